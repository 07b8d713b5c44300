"""The law as SQL text: one query for a whole population, equal to the last bit to the answer for one person."""
