"""The last steps of an application as a browser sends them, beside the database playing the same statements by itself.

Sent: two uploads of 8 KB and the form itself, every transaction durable, to the running web server, by 8 browsers at once. The
peer is pgbench with 8 clients: it plays, one transaction per application, the very statements that the server's database was
asked during one such walk, in the order of its log and with BEGIN and COMMIT where they stood, on forms of its own. Both take
turns within one run, so that whatever else the machine does meets both. Then the same once more with the page that each step
leads to, which costs the database little and Python much; its ratio is printed too. Left out on all sides: identification and
contact, which came before, and the worker, which sends the notices afterwards.

Claims: applications per second are at least 0.15 of pgbench's transactions per second; 95 of 100 answers to each step, pages
among them, come within 100 ms at 8 browsers. Where the time goes is told by statements and their time in the database, and by
whose work the cores did. On a machine whose cores others use as well, the second claim speaks of that machine.
"""

import os
import re
import statistics
import subprocess
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.cores import own_seconds, seconds_of
from bench.result import Claim, Result
from bench.statements import DatabaseLog, Statement, prepare_forms, script
from bench.visitor import OK, SENT, WITH_PAGES, ReadyForm, Visitor, fill, take_last_step
from dayaq.project.database.account import server_account
from dayaq.project.database.programs import find_programs
from tests.long.installation import Installation, Part, Plan

SERVICE = "labour.labour_law_courses"
CLIENTS = 8
ROUNDS = 4
FORMS_A_ROUND = 60
#: What is measured, and its name.
WALKS = {"sent": SENT, "with_pages": WITH_PAGES}
SECONDS_A_ROUND = 5
FORMS_OF_PGBENCH = 40_000
WARM_UP = 24
LEAST_RATIO = 0.15
MOST_MILLISECONDS = 100.0


def run(folder: Path) -> Result:
    """Measure on an installation of its own."""
    people = ROUNDS * len(WALKS) * FORMS_A_ROUND + WARM_UP + 1
    with Installation(folder, Plan(durable=True, people=2 * people)) as installation:
        installation.process(Part.WORKER).stop()
        host = installation.base_url.removeprefix("http://")
        with ThreadPoolExecutor(CLIENTS) as at_once:
            forms = list(at_once.map(lambda citizen: fill(host, citizen, SERVICE), installation.citizens[:people]))
        waiting = iter(forms)
        _drive(host, list(islice(waiting, WARM_UP)), WITH_PAGES, Times())
        walked = next(waiting)
        by_step = _walk_under_log(installation, host, walked)
        playing = _prepare_pgbench(installation, folder, by_step, walked)
        times = Times()
        turns: dict[str, list[dict[str, float]]] = {name: [] for name in WALKS}
        for _ in range(ROUNDS):
            for name, steps in WALKS.items():
                turns[name].append(_turn(installation, host, list(islice(waiting, FORMS_A_ROUND)), steps, times))
                turns[name][-1]["transactions_per_second"] = playing(name)
        return _result(by_step, times, turns)


class Times:
    """How long each step took, in milliseconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.of: dict[str, list[float]] = defaultdict(list)

    def note(self, step: str, seconds: float) -> None:
        """Keep one time."""
        with self._lock:
            self.of[step].append(seconds * 1000)

    def percentile(self, step: str, hundredths: int) -> float:
        """The time within which so many of a hundred answers came."""
        return statistics.quantiles(self.of[step], n=100)[hundredths - 1]


def _drive(host: str, forms: list[ReadyForm], steps: tuple[str, ...], times: Times) -> float:
    """Send the forms by 8 browsers at once; the seconds that all took together."""
    waiting, lock = iter(forms), threading.Lock()

    def browse() -> None:
        visitor = Visitor(host)
        while True:
            with lock:
                form = next(waiting, None)
            if form is None:
                break
            visitor.cookies = dict(form.cookies)
            for step in steps:
                times.note(step, take_last_step(visitor, form, step).seconds)
        visitor.close()

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as at_once:
        for browsing in [at_once.submit(browse) for _ in range(CLIENTS)]:
            browsing.result()
    return time.perf_counter() - began


def _turn(
    installation: Installation, host: str, forms: list[ReadyForm], steps: tuple[str, ...], times: Times
) -> dict[str, float]:
    """One turn of the product, with what each part did of the cores' work for one application, in milliseconds."""
    web, database = installation.web_processes(), installation.database_processes()
    before = (seconds_of(web), seconds_of(database), own_seconds())
    seconds = _drive(host, forms, steps, times if steps == WITH_PAGES else Times())
    after = (seconds_of(web), seconds_of(database), own_seconds())
    spent = [(late - early) * 1000 / len(forms) for early, late in zip(before, after, strict=True)]
    return {
        "applications_per_second": len(forms) / seconds,
        "python_ms": spent[0],
        "database_ms": spent[1],
        "browsers_ms": spent[2],
        "idle_ms": max(0.0, (os.cpu_count() or 1) * seconds * 1000 / len(forms) - sum(spent)),
    }


def _walk_under_log(installation: Installation, host: str, form: ReadyForm) -> dict[str, list[Statement]]:
    """The statements of each step of one walk, as the database logged them."""
    visitor = Visitor(host, cookies=dict(form.cookies))
    with DatabaseLog(installation) as log:
        # The log begins with new connections; those of before were cut, so the first answers may be apologies.
        answered = 0
        while answered < 4 * installation.plan.web_processes:
            answered += visitor.ask("GET", "/status").status == OK
        log.since()
        by_step = {}
        for step in WITH_PAGES:
            take_last_step(visitor, form, step)
            by_step[step] = log.since()
    visitor.close()
    return by_step


