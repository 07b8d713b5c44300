"""Outside registers (kənar reyestrlər): read and asked by jobs, their words kept with their time; life events among them.

A register hands over entries. One of civil status is a life event: a birth, a death, a marriage. One of the others is a
statement: a fact about a person that is true from a day on. Entries that cannot be true are held for an officer. Nothing is
pushed up from here: whom the facts changed for is told to a function that is handed in.
"""
