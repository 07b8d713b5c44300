"""The part of a letter that tells a decision: what was decided, on which ground, why, and what the person can do."""

from dayaq.casework.decisions.models import Decision
from dayaq.casework.service import Service

LETTER = {
    True: {
        "az": "\nQərar: {explanation}\n",
        "en": "\nDecision: {explanation}\n",
        "ru": "\nРешение: {explanation}\n",
    },
    False: {
        "az": "\nİmtinanın əsası: {ground}.\nSəbəb: {explanation}\n\nQərarla razı deyilsinizsə, Nazirliyə inzibati şikayət verə və ya məhkəməyə müraciət "
        "edə bilərsiniz. Çatışmayan sənəd varsa, onu əlavə edib yenidən müraciət edə bilərsiniz.\n",
        "en": "\nGround of the refusal: {ground}.\nReason: {explanation}\n\nIf you do not agree, you may complain to the Ministry or go to court. "
        "If a document was missing, you may apply again with it.\n",
        "ru": "\nОснование отказа: {ground}.\nПричина: {explanation}\n\nЕсли вы не согласны с решением, вы можете подать административную жалобу в Министерство "
        "или обратиться в суд. Если не хватало документа, вы можете подать заявление снова, приложив его.\n",
    },
}


def decision_details(decision: Decision, service: Service, language: str) -> str:
    """The decision as the person reads it in mail."""
    ground = service.ground(decision.ground)
    return LETTER[decision.approved][language].format(
        explanation=decision.explanation, ground=ground.texts[language] if ground else ""
    )
