"""The demo: a small country in its own state folder, in which 16 March 2020 is played through the real product.

Nothing here is used outside the demo. All people, addresses and numbers are made up.
"""
