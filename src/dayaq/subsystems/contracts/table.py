"""Reading a table of notifications: the file into lines, and a line into a notification or what is wrong with it, by column."""

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from dayaq.casework.azerbaijani import fold
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.people.document_number import normalised_document_number
from dayaq.casework.people.fin import normalised_fin
from dayaq.casework.refusal import Refusal
from dayaq.subsystems.contracts.values import (
    AgreedTerms,
    Conclusion,
    Fault,
    Worker,
    read_day,
    read_sum,
    read_whole,
    read_yes_or_no,
    words_of,
)
from dayaq.subsystems.contracts.workbook import NotAWorkbook, is_workbook, rows_of_workbook

MOST_LINES = 20_000
LONGEST_LINE = 20_000
SEPARATORS = ";,\t"


class NotATable(Refusal):
    """The bytes are no table that can be read."""

    texts = {
        "az": "Bu fayl oxunmur. Onu Excel (XLSX) və ya UTF-8 kodlaşdırmasında CSV kimi saxlayın: "
        "birinci sətirdə sütunların adı, hər işçi bir sətirdə.",
        "en": "This file cannot be read. Save it as Excel (XLSX) or as CSV in UTF-8: names of the columns in the first line, "
        "one worker a line.",
        "ru": "Файл не читается. Сохраните его как Excel (XLSX) или как CSV в кодировке UTF-8: "
        "названия столбцов в первой строке, один работник в строке.",
    }


class ColumnsMissing(Refusal):
    """The first line does not name every column that must be there."""

    texts = {
        "az": "Birinci sətirdə bu sütunlar çatışmır: {columns}.",
        "en": "These columns are missing in the first line: {columns}.",
        "ru": "В первой строке нет столбцов: {columns}.",
    }


class NoLines(Refusal):
    """There is nothing under the first line."""

    texts = {
        "az": "Faylda heç bir işçi yoxdur.",
        "en": "There is no worker in the file.",
        "ru": "В файле нет ни одного работника.",
    }


class TooManyLines(Refusal):
    """More lines than one file may hold."""

    texts = {
        "az": "Bir faylda ən çoxu {most} sətir ola bilər. Faylı hissələrə bölün.",
        "en": "A file may hold at most {most} lines. Split it.",
        "ru": "В файле может быть не более {most} строк. Разделите файл.",
    }


class CellEmpty(Refusal):
    """What must be answered is not."""

    texts = {"az": "Bu xana boşdur.", "en": "This cell is empty.", "ru": "Ячейка пуста."}


class CellUnfit(Refusal):
    """The text is too long or holds signs that cannot be seen."""

    texts = {
        "az": "Mətn çox uzundur (ən çoxu {most} işarə) və ya görünməyən işarə var.",
        "en": "The text is too long (at most {most} signs) or holds a sign that cannot be seen.",
        "ru": "Текст слишком длинный (не более {most} знаков) или содержит невидимый знак.",
    }


def _text(written: str, *, most: int = 200) -> str:
    composed = unicodedata.normalize("NFC", written)
    if len(composed) > most or not composed.isprintable():
        raise CellUnfit(most=most)
    return composed


READERS: Mapping[str, Callable[[str], Any]] = {
    "key": partial(_text, most=80),
    "fin": normalised_fin,
    "document": normalised_document_number,
    "surname": partial(_text, most=100),
    "given_name": partial(_text, most=100),
    "patronymic": partial(_text, most=100),
    "address": partial(_text, most=300),
    "position": _text,
    "workplace": partial(_text, most=300),
    "duties": partial(_text, most=1000),
    "concluded_on": read_day,
    "starts_on": read_day,
    "last_day": read_day,
    "trial_months": partial(read_whole, most=12),
    "weekly_hours": partial(read_whole, least=1, most=60),
    "wage": read_sum,
    "supplements": partial(_text, most=300),
    "leave_days": partial(read_whole, most=120),
    "main_workplace": read_yes_or_no,
    "parental_consent": read_yes_or_no,
    "other": partial(_text, most=1000),
}
#: Columns that may be missing or empty, with what is meant then.
OPTIONAL: Mapping[str, Any] = {
    "key": "",
    "patronymic": "",
    "last_day": None,
    "trial_months": 0,
    "supplements": "",
    "parental_consent": False,
    "other": "",
}
TITLES: Mapping[str, Words] = {
    name: Words.read(titles)
    for name, titles in yaml.safe_load(Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8")).items()
}
_BY_TITLE = {fold(title): name for name, titles in TITLES.items() for title in (name, *titles)}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the file by its number, the first line of the file being 1, and its cells by column."""

    number: int
    cells: Mapping[str, str]


def read_table(content: bytes) -> list[Line]:
    """The lines of a file; empty ones are passed over. Refuses what is no table, columns missing, and too many lines."""
    rows = _rows(content)
    names = [_BY_TITLE.get(fold(title.strip())) for title in rows[0]] if rows else []
    if not any(names):
        raise NotATable
    missing = [TITLES[name] for name in READERS if name not in OPTIONAL and name not in names]
    if missing:
        raise ColumnsMissing(columns=Words(*(", ".join(one.in_language(language) for one in missing) for language in LANGUAGES)))
    lines = [
        Line(number=number, cells={name: cell.strip() for name, cell in zip(names, row, strict=False) if name})
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    if not lines:
        raise NoLines
    if len(lines) > MOST_LINES:
        raise TooManyLines(most=MOST_LINES)
    return lines


def read_line(line: Line, *, key: str) -> Conclusion | list[Fault]:
    """The notification of a line under the employer's own key or the one given, or everything that is wrong with its cells."""
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, read in READERS.items():
        written = line.cells.get(name, "")
        try:
            found[name] = read(written) if written else _empty(name)
        except Refusal as refusal:
            faults.append(Fault(words=words_of(refusal), field=name))
    if faults:
        return faults
    return Conclusion(
        key=found["key"] or key,
        worker=Worker(**{name: found[name] for name in Worker.__dataclass_fields__}),
        terms=AgreedTerms(**{name: found[name] for name in AgreedTerms.__dataclass_fields__}),
    )


def _empty(name: str) -> Any:
    if name not in OPTIONAL:
        raise CellEmpty
    return OPTIONAL[name]


def _rows(content: bytes) -> Sequence[Sequence[str]]:
    """The rows of a workbook or of CSV, whichever the bytes are."""
    try:
        # One row of titles, and one more than may be, so that a file too long is told as such
        rows = rows_of_workbook(content, most_rows=MOST_LINES + 2) if is_workbook(content) else _rows_of_csv(content)
    except NotAWorkbook as error:
        raise NotATable from error
    if any(sum(map(len, row)) > LONGEST_LINE for row in rows):
        raise NotATable
    return rows


def _rows_of_csv(content: bytes) -> Sequence[Sequence[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotATable from error
    if "\0" in text:
        raise NotATable
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise NotATable from error
