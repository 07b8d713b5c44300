"""Disability determination (TSERAS, Əlillik): referrals, commissions that decide without seeing who, appeals.

It owns the files, the draws that hand them out, the assessments and the rehabilitation programmes, and supplies the
facts of the law about a person's disability. It asks casework and the law.
"""
