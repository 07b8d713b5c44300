"""The officer's desk: logging in with a second factor, the worklist, an application, its decision, undelivered notices."""
