"""Imports of data sets in a session: pictures and labels come in as one step that can be undone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.core import NO_PROGRESS, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.formats.catalog import READERS
from engine.formats.incoming.class_list_use import class_list_use
from engine.formats.incoming.contents import Answers
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import (
    LEFT_OUT_TARGET,
    UNLABELLED_TARGET,
    WHITE_ANSWER,
    ClassTarget,
    TargetKind,
    resolve_mapping,
)
from engine.formats.incoming.noted_imports import note_import, take_noted
from engine.formats.incoming.pictures import SampledPictures
from engine.formats.incoming.survey import ImportSurvey, survey_source
from engine.formats.servers.contents import ServerPicture
from engine.formats.servers.fetched_labels import remember_fetched
from engine.formats.servers.seen import remember_seen, seen_labels
from engine.jobs import JobDone, JobOutcome
from engine.session.editing.project_edits import ProjectEdits
from engine.session.importing import dataset_imports
from engine.session.importing.dataset_imports import DatasetImports, EndedImport
from engine.storage import ImageStatus
from engine.storage.importing.mask_partners import MaskPartners
from engine.storage.importing.undone_imports import taken_back_images
from tests.helpers.session import SHAPE, Desk, halves


@pytest.fixture(autouse=True)
def opened(desk: Desk) -> None:
    desk.open(0)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Three images of the project as copies, and one that it does not have; the left half is of class 3."""
    source = tmp_path / "theirs"
    for folder in ("images", "masks"):
        (source / folder).mkdir(parents=True)
    for name in ("0.png", "1.png", "2.png"):
        (source / "images" / name).write_bytes((tmp_path / "images" / name).read_bytes())
    Image.new("RGB", SHAPE[::-1], "red").save(source / "images" / "new.png")
    mask = np.zeros(SHAPE, np.uint8)
    mask[:, :40] = 3
    for name in ("0.png", "1.png", "2.png", "new.png"):
        Image.fromarray(mask).save(source / "masks" / name)
    (source / "classes.txt").write_text("background\nnever\nnor this\nleaf\n", encoding="utf-8")
    return source


def survey(desk: Desk, imports: DatasetImports, source: Path, answers: Answers | None = None) -> ImportSurvey:
    outcomes: list[JobOutcome[ImportSurvey]] = []
    imports.survey(source, None, answers or {}, outcomes.append)
    desk.wait(lambda: bool(outcomes))
    assert isinstance(outcomes[0], JobDone), outcomes[0]
    return outcomes[0].value


def settle(desk: Desk, imports: DatasetImports) -> None:
    session = desk.session
    desk.wait(lambda: not imports.is_busy and session.image is not None and not session.busy.opening)


def take_in(
    desk: Desk,
    imports: DatasetImports,
    source: Path,
    replace: bool = False,
    answers: Answers | None = None,
) -> None:
    seen = survey(desk, imports, source, answers)
    assert seen.mapping is not None
    imports.start(seen, seen.mapping, answers or {}, replace=replace)
    settle(desk, imports)


def state(desk: Desk) -> list[object]:
    """Status and labels of the images that are there."""
    desk.session.autosave.save()
    project = desk.session.project
    masks = [(row, project.decided_mask(row.id)) for row in project.images.rows()]
    return [
        (row.id, row.status, None if mask is None or (mask == 255).all() else mask.tobytes())
        for row, mask in masks
    ]


@pytest.mark.parametrize("is_automatic", [True, False])
def test_masks_that_come_in_accepted_are_learned_from_as_after_an_acceptance(
    desk: Desk, imports: DatasetImports, source: Path, is_automatic: bool
) -> None:
    learner = desk.session.writable_learner()
    learner.set_auto(is_automatic)
    take_in(desk, imports, source)
    if not is_automatic:
        desk.wait(lambda: desk.session.learning_state.train_count > 0)
        assert desk.compute.trainings == []
        learner.start()
    desk.wait(lambda: bool(desk.compute.trainings))


def test_a_survey_has_examples_classes_with_pixels_and_targets(
    desk: Desk, imports: DatasetImports, source: Path
) -> None:
    seen = survey(desk, imports, source)
    counted = {c.key: (c.name, c.count) for c in seen.classes}
    assert seen.format == "png"
    assert [example.name for example in seen.examples] == ["0.png", "1.png", "2.png", "new.png"]
    assert counted == {
        0: ("background", 9600),
        1: ("never", 0),
        2: ("nor this", 0),
        3: ("leaf", 9600),
        255: ("unlabelled", 0),
    }
    assert seen.mapping is not None
    assert seen.mapping[3] == ClassTarget(TargetKind.NEW, "leaf")


