"""Draws a document page by page as pictures: run as a program of its own, within limits, because what it reads may be hostile.

It knows nothing of the product. The document comes on standard input; each page goes to standard output as a PNG after four bytes
that tell its length. The exit code says why nothing was drawn.
"""

import io
import resource
import sys

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

try:
    import pypdfium2
except ImportError:  # an installation without it shows pictures, and says of a PDF that it cannot be shown
    pypdfium2 = None

ENCRYPTED, DAMAGED, UNSUPPORTED = 3, 4, 5
MEGABYTE = 1024 * 1024
MEMORY, SECONDS = 1024 * MEGABYTE, 20
MOST_PAGES = 30
LONGEST_SIDE = 1600
MOST_PIXELS = 60_000_000
LARGEST = 11 * MEGABYTE
PASSWORD_NEEDED = 4


def main() -> int:
    """Limit this process first, then read and draw."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        return UNSUPPORTED
    try:
        return draw_pdf(content) if content.startswith(b"%PDF") else draw_picture(content)
    except Exception:  # noqa: BLE001  whatever a hostile document provokes is one answer: it cannot be drawn
        return DAMAGED


def draw_pdf(content: bytes) -> int:
    """Every page of a PDF, without its scripts, forms and links."""
    if pypdfium2 is None:
        return UNSUPPORTED
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return ENCRYPTED if error.err_code == PASSWORD_NEEDED else DAMAGED
    if not len(document):
        return DAMAGED
    for place in range(min(len(document), MOST_PAGES)):
        page = document[place]
        longest = max(page.get_size()) or 1
        send(page.render(scale=min(LONGEST_SIDE / longest, 4), may_draw_forms=False).to_pil())
    return 0


def draw_picture(content: bytes) -> int:
    """Every frame of a picture, turned upright, without what its file says beside."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "TIFF", "WEBP"))
    except UnidentifiedImageError:
        # Word documents and HEIC pictures are well, only not drawn here.
        return UNSUPPORTED if content[:2] == b"PK" or content[4:8] == b"ftyp" else DAMAGED
    if picture.width * picture.height > MOST_PIXELS:
        return DAMAGED
    for place, frame in enumerate(ImageSequence.Iterator(picture)):
        if place == MOST_PAGES:
            break
        send(ImageOps.exif_transpose(frame))
    return 0


def send(picture: Image.Image) -> None:
    """Write one page, small enough for a screen, its pixels alone."""
    drawn = picture.convert("RGB")
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    target = io.BytesIO()
    drawn.save(target, "PNG", optimize=False)
    content = target.getvalue()
    sys.stdout.buffer.write(len(content).to_bytes(4, "big") + content)


if __name__ == "__main__":
    sys.exit(main())
