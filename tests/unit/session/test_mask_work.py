"""Work on stored masks in the background: no edit beside it, so that no step takes another's place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from engine.core import IGNORE, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.editing import class_replacement
from engine.session.editing.project_edits import ProjectEdits
from engine.session.watches import image_watch, mask_watch
from engine.storage import ClassUse, Project
from tests.helpers.session import Desk
from tests.unit.session.test_changed_images import picture, replace
from tests.unit.session.test_changed_masks import Asked, look, masked, save_by_hand


class Gate:
    """A stop in front of a function: it begins once `open` is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self.open = threading.Event()

    def before(self, holder: object, name: str) -> None:
        function = getattr(holder, name)

        def wait(*args: object, **options: object) -> object:
            assert self.open.wait(60)
            return function(*args, **options)

        self._patch.setattr(holder, name, wait)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.open.set()


def count(desk: Desk, edits: ProjectEdits, gate: Gate) -> None:
    gate.before(Project, "class_use")
    edits.classes.request_delete(1)


def delete(desk: Desk, edits: ProjectEdits, gate: Gate) -> None:
    uses: list[ClassUse] = []
    edits.classes.counted.subscribe(uses.append)
    edits.classes.request_delete(1)
    desk.wait(lambda: bool(uses))
    gate.before(class_replacement, "replace_class")
    edits.classes.delete(uses[0], IGNORE)


def answer_mask_files(choice: str) -> Callable[[Desk, ProjectEdits, Gate], None]:
    def start(desk: Desk, edits: ProjectEdits, gate: Gate) -> None:
        asked = Asked(desk)
        path, _ = masked(desk)
        save_by_hand(path)
        look(desk, asked)
        gate.before(mask_watch, "take_over_masks" if choice == "take-over" else "write_masks_again")
        desk.session.mask_watch.answer(choice)

    return start


def fit_mask(desk: Desk, edits: ProjectEdits, gate: Gate) -> None:
    replace(desk.image.record.path, picture((30, 40)))
    desk.session.image_watch.tick()
    desk.wait(lambda: desk.image.change is not None)
    gate.before(image_watch, "adapt_mask")
    desk.session.image_watch.answer("resize")


WORKS: dict[str, Callable[[Desk, ProjectEdits, Gate], None]] = {
    "count": count,
    "delete": delete,
    "fit to image": fit_mask,
    "take over": answer_mask_files("take-over"),
    "write again": answer_mask_files("write-again"),
}


@pytest.mark.parametrize("name", WORKS)
def test_no_image_is_edited_and_no_other_work_begun_beside_work_on_masks(
    desk: Desk, edits: ProjectEdits, gate: Gate, name: str
) -> None:
    session = desk.session
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
    desk.open(2)
    desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
    WORKS[name](desk, edits, gate)
    if name != "fit to image":  # Read on the same lane: no other image opens before it ends.
        desk.open(0)
    for act in (
        lambda: session.begin_stroke(StrokeKind.BRUSH, 2, 3.0),
        session.undo,
        session.clear_image,
        session.accept_image,
        edits.undo,
        edits.classes.add,
        lambda: edits.classes.request_delete(2),
        lambda: session.mask_watch.answer("take-over"),
    ):
        with pytest.raises(UserError):
            act()
    gate.open.set()
    desk.wait(lambda: _is_free(desk) and session.image is not None and not session.busy.opening)
    image = desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (50, 5), (50, 20))
    labels = np.array(image.planes.view(Plane.MASK))
    length = image.history.length
    desk.open(1)
    again = desk.open(0)
    assert np.array_equal(again.planes.view(Plane.MASK), labels)
    assert again.history.length == length


@pytest.mark.parametrize("changes_masks", [False, True])
def test_an_image_to_show_anew_waits_for_other_work(desk: Desk, changes_masks: bool) -> None:
    work, first = desk.session.mask_work, desk.open(0)
    work.begin(UserError("Busy."), changes_masks=changes_masks)
    work.reopen()
    desk.dispatcher.pump()
    assert desk.session.image is (None if changes_masks else first)
    work.end()
    desk.wait(lambda: desk.session.image not in (None, first))
    second = desk.image
    assert second.id == first.id
    work.reopen()
    desk.wait(lambda: desk.session.image not in (None, second))
    assert desk.image.id == first.id


def _is_free(desk: Desk) -> bool:
    try:
        desk.session.mask_work.check_free()
    except UserError:
        return False
    return True
