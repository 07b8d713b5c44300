"""The rules of living in the house that neither the linter nor the import contracts can hold."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ForeignKey, Model

ROOT = Path(__file__).resolve().parent.parent
SOURCE = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
CODE = [*SOURCE, *TESTS, *sorted((ROOT / "bench").rglob("*.py"))]

NO_NAMES_FOR_A_ROOM = {
    "base", "common", "core", "data", "exceptions", "handlers", "helpers", "info", "managers", "misc", "mixins",
    "processors", "repositories", "shared", "signals", "utils",
}  # fmt: skip
# The law's own amounts that several laws share are called common in the house's plan.
PLANNED = {ROOT / "src" / "dayaq" / "law" / "common"}
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(work|home|root|Users|mnt|opt)/")
REGISTRY_HOSTS = [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("crates", "io")]
REGISTRIES = re.compile("|".join(rf"\b{name}\.{end}\b" for name, end in REGISTRY_HOSTS))
LOCK_FILES = {"uv.lock", "poetry.lock", "Pipfile.lock", "package-lock.json", "yarn.lock", "pnpm-lock.yaml"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked_files() -> list[Path]:
    """Every file of the repository, also those about to be added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    """The repository's text files with what they say."""
    found = []
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content:
            found.append((path, content.decode(errors="replace")))
    return found


def ladder_of_casework() -> list[set[str]]:
    """The ladder of casework from the ground up, read from the import contract, so that it is written once."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract.get("containers") == ["dayaq.casework"])
    return [set(re.findall(r"\w+", layer)) for layer in reversed(layers)]


def step_of(model: type[Model]) -> int:
    """On which step of the ladder a table of casework stands."""
    room = model.__module__.removeprefix("dayaq.casework.").partition(".")[0]
    return next(number for number, rooms in enumerate(ladder_of_casework()) if room in rooms)


def test_no_file_outgrows_its_limit() -> None:
    # A migration is made by Django from the models; nobody reads it as code.
    written = [path for path in SOURCE if "migrations" not in path.parts]
    limits = [*((path, 400) for path in written), *((path, 600) for path in TESTS)]

    assert [named(path) for path, limit in limits if len(path.read_text().splitlines()) > limit] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in SOURCE if "migrations" not in path.parts and not ast.get_docstring(ast.parse(path.read_text()))]

    assert [named(path) for path in silent] == []


def test_nothing_is_imported_inside_a_function() -> None:
    inner = [
        f"{named(path)}:{statement.lineno}"
        for path in CODE
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for statement in ast.walk(function)
        if isinstance(statement, (ast.Import, ast.ImportFrom))
    ]

    assert inner == []


def test_no_module_is_a_drawer_for_everything() -> None:
    modules = [path if path.name != "__init__.py" else path.parent for path in SOURCE]

    assert [named(path) for path in modules if path.stem in NO_NAMES_FOR_A_ROOM and path not in PLANNED] == []


def test_nobody_sends_or_receives_signals() -> None:
    speakers = [
        named(path)
        for path in SOURCE
        for statement in ast.walk(ast.parse(path.read_text()))
        if (isinstance(statement, ast.ImportFrom) and re.search(r"(^|\.)(signals|dispatch)($|\.)", statement.module or ""))
        or (isinstance(statement, ast.Import) and any(re.search(r"\.(signals|dispatch)$", one.name) for one in statement.names))
    ]

    assert speakers == []


def test_a_foreign_key_points_down() -> None:
    models = [model for model in apps.get_app_config("casework").get_models() if model.__module__.startswith("dayaq.casework.")]
    upward = [
        f"{model.__name__}.{field.name}"
        for model in models
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model in models and step_of(field.related_model) > step_of(model)
    ]

    assert models
    assert upward == []


@pytest.mark.django_db
def test_the_migrations_tell_of_every_table() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert [named(path) for path, text in texts() if MACHINE_PATH.search(text)] == []


def test_no_file_names_a_package_registry() -> None:
    assert [named(path) for path, text in texts() if REGISTRIES.search(text)] == []


def test_no_lock_file_with_addresses_is_kept() -> None:
    assert [named(path) for path in tracked_files() if path.name in LOCK_FILES] == []


def test_every_pinned_package_has_its_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        pins = re.findall(r"^[\w.\[\]-]+==[^\\\n]+\\?\n(?:\s+--hash=sha256:[0-9a-f]{64})?", path.read_text(), re.MULTILINE)

        assert pins
        assert [pin for pin in pins if "--hash" not in pin] == []


WRITES_A_PERSON = re.compile(r"\bPerson\.objects\.(bulk_)?(create|update)\(|\bperson\.save\(")


def test_people_are_written_only_where_the_keys_of_their_names_are_kept() -> None:
    """Whoever writes a person by another way would store somebody whom search never finds."""
    own = ROOT / "src" / "dayaq" / "casework" / "people"
    written = [named(path) for path in SOURCE if own not in path.parents and WRITES_A_PERSON.search(path.read_text())]

    assert written == []
