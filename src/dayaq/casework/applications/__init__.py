"""Applications (müraciət): what was asked, through which channel, with which documents, and where to answer.

A form filled at home is a draft under one key; sending it stores the application and its registration number in one
transaction, exactly once, however often the button is pressed.
"""
