"""Every amount of the law says where it comes from and how sure we are of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dayaq.rules.amounts import Dated, DatedAmount
from dayaq.rules.book import Law
from tests.law.conftest import LAW

FILES = sorted(LAW.rglob("amounts.yaml"))


def dated(law: Law) -> Iterator[tuple[str, Dated]]:
    for amount in law.amounts.values():
        parts = amount.series.values() if isinstance(amount, DatedAmount) else []
        for series in parts:
            for value in series.values:
                yield amount.id, value
        if not isinstance(amount, DatedAmount):
            for bracket in amount.brackets:
                for value in (*bracket.threshold.values, *bracket.worth.values):
                    yield amount.id, value


def test_every_value_names_its_reference(law: Law) -> None:
    assert {name for name, value in dated(law) if not value.reference} == set()


def test_a_value_that_nobody_knows_is_never_called_certain(law: Law) -> None:
    unknown = [(name, value) for name, value in dated(law) if value.value is None and not value.ended]

    assert {name for name, value in unknown if value.confidence != "unverified"} == set()


def keys_of_sources(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for name, content in node.items():
            if name == "sources":
                yield from content
            else:
                yield from keys_of_sources(content)
    elif isinstance(node, list):
        for each in node:
            yield from keys_of_sources(each)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_source_of_an_amount_is_in_the_list_of_sources(path: Path, sources: dict[str, str]) -> None:
    named = set(keys_of_sources(yaml.safe_load(path.read_text(encoding="utf-8"))))

    assert named - set(sources) == set()


def test_the_days_on_which_confirmed_values_begin_are_days_of_the_law(law: Law) -> None:
    assert all(value.since.year >= 2006 for _, value in dated(law))


def test_a_value_keeps_its_sources_those_of_the_amount_where_it_names_none(law: Law) -> None:
    minimum, months = law.amounts["common.minimum_pension"], law.amounts["common.payment_months"]

    assert isinstance(minimum, DatedAmount)
    assert isinstance(months, DatedAmount)
    assert minimum.series[""].values[-1].sources == ("metbuat_1518306", "day_1809548", "cebheinfo_2025", "sia_1223624")
    assert months.series[""].values[0].sources == ("dsmf_faq_pension", "valyuta_64317", "dsmf_disability")
