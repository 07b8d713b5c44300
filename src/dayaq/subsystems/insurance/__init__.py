"""State social insurance (Sığorta): the individual account (fərdi hesab) of each insured person, month by month.

It owns the accounts, the contributions by month, the balances taken over from the fund, the record before 2006 and its proof, and
supplies the facts of the law about the insurance record and the pension capital. It may ask contracts (who employs, and whose
contract runs), disability, casework and the law.
"""
