"""`relink`: a project is told where its images are now."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.cli import inkling, inkling_here
from tests.helpers.projects import new_project, save_image


def moved_project(tmp_path: Path) -> Path:
    """A project of two images whose folder `old` is `new` now."""
    for name in ("a.png", "b.png"):
        save_image(tmp_path / "old" / name)
    project = new_project(tmp_path, tmp_path / "old")
    project.close()
    (tmp_path / "old").rename(tmp_path / "new")
    return project.path


def test_the_images_are_found_and_counted(tmp_path: Path) -> None:
    project = moved_project(tmp_path)
    result = inkling_here(tmp_path, "relink", project, "--to", tmp_path / "new")
    assert result == {
        "project": str(project),
        "from": str(tmp_path / "old"),
        "to": str(tmp_path / "new"),
        "images": 2,
        "found": 2,
        "missing": 0,
        "other_size": [],
    }


def test_a_wrong_folder_is_bad_input_in_one_line(tmp_path: Path) -> None:
    project = moved_project(tmp_path)
    (tmp_path / "empty").mkdir()
    done = inkling("relink", str(project), "--to", str(tmp_path / "empty"))
    assert done.code == 2
    assert "None of 2 images is in" in done.err
    assert len(done.err.strip().splitlines()) == 1
