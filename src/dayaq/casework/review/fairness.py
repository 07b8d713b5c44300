"""Fair dealing: nobody reviews a complaint about the own decision, and nobody loses by a correction without having been heard."""

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.decisions.models import Decision
from dayaq.casework.finding import Finding
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer


class OwnDecision(Refusal):
    """A complaint is reviewed by another officer than the one who decided."""

    texts = {
        "az": "Bu şikayət sizin verdiyiniz qərardandır, ona başqa əməkdaş baxmalıdır.",
        "en": "This complaint is about a decision of yours; another officer must review it.",
        "ru": "Эта жалоба подана на ваше решение, её должен рассмотреть другой сотрудник.",
    }


class HearingMissing(Refusal):
    """Before a correction to the person's disadvantage the person is heard."""

    texts = {
        "az": "Bu düzəliş vətəndaşın ziyanınadır: "
        "əvvəlcə onu dinləyin – nəyi və nə üçün dəyişmək istədiyinizi yazıb fikrini soruşun.",
        "en": "This correction is to the person's disadvantage: "
        "first hear them – write what you intend to change and why, and ask.",
        "ru": "Это исправление не в пользу человека: "
        "сначала выслушайте его – напишите, что и почему намерены изменить, и спросите.",
    }


class ComplaintOtherwise(Refusal):
    """A complaint is not approved or refused like an application: the decision stands, is changed, or is sent back."""

    texts = {
        "az": "Şikayət üzrə qərarı şikayətin öz səhifəsində verin.",
        "en": "Decide the complaint on its own page.",
        "ru": "Примите решение по жалобе на её собственной странице.",
    }


def must_not_be_own(application: Application, officer: Officer) -> None:
    """Refuses (`OwnDecision`) a complaint about a decision of this officer."""
    if application.purpose != Purpose.COMPLAINT:
        return
    if Decision.objects.filter(application=application.about_id, officer=officer).exists():
        raise OwnDecision


def must_be_fair(application: Application, finding: Finding) -> None:
    """Refuses a complaint decided like an application, and an adverse correction before the person was heard."""
    if application.purpose == Purpose.COMPLAINT:
        raise ComplaintOtherwise
    if application.purpose == Purpose.CORRECTION and not finding.approved:
        favoured = Decision.objects.filter(application=application.about_id, approved=True).exists()
        if favoured and not application.questions.filter(ended__in=["answered", "time_over"]).exists():
            raise HearingMissing
