"""The worker: does the jobs of all queues, seals the journal, and gives back the jobs of workers that were killed.

Any number of workers may run, on any number of machines; the sealer runs where the anchors are kept.
"""