@pytest.mark.parametrize("is_good", [True, False])
def test_a_survey_whose_end_is_on_its_way_when_it_is_stopped_tells_nobody(
    desk: Desk,
    imports: DatasetImports,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_good: bool,
) -> None:
    outcomes: list[object] = []
    ends: list[Callable[[], None]] = []
    monkeypatch.setattr(desk.dispatcher, "post", ends.append)
    imports.survey(source if is_good else tmp_path / "nowhere", None, {}, outcomes.append)
    desk.wait(lambda: bool(ends))
    imports.stop_survey()
    for end in ends:
        end()
    assert outcomes == []


def test_an_import_adds_new_pictures_only_and_accepts_all(
    desk: Desk, imports: DatasetImports, source: Path
) -> None:
    take_in(desk, imports, source)
    rows = desk.session.project.images.rows()
    leaf = desk.session.classes.names.index("leaf")
    assert [row.path.name for row in rows] == ["0.png", "1.png", "2.png", "new.png"]
    assert {row.status for row in rows} == {ImageStatus.ACCEPTED}
    for row in rows:
        mask = desk.session.project.decided_mask(row.id)
        assert mask is not None
        assert (mask[:, :40] == leaf).all()
        assert (mask[:, 40:] == 0).all()


def test_one_undo_takes_the_whole_import_back_and_redo_brings_it_again(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    before = state(desk)
    take_in(desk, imports, source)
    after = state(desk)
    assert edits.undo_label == "Import theirs"
    assert edits.undo()
    settle(desk, imports)
    assert state(desk) == before
    assert edits.redo()
    settle(desk, imports)
    assert state(desk) == after
    assert edits.undo()
    settle(desk, imports)
    assert state(desk) == before


def test_undo_leaves_what_was_drawn_since(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    take_in(desk, imports, source)
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 2, (30, 60), (30, 70))
    drawn = desk.image.id
    desk.open(0)
    assert edits.undo()
    settle(desk, imports)
    mask = desk.session.project.decided_mask(drawn)
    assert mask is not None
    assert set(np.unique(mask).tolist()) == {2, 255}


def test_labels_that_are_there_stay_unless_they_are_to_be_replaced(
    desk: Desk, imports: DatasetImports, source: Path
) -> None:
    desk.stroke(StrokeKind.BRUSH, 1, (30, 20), (30, 30))
    desk.session.autosave.save()
    take_in(desk, imports, source)
    first = desk.session.project.images.rows()[0]
    assert first.status is ImageStatus.STARTED
    take_in(desk, imports, source, replace=True)
    first = desk.session.project.images.rows()[0]
    assert first.status is ImageStatus.ACCEPTED


def masks_alone(tmp_path: Path) -> Path:
    """A folder with a mask for the first image of the project, and one of another size for the second."""
    made = tmp_path / "masks alone"
    made.mkdir()
    Image.fromarray(halves(0, 2)).save(made / "0.png")
    Image.fromarray(halves(0, 2)[:10]).save(made / "1.png")
    return made


def test_examples_of_masks_alone_have_the_pictures_of_the_project(
    desk: Desk, imports: DatasetImports, tmp_path: Path
) -> None:
    seen = survey(desk, imports, masks_alone(tmp_path))
    first = seen.examples[0]
    assert first.file == tmp_path / "images" / "0.png"
    assert first.picture is not None
    assert first.places is not None
    assert first.picture.shape[:2] == first.places.shape


def test_the_end_tells_what_came_in_and_what_did_not(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, tmp_path: Path
) -> None:
    seen, ends = survey(desk, imports, masks_alone(tmp_path)), []
    assert seen.mapping is not None
    imports.start(seen, seen.mapping, {}, on_end=ends.append)
    settle(desk, imports)
    (end,) = ends
    assert end.is_whole
    assert end.step is edits.next_undo
    assert end.report.imported == 1
    assert [problem.name for problem in end.report.problems] == ["1.png"]


def test_labels_come_in_for_the_open_image_and_for_one_on_its_way(
    desk: Desk, imports: DatasetImports, tmp_path: Path
) -> None:
    seen = survey(desk, imports, masks_alone(tmp_path))
    image_id = desk.session.project.images.rows()[0].id
    desk.session.close_image()
    desk.session.open_image(image_id)
    # Read, but not delivered yet: the labels of before the import.
    while desk.session._files.is_busy:
        time.sleep(0.001)
    assert seen.mapping is not None
    imports.start(seen, seen.mapping, {})
    settle(desk, imports)
    assert desk.image.id == image_id
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 2))
    desk.session.undo()
    assert (desk.image.planes.view(Plane.MASK) == 255).all()


