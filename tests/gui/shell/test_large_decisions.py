"""Decisions about large images: the mask is prepared on another thread, and only what is in sight counts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt

from engine.core import CancelledError
from engine.document.planes import LabelPlanes, Plane
from engine.session import OpenImage
from engine.session import open_image as open_image_module
from engine.session.editing import decisions, mask_operations
from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_decisions import CHANGED, Gate, decided_px, image_of, scribble_both


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Every image is a large one; its mask is prepared once the gate opens."""
    made, threads = Gate(), []
    prepare: Any = open_image_module._prepared

    def prepared(*arguments: Any, **named: Any) -> Any:
        threads.append(threading.current_thread())
        return prepare(*arguments, **named)

    monkeypatch.setattr(decisions, "LARGE_PX", 0)
    monkeypatch.setattr(open_image_module, "_prepared", made.before(prepared))
    yield made
    made.open.set()
    assert threading.main_thread() not in threads


def accepted(shell: Shell, image: OpenImage) -> bool:
    return shell.session.project.images.get(image.id).status is ImageStatus.ACCEPTED


@pytest.mark.parametrize("has_cut", [False, True])
def test_accepting_waits_for_the_mask_and_writes_it(
    shell: Shell, folder: Path, gate: Gate, has_cut: bool
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    if not has_cut:
        gate.open.set()
        shell.press(Qt.Key.Key_Return)
        shell.wait(lambda: decided_px(image) > 0)
        gate.open.clear()
    shell.look()
    shown = image.shown(image.rect)
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.busy.waiting
    assert not accepted(shell, image)
    gate.open.set()
    shell.wait(lambda: accepted(shell, image))
    assert np.array_equal(image.planes.view(Plane.MASK), shown)
    shell.session.project.flush_masks()
    assert np.array_equal(shell.session.project.read_mask_file(image.id), shown)
    assert not shell.session.busy.waiting


def test_what_is_painted_meanwhile_is_not_accepted_unseen(shell: Shell, folder: Path, gate: Gate) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.look()
    shell.press_ctrl(Qt.Key.Key_Return)
    assert shell.session.busy.waiting
    shell.window.tools.choose_tool("brush")
    shell.draw((10, 10), (30, 30))
    gate.open.set()
    shell.see()
    assert not accepted(shell, image)


def test_escape_takes_back_what_waits_for_its_mask_and_its_work(
    shell: Shell, folder: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare: Any = open_image_module._prepared
    ends: list[str] = []

    def noted(*arguments: Any, **named: Any) -> Any:
        try:
            return prepare(*arguments, **named)
        except CancelledError:
            ends.append("cancelled")
            raise

    monkeypatch.setattr(open_image_module, "_prepared", noted)
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.look()
    shell.press_ctrl(Qt.Key.Key_Return)
    shell.wait(lambda: gate.is_reached)
    shell.press(Qt.Key.Key_Escape)
    assert not shell.session.busy.waiting
    gate.open.set()
    shell.wait(lambda: ends == ["cancelled"])
    shell.see()
    assert not accepted(shell, image)
    assert CHANGED not in shell.names_of_notices()


def test_a_stroke_after_it_does_not_reach_the_file_of_the_accepted_mask(
    shell: Shell, folder: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = image_of(shell)
    shell.look()
    snapshot, may_copy = LabelPlanes.snapshot, threading.Event()

    def late(planes: LabelPlanes, plane: Plane) -> Any:
        if threading.current_thread() is not threading.main_thread():
            assert may_copy.wait(60)
        return snapshot(planes, plane)

    shell.session.accept_image()
    monkeypatch.setattr(LabelPlanes, "snapshot", late)
    gate.open.set()
    shell.wait(lambda: accepted(shell, image))
    mask = image.planes.view(Plane.MASK)
    with image.planes.edit("Brush") as edit:
        edit.put(Plane.MASK, image.rect, None, 1)
    may_copy.set()
    shell.session.project.flush_masks()
    assert np.array_equal(shell.session.project.read_mask_file(image.id), mask)


def tidy(shell: Shell) -> None:
    shell.press(Qt.Key.Key_Equal)


def clear(shell: Shell) -> None:
    shell.window.action_set["clear_image"].trigger()


@pytest.fixture
def slow_edit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Every image is a large one; what edits all of it ends once the gate opens."""
    made = Gate()
    monkeypatch.setattr(decisions, "LARGE_PX", 0)
    for name in ("shown_labels", "_cleared"):
        monkeypatch.setattr(mask_operations, name, made.before(getattr(mask_operations, name)))
    yield made
    made.open.set()


@pytest.mark.parametrize("edit", [tidy, clear])
@pytest.mark.parametrize("meanwhile", ["nothing", "escape", "stroke"])
def test_an_edit_of_all_of_a_large_image_holds_up_nobody_and_gives_way(
    shell: Shell, folder: Path, slow_edit: Gate, edit: Callable[[Shell], None], meanwhile: str
) -> None:
    shell.open(folder)
    scribble_both(shell)
    shell.apply()
    shell.window.tools.choose_tool("brush")
    shell.window.tools.choose_class(0)
    shell.see()
    image = image_of(shell)
    before = image.shown(image.rect)
    edit(shell)
    assert "large image" in shell.session.busy.waiting
    assert np.array_equal(image.shown(image.rect), before)
    if meanwhile == "escape":
        shell.press(Qt.Key.Key_Escape)
    elif meanwhile == "stroke":
        shell.draw((32, 80), (36, 84))
        before = image.shown(image.rect)
    slow_edit.open.set()
    shell.wait(lambda: shell.session.is_settled and not shell.session.busy.waiting)
    is_dropped = meanwhile != "nothing"
    assert np.array_equal(image.shown(image.rect), before) is is_dropped
    said = [notice.summary for notice in shell.window.notices.shown]
    assert any(" was not " in text for text in said) is (meanwhile == "stroke")
    if not is_dropped:
        shell.press_keys("undo")
        assert np.array_equal(image.shown(image.rect), before)
