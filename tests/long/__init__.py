"""The long suites, on the real thing: web server, worker and database as processes, real HTTP and SMTP on loopback."""