def test_an_image_opened_during_an_import_is_not_edited_and_read_anew(
    desk: Desk, imports: DatasetImports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = survey(desk, imports, masks_alone(tmp_path))
    may_begin = threading.Event()
    real = dataset_imports.import_dataset

    def import_later(*arguments: Any, **named: Any) -> None:
        may_begin.wait()
        real(*arguments, **named)

    monkeypatch.setattr(dataset_imports, "import_dataset", import_later)
    assert seen.mapping is not None
    imports.start(seen, seen.mapping, {})
    desk.open(0)
    # A stroke, as a step of the history, would take the place of the imported one, or the other way round.
    session = desk.session
    for edit in (
        lambda: session.begin_stroke(StrokeKind.BRUSH, 1, 3.0),
        session.accept_image,
        session.undo,
        session.skip_image,
        session.clear_image,
    ):
        with pytest.raises(UserError, match="are being looked through"):
            edit()
    may_begin.set()
    settle(desk, imports)
    assert np.array_equal(desk.image.planes.view(Plane.MASK), halves(0, 2))


def test_a_mapping_to_a_class_that_is_gone_is_refused_and_changes_nothing(
    desk: Desk, imports: DatasetImports, source: Path
) -> None:
    seen = survey(desk, imports, source)
    mapping = {3: ClassTarget(TargetKind.CLASS, "gone")}
    with pytest.raises(UserError, match="no class 'gone'"):
        imports.start(seen, mapping, {})
    assert not imports.is_busy
    assert desk.session.classes.names == ("background", "cell", "debris")


def by_command(desk: Desk, source: Path, answers: Answers | None = None) -> None:
    """What `import` does in a project that no window has open."""
    project = desk.session.project
    seen = survey_source(source, None, answers or {}, project.classes, use=class_list_use(project))
    assert seen.mapping is not None
    mapping = resolve_mapping(seen.mapping, seen.classes, project.classes, replaces=seen.replaces)
    desk.session.set_classes(mapping.classes)
    outcome = DatasetReport()
    dataset = READERS[seen.format].load().open(source, {})
    import_dataset(project, dataset, mapping, {}, outcome, NO_PROGRESS, source=source)
    names = (f"Import {source.name}", outcome, mapping.added, source, seen.format)
    note_import(project, *names, replaced_classes=seen.replaces)


@pytest.mark.parametrize("is_command", [True, False])
def test_undo_and_redo_of_an_import_take_its_classes_and_pictures_along(
    desk: Desk, edits: ProjectEdits, source: Path, is_command: bool
) -> None:
    before, names = state(desk), [info.name for info in desk.session.classes.present]
    if is_command:
        desk.session.close_image()
        by_command(desk, source)
    imports = DatasetImports(desk.session, edits)
    desk.open(0)
    if not is_command:
        take_in(desk, imports, source)
    after, more = state(desk), [info.name for info in desk.session.classes.present]
    assert set(more) == {*names, "never", "nor this", "leaf"}
    for _ in range(2):
        assert edits.undo_label == "Import theirs"
        assert edits.undo()
        settle(desk, imports)
        assert state(desk) == before
        assert [info.name for info in desk.session.classes.present] == names
        assert edits.redo()
        settle(desk, imports)
        assert state(desk) == after
        assert [info.name for info in desk.session.classes.present] == more
    assert take_noted(desk.session.project) == []
    imports.close()


@pytest.mark.parametrize("is_command", [True, False])
def test_labels_of_a_server_count_as_seen_as_long_as_their_import_is_not_undone(
    desk: Desk, edits: ProjectEdits, source: Path, is_command: bool
) -> None:
    project = desk.session.project
    remote: Any = SimpleNamespace(key="s", format_name="png", labels_file="classes.txt")
    remember_fetched(project, source, remote, [ServerPicture("1", "0.png", "0.png", "", 0)], {"1": "a"})
    if is_command:
        desk.session.close_image()
        by_command(desk, source)
        remember_seen(project, "s", {"1": "a"})
    imports = DatasetImports(desk.session, edits)
    desk.open(0)
    if not is_command:
        take_in(desk, imports, source)
    for _ in range(2):
        assert seen_labels(project, "s") == {"1": "a"}
        assert edits.undo()
        settle(desk, imports)
        assert seen_labels(project, "s") == {}
        assert edits.redo()
        settle(desk, imports)
    imports.close()


def test_a_class_of_an_import_that_is_used_elsewhere_stays_when_the_import_is_taken_back(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    (source / "masks" / "2.png").unlink()
    take_in(desk, imports, source)
    leaf = desk.session.classes.names.index("leaf")
    desk.open(2)
    desk.stroke(StrokeKind.BRUSH, leaf, (30, 60), (30, 70))
    desk.open(0)
    assert edits.undo()
    settle(desk, imports)
    assert desk.session.classes.has(leaf)
    assert not desk.session.classes.has(desk.session.classes.names.index("never (deleted)"))


def labelled(desk: Desk) -> list[object]:
    """The images that are there with their status, and where they have another class than the first."""
    project = desk.session.project
    masks = [(row, project.decided_mask(row.id)) for row in project.images.rows()]
    return [(row.id, row.status, None if mask is None else (mask != 0).tobytes()) for row, mask in masks]


@pytest.mark.parametrize("is_plain", [True, False])
def test_an_import_that_was_undone_can_be_made_again(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path, is_plain: bool
) -> None:
    if not is_plain:
        (source / "masks").rename(source / "SegmentationClass")
        (source / "images").rename(source / "JPEGImages")
        (source / "classes.txt").unlink()
    before = state(desk)
    take_in(desk, imports, source)
    after = labelled(desk)
    assert len(after) == len(before) + 1
    for _ in range(2):
        assert edits.undo()
        settle(desk, imports)
        assert state(desk) == before
        assert len(taken_back_images(desk.session.project.settings)) == 1
        take_in(desk, imports, source)
        assert labelled(desk) == after
        assert taken_back_images(desk.session.project.settings) == []


def test_images_in_which_it_was_undone_alone_are_not_said_to_be_taken_back(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, source: Path
) -> None:
    take_in(desk, imports, source)
    desk.open(0)
    # In the image alone: the window goes by the step of the project, which is newer.
    assert desk.session.undo()
    assert edits.undo()
    settle(desk, imports)
    assert desk.notices[-1].summary.startswith("Taken back in 3 images:")
    assert edits.redo()
    settle(desk, imports)
    assert desk.notices[-1].summary.startswith("Done again in 4 images:")


def test_images_of_which_everything_is_left_out_are_not_accepted(
    desk: Desk, imports: DatasetImports, source: Path
) -> None:
    seen, ends = survey(desk, imports, source), list[EndedImport]()
    assert seen.mapping is not None
    imports.start(seen, dict.fromkeys(seen.mapping, LEFT_OUT_TARGET), {}, on_end=ends.append)
    settle(desk, imports)
    assert {row.status for row in desk.session.project.images.rows()} == {ImageStatus.NEW}
    assert (ends[0].report.imported, ends[0].report.unlabelled) == (0, 4)


@pytest.mark.parametrize("is_answered", [True, False])
def test_masks_of_0_and_255_are_accepted_where_somebody_said_what_255_is(
    desk: Desk, imports: DatasetImports, tmp_path: Path, is_answered: bool
) -> None:
    made = tmp_path / "two values"
    made.mkdir()
    Image.fromarray(halves(0, 255)).save(made / "0.png")
    Image.fromarray(halves(0, 1)).save(made / "1.png")
    seen = survey(desk, imports, made)
    assert seen.mapping is not None
    answers = {WHITE_ANSWER: "unlabelled"} if is_answered else {}
    imports.start(seen, {**seen.mapping, 255: UNLABELLED_TARGET}, answers)
    settle(desk, imports)
    first = desk.session.project.images.rows()[0]
    assert first.status is (ImageStatus.ACCEPTED if is_answered else ImageStatus.STARTED)


def test_a_preview_finds_the_partners_that_the_import_finds(desk: Desk, tmp_path: Path) -> None:
    masks = tmp_path / "far" / "elsewhere"
    masks.mkdir(parents=True)
    for name in ("0.png", "0_mask.png"):
        Image.fromarray(np.ones(SHAPE, np.uint8)).save(masks / name)
    project = desk.session.project
    found = survey_source(masks, "png", {}, project.classes, picture_of=SampledPictures(project))
    together = MaskPartners(project, masks, None).pair(sorted(masks.iterdir()))
    assert [example.file is not None for example in found.examples] == [True, False]
    assert [str(example.problem) for example in found.examples] == [str(p.problem or "") for p in together]
