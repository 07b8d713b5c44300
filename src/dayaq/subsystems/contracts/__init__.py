"""Employment-contract notification (əmək müqaviləsi bildirişi): employers, who signs for them, and what they notified.

Owns the registers of employers and signatories and every notification of the conclusion, amendment and termination of a
contract. A contract is in force because its notification is registered; nothing is edited in place. Asks casework and the law.
"""
