"""What a project's images give to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core import IGNORE, CancelledError, CancelToken, ImageId, Rect, UserError
from engine.document.planes import LabelPlanes, Plane
from engine.session.learning import training_set as training_module
from engine.session.learning.training_set import (
    TrainingSet,
    collect_samples,
    corrected_pixels,
    labels_to_learn,
    replayed,
)
from engine.session.open_image import ACCEPT_LABEL
from engine.storage import FileProblem, ImageRecord, ImageStatus, Project, accept_mask
from engine.storage.image_table import ImageTable
from engine.storage.importing.data_set_parts import store_parts
from engine.storage.journal import SqliteJournal
from tests.helpers.projects import SHAPE, blobs, new_project, opened_history, paint, save_image


def records(count: int) -> list[ImageRecord]:
    return [
        ImageRecord(ImageId(n), Path(f"{n}.png"), str(n), 8, 8, ImageStatus.ACCEPTED, "train", 1, f"{n}.png")
        for n in range(count)
    ]


def test_painted_and_scribbled_pixels_and_those_beside_are_corrections_and_accepted_ones_are_not() -> None:
    planes = LabelPlanes(10, 10)
    with planes.edit("test") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 6, 10), None, 1)
        edit.put(Plane.HAND, Rect(0, 0, 2, 10), None, 1)
        edit.put(Plane.SCRIBBLES, Rect(2, 0, 3, 10), None, 1)
        edit.put(Plane.SCRIBBLES, Rect(8, 0, 9, 10), None, 0)
        # A scribble that the mask has not followed says nothing about the mask.
        edit.put(Plane.SCRIBBLES, Rect(4, 0, 5, 10), None, 0)
    labels = labels_to_learn(planes)
    corrected = corrected_pixels(planes, labels)
    assert corrected is not None
    assert np.flatnonzero(corrected.all(axis=1)).tolist() == [0, 1, 2, 3, 8]
    assert np.flatnonzero(corrected.any(axis=1)).tolist() == [0, 1, 2, 3, 8]


def test_where_nobody_drew_there_are_no_corrections() -> None:
    planes = LabelPlanes(10, 10)
    assert corrected_pixels(planes, labels_to_learn(planes)) is None
    with planes.edit("test") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 10, 10), None, 1)
        edit.put(Plane.HAND, Rect(0, 0, 10, 10), None, IGNORE)
    assert corrected_pixels(planes, labels_to_learn(planes)) is None


def test_few_images_are_all_learned_from() -> None:
    assert replayed(records(9), 9) == records(9)


def test_of_many_images_the_newest_and_old_ones_of_any_age_are_learned_from() -> None:
    numbers = [int(r.id) for r in replayed(records(1000), 100)]
    assert len(numbers) == 100
    assert numbers == sorted(numbers)
    assert numbers[50:] == list(range(950, 1000))
    old = numbers[:50]
    assert min(old) < 100
    assert all(any(low <= n < low + 190 for n in old) for low in range(0, 950, 190))


def test_one_more_image_changes_hardly_anything_of_what_is_replayed() -> None:
    before = {r.id for r in replayed(records(1000), 100)}
    after = {r.id for r in replayed(records(1001), 100)}
    assert len(after - before) <= 2


def project_of(tmp_path: Path, *, accepted: int, scribbled: int = 0, new: int = 0) -> Project:
    """A project whose first images are accepted, the next ones scribbled, the last ones untouched."""
    for number in range(accepted + scribbled + new):
        save_image(tmp_path / "images" / f"{number}.png")
    project = new_project(tmp_path, tmp_path / "images")
    for number, record in enumerate(project.images.rows()):
        if number < accepted:
            accept_mask(project, record.id, blobs(seed=number))
        elif number < accepted + scribbled:
            project.images.set_size(record.id, *SHAPE)
            paint(*opened_history(project, record.id), Rect(0, 0, 5, 5), 1, Plane.SCRIBBLES)
    return project


def test_images_that_nobody_accepted_are_learned_from_only_when_that_is_asked_for(tmp_path: Path) -> None:
    with project_of(tmp_path, accepted=3, scribbled=1, new=2) as project:
        assert [s.image_path.stem for s in collect_samples(project)] == ["0", "1", "2"]


def test_without_an_accepted_image_the_refusal_counts_those_in_work(tmp_path: Path) -> None:
    told = pytest.raises(UserError, match="no accepted image to learn from, 2 images in work")
    with project_of(tmp_path, accepted=0, scribbled=2) as project, told:
        collect_samples(project)


def test_accepted_images_and_scribbles_are_collected_and_every_fifth_mask_held_back(tmp_path: Path) -> None:
    with project_of(tmp_path, accepted=3, scribbled=1, new=2) as project:
        samples = collect_samples(project, include=frozenset({ImageStatus.STARTED}))
        assert [(s.image_path.stem, s.role) for s in samples] == [
            ("0", "train"),
            ("1", "val"),
            ("2", "train"),
            ("3", "train"),
        ]
        assert np.array_equal(samples[1].labels, blobs(seed=1))
        assert int((samples[3].labels == 1).sum()) == 25
        assert [record.split for record in project.images.rows()] == [
            "train",
            "val",
            "train",
            None,
            None,
            None,
        ]


def test_images_get_the_same_splits_from_a_command_as_from_the_window(tmp_path: Path) -> None:
    with project_of(tmp_path, accepted=7) as project:
        project.images.set_split(project.images.rows()[4].id, "train")
        project.flush()
        with Project.open(project.path, read_only=True) as reading:
            roles = {s.image_path.stem: s.role for s in collect_samples(reading)}
            assert [record.split for record in reading.images.rows()].count(None) == 6
        assert {r.path.stem: r.split for r in TrainingSet(project).assign_splits()} == roles


def test_a_project_without_labels_has_nothing_to_collect(tmp_path: Path) -> None:
    with (
        project_of(tmp_path, accepted=0, new=2) as project,
        pytest.raises(UserError, match="no labelled image"),
    ):
        collect_samples(project)


def test_collecting_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with project_of(tmp_path, accepted=1) as project, pytest.raises(CancelledError):
        collect_samples(project, token=token)


@pytest.mark.parametrize("status", [ImageStatus.MISSING, ImageStatus.UNREADABLE])
@pytest.mark.parametrize("is_back", [False, True])
def test_an_accepted_image_whose_file_is_gone_is_named_and_one_that_is_back_is_used(
    tmp_path: Path, status: ImageStatus, is_back: bool
) -> None:
    with project_of(tmp_path, accepted=3) as project:
        first, _, last = project.images.rows()
        project.images.set_status(last.id, status)
        if not is_back:
            last.path.unlink()
        problems: list[FileProblem] = []
        samples = collect_samples(project, on_problem=problems.append)
        assert [sample.image_path.stem for sample in samples] == ["0", "1", "2"][: 3 if is_back else 2]
        assert [problem.path for problem in problems] == ([] if is_back else [last.path])
        training_set = TrainingSet(project)
        training_set.read(training_set.assign_splits())
        assert [problem.path for problem in training_set.take_problems()] == ([] if is_back else [last.path])
        assert training_set.counts().left_out == (0 if is_back else 1)
        counts = training_set.counts()
        assert counts.train + counts.val == (3 if is_back else 2)
        content = first.path.read_bytes()
        first.path.unlink()
        training_set.read(training_set.accepted())
        assert training_set.counts().left_out == (1 if is_back else 2)
        first.path.write_bytes(content)
        training_set.read(training_set.accepted())
        assert training_set.counts().left_out == (0 if is_back else 1)


def test_the_list_of_images_is_gone_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcdefg":
        save_image(tmp_path / "images" / f"{name}.png")
    with new_project(tmp_path, tmp_path / "images") as project:
        images = [record.id for record in project.images.rows()]
        for image_id in images[:6]:
            project.images.set_status(image_id, ImageStatus.ACCEPTED)
        project.images.set_split(images[4], "val")
        project.images.set_status(images[2], ImageStatus.MISSING)
        training_set, expected = TrainingSet(project), TrainingSet(project).roles()
        asked: list[ImageStatus | None] = []
        rows = ImageTable.rows

        def counted(table: ImageTable, *args: Any, status: ImageStatus | None = None) -> list[ImageRecord]:
            asked.append(status)
            return rows(table, *args, status=status)

        monkeypatch.setattr(ImageTable, "rows", counted)
        assigned = training_set.assign_splits()
        assert asked.count(ImageStatus.ACCEPTED) == 1
        assert [record.id for record in assigned] == images[:6]
        assert {record.id: record.split for record in assigned} == expected
        assert assigned == training_set.accepted()


def accepted_as_predicted(project: Project, *numbers: int) -> None:
    """Accept these images with a prediction that nobody changed."""
    for number in numbers:
        record = project.images.rows()[number]
        accept_mask(project, record.id, blobs(seed=number), ACCEPT_LABEL)


def splits(project: Project) -> list[str | None]:
    return [record.split for record in project.images.rows()]


def test_a_prediction_that_was_accepted_as_it_was_is_never_held_back(tmp_path: Path) -> None:
    with project_of(tmp_path, accepted=1, new=8) as project:
        accepted_as_predicted(project, 1, 2)
        training_set = TrainingSet(project)
        training_set.assign_splits()
        assert splits(project)[:3] == ["train"] * 3
        accept_mask(project, project.images.rows()[3].id, blobs(seed=3))
        samples = training_set.read(training_set.assign_splits())
        assert [(s.role, s.is_drawn) for s in samples] == [
            ("train", True),
            ("train", False),
            ("train", False),
            ("val", True),
        ]
        counts = training_set.counts()
        assert (counts.train, counts.val, counts.as_predicted) == (3, 1, 2)
        assert [(s.role, s.is_drawn) for s in collect_samples(project)] == [
            (s.role, s.is_drawn) for s in samples
        ]


def test_the_history_of_each_image_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ImageId] = []
    journal = Project.journal

    def counting(project: Project, image_id: ImageId) -> SqliteJournal:
        asked.append(image_id)
        return journal(project, image_id)

    with project_of(tmp_path, accepted=3) as project:
        # What reads the pixels asks for the journal, too.
        monkeypatch.setattr(training_module, "read_sample", lambda *_args, **_options: None)
        monkeypatch.setattr(Project, "journal", counting)
        with pytest.raises(UserError):
            collect_samples(project)
        assert sorted(asked) == [record.id for record in project.images.rows()]


def test_an_untouched_prediction_of_an_old_project_is_held_back_no_longer(tmp_path: Path) -> None:
    with project_of(tmp_path, accepted=1, new=2) as project:
        accepted_as_predicted(project, 1)
        for record, split in zip(project.images.rows(), ("train", "val"), strict=False):
            project.images.set_split(record.id, split)
        project.flush()
        with Project.open(project.path, read_only=True) as reading:
            assert [sample.role for sample in collect_samples(reading)] == ["train", "train"]
        training_set = TrainingSet(project)
        training_set.assign_splits()
        assert splits(project)[:2] == ["train", "train"]
        # Corrected later, it stays where it was learned from; the next that is drawn checks.
        state = opened_history(project, project.images.rows()[1].id)
        paint(*state, Rect(0, 0, 40, 40), 2)
        accept_mask(project, project.images.rows()[2].id, blobs(seed=2))
        training_set.assign_splits()
        assert splits(project) == ["train", "train", "train"]
        assert training_set.counts().as_predicted == 0


def test_what_a_data_set_keeps_for_validation_is_not_learned_from_where_it_was_merely_predicted(
    tmp_path: Path,
) -> None:
    with project_of(tmp_path, accepted=1, new=1) as project:
        first, second = project.images.rows()
        store_parts(project, {first.id: "train", second.id: "val"}, has_held_back=True)
        accepted_as_predicted(project, 1)
        training_set = TrainingSet(project)
        assert [s.image_path.stem for s in training_set.read(training_set.assign_splits())] == ["0"]
        assert [s.image_path.stem for s in collect_samples(project)] == ["0"]
        assert splits(project) == ["train", "val"]
        counts = training_set.counts()
        assert (counts.train, counts.val, counts.as_predicted) == (1, 0, 1)
