"""Static files under names that carry their content's hash once collected, and under their plain names before."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedOrPlain(CompressedManifestStaticFilesStorage):
    """Hashed, compressed, cached for ever after `collectstatic`; a fresh checkout and the tests need no such step."""

    def stored_name(self, name: str) -> str:
        """The name with its hash, or the plain one that WhiteNoise finds in the packages while nothing is collected."""
        return str(super().stored_name(name)) if self.hashed_files else name
