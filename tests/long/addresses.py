"""Every address at which something of somebody else's could be asked for."""

import uuid

NOWHERE = uuid.UUID(int=0)
OPEN_TO_ALL = """
    / /services /services/general.enquiry /centres /centres/1 /notice /privacy /accessibility /status /healthz /readyz /language/
    /application/code /my /my/code /my/payments /my/disability /my/readers /my/contact /my/data /my/data/surname /identification
    /desk/counter /desk/counter/person /desk/counter/person/contact
    /desk/counter/without-fin /desk/counter/register /desk/counter/person/fin /desk/counter/person/application /status/document
    /desk/counter/person/mandates /desk/letters /apply/for /apply/for?service=general.enquiry
    /desk/people /desk/people/search /desk/contests /desk/centres
    /desk/contracts /desk/employers /desk/employers/new /employer /employer/files/empty.csv /my/contracts
    /my/insurance /desk/jobseekers /desk/vacancies /my/job-search /my/job-search/wishes
    /desk/referrals /desk/referrals/new /desk/files /desk/bodies /desk/draws
    /law /law/pensions/disability_pension /law/pensions/disability_pension/calculator
    /apply/identify /apply/service /apply/service?service=general.enquiry /apply/elsewhere?service=general.enquiry /apply/anew
    /apply/leave /apply/eid /apply/eid/back /desk/ /desk/search /desk/notices /desk/wordings /desk/registers
    /desk/wordings/application_received/az /desk/wordings/application_received/az/propose
    /desk/log-in/ /desk/log-in/code/ /desk/log-out/ /desk/account/ /desk/account/authenticator/
    /desk/account/recovery-codes/ /desk/account/recovery-codes/new/
    /desk/account/passkeys/ /desk/account/passkeys/new/ /desk/account/passkeys/1/name/ /desk/account/passkeys/1/remove/
    /desk/account/recovery-codes/file/ /desk/account/again/ /desk/account/sessions/
    /desk/figures /desk/figures.csv /desk/staff /desk/staff/invite /desk/staff/rights /desk/heap
    /desk/welcome/00000000-0000-0000-0000-000000000000/x-y /desk/account/again/code/ /no-such-page
"""


def addresses(foreign: dict[str, str]) -> list[str]:
    """Every address at which something of somebody else's could be asked for."""
    forms = [f"/apply/{foreign[key]}/" for key in ("key", "open")]
    matter = f"/desk/applications/{foreign['number']}"
    return [
        *OPEN_TO_ALL.split(),
        *(f"{form}{step}" for form in forms for step in ("documents", "facts", "contact", "check", "receipt")),
        *(f"{form}documents/{foreign['attachment']}/remove" for form in forms),
        *(f"{matter}{rest}" for rest in ("", "/take", "/release", "/known", "/decide", "/check", "/decided", "/receipt")),
        *(f"{matter}/documents/{foreign['attachment']}{rest}" for rest in ("", "/preview", "/pages/1")),
        *(f"{matter}{rest}" for rest in ("/ask", "/recall", "/complaint", "/correct", "/drop", "/died", "/facts", "/confirm")),
        *(f"/matters/{foreign['application']}{rest}" for rest in ("", "/answer", "/withdraw", "/complaint")),
        *(f"/desk/contracts/{NOWHERE}{rest}" for rest in ("", "/answer")),
        *(f"/desk/employers/{NOWHERE}{rest}" for rest in ("", "/state", f"/signatories/{NOWHERE}/end")),
        *(f"/employer/{NOWHERE}{rest}" for rest in ("", "/new", "/files")),
        *(f"/employer/files/{NOWHERE}{rest}" for rest in ("", "/errors.csv")),
        *(f"/employer/notifications/{NOWHERE}{rest}" for rest in ("", "/amend", "/end")),
        *(f"/desk/jobseekers/{NOWHERE}{rest}" for rest in ("", "/wishes", "/off", "/back")),
        *(f"/desk/jobseekers/{NOWHERE}/{rest}/{NOWHERE}" for rest in ("offer", "referrals")),
        f"/desk/employers/{NOWHERE}/vacancies/new",
        *(f"/employer/{NOWHERE}/vacancies{rest}" for rest in ("", "/new")),
        *(f"/employer/{rest}" for rest in (f"vacancies/{NOWHERE}/close", f"referrals/{NOWHERE}")),
        f"/my/job-search/offers/{NOWHERE}",
        f"/my/payments/{NOWHERE}",
        f"/my/disability/{NOWHERE}/object",
        *(f"/desk/referrals/{NOWHERE}{rest}" for rest in ("", "/attach", "/remove", "/send", "/discard")),
        *(f"/desk/files/{NOWHERE}{rest}" for rest in ("", "/extend", "/determine", "/uphold", f"/proposals/{NOWHERE}")),
        *(f"/desk/files/{NOWHERE}/documents/{NOWHERE}{rest}" for rest in ("", "/pages/1")),
        *(f"/desk/notices/{NOWHERE}/{act}" for act in ("send-again", "on-paper", "put-aside")),
        f"/matters/{foreign['application']}/documents/{foreign['attachment']}/anew",
        *(f"/desk/staff/{NOWHERE}{rest}" for rest in ("", "/matters", "/absence", "/move", "/leave", "/roles", "/roles/1/end")),
        *(f"/desk/staff/{NOWHERE}/{rest}" for rest in ("person", "anew")),
        f"/desk/people/{foreign['person']}",
        f"/desk/counter/person/contact/{NOWHERE}/end",
        f"/desk/counter/person/mandates/{NOWHERE}/end",
        f"/desk/counter/person/application/{foreign['number']}",
        f"/desk/letters/{NOWHERE}",
        *(f"/desk/letters/{NOWHERE}/{act}" for act in ("handed-over", "posted")),
        f"/desk/wordings/proposals/{NOWHERE}",
        f"/desk/registers/entries/{NOWHERE}",
        *(
            f"/desk/people/{foreign['person']}{rest}"
            for rest in ("", "/contest", "/contest/surname", "/merge", f"/merges/{NOWHERE}/undo")
        ),
        *(f"/desk/people/{foreign['person']}/insurance{rest}" for rest in ("", "/older", "/month", f"/{NOWHERE}")),
        *(f"/desk/contests/{NOWHERE}{rest}" for rest in ("", "/evidence", "/evidence/preview", "/evidence/pages/1")),
        f"/decisions/{foreign['decision']}",
        f"/application/{foreign['application']}",
        f"/application/{foreign['application']}/documents/{foreign['attachment']}",
    ]
