"""Every use of a service, counted: which service, by which channel, at which unit, with which outcome, on which day.

No person stands in these rows, so that any number a press notice names is a query that anybody may run again.
"""