def _prepare_pgbench(installation: Installation, folder: Path, by_step: dict[str, list[Statement]], walked: ReadyForm):
    """What plays one turn of pgbench by the name of a walk, and answers its transactions per second."""
    draft, session = walked.root.split("/")[2], walked.cookies["dayaq_session"]
    with installation.connect() as connection:
        row = connection.execute("SELECT person_id FROM draft WHERE key = %s", [draft]).fetchone()
        prepare_forms(connection, FORMS_OF_PGBENCH, draft, session)
    known = {draft: "draft", str(row[0]): "person", session: "session"}
    for name, steps in WALKS.items():
        statements = [statement for step in steps for statement in by_step[step]]
        _played(folder, name).write_text(script(statements, known), encoding="utf-8")
    pgbench = find_programs(server_account(), copies=folder / "database" / "cluster").path("pgbench")
    words = [
        pgbench,
        "-n",
        "-M",
        "simple",
        "-c",
        CLIENTS,
        "-j",
        "2",
        "-T",
        SECONDS_A_ROUND,
    ]

    def play(name: str) -> float:
        all_words = [*words, "-f", _played(folder, name), installation.database_url]
        done = subprocess.run([str(word) for word in all_words], capture_output=True, text=True, check=False)
        found = re.search(r"^tps = ([0-9.]+)", done.stdout, re.MULTILINE)
        if done.returncode != 0 or found is None or "failed transactions: 0 " not in done.stdout:
            raise RuntimeError(f"pgbench failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return float(found[1])

    return play


def _played(folder: Path, name: str) -> Path:
    """Where the script of a walk lies."""
    return folder / f"{name}.sql"


def _result(by_step: dict[str, list[Statement]], times: Times, turns: dict[str, list[dict[str, float]]]) -> Result:
    steps = {
        step: {
            "p50": round(times.percentile(step, 50), 1),
            "p95": round(times.percentile(step, 95), 1),
            "statements": len(by_step[step]),
            "database_alone": round(sum(statement.milliseconds for statement in by_step[step]), 2),
        }
        for step in WITH_PAGES
    }
    rates = {name: _rate(rounds) for name, rounds in turns.items()}
    work = {name: _work(rounds) for name, rounds in turns.items()}
    _tell(steps, turns)
    slowest = max(steps, key=lambda step: steps[step]["p95"])
    return Result(
        bench="last_steps",
        claims=[
            Claim(
                sentence=f"applications to transactions of pgbench at least {LEAST_RATIO}",
                figure=str(rates["sent"]),
                holds=rates["sent"].ratio >= LEAST_RATIO,
            ),
            Claim(
                sentence=f"95 of 100 answers to each step within {MOST_MILLISECONDS:.0f} ms at {CLIENTS} browsers",
                figure=f"slowest step: {slowest}, {steps[slowest]['p95']} ms",
                holds=steps[slowest]["p95"] <= MOST_MILLISECONDS,
            ),
        ],
        figures={
            "ratio": {name: round(rate.ratio, 4) for name, rate in rates.items()},
            "steps": steps,
            "work_for_one_application": work,
            "rounds": turns,
        },
    )


@dataclass(frozen=True)
class Rate:
    """Applications a second beside pgbench's transactions a second, each the mean of the turns."""

    applications: float
    transactions: float

    @property
    def ratio(self) -> float:
        """How much of the database's own speed the product keeps."""
        return self.applications / self.transactions

    def __str__(self) -> str:
        return f"{self.applications:.1f}/s to {self.transactions:.1f}/s = {self.ratio:.3f}"


def _rate(rounds: list[dict[str, float]]) -> Rate:
    return Rate(
        statistics.mean(one["applications_per_second"] for one in rounds),
        statistics.mean(one["transactions_per_second"] for one in rounds),
    )


def _work(rounds: list[dict[str, float]]) -> dict[str, float]:
    """What the cores did for one application, in milliseconds, by whose work it was."""
    return {name: round(statistics.mean(one[name] for one in rounds), 1) for name in rounds[0] if name.endswith("_ms")}


def _tell(steps: dict[str, dict[str, float]], turns: dict[str, list[dict[str, float]]]) -> None:
    """Print where the time goes."""
    print(f"{'step':24}{'p50 ms':>10}{'p95 ms':>10}{'statements':>12}{'in database ms':>16}")
    for step, told in steps.items():
        print(f"{step:24}{told['p50']:10}{told['p95']:10}{told['statements']:12}{told['database_alone']:16}")
    for name, rounds in turns.items():
        print(f"\n{' + '.join(WALKS[name])}: {_rate(rounds)}")
        work = ", ".join(f"{of.removesuffix('_ms')} {ms} ms" for of, ms in _work(rounds).items())
        print(f"work of the cores for one application: {work}")
        for place, one in enumerate(rounds, start=1):
            pair = [f"{one[f'{kind}_per_second']:.1f} {kind}/s" for kind in ("applications", "transactions")]
            print(f"turn {place}: {', '.join(pair)}")
    print("\n(idle holds the waiting for the disk, and what other programs of the machine took)")
