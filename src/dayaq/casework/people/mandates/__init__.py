"""Mandates (səlahiyyət, təmsilçilik): who may act for whom, for which services, from when to when, and on which paper.

A parent acts for a minor child by the civil status record; everybody else by a mandate that an officer records from its paper.
"""
