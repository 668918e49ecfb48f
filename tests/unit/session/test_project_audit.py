"""The audit of an open project: repairs of the open image and of others, undo, predictions of the model."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.audit.finding import AuditFinding, AuditKind
from engine.audit.kept_audit import kept_audit
from engine.audit.left_as_is import without_left
from engine.core import CancelToken, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.audit import project_audit
from engine.session.audit.project_audit import AuditEnd, ProjectAudit
from engine.session.editing.class_replacement import MaskJobs
from engine.session.editing.project_edits import ProjectEdits
from engine.session.importing.dataset_imports import DatasetImports
from engine.storage import ImageStatus
from engine.storage.mask_import import accept_mask
from tests.helpers.audits import clean_mask, faulty_masks, islands_and_hole
from tests.helpers.session import PATIENCE_S, SHAPE, Desk, add_model, answer

KINDS = (AuditKind.ISLANDS, AuditKind.HOLES, AuditKind.BRIDGES)


@pytest.fixture
def audit(desk: Desk, edits: ProjectEdits) -> Iterator[ProjectAudit]:
    """Three accepted images: with islands, with a hole, and clean."""
    masks = faulty_masks()
    project = desk.session.project
    for record, word in zip(project.images.rows(), ("islands", "holes", "clean"), strict=True):
        accept_mask(project, record.id, masks[word])
    jobs, imports = MaskJobs(desk.session), DatasetImports(desk.session, edits)
    made = ProjectAudit(desk.session, jobs, imports.note_steps)
    yield made
    made.close()
    imports.close()
    jobs.close()


def run(desk: Desk, audit: ProjectAudit, *, asks_model: bool = False) -> AuditEnd:
    ends: list[AuditEnd] = []
    unsubscribe = audit.ended.subscribe(ends.append)
    audit.start(asks_model=asks_model)

    def is_over() -> bool:
        for job in desk.compute.predictions:
            if asks_model and not job.has_ended:
                answer(desk, job, class_id=2)
        return bool(ends)

    desk.wait(is_over)
    unsubscribe()
    return ends[0]


def of_kinds(audit: ProjectAudit, *kinds: AuditKind) -> list[AuditFinding]:
    return [found for found in audit.findings if found.kind in kinds]


def test_the_open_image_is_mended_by_one_step_that_undo_takes_back(desk: Desk, audit: ProjectAudit) -> None:
    end = run(desk, audit)
    assert (end.images, end.masks, end.is_stopped) == (3, 3, False)
    (hole,) = of_kinds(audit, AuditKind.HOLES)
    image = desk.open(1)
    steps = image.history.position
    audit.repair([hole])
    assert image.history.position == steps + 1
    assert image.record.status is ImageStatus.ACCEPTED
    assert np.array_equal(image.planes.view(Plane.MASK), clean_mask())
    assert of_kinds(audit, AuditKind.HOLES) == []
    assert desk.notices[-1].summary == f"1 finding repaired in {hole.image}."
    desk.session.undo()
    assert np.array_equal(image.planes.view(Plane.MASK), faulty_masks()["holes"])
    assert desk.session.project.images.status(image.id) is ImageStatus.ACCEPTED


def test_several_findings_of_the_open_image_are_one_step(desk: Desk, audit: ProjectAudit) -> None:
    both = islands_and_hole()
    accept_mask(desk.session.project, desk.session.project.images.rows()[2].id, both)
    run(desk, audit)
    image = desk.open(2)
    wanted = [f for f in of_kinds(audit, AuditKind.HOLES, AuditKind.ISLANDS) if f.image_id == image.id]
    audit.repair(wanted)
    assert np.array_equal(image.planes.view(Plane.MASK), clean_mask())
    assert f"3 findings repaired in {image.record.shown_name}." in [n.summary for n in desk.notices]
    desk.session.undo()
    assert np.array_equal(image.planes.view(Plane.MASK), both)


def test_images_that_are_not_open_are_mended_in_the_background_and_stay_accepted(
    desk: Desk, audit: ProjectAudit
) -> None:
    run(desk, audit)
    desk.open(2)
    count = len(of_kinds(audit, AuditKind.HOLES, AuditKind.ISLANDS))
    audit.repair(of_kinds(audit, AuditKind.HOLES, AuditKind.ISLANDS, AuditKind.BRIDGES))
    desk.wait(lambda: not of_kinds(audit, AuditKind.HOLES, AuditKind.ISLANDS))
    desk.wait(lambda: desk.session.image is not None)
    assert f"{count} findings repaired in 2 images." in [notice.summary for notice in desk.notices]
    project = desk.session.project
    for record in project.images.rows():
        mask = project.decided_mask(record.id)
        assert mask is not None
        assert np.array_equal(mask, clean_mask())
        assert record.status is ImageStatus.ACCEPTED
    image = desk.open(1)
    assert image.history.undo_label == "Audit: fill holes"
    desk.session.undo()
    assert np.array_equal(image.planes.view(Plane.MASK), faulty_masks()["holes"])


def test_what_is_left_as_it_is_goes_and_does_not_come_back(desk: Desk, audit: ProjectAudit) -> None:
    run(desk, audit)
    audit.leave(of_kinds(audit, AuditKind.ISLANDS))
    assert of_kinds(audit, AuditKind.ISLANDS) == []
    run(desk, audit)
    assert of_kinds(audit, AuditKind.ISLANDS) == []
    counts: list[int] = []
    audit.show_left_again(counts.append)
    desk.wait(lambda: bool(counts))
    assert counts == [2]
    run(desk, audit)
    assert len(of_kinds(audit, AuditKind.ISLANDS)) == 2


def test_the_model_is_asked_for_what_it_has_not_predicted(desk: Desk, audit: ProjectAudit) -> None:
    add_model(desk, "m1")
    end = run(desk, audit)
    assert (end.predictions, of_kinds(audit, AuditKind.DISAGREEMENT)) == (0, [])
    end = run(desk, audit, asks_model=True)
    assert end.predictions == 3
    disagreements = of_kinds(audit, AuditKind.DISAGREEMENT)
    assert {found.image for found in disagreements} == {"0.png", "1.png", "2.png"}
    assert [f.score for f in disagreements] == sorted((f.score for f in disagreements), reverse=True)
    desk.wait(lambda: desk.session.is_settled)
    # They are stored: the next audit has them at once.
    assert run(desk, audit).predictions == 3
    audit.leave(disagreements)
    run(desk, audit)
    assert of_kinds(audit, AuditKind.DISAGREEMENT) == []


def test_what_is_on_its_way_when_it_is_closed_is_dropped(desk: Desk, audit: ProjectAudit) -> None:
    audit.start(asks_model=False)
    # Delivered once the audit is closed: nothing runs in between on this thread.
    time.sleep(0.3)
    audit.close()
    desk.dispatcher.pump()
    assert audit.findings == ()


def resumed(desk: Desk, audit: ProjectAudit) -> AuditEnd:
    ends: list[AuditEnd] = []
    unsubscribe = audit.ended.subscribe(ends.append)
    audit.resume()
    desk.wait(lambda: bool(ends))
    unsubscribe()
    return ends[0]


def test_the_last_audit_comes_back_and_only_changed_masks_are_looked_at_anew(
    desk: Desk, audit: ProjectAudit
) -> None:
    assert not resumed(desk, audit).is_kept
    found = audit.findings
    assert of_kinds(audit, *KINDS)
    end = resumed(desk, audit)
    assert (end.is_kept, end.masks, end.news and (end.news.new, end.news.gone)) == (True, 0, (0, 0))
    assert audit.findings == found
    project = desk.session.project
    records = project.images.rows()
    accept_mask(project, records[1].id, clean_mask())
    accept_mask(project, records[2].id, faulty_masks()["bridges"])
    end = resumed(desk, audit)
    assert (end.is_kept, end.masks) == (True, 2)
    assert end.news is not None
    assert (end.news.new, end.news.gone) == (1, 1)
    assert [found.image for found in of_kinds(audit, AuditKind.BRIDGES)] == [records[2].name]
    assert of_kinds(audit, AuditKind.HOLES) == []
    # A whole audit finds the same, and says what is new since the one that was kept.
    shown = audit.findings
    end = run(desk, audit)
    assert audit.findings == shown
    assert end.news is not None
    assert (end.news.new, end.news.gone) == (1, 1)


def test_an_audit_of_other_classes_is_not_shown_again(desk: Desk, audit: ProjectAudit) -> None:
    run(desk, audit)
    assert resumed(desk, audit).is_kept
    desk.session.set_classes(desk.session.classes.with_added("another"))
    assert not resumed(desk, audit).is_kept


def test_what_is_stopped_before_it_is_read_begins_no_other_audit(desk: Desk, audit: ProjectAudit) -> None:
    ends: list[AuditEnd] = []
    audit.ended.subscribe(ends.append)
    audit.resume()
    audit.stop()
    desk.wait(lambda: bool(ends))
    assert not audit.is_running
    assert [end.is_stopped for end in ends] == [True]


def test_nobody_hears_of_what_was_left_once_the_audit_is_closed(
    desk: Desk, audit: ProjectAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    is_on_its_way, post = threading.Event(), desk.dispatcher.post

    def noted(function: Callable[[], None]) -> None:
        post(function)
        is_on_its_way.set()

    monkeypatch.setattr(desk.dispatcher, "post", noted)
    audit.show_left_again(counts.append)
    assert is_on_its_way.wait(PATIENCE_S)
    audit.close()
    desk.dispatcher.pump_until(lambda: False, 0.3)
    assert counts == []


@pytest.mark.parametrize(
    "stored", [7, {}, {"ended_s": 1, "findings": [{"kind": "nonsense"}]}, {"findings": 3}, {"cut": 7}]
)
def test_a_damaged_audit_is_none(desk: Desk, audit: ProjectAudit, stored: object) -> None:
    settings = desk.session.project.settings
    if isinstance(stored, dict) and "cut" in stored:
        run(desk, audit)
        stored = settings.get("audit.last") | stored
    settings.set("audit.last", stored)
    assert not resumed(desk, audit).is_kept


def test_an_audit_with_a_number_that_is_none_begins_anew(desk: Desk, audit: ProjectAudit) -> None:
    run(desk, audit)
    project = desk.session.project
    sound = project.settings.get("audit.last")
    numbers = (math.inf, math.nan, -1, 1 << 90, "1")
    keys = ("ended_s", "revisions", "count", "score", "image_id", "places")
    for key, number in product(keys, numbers):
        stored = project.settings.get("audit.last")
        (row, *_) = (row for row in stored["findings"] if row["places"])
        if key == "ended_s":
            damaged = stored | {key: number}
        elif key == "revisions":
            damaged = stored | {key: dict.fromkeys(stored[key], number)}
        else:
            row[key] = [[0, 0, 4, number]] if key == "places" else number
            damaged = stored
        project.settings.set("audit.last", damaged)
        assert kept_audit(project) is None, (key, number)
        project.settings.set("audit.last", sound)


def test_the_open_image_is_looked_at_anew_when_its_mask_changes(desk: Desk, audit: ProjectAudit) -> None:
    run(desk, audit)
    assert len(of_kinds(audit, AuditKind.HOLES)) == 1
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 1, (11, 11), (14, 14))
    desk.wait(lambda: of_kinds(audit, AuditKind.HOLES) == [])
    desk.session.undo()
    desk.wait(lambda: len(of_kinds(audit, AuditKind.HOLES)) == 1)


def test_what_is_left_is_remembered_though_the_audit_closes_at_once(desk: Desk, audit: ProjectAudit) -> None:
    run(desk, audit)
    findings = of_kinds(audit, AuditKind.ISLANDS)
    audit.leave(findings)
    audit.close()
    assert without_left(desk.session.project, findings) == []


def test_a_stopped_audit_shows_what_it_has_found(desk: Desk, audit: ProjectAudit) -> None:
    ends: list[AuditEnd] = []
    audit.ended.subscribe(ends.append)
    audit.start(asks_model=False)
    audit.stop()
    desk.wait(lambda: bool(ends))
    assert ends[0].is_stopped
    assert not audit.is_running
    run(desk, audit)
    assert of_kinds(audit, *KINDS)


def test_undo_takes_back_what_was_mended_in_images_that_are_not_open_and_nothing_else(
    desk: Desk, audit: ProjectAudit, edits: ProjectEdits
) -> None:
    run(desk, audit)
    project = desk.session.project
    desk.open(2)
    desk.stroke(StrokeKind.BRUSH, 2, (3, 3), (3, 6))
    desk.session.autosave.save()
    drawn = [project.decided_mask(record.id) for record in project.images.rows()]
    audit.repair(of_kinds(audit, AuditKind.HOLES, AuditKind.ISLANDS))

    def is_free() -> bool:
        try:
            desk.session.mask_work.check_free()
        except UserError:
            return False
        return desk.session.image is not None and not desk.session.busy.opening

    desk.wait(lambda: not of_kinds(audit, AuditKind.HOLES, AuditKind.ISLANDS))
    desk.wait(is_free)
    for move, expected in ((edits.undo, drawn[0]), (edits.redo, clean_mask()), (edits.undo, drawn[0])):
        assert move()
        desk.wait(is_free)
        masks = [project.decided_mask(record.id) for record in project.images.rows()]
        assert np.array_equal(masks[0], expected)
        assert np.array_equal(masks[2], drawn[2])
    assert np.array_equal(project.decided_mask(project.images.rows()[1].id), drawn[1])


def test_a_stopped_look_at_changed_masks_takes_off_what_it_has_looked_at_alone(
    desk: Desk, audit: ProjectAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, audit)
    project = desk.session.project
    for record in project.images.rows()[:2]:
        accept_mask(project, record.id, clean_mask())
    look = project_audit.examine_again

    def look_once(*arguments: Any) -> list[AuditFinding]:
        found = look(*arguments)
        (token,) = (each for each in arguments if isinstance(each, CancelToken))
        token.cancel()
        return found

    with monkeypatch.context() as patched:
        patched.setattr(project_audit, "examine_again", look_once)
        end = resumed(desk, audit)
    assert (end.is_stopped, end.masks, end.news) == (True, 1, None)
    assert of_kinds(audit, AuditKind.ISLANDS) == []
    assert len(of_kinds(audit, AuditKind.HOLES)) == 1
    # What was not reached is looked at the next time.
    assert resumed(desk, audit).masks == 2
    assert of_kinds(audit, *KINDS) == []


class Held:
    """A function of the audit that has run, and returns once something was done meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self._function = getattr(project_audit, name)
        self._has_run, self._may_return = threading.Event(), threading.Event()
        self.threads: list[threading.Thread] = []
        monkeypatch.setattr(project_audit, name, self)

    def __call__(self, *arguments: Any) -> Any:
        outcome = self._function(*arguments)
        self.threads.append(threading.current_thread())
        self._has_run.set()
        assert self._may_return.wait(PATIENCE_S)
        return outcome

    def wait(self) -> None:
        assert self._has_run.wait(PATIENCE_S)

    def go_on(self) -> None:
        self._may_return.set()


