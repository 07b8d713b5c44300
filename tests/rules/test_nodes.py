"""Every engine has an answer for every kind of node: a new word of the language is a new row in each of their tables."""

from typing import get_args

import pytest

from dayaq.rules import evaluate, scalar_writer
from dayaq.rules.kernel import writer
from dayaq.rules.plan import Key
from dayaq.rules.sql import expressions
from dayaq.rules.tree import Node, Value

OF_ITS_OWN = {Value, *get_args(Key)} - {str}
"""For populations the planner makes columns of these, and what reads a column is no row of a table."""


@pytest.mark.parametrize("table", [evaluate.EVALUATORS, scalar_writer.WRITERS], ids=["explanation", "Python"])
def test_an_engine_for_one_subject_knows_every_kind_of_node(table: dict[type, object]) -> None:
    assert set(table) == set(get_args(Node))


@pytest.mark.parametrize("table", [expressions.WRITERS, writer.WRITERS], ids=["SQL", "kernel"])
def test_an_engine_for_populations_knows_every_kind_of_node_but_columns(table: dict[type, object]) -> None:
    assert set(table) == set(get_args(Node)) - OF_ITS_OWN
