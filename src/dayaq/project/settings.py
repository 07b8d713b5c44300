"""Django settings, read from the environment and safe when the environment says nothing."""

from pathlib import Path

from csp.constants import NONE, SELF

from dayaq.project import environment

PACKAGE = Path(__file__).resolve().parent.parent

DEMO = environment.flag("DAYAQ_DEMO")
# Cookies and addresses are for HTTPS only, unless the demo on localhost or the environment says otherwise.
HTTPS = environment.flag("DAYAQ_HTTPS", default=not DEMO)
DEBUG = False
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = environment.words("DAYAQ_HOSTS", default="localhost 127.0.0.1 [::1]")
# The first day of the legal clock; empty means today. Only a demo or a test may stand on another day.
LEGAL_DAY = environment.legal_day(demo=DEMO)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "dayaq.casework",
    "dayaq.web",
    "django.forms",
]

MIDDLEWARE = [
    "dayaq.project.logs.access_log",
    "django.middleware.security.SecurityMiddleware",
    "dayaq.web.privacy.close_doors",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dayaq.web.language.speak_chosen_language",
    "dayaq.web.pages.dress_bare_answers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
# Where people open the portal, as written in mails.
PORTAL_URL = environment.text("DAYAQ_PORTAL_URL", default="http://localhost:8000").rstrip("/")

PROCRASTINATE_IMPORT_PATHS = [
    "dayaq.casework.notices.jobs",
    "dayaq.casework.identification.jobs",
    "dayaq.project.housekeeping",
]

LOGGING_CONFIG = "dayaq.project.logs.configure"
LOGGING = {"level": environment.text("DAYAQ_LOG_LEVEL", default="INFO")}
