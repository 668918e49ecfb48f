"""Frames of a sequence: the images of one folder and one size, in natural order."""

from __future__ import annotations

from pathlib import Path

from engine.core import ImageId
from engine.sequence.frames import FrameSequence, all_sequences, frames_of
from engine.sequence.proposals import PROPAGATED, is_labelled
from engine.storage import ImageStatus, Project
from tests.helpers.projects import new_project, save_image


def by_name(project: Project) -> dict[str, ImageId]:
    return {
        str(row.path.relative_to(project.path.parent / "images")): row.id for row in project.images.rows()
    }


def test_frames_are_counted_as_a_person_counts_them_whenever_they_were_added(tmp_path: Path) -> None:
    images = tmp_path / "images"
    for name in ("f10.png", "f1.png", "other/f3.png"):
        save_image(images / name, (8, 9))
    project = new_project(tmp_path, images)
    save_image(images / "f2.png", (8, 9))
    save_image(images / "wide.png", (8, 30))
    project.images.add_folder(images)
    ids = by_name(project)
    project.images.set_size(ids["f1.png"], 8, 9)
    project.images.set_size(ids["wide.png"], 8, 30)
    sequence = frames_of(project.images, ids["f10.png"])
    # Of f10 no size is known yet, so that all of its folder may be frames.
    assert sequence.frames == tuple(ids[n] for n in ("f1.png", "f2.png", "f10.png", "wide.png"))
    project.images.set_size(ids["f10.png"], 8, 9)
    sequence = frames_of(project.images, ids["f10.png"])
    assert sequence.frames == tuple(ids[n] for n in ("f1.png", "f2.png", "f10.png"))
    assert frames_of(project.images, ids["other/f3.png"]).frames == (ids["other/f3.png"],)
    project.images.remove([ids["f2.png"]])
    assert frames_of(project.images, ids["f1.png"]).frames == (ids["f1.png"], ids["f10.png"])
    project.close()


def test_all_sequences_are_those_of_their_frames_each_once(tmp_path: Path) -> None:
    images = tmp_path / "images"
    sizes = {"a1.png": (8, 9), "a2.png": (8, 9), "w1.png": (8, 30), "sub/a1.png": (8, 9), "gone.png": (8, 9)}
    for name, size in sizes.items():
        save_image(images / name, size)
    project = new_project(tmp_path, images)
    ids = by_name(project)
    for name, size in sizes.items():
        project.images.set_size(ids[name], *size)
    project.images.remove([ids["gone.png"]])
    sequences = list(all_sequences(project.images))
    assert {sequence.frames for sequence in sequences} == {
        frames_of(project.images, ids[name]).frames for name in sizes if name != "gone.png"
    }
    assert len(sequences) == 3
    save_image(images / "a3.png", (8, 9))
    project.images.add_folder(images)
    unknown = by_name(project)["a3.png"]
    assert [unknown in sequence.frames for sequence in all_sequences(project.images)].count(True) == 2
    project.close()


def test_frames_beyond_one_come_nearest_first() -> None:
    frames = FrameSequence(tuple(map(ImageId, (4, 2, 9, 7))))
    assert frames.beyond(ImageId(9), -1) == (2, 4)
    assert frames.beyond(ImageId(9), 1) == (7,)
    assert frames.beyond(ImageId(1), 1) == ()
    assert frames.neighbour(ImageId(4), -1) is None


def test_a_mere_proposal_is_no_label_of_a_person() -> None:
    assert is_labelled(ImageStatus.ACCEPTED, PROPAGATED)
    assert is_labelled(ImageStatus.STARTED, "Brush")
    assert not is_labelled(ImageStatus.STARTED, PROPAGATED)
    assert not is_labelled(ImageStatus.STARTED, None)
    assert not is_labelled(ImageStatus.SKIPPED, "Brush")
