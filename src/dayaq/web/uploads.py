"""Taking files from the wire within limits: what is too large is read and thrown away, so that the person gets a clear page.

A file above its limit arrives without content but with its true size; a form or a room refuses it by that size, and the other
files of the same form are kept. Nothing above the limits stays in memory or on disk.
"""

from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from dayaq.casework.applications.documents import LARGEST

IN_MEMORY = 1024 * 1024
"""The bytes of one file that are held in memory; the rest waits in a temporary file."""

MOST_AT_ONCE = 5 * LARGEST
"""The bytes of all files of one form that are kept; files beyond are refused by name and can be sent with another form."""

MOST_READ = 400 * 1024 * 1024
"""The longest form that is read to its end to be answered with a page; a longer one is refused before it is read."""


class DroppedFile(UploadedFile):
    """A file whose bytes were thrown away: `too_large` by itself, else because the form held too much at once."""

    def __init__(self, *, name: str, content_type: str, size: int) -> None:
        super().__init__(file=BytesIO(), name=name, content_type=content_type, size=size)

    @property
    def too_large(self) -> bool:
        """Whether the file alone is above the limit of one file."""
        return (self.size or 0) > LARGEST


class BoundedUpload(FileUploadHandler):
    """Django's way to take files, with our limits."""

    def handle_raw_input(self, input_data: Any, meta: dict[str, str], content_length: int, *rest: Any) -> None:  # noqa: ARG002  # Django's
        """Begin a form; refuses one that is too long to be read at all."""
        self.kept_of_form = 0
        if content_length > MOST_READ:
            raise RequestDataTooBig("the form is longer than any we read")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin one file."""
        super().new_file(*args, **kwargs)
        self.kept: IO[bytes] | None = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the request closes it
        self.kept_of_file = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep the next bytes, or drop the whole file when they are too many."""
        if self.kept is None:
            return
        if start + len(raw_data) > LARGEST or self.kept_of_form + len(raw_data) > MOST_AT_ONCE:
            self.kept.close()
            self.kept = None
            self.kept_of_form -= self.kept_of_file
            return
        self.kept.write(raw_data)
        self.kept_of_file += len(raw_data)
        self.kept_of_form += len(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """The file as it is handed to the form."""
        name, content_type = self.file_name or "", self.content_type or ""
        if self.kept is None:
            return DroppedFile(name=name, content_type=content_type, size=file_size)
        self.kept.seek(0)
        return UploadedFile(file=self.kept, name=name, content_type=content_type, size=file_size, charset=self.charset)

    def upload_interrupted(self) -> None:
        """Let go of what was kept of a file whose sender went away."""
        if self.kept is not None:
            self.kept.close()
