"""The desk's pages for disability determination: the doctor's referrals, the commission's files without names, the register."""
