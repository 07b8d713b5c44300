"""DOST centres (DOST mərkəzləri): where they are, when they are open, by which regime, and the working-day calendar.

Owns the centres, their mailboxes, the regimes that a decision puts them under, and the Cabinet's decisions on days.
It asks only the journal.
"""
