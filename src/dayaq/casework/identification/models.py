"""The attempts to identify oneself, kept only as long as the limits need them."""

from django.db import models


class IdentificationAttempt(models.Model):
    """One try with a well-formed pair of document number and FİN, right or wrong.

    The claimed FİN and the client's address stand here only as keyed hashes, which only the product's key could turn back.
    """

    person_key = models.BinaryField(max_length=32)
    address_key = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    succeeded = models.BooleanField()

    class Meta:
        db_table = "identification_attempt"
        indexes = [
            models.Index(name="attempt_of_person", fields=["person_key", "at"]),
            models.Index(name="attempt_of_address", fields=["address_key", "at"]),
            models.Index(name="attempt_by_time", fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"
