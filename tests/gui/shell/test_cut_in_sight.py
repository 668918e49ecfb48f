"""A cut in sight: what it has learned from; a rough one is told as such, and is applied knowingly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.document.planes import Plane
from engine.session.editing import cutter
from engine.session.open_image import OpenImage
from engine.session.state import Preview
from tests.gui.shell.helpers import Shell


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


def test_what_the_key_said_of_a_rough_cut_does_not_count_for_the_exact_one(
    shell: Shell, folder: Path, is_compiling: list[bool]
) -> None:
    shell.open(folder)
    scribble_both(shell)
    shell.press_keys("apply_cut")
    assert any("This cut is a rough one" in text for text in shell.names_of_notices())
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
