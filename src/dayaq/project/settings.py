"""Django settings, read from the environment and safe when the environment says nothing."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from dayaq.project import environment

PACKAGE = Path(__file__).resolve().parent.parent

DEMO = environment.flag("DAYAQ_DEMO")
# Cookies and addresses are for HTTPS only, unless the demo on localhost or the environment says otherwise.
HTTPS = environment.flag("DAYAQ_HTTPS", default=not DEMO)
DEBUG = False
SECRET_KEY = environment.secret_key()
SECRET_KEY_FALLBACKS = environment.earlier_secret_keys()
ALLOWED_HOSTS = environment.words("DAYAQ_HOSTS", default="localhost 127.0.0.1 [::1]")
# Addresses or networks of the proxies before us; only what they say of a client's address is believed.
TRUSTED_PROXIES = environment.networks("DAYAQ_TRUSTED_PROXIES")
FILE_UPLOAD_HANDLERS = ["dayaq.web.uploads.BoundedUpload"]
# The first day of the legal clock; empty means today. Only a demo or a test may stand on another day.
LEGAL_DAY = environment.legal_day(demo=DEMO)
# That nothing was paid for a birth is known only of births since this day.
LEDGER_SINCE = environment.ledger_since()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "dayaq.casework",
    "dayaq.subsystems.contracts",
    "dayaq.subsystems.disability",
    "dayaq.subsystems.employment",
    "dayaq.subsystems.insurance",
    "dayaq.web",
    "dayaq.channels.portal",
    # Before allauth, whose page names the desk fills with its own templates.
    "dayaq.channels.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    *(["dayaq.project.demo"] if DEMO else []),
    "django.forms",
]

MIDDLEWARE = [
    "dayaq.project.logs.access_log",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dayaq.web.privacy.close_doors",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dayaq.web.language.speak_chosen_language",
    "dayaq.web.pages.dress_bare_answers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dayaq.web.officers.end_old_sessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "dayaq.project.urls"
WSGI_APPLICATION = "dayaq.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "casework.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:worklist"
# Officers log in with name, password and authenticator; nobody signs up, and nothing about it goes by e-mail.
ACCOUNT_ADAPTER = "dayaq.channels.desk.entry.adapters.LogInAdapter"
ACCOUNT_FORMS = {
    "login": "dayaq.channels.desk.entry.forms.LogInForm",
    "reauthenticate": "dayaq.channels.desk.entry.forms.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "dayaq.channels.desk.entry.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "dayaq.channels.desk.entry.forms.SecondFactorForm",
    "reauthenticate": "dayaq.channels.desk.entry.forms.SecondFactorAgainForm",
    "activate_totp": "dayaq.channels.desk.entry.forms.ActivationForm",
    "authenticate_webauthn": "dayaq.channels.desk.entry.forms.PasskeyForm",
    "add_webauthn": "dayaq.channels.desk.entry.forms.NewPasskeyForm",
    "edit_webauthn": "dayaq.channels.desk.entry.forms.PasskeyNameForm",
}
# A passkey takes the place of the code, never of the password.
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Dayaq"
MFA_TOTP_TOLERANCE = 1
# Five wrong passwords for one name from one address close that way for a while; allauth limits the name and the address too.
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "dayaq.channels.desk.entry.views.name_claimed"
AXES_SENSITIVE_PARAMETERS = ["username", "login", "ip_address", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "dayaq.web.client_address.client_address"
AXES_LOCKOUT_CALLABLE = "dayaq.channels.desk.entry.views.locked_out"
# Shared by all processes, so that a one-time code is good once and limits hold everywhere.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

LANGUAGE_CODE = "az"
LANGUAGES = [("az", "Azərbaycanca"), ("en", "English"), ("ru", "Русский")]
TIME_ZONE = "Asia/Baku"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = environment.folder("static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dayaq.web.static_files.CollectedOrPlain"},
}
WHITENOISE_USE_FINDERS = True
FORM_RENDERER = "dayaq.web.rendering.FormRenderer"

SESSION_COOKIE_NAME = "dayaq_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "dayaq_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "dayaq.web.pages.csrf_failure"
# Only where a proxy ends TLS and itself sets this header on every request; otherwise anybody could claim HTTPS.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("DAYAQ_TLS_PROXY") else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not no-referrer: Django proves the origin of a form by it.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# How notices leave: the sender's name and domain, the mail relay, the operator's SMS gateway.
NOTICE_DOMAIN = environment.text("DAYAQ_NOTICE_DOMAIN", default="dayaq.example")
DEFAULT_FROM_EMAIL = environment.text("DAYAQ_SENDER", default=f"Dayaq <no-reply@{NOTICE_DOMAIN}>")
NOTICE_TIMEOUT_SECONDS = 10
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = environment.host_and_port("DAYAQ_SMTP", default="127.0.0.1:25")
SMS_GATEWAY_URL = environment.text("DAYAQ_SMS_GATEWAY_URL")
SMS_GATEWAY_TOKEN = environment.text("DAYAQ_SMS_GATEWAY_TOKEN")
# Where clamd answers (tcp:host:port or unix:/path); documents are not scanned without it.
CLAMD = environment.clamd()
# The provider of e-ID; the door is not shown without one.
EID = environment.eid()
# Where the outside registers answer, and how many seconds each may take; none is asked without an address.
REGISTERS = environment.registers()
# Where people open the portal, as written in mails, and as the provider of e-ID sends them back.
PORTAL_URL = environment.text("DAYAQ_PORTAL_URL", default="http://localhost:8000").rstrip("/")

PROCRASTINATE_IMPORT_PATHS = [
    "dayaq.casework.identification.jobs",
    "dayaq.casework.staff.jobs",
    "dayaq.project.contract_files",
    "dayaq.project.employment",
    "dayaq.project.housekeeping",
    "dayaq.project.outside_registers",
    "dayaq.project.rights",
    "dayaq.project.telling",
]

LOGGING_CONFIG = "dayaq.project.logs.configure"
LOGGING = {"level": environment.text("DAYAQ_LOG_LEVEL", default="INFO")}
