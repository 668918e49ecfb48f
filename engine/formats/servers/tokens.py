"""Tokens of servers in the keyring of the system, where there is one; never in a file of ours."""

from __future__ import annotations

import importlib.util
from typing import Final

from engine.core import UserError

_SERVICE: Final = "Inkling"


def has_keyring() -> bool:
    """Whether the package that reaches the system's keyring is installed."""
    return importlib.util.find_spec("keyring") is not None


def kept_token(kind_name: str, url: str) -> str:
    """The token that was kept for a server; empty for none, and where the keyring does not answer."""
    if not has_keyring():
        return ""
    import keyring

    try:
        return keyring.get_password(_SERVICE, f"{kind_name} {url}") or ""
    except Exception:  # noqa: BLE001 - the keyring of a system raises what its own libraries do
        return ""


def keep_token(kind_name: str, url: str, token: str) -> None:
    """Keep the token of a server.

    Raises:
        UserError: there is no keyring, or it does not take it.
    """
    if not has_keyring():
        raise UserError("There is no keyring here.", "The token is asked for each time.")
    import keyring

    try:
        keyring.set_password(_SERVICE, f"{kind_name} {url}", token)
    except Exception as error:  # As above: the server has taken the token, which is what counts.
        raise UserError(
            "The keyring of this system did not take the token.", "It is asked for each time."
        ) from error
