"""Labels that an export wrote although nobody had accepted them come in as work, unless they were changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList
from engine.formats.export import export
from engine.formats.outgoing.options import ExportOptions
from engine.formats.own_list import INDEX
from engine.storage import ImageStatus, Project, accept_mask
from tests.unit.formats.incoming.test_own_pictures import come_in

CLASSES = ClassList.from_names(["background", "cell"])
KINDS = ("png", "cityscapes", "coco", "run-lengths")


def exported(folder: Path, kind: str) -> Path:
    """An export of one image that is accepted, and of one in work."""
    rng = np.random.default_rng(0)
    (folder / "images").mkdir()
    for name in ("done", "open"):
        Image.fromarray(rng.integers(0, 256, (20, 30), np.uint8)).save(folder / "images" / f"{name}.png")
    mask = np.zeros((20, 30), np.uint8)
    mask[4:9, 4:9] = 1
    with Project.create(folder / "p.inkling", name="P", classes=CLASSES) as project:
        project.images.add_folder(folder / "images")
        for image_id in project.images.ids():
            accept_mask(project, image_id, mask)
            if project.images.get(image_id).name == "open.png":
                project.images.set_status(image_id, ImageStatus.STARTED)
        options = ExportOptions(include=frozenset({ImageStatus.ACCEPTED, ImageStatus.STARTED}))
        export(project, folder / "out", kind, options)
    return folder / "out"


def states(folder: Path, kind: str, source: Path) -> dict[str, ImageStatus]:
    """What the images of an export are in a project that it comes into."""
    with Project.create(folder / "other.inkling", name="O", classes=CLASSES) as other:
        other.images.add_folder(folder / "images")
        assert come_in(other, kind, source).problems == []
        records = [other.images.get(image_id) for image_id in other.images.ids()]
        return {Path(record.name).stem: record.status for record in records}


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_had_accepted_is_not_accepted_by_an_import(tmp_path: Path, kind: str) -> None:
    source = exported(tmp_path, kind)
    assert states(tmp_path, kind, source) == {"done": ImageStatus.ACCEPTED, "open": ImageStatus.STARTED}


def test_masks_that_somebody_changed_since_count_as_any_others(tmp_path: Path) -> None:
    source = exported(tmp_path, "png")
    mask = np.ones((20, 30), np.uint8)
    mask[2:9, 2:9] = 0
    Image.fromarray(mask).save(source / "masks" / "open.png")
    assert set(states(tmp_path, "png", source).values()) == {ImageStatus.ACCEPTED}


def test_an_index_that_somebody_changed_says_nothing(tmp_path: Path) -> None:
    source = exported(tmp_path, "png")
    with open(source / INDEX, "a", encoding="utf-8") as file:
        file.write("\n")
    assert set(states(tmp_path, "png", source).values()) == {ImageStatus.ACCEPTED}
