"""The rule language: a law written once as plain Python about one person or one family, read, explained and compiled.

Nothing here knows a country, a database or a web page. `docs/rule-language.md` is the grammar.
"""
