"""The words of notices (bildirişlərin mətni): released with the product, changed by two officers, and kept version by version.

The texts of the release stand in YAML beside the room that writes the letter. Staff propose another wording of one kind in one
language, see it with sample values, and a second officer approves it; from its legal day on letters are written from it.
"""
