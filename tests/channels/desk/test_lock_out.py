"""Wrong passwords close one way only: that of the name they were tried for."""

from django.test import Client

from tests.channels.desk.conftest import PASSWORD, make_enrolled


def test_wrong_passwords_for_one_name_leave_the_others_of_the_address_alone():
    make_enrolled("lquliyeva")
    make_enrolled("rhuseynov")
    answers = [Client().post("/desk/log-in/", {"login": "lquliyeva", "password": "yanlış"}).status_code for _ in range(5)]

    assert answers[4] == 429
    entered = Client().post("/desk/log-in/", {"login": "rhuseynov", "password": PASSWORD})
    assert entered.headers["Location"] == "/desk/log-in/code/"
