"""The style sheet, the script and the one font: complete, small, hashed once collected.

The font is Inter (variable, weights 400 to 700, optical size 14), cut down with fontTools to Latin, Latin Extended-A,
Cyrillic and the signs below, with the features kern, mark, mkmk, ccmp, locl, tnum and zero; its licence lies beside it.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings
from fontTools.ttLib import TTFont

from dayaq.web.static_files import CollectedOrPlain

OURS = Path(__file__).resolve().parents[2] / "src" / "dayaq" / "web" / "static" / "web"
MOST_BYTES_OF_A_FIRST_VISIT = 100_000


def test_font_draws_every_letter_we_write() -> None:
    drawn = set(TTFont(OURS / "inter.woff2").getBestCmap())
    azerbaijani = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZabcçdeəfgğhxıijkqlmnoöprsştuüvyz"
    cyrillic = "".join(chr(code) for code in range(0x410, 0x450)) + "Ёё"
    signs = "₼№–—‘’“”„«»…•·×−←→↑↓ 0123456789\u00a0\u202f"

    assert {letter for letter in azerbaijani + cyrillic + signs if ord(letter) not in drawn} == set()


def test_font_has_all_weights_in_one_file_and_its_licence_beside_it() -> None:
    axis = TTFont(OURS / "inter.woff2")["fvar"].axes[0]

    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert "SIL Open Font License" in (OURS / "inter-OFL.txt").read_text(encoding="utf-8")


@pytest.mark.django_db  # closing a streamed answer also closes the connection of a test before it
def test_names_are_plain_before_files_are_collected(style: Client) -> None:
    assert staticfiles_storage.url("web/dayaq.css") == "/static/web/dayaq.css"
    answer = style.get("/static/web/dayaq.css")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    answer.close()


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    with override_settings(STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_collected_files_carry_their_hash_and_are_compressed(collected: Path) -> None:
    storage = CollectedOrPlain(location=collected, base_url="/static/")
    name = storage.stored_name("web/dayaq.css")

    assert name != "web/dayaq.css"
    assert (collected / f"{name}.br").is_file()
    assert (collected / f"{name}.gz").is_file()
    assert f'url("{Path(storage.stored_name("web/inter.woff2")).name}")' in (collected / name).read_text(encoding="utf-8")


def test_first_visit_is_small(style: Client, collected: Path) -> None:
    storage = CollectedOrPlain(location=collected, base_url="/static/")
    names = [storage.stored_name(f"web/{name}") for name in ("dayaq.css", "dayaq.js", "inter.woff2", "favicon.svg")]
    sizes = [min(file.stat().st_size for file in (collected / name).parent.glob(f"{Path(name).name}*")) for name in names]

    assert sum(sizes) + len(style.get("/").content) <= MOST_BYTES_OF_A_FIRST_VISIT
    assert settings.WHITENOISE_USE_FINDERS
