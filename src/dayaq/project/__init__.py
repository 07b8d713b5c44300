"""The assembled product: settings, addresses, jobs, the command line, the embedded database, the demo."""
