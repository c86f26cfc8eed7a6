"""A guard that refuses every connection beyond this machine, and says so on stderr.

An audit hook sees each attempt, whichever library makes it, and cannot be taken out again. What it
says is an output that no lesson stores: code which swallows the error is found out all the same.
"""

import ipaddress
import sys

WATCHED = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


def install():
    sys.addaudithook(refuse)


def refuse(event, arguments):
    if event not in WATCHED:
        return
    host = host_of(event, arguments)
    if not is_this_machine(host):
        refusal = f"{event}: {host} is beyond this machine"
        print(refusal, file=sys.stderr)
        raise PermissionError(refusal)


def host_of(event, arguments):
    # connect and sendto give (socket, address), the look-ups give the host itself.
    address = arguments[1] if event in {"socket.connect", "socket.sendto"} else arguments[0]
    return address[0] if isinstance(address, tuple) else address


def is_this_machine(host):
    if isinstance(host, bytes):
        host = host.decode()
    # A path is a Unix socket, an empty host is "any of my own addresses".
    if not host or host == "localhost" or host.startswith(("/", "\0")):
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False
