"""A cut in sight: what it has learned from; a rough one is told as such, and is applied knowingly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.document.planes import Plane
from engine.refine.image_cuts import ImageCuts
from engine.session import open_image as open_image_module
from engine.session.editing import cutter, decisions
from engine.session.open_image import OpenImage
from engine.session.state import Preview
from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_decisions import Gate


@pytest.fixture
def is_compiling(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    state = [True]
    monkeypatch.setattr(cutter, "_is_warming_up", lambda: state[0])
    monkeypatch.setattr("engine.refine.image_cuts.is_prepared", lambda stage: not state[0])
    return state


def opened(shell: Shell) -> OpenImage:
    image = shell.session.image
    assert image is not None
    return image


def is_rough(shell: Shell) -> bool | None:
    preview = opened(shell).preview
    return None if preview is None else preview.is_rough


def scribble_both(shell: Shell) -> None:
    shell.press_keys("tool_scribble")
    shell.draw((12, 12), (50, 12))
    shell.window.tools.choose_class(1 - min(1, shell.window.tools.class_id))
    shell.draw((12, 80), (50, 80))
    shell.wait(lambda: is_rough(shell) is True)
    seen: Preview | None = None
    while opened(shell).preview is not seen:
        # The last move of the pen may still be cut, and then its end.
        seen = opened(shell).preview
        shell.rest(300)
    shell.wait(lambda: shell.session.sight.is_current)


def test_the_same_key_twice_applies_the_rough_cut_as_it_is_drawn(
    shell: Shell, folder: Path, is_compiling: list[bool]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    drawn = opened(shell).shown(opened(shell).rect)
    shell.press_keys("apply_cut")
    shell.wait(lambda: any("This is a rough cut" in text for text in shell.names_of_notices()))
    assert opened(shell).preview is not None
    shell.rest(300)
    shell.press_keys("apply_cut")
    shell.wait(lambda: opened(shell).preview is None)
    assert np.array_equal(opened(shell).planes.view(Plane.MASK), drawn)


def test_the_key_and_the_cut_itself_do_not_both_say_that_it_is_rough(
    shell: Shell, folder: Path, is_compiling: list[bool]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    assert says(shell, "This cut is a rough one")
    shell.press_keys("apply_cut")
    shell.wait(lambda: says(shell, "This is a rough cut"))
    assert [text for text in shell.names_of_notices() if "rough" in text] == [
        "This is a rough cut: the exact one is still being prepared."
    ]


def test_what_was_said_of_a_rough_cut_to_one_key_does_not_count_for_another(
    shell: Shell, folder: Path, is_compiling: list[bool]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = opened(shell)
    shell.press_keys("apply_cut")
    shell.rest(300)
    shell.press_keys("accept_image")
    shell.rest(300)
    assert is_rough(shell) is True
    assert shell.session.project.images.status(image.id) is not ImageStatus.ACCEPTED
    shell.press_keys("accept_image")
    shell.wait(lambda: shell.session.project.images.status(image.id) is ImageStatus.ACCEPTED)


def says(shell: Shell, text: str) -> bool:
    return any(text in name for name in shell.names_of_notices())


def test_what_else_is_doubtful_is_said_with_it_and_read_once(
    shell: Shell, folder: Path, is_compiling: list[bool]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    image = opened(shell)
    image.part = replace(image.part, breaks_off=True)
    shell.press_keys("accept_image")
    shell.wait(lambda: says(shell, "This is a rough cut"))
    assert any(image.part.sentence() in notice.hint for notice in shell.window.notices.shown)
    shell.rest(300)
    shell.press_keys("accept_image")
    shell.wait(lambda: shell.session.project.images.status(image.id) is ImageStatus.ACCEPTED)


def test_a_rough_cut_that_is_not_decided_about_after_all_gets_its_exact_one(
    shell: Shell, folder: Path, is_compiling: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr(decisions, "LARGE_PX", 0)
    monkeypatch.setattr(open_image_module, "_prepared", gate.before(open_image_module._prepared))
    shell.open(folder)
    scribble_both(shell)
    for _ in range(2):
        shell.press_keys("apply_cut")
        shell.rest(300)
    shell.wait(lambda: bool(shell.session.busy.waiting))
    assert is_rough(shell) is True
    shell.session.decisions.stop_waiting()
    gate.open.set()
    is_compiling[0] = False
    shell.wait(lambda: is_rough(shell) is False)


@pytest.mark.parametrize("how", ["apply_cut", "take_back"])
def test_no_message_says_that_the_cut_is_rough_once_it_is_not_there_any_more(
    shell: Shell, folder: Path, is_compiling: list[bool], how: str
) -> None:
    shell.open(folder)
    scribble_both(shell)
    assert says(shell, "This cut is a rough one")
    if how == "take_back":
        shell.session.take_back()
    else:
        for _ in range(2):
            shell.press_keys("apply_cut")
            shell.rest(300)
    shell.wait(lambda: opened(shell).preview is None)
    shell.wait(lambda: not says(shell, "rough"))


def test_what_the_key_said_of_a_rough_cut_does_not_count_for_the_exact_one(
    shell: Shell, folder: Path, is_compiling: list[bool]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    shell.press_keys("apply_cut")
    assert any("This is a rough cut" in text for text in shell.names_of_notices())
    is_compiling[0] = False
    shell.wait(lambda: is_rough(shell) is False)
    shell.wait(lambda: not any("rough" in text for text in shell.names_of_notices()))
    assert opened(shell).planes.is_blank(Plane.MASK)


def test_the_card_of_the_cut_says_what_the_cut_in_sight_has_learned_from(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    assert shell.window.workspace is not None
    learned = shell.window.workspace.cut.learned
    assert learned.text().startswith("A cut learns from scribbles.")
    shell.press_keys("tool_scribble")
    shell.draw((12, 12), (50, 12))
    shell.window.tools.choose_class(1 - min(1, shell.window.tools.class_id))
    shell.draw((12, 80), (50, 80))
    shell.wait(lambda: learned.text().startswith("Cut by scribbles of background, object."))
    shell.look()
    shell.apply()
    shell.wait(lambda: learned.text().startswith("A cut learns from scribbles."))
    shell.draw((30, 12), (50, 20))
    shell.wait(lambda: learned.text().startswith("Corrected by scribbles of background, object."))


def test_what_was_said_of_a_rough_cut_ends_with_its_image(
    shell: Shell, folder: Path, is_compiling: list[bool]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    shell.wait(lambda: any("This cut is a rough one" in text for text in shell.names_of_notices()))
    shell.press_keys("next_image")
    shell.wait(lambda: not any("rough" in text for text in shell.names_of_notices()))


def test_a_cut_whose_scribbles_are_undone_is_not_said_to_be_made(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    for way in ("live", "best"):
        monkeypatch.setattr(ImageCuts, way, gate.before(getattr(ImageCuts, way)))
    try:
        shell.open(folder)
        shell.press_keys("tool_scribble")
        shell.draw((12, 12), (50, 12))
        shell.wait(lambda: shell.window.status.busy.text.text() == "Cutting")
        shell.press_keys("undo")
        assert not shell.session.busy.is_refining
        assert shell.window.status.busy.text.text() != "Cutting"
    finally:
        gate.open.set()
