"""The electronic copies that the demo's citizens attach: small real files that say in large letters that they are samples."""

import io
from dataclasses import dataclass
from functools import cache

import pikepdf
from PIL import Image, ImageDraw

A4 = (595, 842)
PHOTO = (900, 600)


@dataclass(frozen=True)
class Paper:
    """A file as a person picks it: its name, its bytes, the media type that a browser would name."""

    name: str
    content: bytes
    media_type: str


def paper(name: str) -> Paper:
    """The sample of that file name: a scan (.pdf) or a photograph (.jpg)."""
    title = name.rpartition(".")[0]
    if name.endswith(".pdf"):
        return Paper(name, _scan(_plain(title)), "application/pdf")
    return Paper(name, _photograph(_plain(title)), "image/jpeg")


def _plain(title: str) -> str:
    """The title in the letters that the simplest fonts have."""
    return title.translate(str.maketrans("əƏıİğĞşŞçÇöÖüÜ", "eEiIgGsScCoOuU")).encode("ascii", "ignore").decode()


@cache
def _scan(title: str) -> bytes:
    """A page of PDF with the title and the word SAMPLE."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page = pdf.add_blank_page(page_size=A4)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = f"BT /F1 22 Tf 60 760 Td ({title}) Tj 0 -40 Td (NUMUNE / SAMPLE) Tj ET"
        page.Contents = pdf.make_stream(words.encode("ascii"))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


@cache
def _photograph(title: str) -> bytes:
    """A card photographed on a table."""
    picture = Image.new("RGB", PHOTO, "#8a7f72")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((90, 90, 810, 510), radius=28, fill="#e9f1f4", outline="#073f55", width=4)
    draw.rectangle((130, 190, 330, 440), fill="#b9c9d0")
    for line in range(6):
        draw.rectangle((370, 200 + line * 42, 370 + 380 - line * 30, 214 + line * 42), fill="#7c97a3")
    draw.text((130, 120), f"{title} - NUMUNE / SAMPLE", fill="#073f55", font_size=28)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82)
    return out.getvalue()
