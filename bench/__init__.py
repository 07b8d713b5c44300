"""What is fast, measured beside its peer in one run, and what must not be told by its duration. `python -m bench [NAME...]`.

Each bench is a module whose docstring says what it measures, beside what, and which claim it makes; its `run(folder)` answers
the result. Nothing but loopback is ever loaded.
"""
