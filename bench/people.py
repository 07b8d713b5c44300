"""Finding one of a million people, by a misspelt name or by FİN, and the worklist of 50,000 open applications.

Measured: the product's own questions (`people_found`, `worklist_page`), in a process with a connection that is open, after a
warm-up, one after another, on a database filled by COPY with a million synthetic people, their documents, and 50,000 open
applications. 5,000 people are asked for by their names with one slip of the finger each and in the many ways people type
names: in any order, without diacritics, by ear, in Russian or old Azerbaijani letters, with the patronymic or with the year
of birth. Beside each question stands the barest query of the same rows that an index answers, asked over the same connection
in the same run.

The synthetic country has few names, which makes its groups of namesakes large and its words few; so some 40,000 made-up
words that nobody bears are put among the words of names, as many as a real country may have.

Claims: 95 of 100 misspelt names are answered within 50 ms, 95 of 100 FİN within 5 ms, 95 of 100 worklists within 100 ms.
Recall is told.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.result import Claim, Result

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = int(os.environ.get("DAYAQ_BENCH_PEOPLE", "1000000"))
APPLICATIONS = 50_000
MISSPELT = 5_000
MOST_MILLISECONDS = {"misspelt": 50.0, "fin": 5.0, "worklist": 100.0}
PEERS = {"misspelt": "name_bare", "fin": "fin_bare", "worklist": "worklist_bare"}
SAID = {
    "misspelt": f"95 of 100 of {MISSPELT} misspelt names are answered within 50 ms",
    "fin": "95 of 100 FİN are answered within 5 ms",
    "worklist": f"95 of 100 worklists of {APPLICATIONS} open applications are answered within 100 ms",
}


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
        figures = json.loads(_python(environment, "bench.people_asked", str(PEOPLE), str(APPLICATIONS), str(MISSPELT)))
    finally:
        _python(environment, "dayaq", "db", "remove", "--yes")
    return _result(figures)


def _python(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def _result(figures: dict[str, Any]) -> Result:
    claims = []
    for name, most in MOST_MILLISECONDS.items():
        own, peer = figures[name], figures[PEERS[name]]
        print(f"{name:9} median {own['median']:7.2f} ms, p95 {own['p95']:7.2f} ms; bare query p95 {peer['p95']:.2f} ms")
        claims.append(
            Claim(
                sentence=SAID[name],
                figure=f"{own['p95']:.1f} ms, the bare query {peer['p95']:.2f} ms, in the same run",
                holds=own["p95"] <= most,
            )
        )
    print(f"spelt right: p95 {figures['spelt_right']['p95']:.2f} ms")
    print(
        f"recall of {figures['asked']} misspelt names among {PEOPLE} people: "
        f"somebody of that very name shown {figures['recall_name']:.2%}, that name first {figures['recall_first']:.2%}, "
        f"the very person shown {figures['recall_person']:.2%}"
    )
    return Result(bench="people", claims=claims, figures={"people": PEOPLE, **figures})
