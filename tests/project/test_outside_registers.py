"""The jobs of the outside registers: each is read by a job of its own, failures are tried again, news is looked into."""

from pathlib import Path

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.facts.changed import LOOK_JOB
from dayaq.casework.registers.asking import ask
from dayaq.casework.registers.connector import RegisterFailed
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.models import RegisterQuestion, RegisterState, RegisterStatement
from dayaq.casework.service import Service
from dayaq.catalogue import catalogue
from dayaq.project.outside_registers import (
    READ_JOB,
    ask_for_new_matters,
    ask_register,
    read_register,
    read_registers,
    registers_of_services,
)
from tests.making import MONDAY, make_application, make_person
from tests.registers import SECONDS, TOKEN, outside_registers

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside(tmp_path: Path, settings):
    settings.LEGAL_DAY = MONDAY.date()
    with outside_registers(tmp_path) as running:
        settings.REGISTERS = {"address": running.connector.address, "token": TOKEN, "seconds": SECONDS}
        yield running


def test_every_register_is_read_by_a_job_of_its_own_and_never_by_two(outside):
    read_registers(0)
    read_registers(0)

    jobs = ProcrastinateJob.objects.filter(task_name=READ_JOB)
    assert {job.args["register"] for job in jobs} == set(registers())
    assert jobs.count() == len(registers())


def test_nothing_is_read_where_no_registers_are_set(settings):
    settings.REGISTERS = None

    read_registers(0)
    read_register("tax")

    assert not ProcrastinateJob.objects.filter(task_name=READ_JOB).exists()
    assert not RegisterState.objects.exists()


def test_what_a_register_learns_is_looked_into_and_what_waits_is_asked(outside):
    read_register("tax")
    person = make_person()
    ask(person=person, about=["tax"], matter="", on=MONDAY.date(), at=MONDAY.replace(hour=0))
    outside.state("tax", person, "entrepreneur", value=True)

    read_register("tax")

    assert RegisterStatement.objects.get().person == person
    assert ProcrastinateJob.objects.get(task_name=LOOK_JOB).args == {"person": str(person.pk)}
    assert RegisterQuestion.objects.get().answered_at is not None


def test_a_register_that_is_down_ends_no_job_with_a_fault_and_a_question_is_left_to_its_retries(outside):
    outside.shelf.be("down", "tax")
    [question] = ask(person=make_person(), about=["tax"], matter="", on=MONDAY.date(), at=MONDAY)

    read_register("tax")
    with pytest.raises(RegisterFailed):
        ask_register(str(question.pk))
    for _ in range(4):
        read_register("tax")
    ask_register(str(question.pk))

    assert RegisterState.objects.get(pk="tax").failures == 3
    assert RegisterQuestion.objects.get().answered_at is None


def test_an_application_asks_the_registers_that_its_law_reads_and_its_sentence_names_those_that_fail(outside):
    service = _service_read_by("conscription")
    outside.shelf.be("down", "conscription")
    application = make_application(service=service)

    ask_for_new_matters(0)
    ask_for_new_matters(0)

    asked = RegisterQuestion.objects.filter(matter=application.registration_number)
    assert "conscription" in set(asked.values_list("register", flat=True))
    assert "banks" not in set(asked.values_list("register", flat=True))
    read_register("conscription")
    sentence = sentence_of(application, service, "en", on=MONDAY.date())
    assert "waiting for these registers to answer: “Conscript service” – you need" in sentence

    outside.shelf.be("well", "conscription")
    ask_register(str(asked.get(register="conscription").pk))

    assert "waiting for these registers" not in sentence_of(application, service, "en", on=MONDAY.date())


def _service_read_by(register: str) -> Service:
    code = next(code for code, asked in registers_of_services(MONDAY.date()).items() if register in asked)
    return catalogue.service(code).service
