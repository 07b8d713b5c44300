"""Asks a database full of people, as a process of its own with the settings of an installation; prints what it measured as JSON.

Run as `python -m bench.people_asked PEOPLE APPLICATIONS MISSPELT`.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.misspelling import misspelt  # noqa: E402
from bench.people_on_file import DAY, put_applications, put_on_file, put_words_of_nobody  # noqa: E402
from dayaq.casework.people.search import PeopleQuestion, people_found  # noqa: E402
from dayaq.casework.review.queries import Worklist, WorklistQuestion, worklist_page  # noqa: E402
from dayaq.casework.staff.models import Officer, Role, RoleGrant, Unit  # noqa: E402
from dayaq.catalogue import catalogue  # noqa: E402
from dayaq.population.synthetic import SyntheticPerson  # noqa: E402

WARM_UP = 200
WORKLISTS = 200
SPELT_RIGHT = 1000
WORDS_OF_NOBODY = 25_000
NAME_BARE = "SELECT id FROM person WHERE surname_key = %s AND given_name_key = %s AND patronymic_key = %s LIMIT 20"
FIN_BARE = "SELECT id, surname, given_name, birth_date FROM person WHERE fin = %s"
LIST_BARE = "SELECT id FROM application WHERE closed_at IS NULL ORDER BY due_on, registration_number LIMIT 20"
Timed = dict[str, float]


def main(count: int, applications: int, misspellings: int) -> dict[str, object]:
    """Fill the database, ask it, and give the figures."""
    chosen = random.Random(20200316)
    began = time.perf_counter()
    # One person of each stretch of the country, so that what is asked is spread over all of it.
    stretch = max(1, count // max(applications, misspellings))
    some = [one for place, one in enumerate(put_on_file(count)) if place % stretch == 0]
    put_words_of_nobody(WORDS_OF_NOBODY, chosen)
    services = [entry.service.code for entry in catalogue.all_services()]
    unit = Unit.objects.create(code="bench", name_az="Mərkəzi", name_en="Central", name_ru="Центральный")
    put_applications([one.id for one in some[:applications]], services, unit.pk, chosen)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    filled = time.perf_counter() - began
    asked = chosen.sample(some, min(misspellings, len(some)))
    return {"fill_seconds": filled, **names(asked, chosen), **numbers(asked), **worklists(unit)}


def names(asked: Sequence[SyntheticPerson], chosen: random.Random) -> dict[str, object]:
    """Names with a slip, and the bare query of the same names by their keys."""
    typed = [misspelt(one, chosen) for one in asked]
    for words in typed[:WARM_UP]:
        people_found(PeopleQuestion(typed=words))
    times, right, namesake, first = [], 0, 0, 0
    for one, words in zip(asked, typed, strict=True):
        answer, spent = timed(lambda words=words: people_found(PeopleQuestion(typed=words)))
        times.append(spent)
        shown = [person.pk for person in answer.people]
        same = [(p.surname, p.given_name, p.patronymic) == (one.surname, one.given_name, one.patronymic) for p in answer.people]
        right += one.id in shown
        namesake += any(same)
        first += bool(same) and same[0]
    exact = [timed(lambda one=one: people_found(PeopleQuestion(typed=one.full_name)))[1] for one in asked[:SPELT_RIGHT]]
    keys = [_keys(one) for one in asked]
    return {
        "misspelt": spread(times),
        "spelt_right": spread(exact),
        "name_bare": spread([timed(lambda key=key: bare(NAME_BARE, key))[1] for key in keys]),
        "recall_person": right / len(asked),
        "recall_name": namesake / len(asked),
        "recall_first": first / len(asked),
        "asked": len(asked),
    }


def numbers(asked: Sequence[SyntheticPerson]) -> dict[str, object]:
    """The same people by their FİN."""
    found = [timed(lambda one=one: people_found(PeopleQuestion(typed=one.fin))) for one in asked]
    assert all(answer.people[0].pk == one.id for (answer, _), one in zip(found, asked, strict=True))
    bare_times = [timed(lambda one=one: bare(FIN_BARE, (one.fin,)))[1] for one in asked]
    return {"fin": spread([spent for _, spent in found]), "fin_bare": spread(bare_times)}


def worklists(unit: Unit) -> dict[str, object]:
    """The first page of all open applications, with its figures."""
    officer = Officer.objects.create(username="bench", full_name="Rauf Hüseynov", unit=unit, invited_at=datetime.now(UTC))
    RoleGrant.objects.create(officer=officer, role=Role.REVIEWER, unit=unit, starts_on=date(2019, 1, 1))

    def page() -> Worklist:
        return worklist_page(WorklistQuestion(on=DAY), officer=officer)

    page()
    times = [timed(page)[1] for _ in range(WORKLISTS)]
    return {
        "worklist": spread(times),
        "worklist_bare": spread([timed(lambda: bare(LIST_BARE, ()))[1] for _ in range(WORKLISTS)]),
        "open": page().total,
    }


def timed(ask: Callable[[], object]) -> tuple[object, float]:
    """What is answered, and the milliseconds it took."""
    began = time.perf_counter()
    answer = ask()
    return answer, (time.perf_counter() - began) * 1000


def bare(statement: str, values: Sequence[object]) -> list[tuple[object, ...]]:
    """The rows of a statement, asked over the same connection without the product."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def spread(times: Sequence[float]) -> Timed:
    """The middle, the time within which 95 of 100 came, and the longest."""
    ordered = sorted(times)
    return {"median": statistics.median(ordered), "p95": ordered[int(len(ordered) * 0.95)], "longest": ordered[-1]}


def _keys(one: SyntheticPerson) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT surname_key, given_name_key, patronymic_key FROM person WHERE id = %s", [one.id])
        return tuple(cursor.fetchone() or ())


if __name__ == "__main__":
    json.dump(main(*(int(word) for word in sys.argv[1:])), sys.stdout)
