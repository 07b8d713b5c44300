"""The embedded PostgreSQL: our own launcher for a server that belongs to one state folder.

It finds the server's programs, makes a cluster, starts it, and stops it. DATABASE_URL makes all of it unnecessary.
"""
