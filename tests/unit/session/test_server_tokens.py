"""Tokens in the system's keyring: kept and found again by server, and what is said where there is none."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from engine.core import UserError
from engine.formats.servers import connection
from engine.formats.servers.tokens import has_keyring, keep_token, kept_token
from engine.jobs import JobDone, JobOutcome
from engine.session.importing.server_bridge import Connected, ServerBridge
from tests.helpers.session import Desk

URL = "https://labels.example.org"


@pytest.fixture
def kept() -> Iterator[dict[tuple[str, str], str]]:
    """Content of a keyring in memory, which is that of the system for a while."""
    keyring = pytest.importorskip("keyring")
    from keyring.backend import KeyringBackend

    content: dict[tuple[str, str], str] = {}

    class MemoryKeyring(KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return content.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            content[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del content[service, username]

    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    yield content
    keyring.set_keyring(before)


@pytest.fixture
def no_backend() -> Iterator[None]:
    """The package is there, but the system has no keyring."""
    keyring = pytest.importorskip("keyring")
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def bridge(desk: Desk) -> Iterator[ServerBridge]:
    made = ServerBridge(desk.session)
    yield made
    made.close()


def connected(desk: Desk, bridge: ServerBridge, token: str, *, keep: bool) -> Connected:
    ends: list[JobOutcome[Connected]] = []
    bridge.connect("cvat", URL, token, ends.append, keep=keep)
    desk.wait(lambda: bool(ends))
    assert isinstance(ends[0], JobDone), ends[0]
    return ends[0].value


def accepting(given: list[str]) -> Any:
    """A `connect` that notes tokens and takes any."""

    def connect(kind: str, url: str, token: str) -> SimpleNamespace:
        given.append(token)
        return SimpleNamespace(projects=list)

    return connect


def test_a_token_is_kept_by_server_and_comes_back(kept: dict[tuple[str, str], str]) -> None:
    assert kept_token("cvat", URL) == ""
    keep_token("cvat", URL, "secret")
    assert kept_token("cvat", URL) == "secret"
    assert kept_token("labelstudio", URL) == kept_token("cvat", "https://other.org") == ""
    assert list(kept.values()) == ["secret"]


def test_an_empty_field_takes_the_token_that_was_kept_for_this_address(
    desk: Desk, bridge: ServerBridge, kept: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    monkeypatch.setattr(connection, "connect", accepting(given))
    connected(desk, bridge, "once", keep=False)
    assert kept == {}
    assert connected(desk, bridge, "secret", keep=True).note == ""
    connected(desk, bridge, "", keep=False)
    assert given == ["once", "secret", "secret"]


def test_without_a_keyring_the_server_is_connected_and_the_reason_is_said(
    desk: Desk, bridge: ServerBridge, no_backend: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "connect", accepting([]))
    assert kept_token("cvat", URL) == ""
    assert "did not take the token" in connected(desk, bridge, "secret", keep=True).note


def test_a_keyring_that_breaks_in_its_own_way_keeps_nobody_from_connecting(
    desk: Desk, bridge: ServerBridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = pytest.importorskip("keyring")

    def broken(*_: str) -> str:
        raise RuntimeError("no session bus")

    monkeypatch.setattr(keyring, "get_password", broken)
    monkeypatch.setattr(keyring, "set_password", broken)
    monkeypatch.setattr(connection, "connect", accepting([]))
    assert kept_token("cvat", URL) == ""
    assert "did not take the token" in connected(desk, bridge, "secret", keep=True).note


def test_without_the_package_nothing_is_kept_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert not has_keyring()
    assert kept_token("cvat", URL) == ""
    with pytest.raises(UserError, match="no keyring here"):
        keep_token("cvat", URL, "secret")
