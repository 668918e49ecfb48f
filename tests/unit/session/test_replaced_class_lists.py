"""Undo of imports that replaced the classes of a new project: the list of before is back, or it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from engine.core import ClassList, Progress
from engine.core.classes import DEFAULT_CLASSES
from engine.document.stroke_kind import StrokeKind
from engine.formats.class_templates import NUMBERING_KEY
from engine.formats.incoming.class_list_use import are_any_used
from engine.session.editing.project_edits import ProjectEdits
from engine.session.importing.dataset_imports import DatasetImports
from tests.helpers.session import Desk, halves
from tests.unit.session.test_dataset_imports import by_command, settle, take_in


@pytest.fixture(autouse=True)
def opened(desk: Desk) -> None:
    desk.open(0)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A mask whose classes are named: the right half is leaf."""
    source = tmp_path / "theirs"
    source.mkdir()
    Image.fromarray(halves(0, 1)).save(source / "2.png")
    (source / "classes.txt").write_text("background\nleaf\n", encoding="utf-8")
    return source


CAMVID = {NUMBERING_KEY: "camvid"}


@pytest.fixture
def numbered(desk: Desk, tmp_path: Path) -> Path:
    """A mask of numbers of CamVid, which take the place of the classes of a new project."""
    desk.session.set_classes(ClassList.from_names(DEFAULT_CLASSES), are_unused=True)
    made = tmp_path / "numbered"
    made.mkdir()
    Image.fromarray(halves(3, 8)).save(made / "1.png")
    return made


@pytest.mark.parametrize("is_command", [True, False])
def test_undo_of_two_imports_brings_the_list_back_that_the_first_one_replaced(
    desk: Desk, edits: ProjectEdits, source: Path, numbered: Path, is_command: bool
) -> None:
    session = desk.session
    if is_command:
        session.close_image()
        by_command(desk, numbered, CAMVID)
        by_command(desk, source)
    imports = DatasetImports(session, edits)
    desk.open(0)
    if not is_command:
        take_in(desk, imports, numbered, answers=CAMVID)
        take_in(desk, imports, source)
    names = [info.name for info in session.classes.present]
    assert names[0] == "sky"
    assert names[-1] == "leaf"
    for _ in range(2):
        for _import in range(2):
            assert edits.undo()
            settle(desk, imports)
        assert [info.name for info in session.classes.present] == list(DEFAULT_CLASSES)
        for _import in range(2):
            assert edits.redo()
            settle(desk, imports)
        assert [info.name for info in session.classes.present] == names
    imports.close()


def test_a_replaced_list_stays_where_its_classes_are_used_and_that_is_said(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, numbered: Path
) -> None:
    take_in(desk, imports, numbered, answers=CAMVID)
    after = desk.session.classes
    desk.open(2)
    desk.stroke(StrokeKind.BRUSH, 4, (30, 60), (30, 70))
    desk.open(0)
    assert edits.undo()
    settle(desk, imports)
    assert desk.session.classes == after
    assert "The classes stay, as images are labelled with them." in [n.summary for n in desk.notices]


def test_whether_any_of_many_classes_is_used_reads_each_image_once(
    desk: Desk, imports: DatasetImports, numbered: Path
) -> None:
    take_in(desk, imports, numbered, answers=CAMVID)
    project, reports = desk.session.project, list[Progress]()
    many = ClassList.from_names(f"c{number}" for number in range(150))
    assert are_any_used(project, many)
    unused = ClassList(info for info in many.without(3).without(8))
    assert not are_any_used(project, unused, reports.append)
    assert len(reports) == len(project.images.edited()) == 1
