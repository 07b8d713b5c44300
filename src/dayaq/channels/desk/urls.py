"""The addresses of the desk. None of them holds a name, a FİN or a contact."""

from django.urls import path

from dayaq.channels.desk import (
    application,
    centres,
    confirmation,
    corrections,
    dead_letters,
    decision,
    facts,
    people,
    preview,
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
    path("applications/<str:number>/documents/<uuid:attachment_id>/preview", preview.preview, name="preview"),
    path("applications/<str:number>/documents/<uuid:attachment_id>/pages/<int:page_number>", preview.page, name="preview_page"),
    path("applications/<str:number>/decide", decision.decide, name="decide"),
    path("applications/<str:number>/check", decision.check, name="check"),
    path("applications/<str:number>/facts", facts.facts, name="facts"),
    path("applications/<str:number>/confirm", confirmation.confirm, name="confirm"),
    path("applications/<str:number>/decided", decision.decided, name="decided"),
    path("applications/<str:number>/receipt", application.receipt, name="receipt"),
    path("people", people.people, name="people"),
    path("people/search", people.find_people, name="find_people"),
    path("people/<uuid:person_id>", people.person, name="person"),
    path("people/<uuid:person_id>/contest", corrections.write_contest, name="write_contest"),
    path("people/<uuid:person_id>/merge", corrections.merge_person, name="merge_person"),
    path("people/<uuid:person_id>/merges/<uuid:merge_id>/undo", corrections.undo_merge, name="undo_merge"),
    path("contests/<uuid:contest_id>", corrections.answer_contest, name="contest"),
    path("contests/<uuid:contest_id>/evidence", corrections.evidence, name="evidence"),
    path("centres", centres.centres, name="centres"),
    path("notices", dead_letters.dead_letters, name="dead_letters"),
    path("notices/<uuid:notice_id>/send-again", dead_letters.send_once_more, name="send_again"),
]
