"""The walk through the conversation: asking and answering, withdrawal, complaint, correction, and the matter of somebody dead."""

import re
from typing import Any

from tests.long.chromium import attach

NUMBER = re.compile(r"\d{4}-\d{7}-\d")


def converse(walk: Any) -> None:
    """The officer asks, the citizen answers with mistakes, withdraws another matter, complains; every desk page of that."""
    asking(walk)
    answering(walk)
    withdrawing(walk)


def asking(walk: Any) -> None:
    """What the officer wants from the citizen."""
    page, mine = walk.page, f"/desk/applications/{walk.number}"
    walk.seen.open(f"{mine}/ask", "ask")
    walk.screen.press("desk.ask.send")
    walk.seen.look("ask-nothing")
    page.locator("#id_documents_0").check()
    page.locator("#id_words").fill("Əmək kitabçasının bütün səhifələri görünməlidir.\n" + "uzunsöz" * 30)
    walk.screen.press("desk.ask.send")
    walk.seen.look("application-waiting")


def answering(walk: Any) -> None:
    """The matter after its FİN, documents and words with mistakes, and the answer on the desk."""
    page, address = walk.page, f"/matters/{key_of(walk, walk.number)}"
    open_matter(walk, address)
    walk.seen.look("matter-asked")
    walk.screen.press("portal.documents.add")
    walk.seen.look("matter-none-chosen")
    page.goto(address)
    walk.screen.press("portal.matter.send")
    walk.seen.look("matter-empty-answer")
    attach(walk.screen, f"{'çox uzun adlı sənəd ' * 6}.pdf")
    walk.seen.look("matter-added")
    page.locator("#id_text").fill("Buyurun.")
    walk.screen.press("portal.matter.send")
    walk.seen.look("matter-answered")
    walk.seen.open(f"/desk/applications/{walk.number}", "application-answered")


def open_matter(walk: Any, address: str) -> None:
    """Open a matter of the citizen by its FİN; leaving has closed what the status page had opened."""
    walk.seen.open(address, "matter")
    walk.send()
    walk.seen.look("matter-no-fin")
    walk.page.locator("#id_fin").fill(walk.stranger.fin)
    walk.send()
    walk.seen.look("matter-not-found")
    walk.page.locator("#id_fin").fill(walk.citizen.fin)
    walk.send()


def withdrawing(walk: Any) -> None:
    """The second application is withdrawn."""
    walk.page.goto(f"/matters/{key_of(walk, walk.theirs)}")
    walk.page.locator("#id_fin").fill(walk.citizen.fin)
    walk.send()
    walk.screen.press("portal.withdraw.button")
    walk.seen.look("withdraw")
    walk.screen.press("portal.withdraw.confirm")
    walk.seen.look("matter-withdrawn")
    walk.seen.open(f"/desk/applications/{walk.theirs}", "application-withdrawn")


def object_to(walk: Any) -> None:
    """The decision is complained about; a correction of it is opened and dropped; the citizen has died."""
    page = walk.page
    page.goto(f"/matters/{key_of(walk, walk.number)}")
    walk.seen.look("matter-decided")
    walk.screen.press("portal.complaint.button")
    walk.seen.look("complaint")
    walk.screen.press("portal.complaint.send")
    walk.seen.look("complaint-empty")
    page.locator("#id_text").fill("Stajım var. " * 20)
    walk.screen.press("portal.complaint.send")
    walk.seen.look("matter-complained")
    complaint = f"/desk/applications/{NUMBER.search(page.locator('main').inner_text())[0]}"
    decide_the_complaint(walk, complaint)
    correct(walk, f"/desk/applications/{walk.number}")


def decide_the_complaint(walk: Any, complaint: str) -> None:
    """The officer who decided may not; another is found in the table, and looks at the form with its mistakes."""
    page = walk.page
    page.goto(complaint)
    walk.screen.press("desk.application.take")
    walk.seen.look("complaint-of-own-decision")
    with walk.installation.connect() as connection:
        taken = "UPDATE application SET reviewer_id = o.id, taken_at = now(), state = 'in_review' FROM officer o"
        where = "WHERE registration_number = %s AND o.username = %s"
        connection.execute(f"{taken} {where}", [complaint.rsplit("/", 1)[-1], walk.officer.username])
    walk.seen.open(f"{complaint}/complaint", "complaint-decide")
    walk.screen.press("desk.complaint.send")
    walk.seen.look("complaint-decide-empty")
    walk.seen.open(complaint, "application-complaint")


def correct(walk: Any, mine: str) -> None:
    """A correction, opened and dropped; then the warning of a death."""
    page = walk.page
    page.goto(mine)
    walk.screen.press("desk.correct.button")
    walk.seen.look("correct")
    page.locator("#id_reason").fill("Arayış tapıldı. " * 20)
    walk.screen.press("desk.correct.send")
    walk.seen.look("application-correction")
    correction = page.url
    walk.screen.press("desk.ask.button")
    walk.seen.look("hearing")
    page.goto(correction)
    walk.screen.press("desk.drop.button")
    walk.seen.look("drop")
    with walk.installation.connect() as connection:
        connection.execute("UPDATE person SET died_on = '2020-03-15' WHERE fin = %s", [walk.citizen.fin])
    walk.seen.open(correction, "application-of-the-dead")
    walk.screen.press("desk.died.button")
    walk.seen.look("died")
    page.locator("#id_reason").fill("Akt yazısı var.")
    walk.screen.press("desk.died.send")
    walk.seen.look("application-closed")
    with walk.installation.connect() as connection:
        connection.execute("UPDATE person SET died_on = NULL WHERE fin = %s", [walk.citizen.fin])


def key_of(walk: Any, number: str) -> str:
    """The key of an application, which stands in the addresses of its citizen's pages."""
    with walk.installation.connect() as connection:
        (key,) = connection.execute("SELECT id FROM application WHERE registration_number = %s", [number]).fetchone()
    return str(key)
