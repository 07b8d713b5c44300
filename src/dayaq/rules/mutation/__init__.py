"""How well the examples hold a law fast: every comparison, operator, constant, condition and amount is changed in turn.

A change that no example notices is a sentence of the law that somebody could get wrong without anybody seeing it.
"""
