"""The network address of the client, also behind the proxies that the installation trusts and no others."""

import ipaddress
from functools import cache

from django.conf import settings
from django.http import HttpRequest

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def client_address(request: HttpRequest) -> str:
    """The address that spoke to us, or, where that is a trusted proxy, the last one in X-Forwarded-For that is none.

    Whatever a client writes into the header itself stands to the left of what a trusted proxy added, and is never believed.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    while hops and _is_trusted(address):
        nearer = hops.pop()
        if _parsed(nearer) is None:
            break
        address = nearer
    return address


def _is_trusted(address: str) -> bool:
    known = _parsed(address)
    return known is not None and any(known in network for network in trusted_networks(tuple(settings.TRUSTED_PROXIES)))


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None


@cache
def trusted_networks(given: tuple[str, ...]) -> tuple[Network, ...]:
    """The networks of the proxies, from addresses or networks as the environment gives them."""
    return tuple(ipaddress.ip_network(network) for network in given)
