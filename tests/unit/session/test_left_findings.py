"""Findings that are left as they are get lost by no thread and by no failure."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.audit.left_as_is import without_left
from engine.core import UserError
from engine.session.audit import left_findings
from engine.session.audit.left_findings import LeftFindings
from engine.storage import Project
from tests.helpers.session import Desk

FIRST, LATER = (AuditFinding(AuditKind.EMPTY, Severity.NOTE, "", name) for name in ("a.png", "b.png"))


@pytest.fixture
def left(desk: Desk) -> Iterator[LeftFindings]:
    made = LeftFindings(desk.session)
    yield made
    made.close()


def test_what_is_left_while_all_is_forgotten_is_remembered(
    desk: Desk, left: LeftFindings, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, counts = desk.session.project, list[int]()
    forget, store = left_findings.forget_left, left_findings.leave_as_is
    is_stored = threading.Event()

    def leave_and_look() -> None:
        left.leave([LATER])
        left.store()

    def leave_and_forget(known: Project) -> int:
        threading.Thread(target=leave_and_look).start()
        # Never in time where whoever leaves waits for the end of this.
        is_stored.wait(0.3)
        return forget(known)

    def note(*arguments: object) -> None:
        store(project, arguments[1])  # type: ignore[arg-type]
        is_stored.set()

    left.leave([FIRST])
    desk.wait(lambda: without_left(project, [FIRST]) == [])
    monkeypatch.setattr(left_findings, "leave_as_is", note)
    monkeypatch.setattr(left_findings, "forget_left", leave_and_forget)
    left.forget(counts.append)
    desk.wait(lambda: bool(counts))
    assert counts == [1]
    desk.wait(lambda: without_left(project, [FIRST, LATER]) == [FIRST])


def test_what_could_not_be_remembered_is_left_all_the_same_and_remembered_later(
    desk: Desk, left: LeftFindings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise UserError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(left_findings, "leave_as_is", fail)
        left.leave([FIRST])
        desk.wait(lambda: [notice.summary for notice in desk.notices] == ["The disk is full."])
        assert left.without_left([FIRST, LATER]) == [LATER]
    assert without_left(desk.session.project, [FIRST]) == [FIRST]
    left.close()
    assert without_left(desk.session.project, [FIRST]) == []
