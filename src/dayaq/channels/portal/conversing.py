"""What the pages of one matter do below the screen: each function is the one call of a view."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from dayaq.casework.applications.models import Application
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.answering import add_document, answer, answerable_question, consult_own_matter, open_matter
from dayaq.casework.review.complaints import complain, may_complain
from dayaq.casework.review.models import Question
from dayaq.casework.review.withdrawal import may_withdraw, withdraw
from dayaq.channels.portal.applying import Standing, checked, standing_of
from dayaq.channels.portal.opened import keep_opened
from dayaq.web.client_address import client_address
from dayaq.web.legal_clock import legal_day, legal_now


@dataclass(frozen=True, kw_only=True)
class OwnMatter:
    """One matter as its person sees it: how it stands, what was asked, what may be answered now."""

    standing: Standing
    questions: list[Question]
    question: Question | None

    @property
    def application(self) -> Application:
        """The application itself."""
        return self.standing.application

    @property
    def may_withdraw(self) -> bool:
        """Whether it can be withdrawn."""
        return may_withdraw(self.application)

    @property
    def may_complain(self) -> bool:
        """Whether its decision can be complained about today."""
        return may_complain(self.application, at=legal_now())

    @property
    def over(self) -> bool:
        """Whether the time to answer has ended, though an answer is still taken."""
        return self.question is not None and self.question.answer_by < legal_day()


def open_by_fin(request: HttpRequest, *, key: UUID, fin: str) -> None:
    """Open the matter in this session; see `open_matter` for the refusals."""
    keep_opened(request, open_matter(key=key, fin=fin, address=client_address(request), at=timezone.now()))


def own_matter(key: UUID) -> OwnMatter:
    """The matter, journalled as read by its person. Refuses an unknown one."""
    application = consult_own_matter(key=key, at=timezone.now())
    return OwnMatter(
        standing=standing_of(application),
        questions=list(application.questions.prefetch_related("added__attachment__file")),
        question=answerable_question(application),
    )


def add_all(key: UUID, files: "Iterable[UploadedFile[Any]]") -> list[Refusal]:
    """Add every file that can be added; what is wrong with the others."""
    refusals: list[Refusal] = []
    for file in files:
        try:
            add_document(key=key, document=checked(file), at=legal_now())
        except Refusal as refusal:
            refusals.append(refusal)
    return refusals


def send_answer(key: UUID, text: str) -> Question:
    """Send the answer; sending it again changes nothing."""
    return answer(key=key, text=text, at=legal_now())


def take_back(own: OwnMatter) -> Application:
    """Withdraw the matter; doing it again changes nothing."""
    return withdraw(key=own.application.pk, service=own.standing.entry.service, at=legal_now())


def send_complaint(own: OwnMatter, *, text: str, form: UUID) -> Application:
    """Complain about the decision of the matter; the same form sent again answers the same complaint."""
    return complain(key=own.application.pk, service=own.standing.entry.service, text=text, form=form, at=legal_now())
