"""`import` over masks that are there makes a safety copy of the project first, and says where."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.backup.restore import restore_backup
from engine.commands.cli import parse, run_headless
from engine.storage import Project
from tests.helpers.cli import inkling_here
from tests.helpers.projects import SHAPE, one_image_project


def labelled(folder: Path) -> tuple[Path, Path]:
    """A project with the mask 1 everywhere, and a folder with the mask 0 for the same image."""
    project, _ = one_image_project(folder)
    project.close()
    for name, value in (("first", 1), ("second", 0)):
        (folder / name).mkdir()
        mask = np.full(SHAPE, value, np.uint8)
        mask[0, 0] = 1 - value
        Image.fromarray(mask).save(folder / name / "a.png")
    assert inkling_here(folder, "import", project.path, "--from", folder / "first")["safety_copy"] is None
    return project.path, folder / "second"


def mask_in(path: Path) -> int:
    with Project.open(path, read_only=True) as project:
        (image,) = project.images.rows()
        mask = project.decided_mask(image.id)
        assert mask is not None
        return int(mask[5, 5])


def test_masks_in_the_place_of_others_can_be_had_back_from_the_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, masks = labelled(tmp_path)
    result = inkling_here(tmp_path, "import", project, "--from", masks, "--replace")
    assert result["safety_copy"] in capsys.readouterr().out
    assert mask_in(project) == 0
    restored = restore_backup(Path(result["safety_copy"]), tmp_path / "restored.inkling")
    assert mask_in(restored.project) == 1


def test_an_import_that_changes_no_labels_makes_no_copy(tmp_path: Path) -> None:
    project, masks = labelled(tmp_path)
    assert inkling_here(tmp_path, "import", project, "--from", masks)["safety_copy"] is None
    assert not (tmp_path / f"{project.stem}-backups").exists()


def test_nothing_is_replaced_where_no_copy_can_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, masks = labelled(tmp_path)
    (tmp_path / f"{project.stem}-backups").write_text("in the way")
    assert run_headless(parse(["import", str(project), "--from", str(masks), "--replace"])) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert mask_in(project) == 1
