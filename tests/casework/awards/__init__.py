"""Awards and the ledger of dues."""
