"""The journal: who did and who read what, about whom and when, in rows that nobody can change unseen.

Rows carry plain ids and no foreign keys, so the journal asks no other room and outlives what it tells about.
Every operation appends its row in its own transaction; a sealer chains the rows soon after.
"""
