"""Rights nobody asked for (proaktiv təyinat): one finding at a time, through filters, to an award or an officer's task."""
