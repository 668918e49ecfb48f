"""What a project's images give to learn from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core import IGNORE, CancelledError, CancelToken, ImageId, Rect, UserError
from engine.document.planes import LabelPlanes, Plane
from engine.session.learning.training_set import (
    TrainingSet,
    collect_samples,
    corrected_pixels,
    labels_to_learn,
    replayed,
)
from engine.storage import ImageRecord, ImageStatus, Project, accept_mask
from tests.helpers.projects import SHAPE, blobs, new_project, opened_history, paint, save_image


def records(count: int) -> list[ImageRecord]:
    return [
        ImageRecord(ImageId(n), Path(f"{n}.png"), str(n), 8, 8, ImageStatus.ACCEPTED, "train", 1)
        for n in range(count)
    ]


def test_painted_and_scribbled_pixels_are_corrections_and_accepted_ones_are_not() -> None:
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
    assert np.flatnonzero(corrected.all(axis=1)).tolist() == [0, 1, 2, 8]
    assert np.flatnonzero(corrected.any(axis=1)).tolist() == [0, 1, 2, 8]


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


def test_accepted_images_and_scribbles_are_collected_and_every_fifth_mask_held_back(tmp_path: Path) -> None:
    with project_of(tmp_path, accepted=3, scribbled=1, new=2) as project:
        samples = collect_samples(project)
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
    with project_of(tmp_path, accepted=0, new=2) as project, pytest.raises(UserError, match="no accepted"):
        collect_samples(project)


def test_collecting_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with project_of(tmp_path, accepted=1) as project, pytest.raises(CancelledError):
        collect_samples(project, token=token)
