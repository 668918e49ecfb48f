"""Failures of labelling servers and networks in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from engine.core import EngineError, UserError

_NETWORK: Final = ("httpx", "httpcore", "urllib3", "requests", "ssl", "socket")
_KEPT: Final = "Check the address and the network, and try again; what has arrived is kept."


class ServerLostError(UserError):
    """A server cannot be used any more: nobody answers, or the token is refused."""


@contextmanager
def server_failures(title: str, url: str, what: str = "") -> Iterator[None]:
    """Turn what a client of a server raises into a UserError.

    Args:
        title: of the kind of server.
        what: is asked for, for "there is no".
    """
    try:
        yield
    except (EngineError, KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:
        raise server_error(error, title, url, what) from error


def server_error(error: Exception, title: str, url: str, what: str = "") -> UserError:
    """The failure in one sentence, by the status that the server gave or the kind of the exception."""
    status = _status(error)
    if status in (401, 403):
        return ServerLostError(
            f"{title} at {url} refuses this token.",
            "Make a new one in the account settings there, and see that it may use the project.",
        )
    if status == 404 and what:
        return UserError(f"{title} at {url} has no {what}.", "Look up the number in its address there.")
    if status is not None and status >= 400:
        return UserError(f"{title} at {url} answers with error {status}.", _KEPT)
    if is_network_failure(error):
        return ServerLostError(f"{url} does not answer, or broke off.", _KEPT)
    return UserError(
        f"{url} does not answer as {title} does ({type(error).__name__}).",
        f"Check that the address is that of {title}, and that the server is not much older than its package.",
    )


def picture_host_error(url: str) -> UserError:
    """The failure of a server that pictures lie on and that is not the labelling server itself."""
    return UserError(f"{url} does not answer, or broke off.", _KEPT)


def is_network_failure(error: BaseException) -> bool:
    """Whether the connection failed rather than the server."""
    if isinstance(error, OSError | EOFError):
        return True
    modules = {kind.__module__.split(".")[0] for kind in type(error).__mro__}
    return bool(modules & set(_NETWORK))


def _status(error: Exception) -> int | None:
    for name in ("status_code", "status", "code"):
        value = getattr(error, name, None)
        if isinstance(value, int) and value:
            return value
    return None
