"""Labels and groups of images: stored beside the files, found in lists, undone."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from engine.core import ImageId
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.project_edits import ProjectEdits
from engine.storage import ImageStatus, Project
from engine.storage.image_rows import ImageRows
from tests.helpers.session import Desk


def notes(project: Project) -> list[tuple[str, str]]:
    return [(record.label, record.group) for record in project.images.rows()]


def ids(desk: Desk) -> list[ImageId]:
    return [row.id for row in desk.session.project.images.rows()]


def test_groups_and_labels_are_stored_listed_searched_and_undone(desk: Desk, edits: ProjectEdits) -> None:
    project, images = desk.session.project, desk.session.project.images
    desk.open(0)
    files = sorted(path.name for path in images.rows()[0].path.parent.iterdir())
    assert edits.image_notes.set_group(ids(desk)[:2], "  patient\n1 ") == 2
    assert edits.image_notes.set_label(ids(desk)[0], "Left knee") == 1
    assert notes(project) == [("Left knee", "patient 1"), ("", "patient 1"), ("", "")]
    assert images.groups() == {"patient 1": 2, "": 1}
    assert desk.image.record.shown_name == "Left knee"
    assert [r.shown_name for r in images.rows(text="KNEE")] == ["Left knee"]
    assert images.ids(group="patient 1") == tuple(ids(desk)[:2])
    assert images.count(group="") == 1
    assert images.count(text="knee", group="") == 0
    assert edits.image_notes.set_group(ids(desk)[:2], "patient 1") == 0
    with Project.open(project.path, read_only=True) as other:
        project.flush()
        other.refresh()
        assert notes(other) == notes(project)
    assert (edits.undo_label, edits.undo()) == ("Rename 0.png", True)
    assert edits.undo()
    assert notes(project) == [("", "")] * 3
    assert edits.redo()
    assert images.groups() == {"patient 1": 2, "": 1}
    assert sorted(path.name for path in images.rows()[0].path.parent.iterdir()) == files


def test_the_name_of_the_file_as_a_label_is_none(desk: Desk, edits: ProjectEdits) -> None:
    record = desk.session.project.images.rows()[0]
    assert edits.image_notes.set_label(record.id, record.name) == 0
    assert edits.image_notes.set_label(record.id, "x" * 1000) == 1
    assert len(desk.session.project.images.get(record.id).label) == 200
    assert edits.image_notes.set_label(record.id, record.name) == 1
    assert desk.session.project.images.get(record.id).shown_name == record.name


def test_a_project_of_before_has_no_groups_and_damaged_ones_are_left_out(project_path: Path) -> None:
    file = project_path / "project.sqlite"
    with Project.open(project_path) as project:
        first, second = (record.id for record in project.images.rows()[:2])
        project.images.set_notes({first: ("a", "b"), second: ("c", "d")})
    connection = sqlite3.connect(file)
    connection.execute("UPDATE image_notes SET label = x'00' WHERE image_id = ?", (first,))
    connection.commit()
    with Project.open(project_path, read_only=True) as project:
        assert notes(project) == [("", ""), ("c", "d"), ("", "")]
        assert [finding.table for finding in project.findings] == ["image_notes"]
    connection.execute("DROP TABLE image_notes")
    connection.commit()
    connection.close()
    with Project.open(project_path, read_only=True) as project:
        assert notes(project) == [("", "")] * 3
    with Project.open(project_path) as project:
        project.images.set_notes({first: ("", "e")})
        assert notes(project)[0] == ("", "e")


def checked(project: Project) -> list[bool]:
    return [record.is_checked for record in project.images.rows()]


def test_accepted_images_are_checked_as_their_masks_are_and_undo_takes_the_mark_back(
    desk: Desk, edits: ProjectEdits
) -> None:
    project, (first, second, third) = desk.session.project, ids(desk)
    desk.open(0)
    for image_id in (first, second):
        project.images.set_status(image_id, ImageStatus.ACCEPTED)
    assert edits.image_notes.set_checked([first, second, third], is_checked=True) == 2
    assert edits.image_notes.set_checked([first], is_checked=True) == 0
    assert checked(project) == [True, True, False]
    assert desk.image.record.is_checked
    assert project.images.checked() == {first, second}
    assert edits.image_notes.set_checked([second], is_checked=False) == 1
    assert (edits.undo_label, edits.undo()) == ("Take the check mark off 1 image", True)
    assert checked(project) == [True, True, False]
    with Project.open(project.path, read_only=True) as other:
        project.flush()
        other.refresh()
        assert checked(other) == [True, True, False]
        assert other.images.checked() == {first, second}
    assert (edits.undo_label, edits.undo()) == ("Mark 2 images as checked", True)
    assert checked(project) == [False] * 3
    assert edits.redo()
    assert project.images.checked() == {first, second}


def test_a_mask_that_changes_is_checked_no_more(desk: Desk, edits: ProjectEdits) -> None:
    project, first = desk.session.project, ids(desk)[0]
    desk.open(0)
    project.images.set_status(first, ImageStatus.ACCEPTED)
    edits.image_notes.set_checked([first], is_checked=True)
    project.images.set_status(first, ImageStatus.SKIPPED)
    assert (checked(project)[0], project.images.checked()) == (False, frozenset())
    project.images.set_status(first, ImageStatus.ACCEPTED)
    assert checked(project)[0]
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (9, 9))
    project.images.set_status(first, ImageStatus.ACCEPTED)
    assert (checked(project)[0], project.images.checked()) == (False, frozenset())


def test_a_project_of_before_has_no_checks_and_damaged_ones_are_left_out(project_path: Path) -> None:
    with Project.open(project_path) as project:
        first, second = (record.id for record in project.images.rows()[:2])
        for image_id in (first, second):
            project.images.set_status(image_id, ImageStatus.ACCEPTED)
        project.images.set_checks({first: 0, second: 0})
    connection = sqlite3.connect(project_path / "project.sqlite")
    connection.execute("UPDATE image_checks SET revision = x'00' WHERE image_id = ?", (first,))
    connection.commit()
    with Project.open(project_path, read_only=True) as project:
        assert checked(project) == [False, True, False]
        assert [finding.table for finding in project.findings] == ["image_checks"]
    connection.execute("DROP TABLE image_checks")
    connection.commit()
    connection.close()
    with Project.open(project_path, read_only=True) as project:
        assert checked(project) == [False] * 3


def test_filters_and_counts_agree_with_the_rows_whatever_changes(desk: Desk) -> None:
    images, rng = desk.session.project.images, random.Random(3)
    for _ in range(200):
        image_id = rng.choice(ids(desk) or [ImageId(1)])
        match rng.randrange(4):
            case 0:
                images.set_notes({image_id: (rng.choice(["", "knee"]), rng.choice(["", "a", "b"]))})
            case 1:
                images.set_status(image_id, rng.choice([ImageStatus.ACCEPTED, ImageStatus.SKIPPED]))
            case 2:
                images.remove([image_id])
            case _:
                images.put_back([ImageId(number) for number in (1, 2, 3)])
        for group in (None, "", "a"):
            for text in ("", "knee", "1"):
                expected = [
                    record.id
                    for record in images.rows()
                    if group in (None, record.group) and (text in record.mask_name or text in record.label)
                ]
                assert list(images.ids(None, text, group)) == expected
                assert images.count(None, text, group) == len(expected)
        shown = [record.group for record in images.rows()]
        assert images.groups() == {group: shown.count(group) for group in set(shown)}


def test_rows_without_a_filter_are_given_without_a_search() -> None:
    rows = ImageRows(())
    assert rows.matching(None, "", None) is rows.matching(None, "", None)