@pytest.mark.parametrize("is_resumed", [False, True])
def test_a_mask_that_changes_while_all_are_looked_at_is_looked_at_once_more(
    desk: Desk, audit: ProjectAudit, monkeypatch: pytest.MonkeyPatch, *, is_resumed: bool
) -> None:
    run(desk, audit)
    desk.open(1)
    held = Held(monkeypatch, "mask_revisions" if is_resumed else "run_audit")
    if is_resumed:
        audit.resume()
    else:
        audit.start(asks_model=False)
    held.wait()
    desk.stroke(StrokeKind.BRUSH, 1, (11, 11), (14, 14))
    held.go_on()
    desk.wait(lambda: not audit.is_running)
    desk.wait(lambda: of_kinds(audit, AuditKind.HOLES) == [])
    assert len(of_kinds(audit, AuditKind.ISLANDS)) == 2
    # A look at every image takes a second where there are many.
    assert threading.main_thread() not in held.threads


def test_what_is_accepted_is_looked_at_and_what_is_not_any_more_has_no_findings(
    desk: Desk, audit: ProjectAudit
) -> None:
    session = desk.session
    images = session.project.images
    hole, clean = images.rows()[1:]
    images.set_status(clean.id, ImageStatus.STARTED)
    run(desk, audit)
    assert of_kinds(audit, AuditKind.BRIDGES) == []
    # By the wall: neither of the images is open.
    accept_mask(session.project, clean.id, faulty_masks()["bridges"])
    images.set_status(hole.id, ImageStatus.STARTED)
    session.events.images_changed.emit((hole.id, clean.id))
    assert of_kinds(audit, AuditKind.HOLES) == []
    desk.wait(lambda: len(of_kinds(audit, AuditKind.BRIDGES)) == 1)
    images.set_status(hole.id, ImageStatus.ACCEPTED)
    session.events.images_changed.emit((hole.id,))
    desk.wait(lambda: len(of_kinds(audit, AuditKind.HOLES)) == 1)


