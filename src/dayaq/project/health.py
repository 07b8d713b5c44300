"""What a supervisor or load balancer asks: does the process live (/healthz), can it serve (/readyz).

Only the database decides whether the product can serve. Without a worker or the journal's sealer, or while mail does not get
through, everything that people send is still taken in and kept: these are shown as degraded, nothing is taken out of service.
"""

from datetime import timedelta

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateWorker

from dayaq.casework.journal.queries import more_unsealed_than
from dayaq.casework.notices.queries import delayed_count
from dayaq.project.worker.rescue import GONE_AFTER_SECONDS

# After this silence other workers take its jobs.
HEARTBEAT_IS_STALE_AFTER = timedelta(seconds=GONE_AFTER_SECONDS)
# The sealer works every second, so that so many entries wait only where it has stopped. (Their moments are the legal clock's.)
MOST_UNSEALED = 5000

OK, DEGRADED, UNAVAILABLE = "ok", "degraded", "unavailable"


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process lives and answers."""
    return JsonResponse({"status": OK})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """Whether people can be served: 200 with each part's state, or 503 when the database does not answer."""
    try:
        parts = {"database": _database(), "worker": _worker(), "mail": _mail(), "journal": _journal()}
    except Error:  # no connection, or no tables yet; either way nobody can be served
        return JsonResponse({"status": UNAVAILABLE, "database": UNAVAILABLE}, status=503)
    status = OK if set(parts.values()) == {OK} else DEGRADED
    return JsonResponse({"status": status, **parts})


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _worker() -> str:
    fresh = ProcrastinateWorker.objects.filter(last_heartbeat__gt=timezone.now() - HEARTBEAT_IS_STALE_AFTER)
    return OK if fresh.exists() else DEGRADED


def _mail() -> str:
    """Degraded while a notice waits that was tried and did not get through."""
    return DEGRADED if delayed_count() else OK


def _journal() -> str:
    """Degraded while the sealer has fallen far behind."""
    return DEGRADED if more_unsealed_than(MOST_UNSEALED) else OK
