"""People (şəxslər): natural persons and their identity documents over time, and how both are written and shown."""
