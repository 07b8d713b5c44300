"""A document is looked at as pictures of its pages, drawn where a hostile one breaks only the drawing."""

import io

import pikepdf
import pytest
from PIL import Image

from dayaq.casework.applications import drawing, safe_copies
from dayaq.casework.applications.models import SafeCopy, StoredFile
from dayaq.casework.applications.safe_copies import drawn, safe_copy_of


def picture(kind: str, size: tuple[int, int] = (40, 30), **saved: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "red").save(target, kind, **saved)
    return target.getvalue()


def pdf(pages: int = 2, **saved: object) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(200, 300))
        document.save(target, **saved)
    return target.getvalue()


def sizes(pages: list[bytes]) -> list[tuple[int, int]]:
    return [Image.open(io.BytesIO(page), formats=("PNG",)).size for page in pages]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_picture_is_drawn_anew(kind: str) -> None:
    code, pages = drawn(picture(kind))

    assert (code, sizes(pages)) == (0, [(40, 30)])


def test_the_exit_codes_are_those_of_the_program() -> None:
    ours = (safe_copies.ENCRYPTED, safe_copies.DAMAGED, safe_copies.UNSUPPORTED)

    assert ours == (drawing.ENCRYPTED, drawing.DAMAGED, drawing.UNSUPPORTED)


def test_nothing_but_pixels_is_kept_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "SECRET-PLACE"

    _, pages = drawn(picture("JPEG", exif=exif) + b"<script>SECRET-TAIL</script>")

    assert sizes(pages) == [(30, 40)]
    assert b"SECRET" not in pages[0]


def test_a_large_picture_becomes_small_enough_for_a_screen() -> None:
    _, pages = drawn(picture("PNG", (4000, 2000)))

    assert sizes(pages) == [(1600, 800)]


def test_every_frame_of_a_fax_is_a_page_up_to_the_most() -> None:
    frames = [Image.new("1", (10, 10)) for _ in range(drawing.MOST_PAGES + 5)]

    _, pages = drawn(picture("TIFF", save_all=True, append_images=frames))

    assert len(pages) == drawing.MOST_PAGES


def test_a_pdf_is_drawn_page_by_page() -> None:
    pytest.importorskip("pypdfium2", reason="the library that draws PDF is not installed")

    code, pages = drawn(pdf(2))

    assert (code, len(pages)) == (0, 2)


def test_a_pdf_locked_by_a_password_is_told_apart() -> None:
    pytest.importorskip("pypdfium2", reason="the library that draws PDF is not installed")

    locked = pdf(encryption=pikepdf.Encryption(user="parol", owner="parol"))

    assert drawn(locked) == (drawing.ENCRYPTED, [])


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%%EOF", b"%PDF-" + bytes(2000)])
def test_a_broken_pdf_is_damaged(content: bytes) -> None:
    pytest.importorskip("pypdfium2", reason="the library that draws PDF is not installed")

    assert drawn(content) == (drawing.DAMAGED, [])


def test_a_picture_that_unpacks_to_gigabytes_is_refused_unread() -> None:
    bomb = Image.new("1", (30_000, 30_000))
    target = io.BytesIO()
    bomb.save(target, "PNG", optimize=True)

    code, pages = drawn(target.getvalue())

    assert (code, pages) == (drawing.DAMAGED, [])


@pytest.mark.parametrize("content", [b"PK\x03\x04docx", b"hello", b"\x89PNG\r\n\x1a\n" + bytes(20), picture("JPEG")[:200]])
def test_what_is_no_picture_breaks_nothing(content: bytes) -> None:
    code, pages = drawn(content)

    assert code in {drawing.UNSUPPORTED, drawing.DAMAGED}
    assert pages == []


@pytest.mark.django_db
def test_the_copy_is_made_once_beside_the_untouched_original() -> None:
    content = picture("PNG")
    file = StoredFile.objects.create(sha256="1" * 64, size=len(content), media_type="image/png", content=content)

    first, second = safe_copy_of(file), safe_copy_of(file)

    assert (first.pk, first.state) == (second.pk, SafeCopy.State.READY)
    assert [page.number for page in first.pages.all()] == [1]
    assert bytes(StoredFile.objects.get(pk=file.pk).content) == content
