"""Saving after a fault of the program: the stroke in progress, a disk that does not answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.core import UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.active_stroke import ActiveStroke
from engine.session.rescue import save_after_fault
from engine.storage import Project
from tests.gui.shell.helpers import Shell


@pytest.fixture
def stroke(shell: Shell, folder: Path) -> Iterator[ActiveStroke]:
    """A stroke in progress, of pixels that were blank before."""
    shell.open(folder)
    stroke = shell.session.begin_stroke(StrokeKind.BRUSH, 1, 5.0)
    stroke.extend([(20.0, 20.0), (20.0, 60.0)])
    yield stroke
    shell.window.notices.clear()


def said_after_fault(shell: Shell, limit_s: float = 60.0) -> str:
    said: list[str] = []
    save_after_fault(shell.session, shell.controller.dispatcher, said.append, limit_s)
    shell.wait(lambda: bool(said))
    shell.rest(30)
    assert len(said) == 1
    return said[0]


def painted(shell: Shell) -> bool:
    image = shell.session.image
    assert image is not None
    return bool((image.planes.view(Plane.MASK)[20, 20:60] == 1).all())


def test_the_stroke_in_progress_is_kept_as_a_step_and_stored(shell: Shell, stroke: ActiveStroke) -> None:
    assert said_after_fault(shell).startswith("Nothing is lost")
    assert painted(shell)
    image = shell.session.image
    assert image is not None
    with Project.open(shell.session.project.path, read_only=True) as stored:
        assert stored.load_state(image.id, image.shape).position == 1
    assert shell.session.undo()


@pytest.mark.expects_log
def test_a_stroke_that_cannot_be_kept_is_put_back_and_called_lost(
    shell: Shell, stroke: ActiveStroke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(stroke, "finish", fail)
    assert said_after_fault(shell).startswith("The stroke in progress is lost")
    monkeypatch.undo()
    assert not painted(shell)
    shell.draw((10, 10), (50, 40))


def test_a_disk_that_does_not_answer_is_said_after_the_limit(
    shell: Shell, stroke: ActiveStroke, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    monkeypatch.setattr(shell.session.project, "flush", lambda: gate.wait(60))
    assert "Not everything is stored" in said_after_fault(shell, limit_s=0.2)
    gate.set()
    monkeypatch.undo()


def test_what_prevents_saving_is_said(
    shell: Shell, stroke: ActiveStroke, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise UserError("The disk is full.", "Free some space on it.")

    monkeypatch.setattr(shell.session.project, "flush", full)
    assert said_after_fault(shell) == "Not saved yet: The disk is full. Free some space on it."
    monkeypatch.undo()