def test_a_look_that_fails_is_said_and_made_again(
    desk: Desk, audit: ProjectAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, audit)
    desk.open(1)

    def fail(*_arguments: object) -> list[AuditFinding]:
        raise UserError("The disk is gone.")

    with monkeypatch.context() as patched:
        patched.setattr(project_audit, "examine_again", fail)
        desk.stroke(StrokeKind.BRUSH, 1, (11, 11), (14, 14))
        desk.wait(lambda: any("The disk is gone." in notice.summary for notice in desk.notices))
    assert len(of_kinds(audit, AuditKind.HOLES)) == 1
    desk.session.events.history_changed.emit(None)
    desk.wait(lambda: of_kinds(audit, AuditKind.HOLES) == [])


def test_an_audit_is_kept_before_it_is_over(desk: Desk, audit: ProjectAudit) -> None:
    kept = []
    audit.ended.subscribe(lambda _: kept.append(kept_audit(desk.session.project)))
    audit.ended.subscribe(lambda _: audit.close())
    run(desk, audit)
    assert kept[0] is not None
    assert kept[0].findings == audit.findings


def test_an_audit_that_cannot_be_kept_says_so(
    desk: Desk, audit: ProjectAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(project_audit, "keep_audit", fail)
    run(desk, audit)
    assert [notice.summary for notice in desk.notices] == ["The disk is full."]
    assert of_kinds(audit, *KINDS)


def test_findings_that_took_too_much_room_are_found_again_and_are_not_new(
    desk: Desk, audit: ProjectAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, audit)
    found = audit.findings
    long = "x" * (3 << 20)

    def with_long_sentences(*arguments: Any) -> list[AuditFinding]:
        return [replace(each, sentence=long) for each in found]

    with monkeypatch.context() as patched:
        patched.setattr(project_audit, "run_audit", with_long_sentences)
        run(desk, audit)
    end = resumed(desk, audit)
    assert (end.is_kept, end.masks) == (True, 2)
    assert audit.findings == found
    assert end.news is not None
    assert (end.news.new, end.news.gone) == (0, 0)


def test_what_counts_all_pictures_is_counted_anew_when_an_image_goes_or_comes_back(
    desk: Desk, audit: ProjectAudit
) -> None:
    records = desk.session.project.images.rows()
    Image.fromarray(np.zeros((9, 9, 3), np.uint8)).save(records[0].path)
    run(desk, audit)

    def odd() -> list[str]:
        return [found.sentence for found in of_kinds(audit, AuditKind.SIZES) if "where" in found.sentence]

    assert odd() == [f"1 image has 9 x 9 pixels, where 2 have {SHAPE[1]} x {SHAPE[0]}."]
    images = desk.session.project.images
    images.remove([records[0].id])
    desk.session.events.images_changed.emit(None)
    desk.wait(lambda: odd() == [])
    images.put_back([records[0].id])
    desk.session.events.images_changed.emit(None)
    desk.wait(lambda: odd() == [f"1 image has 9 x 9 pixels, where 2 have {SHAPE[1]} x {SHAPE[0]}."])
