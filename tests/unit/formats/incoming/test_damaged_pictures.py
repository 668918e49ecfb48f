"""Labels of pictures whose files break off: they come in, are told, and count once somebody has looked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from engine.formats.incoming.import_dataset import DAMAGED_PICTURE
from tests.helpers.damaged_pictures import cut_off, fill_with_zeros
from tests.helpers.incoming import take_in

SHAPE = (64, 96)


def test_labels_of_damaged_pictures_are_named_and_not_accepted(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for folder in ("images", "masks"):
        (tmp_path / "set" / folder).mkdir(parents=True)
    (tmp_path / "set" / "classes.txt").write_text("background\ncell\n")
    for name in ("cut", "part", "whole", "empty"):
        photo = tmp_path / "set" / "images" / f"{name}.jpg"
        Image.fromarray(rng.integers(0, 256, (*SHAPE, 3), np.uint8)).save(photo)
        mask = np.full(SHAPE, 255 if name == "empty" else 1, np.uint8)
        Image.fromarray(mask).save(tmp_path / "set" / "masks" / f"{name}.png")
    fill_with_zeros(tmp_path / "set" / "images" / "part.jpg")
    for name in ("cut", "empty"):
        cut_off(tmp_path / "set" / "images" / f"{name}.jpg")
    taken = take_in(tmp_path, tmp_path / "set")
    assert sorted(taken.report.not_accepted[DAMAGED_PICTURE]) == ["cut", "part"]
    assert taken.status["whole.jpg"] == "accepted"
    assert {taken.status[name] for name in ("cut.jpg", "part.jpg")} == {"started"}
    (note,) = [note for note in taken.report.notes if note.startswith("Damaged pictures")]
    assert all(name in note for name in ("cut", "part", "empty"))
