"""A document is judged by its bytes, not by what its name says."""

import hashlib

import pytest

from dayaq.casework.applications.documents import (
    LARGEST,
    DocumentTooLarge,
    DocumentTypeNotAccepted,
    DocumentWronglyNamed,
    EmptyDocument,
    check,
    safe_name,
)

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
PDF = b"%PDF-1.4 body"


def test_document_keeps_its_bytes_name_and_hash() -> None:
    document = check("şəhadətnamə.PDF", PDF)

    assert (document.name, document.media_type, document.content) == ("şəhadətnamə.PDF", "application/pdf", PDF)
    assert document.sha256 == hashlib.sha256(PDF).hexdigest()


def test_empty_document_is_refused() -> None:
    with pytest.raises(EmptyDocument):
        check("a.pdf", b"")


def test_document_of_exactly_the_limit_is_accepted_and_one_byte_more_refused() -> None:
    assert check("a.pdf", PDF.ljust(LARGEST)).sha256
    with pytest.raises(DocumentTooLarge):
        check("a.pdf", PDF.ljust(LARGEST + 1))


@pytest.mark.parametrize("content", [b"MZ\x90\x00" + b"\0" * 60, b"<html><script>", b"just text", b"PK\x03\x04" + b"\0" * 40])
def test_program_page_text_and_archive_are_refused(content: bytes) -> None:
    with pytest.raises(DocumentTypeNotAccepted):
        check("a.pdf", content)


def test_picture_named_as_pdf_is_refused_and_the_person_told_what_it_is() -> None:
    with pytest.raises(DocumentWronglyNamed) as refused:
        check("vəsiqə.pdf", PNG)

    assert "PNG" in refused.value.in_language("az")
    assert "vəsiqə.pdf" in refused.value.in_language("ru")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\Users\\Leyla\\sənəd.pdf", "sənəd.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202egnp.pdf", "agnp.pdf"),
        ("bir\x00iki\n.pdf", "biriki.pdf"),
        ("", "document"),
        ("...", "document"),
        ("ə" * 300 + ".pdf", "ə" * 146 + ".pdf"),
    ],
)
def test_name_is_made_safe_to_show_and_to_save(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept
