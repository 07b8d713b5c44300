"""Employment (Məşğulluq): who is registered as a jobseeker, vacancies, offers with their reasons, referrals, the unemployed.

Owns these registers with their days and the moments in which they became known. Asks casework, the law, and of the subsystems the
register of employers and signatories that `contracts` keeps.
"""
