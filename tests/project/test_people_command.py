"""`dayaq people index` makes people findable who came by another way, and says how far it has come."""

from datetime import date

import pytest
from click.testing import CliRunner

from dayaq.casework.people.models import Person, Sex
from dayaq.casework.people.search import PeopleQuestion, people_found
from dayaq.project.command import main

pytestmark = pytest.mark.django_db


def test_the_index_is_written_anew_and_begun_again_it_has_nothing_to_do() -> None:
    person = Person.objects.create(
        fin="9T00001", surname="Nəbiyev", given_name="Nazim", sex=Sex.MALE, birth_date=date(1950, 1, 1)
    )

    first = CliRunner().invoke(main, ["people", "index"])
    again = CliRunner().invoke(main, ["people", "index"])

    assert first.exit_code == again.exit_code == 0
    assert first.stdout.splitlines() == ["people: 1 seen, 1 written", first.stdout.splitlines()[1]]
    assert again.stdout.splitlines() == ["people: 1 seen, 0 written", "words: 2 seen, 0 written"]
    assert [one.pk for one in people_found(PeopleQuestion(typed="Nebiyev Nazim")).people] == [person.pk]
