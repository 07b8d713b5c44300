"""A file of 10,000 contract notifications, of which 37 are wrong, worked off by the product's own batches.

Measured: `work_off` until the last line is done, in one process on a database of its own with 40,000 synthetic people: reading
the file, looking into the registers, asking the law about every line, storing, registering, journalling, counting. Beside it,
in the same run, stands a bare bulk insert of the rows that the registered lines left.

Claims: at least 200 lines a second; exactly the 37 wrong lines are told as wrong.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.result import Claim, Result

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 40_000
LINES = int(os.environ.get("DAYAQ_BENCH_LINES", "10000"))
WRONG = 37
LEAST_PER_SECOND = 200


def run(folder: Path) -> Result:
    """Measure on a database of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    environment = {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "dayaq.project.settings",
        "DAYAQ_HOME": str(folder),
    }
    try:
        _python(environment, "dayaq", "db", "start", "--for-tests")
        _python(environment, "dayaq", "migrate")
        figures = json.loads(_python(environment, "bench.contract_lines", str(PEOPLE), str(LINES), str(WRONG)))
    finally:
        _python(environment, "dayaq", "db", "remove", "--yes")
    told = f"{figures['per_second']:.0f} lines a second, a bare bulk insert {figures['bare_per_second']:.0f}, in the same run"
    claims = [
        Claim(
            sentence=f"a file of notifications is worked off at {LEAST_PER_SECOND} lines a second or faster",
            figure=told,
            holds=figures["per_second"] >= LEAST_PER_SECOND,
        ),
        Claim(
            sentence=f"of {LINES} lines exactly the {WRONG} wrong ones are told as wrong",
            figure=f"{figures['wrong']} of {figures['lines']}",
            holds=(figures["wrong"], figures["lines"]) == (WRONG, LINES),
        ),
    ]
    return Result(bench="contract_file", claims=claims, figures=figures)


def _python(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout
