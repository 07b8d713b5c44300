"""The officer's own sessions: where they are logged in now, and closing all others."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dayaq.casework.staff.log_ins import record_entry
from dayaq.casework.staff.moving import end_sessions, open_sessions
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_of, second_factor_required
from dayaq.web.privacy import personal_page
from dayaq.web.texts import say


@second_factor_required
@personal_page
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the officer is logged in; sent as a form, it closes every session but this one."""
    officer, here = officer_of(request), str(request.session.session_key)
    if request.method == "POST":
        closed = end_sessions(officer=officer, but=here)
        record_entry(officer=officer, happened="other_sessions_closed", at=legal_now())
        messages.success(request, say("desk.sessions.closed", count=closed))
        return redirect("desk_sessions")
    rows = [{"session": one, "here": one.key == here} for one in open_sessions(officer)]
    return render(request, "desk/sessions.html", {"rows": rows, "others": any(not row["here"] for row in rows)})
