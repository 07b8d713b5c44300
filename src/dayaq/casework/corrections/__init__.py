"""Corrections (düzəlişlər): a person contests one stored fact with evidence, an officer corrects it; doubles become one person.

Old and new are both kept, and a merge of doubles can be undone: it remembers which rows it moved.
"""
