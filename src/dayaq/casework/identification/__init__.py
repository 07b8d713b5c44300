"""Identification (şəxsiyyətin müəyyən edilməsi): who is before us, by document number and FİN.

The pair opens applying, and the status sentence of an application; it never shows or changes what is on file.
"""
