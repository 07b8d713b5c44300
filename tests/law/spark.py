"""Apache Spark on this machine alone: a session for the tests, with facts laid into it as tables."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import Any

import duckdb

from dayaq.rules.sql.dialects import DUCKDB
from dayaq.rules.sql.query import Sources

LOCAL = "127.0.0.1"
SETTINGS = {
    "spark.driver.bindAddress": LOCAL,
    "spark.driver.host": LOCAL,
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
TYPES = {"BIGINT": "bigint", "BOOLEAN": "boolean", "DATE": "date", "VARCHAR": "string"}
"""What DuckDB calls the kinds of value, and what Spark does."""


class Spark:
    """A running session."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def execute(self, sql: str) -> Sequence[Sequence[Any]]:
        """The rows of a query."""
        return [tuple(row) for row in self.session.sql(sql).collect()]

    def holding(self, sources: Sources) -> Sources:
        """The facts of relations that DuckDB can read, as tables of the session."""
        tables = {name: f"facts_{name}" for name in sources.relations}
        with duckdb.connect() as connection:
            for name, relation in sources.relations.items():
                found = connection.execute(f"FROM {relation} facts")
                columns: Mapping[str, Any] = {column[0]: TYPES[str(column[1])] for column in found.description}
                schema = ", ".join(f"`{column}` {kind}" for column, kind in columns.items())
                self.session.createDataFrame(found.fetchall(), schema).createOrReplaceTempView(tables[name])
        return replace(sources, relations=tables)


READ_BY = DUCKDB
"""The dialect in which `Spark.holding` wants the relations of facts written."""


@contextmanager
def spark() -> Iterator[Spark]:
    """A session on this machine and its loopback address; without PySpark the error says how to have it."""
    try:
        sql = import_module("pyspark.sql")
    except ModuleNotFoundError as missing:
        raise RuntimeError("Apache Spark is not installed here: make spark") from missing
    os.environ["SPARK_LOCAL_IP"] = LOCAL
    builder = sql.SparkSession.builder.master("local[2]").appName("dayaq")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield Spark(session)
    finally:
        session.stop()
