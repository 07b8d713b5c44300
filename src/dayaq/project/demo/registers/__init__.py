"""Made-up outside registers: a process of its own that serves them over HTTP, and can be told to be slow, wrong or down."""
