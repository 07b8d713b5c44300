"""The subsystems (altsistemlər) of the notice: each owns its registers, supplies its facts, and asks only those under it."""
