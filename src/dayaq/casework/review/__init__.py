"""Review (baxılma): the officer's work on applications, from the worklist to the completed review."""
