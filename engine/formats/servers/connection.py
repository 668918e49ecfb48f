"""The kinds of labelling servers, and the way to one with a token."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from engine.core import UserError
from engine.formats.servers.contents import LabellingServer


@dataclass(frozen=True, slots=True)
class ServerKind:
    """A kind of server.

    Attributes:
        title: as people call it.
        extra: of Inkling, that brings `package`.
        module: of this room, with the class `server`.
    """

    title: str
    extra: str
    package: str
    module: str
    server: str


SERVERS: Final = {
    "labelstudio": ServerKind(
        "Label Studio",
        "labelstudio",
        "label_studio_sdk",
        "label_studio",
        "LabelStudioServer",
    ),
    "cvat": ServerKind(
        "CVAT",
        "cvat",
        "cvat_sdk",
        "cvat",
        "CvatServer",
    ),
}
"""Name -> kind of server."""


def connect(kind_name: str, address: str, token: str) -> LabellingServer:
    """A server of `SERVERS` that the token is logged in to.

    Raises:
        UserError: its package is missing, the address or the token is no good, or nobody answers.
    """
    kind = SERVERS[kind_name]
    url = server_url(address)
    require_package(kind)
    if not token.strip() or not token.isascii() or any(c.isspace() for c in token.strip()):
        raise UserError("The token is empty, or not one word.", "Copy it from the account settings there.")
    module = importlib.import_module(f"engine.formats.servers.{kind.module}")
    server: LabellingServer = getattr(module, kind.server).connect(url, token.strip())
    return server


def require_package(kind: ServerKind) -> None:
    """Raise UserError, with the way to get it, where the package of a kind is not installed."""
    if importlib.util.find_spec(kind.package) is None:
        raise UserError(
            f"{kind.title} needs its package {kind.package.replace('_', '-')}, not installed here.",
            f'Install it with: pip install "inkling[{kind.extra}]"',
        )


def server_url(address: str) -> str:
    """An address as its server is called by.

    >>> server_url(" Localhost:8080/ "), server_url("https://app.example.org/cvat")
    ('http://localhost:8080', 'https://app.example.org/cvat')

    Raises:
        UserError: it is none of the web.
    """
    text, hint = address.strip(), "Write one such as https://labels.example.org."
    if not text:
        raise UserError("The address of the server is missing.", hint)
    url = text if "://" in text else f"{'http' if _is_near(text) else 'https'}://{text}"
    try:
        parts = urlsplit(url)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_good = False
    if not is_good or any(c.isspace() for c in url) or parts.username is not None:
        raise UserError(f"'{text[:100]}' is no address of a server.", hint)
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def _is_near(text: str) -> bool:
    """Whether an address without a scheme is this machine or a bare number, where https is rare."""
    host = text.split("/")[0].rsplit(":", 1)[0].lower()
    return host == "localhost" or host.replace(".", "").isdecimal()
