"""Acceptance and skipping are steps of their own, undone alone, also from the image that came after."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from engine.checkup.project_check import check_project
from engine.core import CancelToken, EngineError, ImageId, UserError, read_only
from engine.document.planes import Plane
from engine.document.step_names import IMPORTED
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.acceptance import make_accepted
from engine.session.editing.project_edits import ProjectEdits
from engine.session.learning.learned_models import is_learned_from
from engine.session.review.review_wall import ReviewWall
from engine.session.state import REDO_SUBJECT, UNDO_SUBJECT
from engine.storage import ImageStatus, Project, accept_mask
from engine.storage.importing.store_labels import store_labels
from tests.helpers.reviewing import accept, ids, status
from tests.helpers.session import SHAPE, Clock, Desk, halves

DECIDE: dict[str, Callable[[Desk], object]] = {
    "accept": lambda desk: desk.session.accept_image(desk.session.navigation.open_next),
    "skip": lambda desk: desk.session.skip_image(),
}
DECIDED = {"accept": ImageStatus.ACCEPTED, "skip": ImageStatus.SKIPPED}
every_decision = pytest.mark.parametrize("name", DECIDE)


def draw(desk: Desk, class_id: int = 1, row: int = 20) -> None:
    desk.stroke(StrokeKind.BRUSH, class_id, (row, 10), (row, 30))


def settle(desk: Desk) -> None:
    desk.wait(lambda: not (desk.session.busy.opening or desk.session.busy.is_refining))
    desk.dispatcher.pump()


def decide(desk: Desk, name: str) -> ImageId:
    """Decide about the open image, of which something is drawn already; the next one is open then."""
    decided = desk.image.id
    DECIDE[name](desk)
    desk.wait(lambda: desk.session.image is not None and desk.image.id != decided)
    settle(desk)
    return decided


def mask(desk: Desk) -> bytes:
    return desk.image.planes.view(Plane.MASK).tobytes()


@every_decision
def test_it_is_a_named_step_that_one_undo_on_its_image_takes_back(
    desk: Desk, edits: ProjectEdits, name: str
) -> None:
    first = desk.open(0).id
    draw(desk)
    drawn = mask(desk)
    decide(desk, name)
    # Something was done since, so that this undo is not for what was decided before.
    draw(desk)
    desk.open(0)
    assert desk.image.history.labels()[-1] == f"{name.capitalize()} image"
    assert status(desk, first) is DECIDED[name]
    for _ in range(2):
        assert edits.undo()
        assert (status(desk, first), mask(desk)) == (ImageStatus.STARTED, drawn)
        assert edits.redo()
        assert (status(desk, first), mask(desk)) == (DECIDED[name], drawn)


@every_decision
def test_right_after_it_undo_opens_the_image_and_takes_it_back_and_says_so(
    desk: Desk, edits: ProjectEdits, name: str
) -> None:
    desk.open(0)
    draw(desk)
    drawn = mask(desk)
    first = decide(desk, name)
    assert edits.undo_label == f"{name.capitalize()} 0.png"
    assert edits.undo()
    for second in (edits.undo, edits.redo):
        with pytest.raises(UserError, match="is being opened"):
            second()
    settle(desk)
    assert (desk.image.id, mask(desk), status(desk, first)) == (first, drawn, ImageStatus.STARTED)
    assert "0.png" in desk.notices[-1].summary
    assert "[[redo]]" in desk.notices[-1].hint
    assert edits.redo()
    assert status(desk, first) is DECIDED[name]


@every_decision
def test_redo_of_what_undo_took_back_from_the_next_image_goes_on_to_it(
    desk: Desk, edits: ProjectEdits, name: str
) -> None:
    desk.open(0)
    draw(desk)
    first = decide(desk, name)
    came = desk.image.id
    edits.undo()
    settle(desk)
    assert desk.image.id == first
    assert edits.redo()
    settle(desk)
    assert (desk.image.id, status(desk, first)) == (came, DECIDED[name])


@every_decision
def test_a_decision_that_is_taken_back_on_its_own_image_is_said_too(
    desk: Desk, edits: ProjectEdits, name: str
) -> None:
    first = desk.open(0).id
    draw(desk)
    decide(desk, name)
    draw(desk)
    desk.open(0)
    desk.notices.clear()
    edits.undo()
    assert status(desk, first) is ImageStatus.STARTED
    (said,) = desk.notices
    assert "0.png" in said.summary
    assert "[[redo]]" in said.hint
    edits.redo()
    desk.notices.clear()
    edits.go_to_step(0)
    settle(desk)
    (jumped,) = desk.notices
    assert (jumped.summary, jumped.hint) == (said.summary, "")


def test_the_step_that_accepts_is_the_one_that_was_prepared_on_another_thread(desk: Desk) -> None:
    image = desk.open(0)
    draw(desk)
    # Accepted as it is, as no cut has used it.
    desk.stroke(StrokeKind.SCRIBBLE, 2, (40, 10), (40, 30))
    mask = image.mask_preparation(accepts=True)(CancelToken())
    make_accepted(desk.session.project, image, mask)
    # Made anew under another name, its thousands of tiles would be looked at by the window's thread.
    assert next(image.history.steps_backwards()) is mask.changes[-1]
    assert mask.changes[-1].label == "Accept image"


def test_several_in_a_row_are_taken_back_one_by_one(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk)
    first = decide(desk, "accept")
    draw(desk)
    second = decide(desk, "skip")
    assert edits.undo()
    settle(desk)
    assert (desk.image.id, status(desk, second)) == (second, ImageStatus.STARTED)
    assert edits.undo()
    assert (desk.image.id, status(desk, second)) == (second, ImageStatus.NEW)
    assert edits.undo()
    settle(desk)
    assert (desk.image.id, status(desk, first)) == (first, ImageStatus.STARTED)


def test_while_the_next_image_is_on_its_way_undo_stays_with_the_accepted_one(
    desk: Desk, edits: ProjectEdits
) -> None:
    first = desk.open(0).id
    draw(desk)
    DECIDE["accept"](desk)
    assert desk.image.id == first
    assert edits.undo()
    settle(desk)
    assert (desk.image.id, status(desk, first)) == (first, ImageStatus.STARTED)


def test_work_on_the_next_image_is_undone_first(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk)
    first = decide(desk, "accept")
    second = desk.image.id
    draw(desk)
    assert edits.undo()
    assert (desk.image.id, status(desk, first)) == (second, ImageStatus.ACCEPTED)
    assert edits.undo()
    settle(desk)
    assert (desk.image.id, status(desk, first)) == (first, ImageStatus.STARTED)


def test_an_image_that_is_gone_is_said_and_holds_up_no_undo(
    desk: Desk, edits: ProjectEdits, tmp_path: Path
) -> None:
    edits.classes.add()
    desk.open(0)
    draw(desk)
    decide(desk, "accept")
    second = desk.image.id
    shutil.move(tmp_path / "images" / "0.png", tmp_path / "0.png")
    assert edits.undo()
    settle(desk)
    assert desk.image.id == second
    assert "0.png" in desk.notices[-1].summary
    assert edits.undo_label == "Add class"
    # Opened again by hand it is as it was left: what was to be taken back then is over.
    shutil.move(tmp_path / "0.png", tmp_path / "images" / "0.png")
    desk.open(0)
    settle(desk)
    assert desk.image.record.status is ImageStatus.ACCEPTED


BEFORE: dict[str, Callable[[Desk], object]] = {
    "new": lambda desk: desk.session.undo(),
    "started": lambda desk: None,
    "skipped": lambda desk: desk.session.skip_image(),
    "accepted": lambda desk: desk.session.accept_image(),
}


@pytest.mark.parametrize(
    ("name", "before"),
    [(name, before) for name in DECIDE for before in BEFORE if (name, before) != ("accept", "new")],
)
def test_undo_after_the_next_start_gives_the_state_back_that_the_image_had(
    desk: Desk, name: str, before: str, project_path: Path
) -> None:
    desk.open(0)
    draw(desk)
    BEFORE[before](desk)
    settle(desk)
    desk.open(0)
    assert desk.image.record.status.value == before
    if before == "accepted":
        draw(desk, 2, 40)
    DECIDE[name](desk)
    settle(desk)
    again = Desk(desk.service.open_project(project_path).session, desk.compute, desk.dispatcher, desk.service)
    again.open(0)
    assert again.image.record.status is DECIDED[name]
    # Skipping once more what is skipped is nothing.
    expected = "started" if (name, before) == ("skip", "skipped") else before
    for _ in range(2):
        assert again.session.undo()
        assert again.image.record.status.value == expected
        assert again.session.redo()
        assert again.image.record.status is DECIDED[name]
    again.session.close()
    assert check_project(project_path).findings == ()


def test_accepting_again_what_is_unchanged_is_no_step(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk)
    assert desk.session.accept_image()
    position = desk.image.history.position
    assert desk.session.accept_image()
    assert desk.image.history.position == position
    draw(desk, 2, 40)
    assert desk.session.accept_image()
    assert desk.image.history.labels()[-1] == "Accept image again"
    states = []
    while edits.undo():
        states.append(desk.image.record.status.value)
    assert states == ["accepted", "accepted", "started", "new"]


def test_an_image_whose_acceptance_is_taken_back_is_not_learned_from(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk)
    first = decide(desk, "accept")
    assert is_learned_from(desk.session.project, str(first))
    told: list[object] = []
    desk.session.events.images_changed.subscribe(told.append)
    edits.undo()
    settle(desk)
    assert (first,) in told
    assert not is_learned_from(desk.session.project, str(first))
    assert desk.session.project.images.status(first) is ImageStatus.STARTED


def test_what_is_said_of_the_next_undo_or_redo_is_over_once_something_else_is_next(
    desk: Desk, edits: ProjectEdits
) -> None:
    over: set[str] = set()
    desk.session.events.notice_over.subscribe(over.update)
    desk.open(0)

    def ended_by(act: Callable[[], object]) -> set[str]:
        over.clear()
        act()
        return over & {UNDO_SUBJECT, REDO_SUBJECT}

    both = {UNDO_SUBJECT, REDO_SUBJECT}
    assert ended_by(lambda: draw(desk)) == {REDO_SUBJECT}
    assert ended_by(edits.undo) == both
    assert ended_by(edits.redo) == both
    assert ended_by(lambda: edits.go_to_step(0)) == both
    assert ended_by(lambda: edits.rename_project("Another")) == both
    assert ended_by(edits.undo) == both
    draw(desk)
    assert ended_by(lambda: desk.session.accept_image()) == both
    assert ended_by(lambda: desk.session.skip_image()) == both


def test_what_an_import_or_an_older_version_accepted_is_taken_back_with_its_step(desk: Desk) -> None:
    project, first = desk.session.project, ids(desk)[0]
    accept_mask(project, first, halves(0, 1), "Script")
    desk.open(0)
    assert desk.image.history.labels() == ("Script",)
    draw(desk, 2)
    states = []
    for move in (desk.session.undo, desk.session.undo, desk.session.redo, desk.session.skip_image):
        move()
        settle(desk)
        states.append(status(desk, first).value)
    assert states == ["accepted", "new", "accepted", "skipped"]
    desk.open(0)
    states = []
    while desk.session.undo():
        states.append(status(desk, first).value)
    assert states == ["accepted", "new"]


def test_a_page_of_the_wall_is_a_step_of_each_of_its_images(
    desk: Desk, wall: ReviewWall, edits: ProjectEdits, clock: Clock
) -> None:
    clock.now_s += 2.0
    assert accept(desk, wall)
    first, second, _ = ids(desk)
    wall.end_visit()
    image = desk.open(0)
    assert image.history.labels() == ("Accept new image",)
    assert edits.undo()
    desk.wait(lambda: not wall.is_accepting)
    settle(desk)
    assert [status(desk, i) for i in (first, second)] == [ImageStatus.NEW] * 2
    assert edits.redo()
    desk.wait(lambda: not wall.is_accepting)
    settle(desk)
    assert [status(desk, i) for i in (first, second)] == [ImageStatus.ACCEPTED] * 2
    desk.wait(lambda: desk.session.image is not None)
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 1))


def opened_again(desk: Desk, project_path: Path) -> Desk:
    desk.session.close()
    session = desk.service.open_project(project_path).session
    again = Desk(session, desk.compute, desk.dispatcher, desk.service)
    again.open(0)
    return again


def imported(desk: Desk) -> ImageId:
    """The first image is accepted by an import, and open."""
    project, first = desk.session.project, ids(desk)[0]
    record = project.images.get(first)
    store_labels(project, record, read_only(halves(0, 1)), IMPORTED, ImageStatus.ACCEPTED)
    desk.open(0)
    return first


@pytest.mark.parametrize("is_accepted_again", [True, False])
def test_what_an_import_accepted_stays_accepted_below_later_edits_also_after_the_next_start(
    desk: Desk, project_path: Path, is_accepted_again: bool
) -> None:
    first = imported(desk)
    for row in (20, 40):
        draw(desk, 2, row)
    if is_accepted_again:
        assert desk.session.accept_image()
    again = opened_again(desk, project_path)
    states = []
    while again.session.undo():
        states.append(status(again, first).value)
    assert states == ["accepted"] * (2 + is_accepted_again) + ["new"]
    # Another step in the place of a later one does not change where it was accepted.
    assert again.session.redo()
    assert status(again, first) is ImageStatus.ACCEPTED


def test_an_edit_on_what_was_skipped_after_an_import_is_work(desk: Desk, edits: ProjectEdits) -> None:
    first = imported(desk)
    for act in (desk.session.skip_image, lambda: draw(desk, 2)):
        act()
        settle(desk)
        desk.open(0)
    states = []
    for move in (desk.session.undo, desk.session.redo, desk.session.undo, desk.session.undo):
        move()
        states.append(status(desk, first).value)
    assert states == ["skipped", "started", "skipped", "accepted"]


def test_what_an_older_version_skipped_is_skipped_again_once_its_strokes_are_undone(desk: Desk) -> None:
    project, first = desk.session.project, ids(desk)[0]
    project.images.set_status(first, ImageStatus.SKIPPED)
    desk.open(0)
    states = []
    for act in (lambda: draw(desk), lambda: draw(desk, 2, 40), desk.session.undo, desk.session.undo):
        act()
        states.append(status(desk, first).value)
    assert states == ["started", "started", "started", "skipped"]


def test_labels_that_come_to_a_skipped_image_leave_its_history_as_it_is(desk: Desk) -> None:
    desk.open(0)
    desk.session.skip_image()
    settle(desk)
    desk.session.close_image()
    first = imported(desk)
    assert desk.image.history.labels() == ("Skip new image", IMPORTED)
    assert desk.session.undo()
    assert status(desk, first) is ImageStatus.SKIPPED


def fails(*_: object) -> None:
    raise EngineError("The disk is full.")


@pytest.mark.parametrize("act", ["redo", "stroke"])
def test_work_and_the_state_that_it_gives_are_one_change(
    desk: Desk, project_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    first = desk.open(0).id
    if act == "redo":
        draw(desk)
        desk.session.undo()
    else:
        desk.session.skip_image()
        settle(desk)
        desk.open(0)
    monkeypatch.setattr(desk.session.project.images, "set_status", fails)
    with suppress(EngineError):
        desk.session.redo() if act == "redo" else draw(desk)
    monkeypatch.undo()
    desk.session.project.flush()
    with Project.open(project_path, read_only=True) as stored:
        record = stored.images.get(first)
        position = stored.load_state(first, SHAPE).position
    is_done = position > (act == "stroke")
    before = ImageStatus.NEW if act == "redo" else ImageStatus.SKIPPED
    assert record.status is (ImageStatus.STARTED if is_done else before)


def test_who_goes_elsewhere_while_it_is_opened_can_come_back_to_it(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    draw(desk)
    first = decide(desk, "accept")
    second = desk.image.id
    assert edits.undo()
    desk.session.open_image(second)
    settle(desk)
    assert (desk.image.id, status(desk, first)) == (second, ImageStatus.ACCEPTED)
    assert edits.undo_label == "Accept 0.png"
    assert edits.undo()
    settle(desk)
    assert (desk.image.id, status(desk, first)) == (first, ImageStatus.STARTED)


def test_nothing_is_taken_back_beside_work_that_began_while_the_image_was_opened(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(0)
    draw(desk)
    first = decide(desk, "accept")
    assert edits.undo()

    def is_copied() -> None:
        raise UserError("The project is being copied.")

    monkeypatch.setattr(desk.session.project_watch, "check_free", is_copied)
    settle(desk)
    assert status(desk, first) is ImageStatus.ACCEPTED
    assert desk.notices[-1].summary == "The project is being copied."


def test_an_accepted_image_that_is_skipped_is_said(desk: Desk) -> None:
    desk.open(0)
    name = desk.image.record.shown_name
    desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
    desk.session.accept_image()
    desk.open(0)
    desk.session.skip_image()
    assert f"{name} was accepted, and is skipped now." in [notice.summary for notice in desk.notices]
    desk.open(1)
    desk.session.skip_image()
    assert len([notice for notice in desk.notices if "skipped now" in notice.summary]) == 1
