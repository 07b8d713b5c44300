"""Rights nobody asked for."""
