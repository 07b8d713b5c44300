"""The addresses of entering, under the names by which allauth finds them; what the desk does not need has no address."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from django.urls import path

from dayaq.channels.desk.entry import sessions, views, welcome
from dayaq.web.officers import second_factor_required
from dayaq.web.privacy import personal_page

urlpatterns = [
    path("welcome/<uuid:key>/<str:token>", welcome.welcome, name="desk_welcome"),
    path("account/sessions/", sessions.sessions, name="desk_sessions"),
    path("log-in/", personal_page(account.login), name="account_login"),
    path("log-in/code/", personal_page(second_factor.authenticate), name="mfa_authenticate"),
    path("log-out/", personal_page(account.logout), name="account_logout"),
    path("account/", personal_page(second_factor_required(second_factor.index)), name="mfa_index"),
    path("account/authenticator/", views.activate_authenticator, name="mfa_activate_totp"),
    path(
        "account/recovery-codes/",
        personal_page(second_factor_required(recovery.view_recovery_codes)),
        name="mfa_view_recovery_codes",
    ),
    path("account/recovery-codes/new/", views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "account/recovery-codes/file/",
        personal_page(second_factor_required(recovery.download_recovery_codes)),
        name="mfa_download_recovery_codes",
    ),
    path("account/again/", personal_page(account.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", personal_page(second_factor.reauthenticate), name="mfa_reauthenticate"),
]
