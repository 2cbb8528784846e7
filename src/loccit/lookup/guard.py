"""Which addresses may be asked: http and https on the public network, checked again for every redirect and connection.

A page can name an address inside the writer's own network, redirect to one, or have a name that resolves to one when it
is looked up a second time. So the check is made where the connection is: names are resolved once, every address is
checked, and the connection goes to the address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from loccit.lookup.faults import Fault

_LOCAL_NAMES = (".local", ".localhost", ".internal", ".intranet", ".home.arpa", ".lan")


def check_address(address: str, *, allow_private: bool) -> None:
    """Raise `Fault` where `address` is no http(s) address, carries a password, or names a private host."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Fault("lookup-address", f"'{address[:200]}' is not a web address") from None
    if parts.scheme not in ("http", "https") or not host or (port is not None and not 0 < port < 65536):
        raise Fault("lookup-address", f"'{address[:200]}' is not a web address", "only http and https are followed")
    if parts.username or parts.password:
        raise Fault("lookup-address", f"the address of {host} carries a user name", "remove what stands before the @")
    if not allow_private and (host == "localhost" or host.endswith(_LOCAL_NAMES) or _is_private_literal(host)):
        raise _refused(host)


def public_addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of `host`. Raises `Fault` where it has none, or any that is not public (unless allowed)."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Fault("lookup-unreachable", f"there is no host {host}", "check the address and the connection") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and any(is_private(address) for address in addresses):
        raise _refused(host)
    return addresses


def is_private(address: str) -> bool:
    """Whether an IP address is anything but a public one: loopback, private, link-local, multicast, reserved."""
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return True
    if isinstance(ip, ipaddress.IPv6Address) and (inner := ip.ipv4_mapped or ip.sixtofour):
        ip = inner
    return not ip.is_global or ip.is_multicast


def _is_private_literal(host: str) -> bool:
    """An address written as numbers, in any form the system would read: `127.1`, `0x7f000001`, `[::1]`."""
    try:
        return is_private(host.strip("[]")) if ":" in host else is_private(socket.inet_ntoa(socket.inet_aton(host)))
    except OSError:
        return False


def _refused(host: str) -> Fault:
    hint = "allow private addresses in the settings if it is meant"
    return Fault("lookup-private-address", f"{host} is an address of a private network: not asked", hint)
