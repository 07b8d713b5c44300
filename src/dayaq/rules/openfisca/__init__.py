"""Reads what OpenFisca countries publish, their parameters and YAML tests, so that they can be asked of our engines."""
