"""Long values in a project file: a name that no disk takes, and 20 MB in any cell, cost a sentence each."""

from __future__ import annotations

import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.checkup.project_check import check_project
from engine.checkup.values import shown
from engine.core import UserError
from engine.core.checked import shortened
from engine.storage import Project
from engine.storage.checks.names import folder_path, relative_name
from engine.storage.image_names import shown_name
from tests.fuzz.projects import make_project, raw, use

LONG = 5_000_000
VALUES = ("x" * LONG, "\u2603" * LONG, "\x01" * LONG, b"\xff" * LONG, b"x" * LONG)
SHOWING: tuple[Callable[[object], object], ...] = (
    shortened,
    shown,
    shown_name,
    lambda value: relative_name(value, "name"),
    lambda value: folder_path(value, "path"),
)
# Longer than the 255 bytes that a disk takes for a name, shorter than the longest path.
NAMES = ("\u2603" * 300, "x" * 300, "a/" + "x" * 400)


@pytest.mark.parametrize("show", SHOWING, ids=["shortened", "shown", "shown_name", "name", "path"])
def test_what_is_said_of_a_long_value_takes_no_memory(show: Callable[[object], object]) -> None:
    for value in VALUES:
        tracemalloc.start()
        try:
            text = str(show(value))
        except UserError as error:
            text = str(error)
        most_bytes = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert len(text) < 400
        assert most_bytes < 100_000


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("long"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE folders SET path = '/' || ? WHERE id = 1",
        "UPDATE folders SET relative = ? WHERE id = 1",
        "UPDATE images SET name = ? WHERE id = 1",
        "UPDATE images SET rel = ?, rel_key = 'long' WHERE id = 1",
        "UPDATE models SET file = 'models/' || ?",
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_disk_takes_spoils_its_own_row_at_most(
    template: Path, tmp_path: Path, statement: str, name: str
) -> None:
    project = Path(shutil.copytree(template.parent, tmp_path / "box")) / template.name
    with raw(project) as connection:
        connection.execute(statement, (name,))
    use(project, tmp_path / "written")
    with Project.open(project) as opened:
        opened.images.check_files()
        assert len(opened.images.rows()) + len(opened.findings) >= 4
    assert all(len(damage.sentence) < 1000 for damage in check_project(project).findings)
