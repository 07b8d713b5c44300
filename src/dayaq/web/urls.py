"""The addresses that belong to no channel: the language switch."""

from django.urls import path

from dayaq.web.language import choose_language

app_name = "web"
urlpatterns = [path("language/", choose_language, name="language")]
