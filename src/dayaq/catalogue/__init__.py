"""The catalogue: every service with its passport, in Azerbaijani, English and Russian."""
