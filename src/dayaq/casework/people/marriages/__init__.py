"""Marriages (nikahlar): who is married to whom by civil status, from when until when."""
