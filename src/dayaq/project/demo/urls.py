"""The demo's one address."""

from django.urls import path

from dayaq.project.demo.messages import messages

app_name = "demo"
urlpatterns = [path("messages", messages, name="messages")]
