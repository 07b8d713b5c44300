"""Columns that name, as text, a person whom a row is about beside the one whose it is."""

from typing import Any

from django.db import models


class AboutField(models.CharField):  # type: ignore[type-arg]
    """The id of a person as text; empty, or something else, where no person on file is named.

    When two rows of a person are merged, what is about the one becomes about the other, as with every foreign key.
    """

    def get_prep_value(self, value: Any) -> Any:
        """A person is kept by the id."""
        return super().get_prep_value(str(value.pk) if isinstance(value, models.Model) else value)
