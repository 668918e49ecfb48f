"""Fetching of files over HTTP, whole or not at all; a token goes to its own server alone."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Final
from urllib.parse import quote, urljoin, urlsplit

from engine.core import UserError
from engine.core.errors import FileError
from engine.files.atomic import atomic_file
from engine.formats.servers.failures import picture_host_error

TIMEOUT_S: Final = 60.0
_BLOCK_BYTES: Final = 1 << 20
_MOST_BYTES: Final = 1 << 34
_PAGE: Final = re.compile(rb"^\s*<(!doctype html|html)", re.IGNORECASE)


def fetch_file(address: str, base_url: str, headers: dict[str, str], path: Path) -> None:
    """Write what is at `address` (may be relative to `base_url`) to `path`, which appears whole.

    Args:
        headers: with the token; left out for any other server.

    Raises:
        UserError: it is no address of the web, what arrives is a web page, or a server other than that of
            `base_url` fails.
        OSError, EOFError: the network or the server of `base_url` failed.
    """
    url = _encoded(urljoin(base_url.rstrip("/") + "/", address))
    if urlsplit(url).scheme not in ("http", "https"):
        raise UserError(
            f"The picture {address[:200]} lies where only its server can read it.",
            "Let the server hand it out, as with a storage that signs its addresses.",
        )
    request = urllib.request.Request(url, headers=headers if origin(url) == origin(base_url) else {})
    redirects = _Redirects()
    opener = urllib.request.build_opener(redirects)
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer, atomic_file(path) as temporary:
            try:
                _copy(answer, temporary, path)
            except HTTPException as error:
                raise EOFError(str(error)) from error
    except (OSError, EOFError) as error:
        last = redirects.last or url
        is_missing = isinstance(error, urllib.error.HTTPError) and error.code == HTTPStatus.NOT_FOUND
        if is_missing or origin(last) == origin(base_url):
            raise
        # Of one picture alone: the others may lie elsewhere.
        raise picture_host_error(f"{urlsplit(last).scheme}://{urlsplit(last).hostname}") from error


def origin(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), parts.port or usual


def _copy(answer: IO[bytes], temporary: Path, path: Path) -> None:
    length = getattr(answer, "headers", {}).get("Content-Length")
    done = 0
    with temporary.open("wb") as file:
        while block := answer.read(_BLOCK_BYTES):
            if not done and _PAGE.match(block[:200]):
                raise FileError(path, "is a web page, not a picture.", "See whether the token may fetch it.")
            done += len(block)
            if done > _MOST_BYTES:
                raise FileError(path, f"is larger than {_MOST_BYTES >> 30} GB.")
            file.write(block)
    if not done or (length is not None and length.isdecimal() and done != int(length)):
        raise EOFError(f"{done} bytes of {length}")


def _encoded(url: str) -> str:
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Redirections to other servers without the token; `last` has the address of the last one, if any."""

    def __init__(self) -> None:
        self.last = ""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise urllib.error.HTTPError(newurl, code, "leads out of the web", headers, fp)
        self.last = newurl
        request = super().redirect_request(req, fp, code, msg, headers, newurl)
        if request is not None and origin(newurl) != origin(req.full_url):
            request.headers.pop("Authorization", None)
        return request
