"""The addresses of the desk. None of them holds a name, a FİN or a contact."""

from django.urls import path

from dayaq.channels.desk import (
    application,
    asking,
    centres,
    closing,
    complaint,
    confirmation,
    dead_letters,
    decision,
    facts,
    people,
    worklist,
)

app_name = "desk"
urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("search", worklist.look_up, name="search"),
    path("applications/<str:number>", application.application_page, name="application"),
    path("applications/<str:number>/take", application.take_application, name="take"),
    path("applications/<str:number>/release", application.release_application, name="release"),
    path("applications/<str:number>/documents/<uuid:attachment_id>", application.attached_document, name="document"),
    path("applications/<str:number>/ask", asking.ask_citizen, name="ask"),
    path("applications/<str:number>/recall", asking.recall_question, name="recall"),
    path("applications/<str:number>/complaint", complaint.decide_the_complaint, name="complaint"),
    path("applications/<str:number>/correct", closing.correct, name="correct"),
    path("applications/<str:number>/drop", closing.drop, name="drop"),
    path("applications/<str:number>/died", closing.close_dead, name="died"),
    path("applications/<str:number>/decide", decision.decide, name="decide"),
    path("applications/<str:number>/check", decision.check, name="check"),
    path("applications/<str:number>/facts", facts.facts, name="facts"),
    path("applications/<str:number>/confirm", confirmation.confirm, name="confirm"),
    path("applications/<str:number>/decided", decision.decided, name="decided"),
    path("applications/<str:number>/receipt", application.receipt, name="receipt"),
    path("people", people.people, name="people"),
    path("people/search", people.find_people, name="find_people"),
    path("people/<uuid:person_id>", people.person, name="person"),
    path("centres", centres.centres, name="centres"),
    path("notices", dead_letters.dead_letters, name="dead_letters"),
    path("notices/<uuid:notice_id>/send-again", dead_letters.send_once_more, name="send_again"),
]
