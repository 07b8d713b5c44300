"""Every route is known to the long suites that ask about all of them, told here within a second."""

from collections import defaultdict

from tests.long.addresses import NOWHERE, addresses
from tests.long.inspection import every_route, route_of
from tests.long.test_roles_and_routes import DESK, WITHOUT_A_ROLE


def test_every_route_is_asked_about_somebody_else():
    foreign = defaultdict(lambda: str(NOWHERE), number="2020-0000001-0")
    asked = {route_of(address) for address in addresses(foreign) if address != "/no-such-page"}

    assert asked == every_route()


def test_every_route_says_which_roles_may_ask_it():
    assert set(DESK) | WITHOUT_A_ROLE == every_route()
