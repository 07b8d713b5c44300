"""Awards (təyinat): what is due to whom by which benefit of the law, from when to when, and the ledger of dues by month."""
