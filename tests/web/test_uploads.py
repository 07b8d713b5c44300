"""Taking files from the wire: within limits they arrive whole, above them with their size alone."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from dayaq.casework.applications.documents import LARGEST
from dayaq.web.uploads import MOST_AT_ONCE, MOST_READ, DroppedFile


def received(*files: SimpleUploadedFile) -> HttpRequest:
    return RequestFactory().post("/", {"files": list(files)})


def test_a_file_at_the_limit_arrives_whole() -> None:
    content = b"%PDF" + b"x" * (LARGEST - 4)

    request = received(SimpleUploadedFile("a.pdf", content))

    assert request.FILES["files"].read() == content
    request.close()


def test_a_file_above_the_limit_arrives_without_content_and_the_others_whole() -> None:
    request = received(SimpleUploadedFile("big.pdf", b"x" * (LARGEST + 1)), SimpleUploadedFile("small.pdf", b"%PDF-1.7"))

    big, small = request.FILES.getlist("files")
    assert isinstance(big, DroppedFile)
    assert (big.size, big.too_large, big.read()) == (LARGEST + 1, True, b"")
    assert small.read() == b"%PDF-1.7"
    request.close()


def test_files_that_are_too_much_together_are_dropped_from_where_they_are() -> None:
    whole = MOST_AT_ONCE // LARGEST

    request = received(*(SimpleUploadedFile(f"{n}.pdf", bytes(LARGEST)) for n in range(whole + 1)))

    kept = [file.size for file in request.FILES.getlist("files") if not isinstance(file, DroppedFile)]
    dropped = [file for file in request.FILES.getlist("files") if isinstance(file, DroppedFile)]
    assert kept == [LARGEST] * whole
    assert [(file.name, file.too_large) for file in dropped] == [(f"{whole}.pdf", False)]
    request.close()


def test_a_form_longer_than_any_we_read_is_refused_before_it_is_read() -> None:
    request = RequestFactory().post(
        "/", data=b"--B--\r\n", content_type="multipart/form-data; boundary=B", CONTENT_LENGTH=str(MOST_READ + 1)
    )

    with pytest.raises(RequestDataTooBig):
        request.FILES  # noqa: B018  # reading is what fails


def test_an_empty_file_arrives_empty() -> None:
    request = received(SimpleUploadedFile("empty.pdf", b""))

    assert request.FILES["files"].size == 0
    request.close()
