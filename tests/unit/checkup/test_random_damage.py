"""Random damage to a project: whatever is hit, the repair ends in a project that works, with its masks.

INKLING_DAMAGE=N tries N damages instead of a few.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import numpy as np
import pytest

from engine.checkup.damage import DamageKind
from engine.checkup.project_check import check_project, repair_project
from engine.storage import Project
from engine.storage.paths import database_path
from tests.helpers.worked_project import worked_project
from tests.unit.checkup.test_project_check import masks, paints

ROUNDS = int(os.environ.get("INKLING_DAMAGE", "12"))


def hit(path: Path, rng: random.Random) -> str:
    """Flip some bytes of a file, overwrite a stretch, cut its end off, or remove it."""
    content = bytearray(path.read_bytes())
    kind = rng.choice(["flip", "flip", "overwrite", "zero", "cut", "empty", "remove"])
    at = rng.randrange(len(content)) if content else 0
    length = min(rng.choice([16, 512, 4096, 9000]), len(content) - at)
    if kind == "flip":
        for _ in range(rng.choice([1, 3, 40])):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    elif kind == "overwrite":
        content[at : at + length] = rng.randbytes(length)
    elif kind == "zero":
        content[at : at + length] = bytes(length)
    elif kind == "cut":
        del content[at:]
    elif kind == "empty":
        content.clear()
    path.write_bytes(content)
    if kind == "remove":
        path.unlink()
    return kind


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_damaged_database_becomes_one_that_works_and_masks_come_back(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    project = worked_project(tmp_path, images=3)
    before = masks(project)
    database = database_path(project)
    while True:
        whole = database.read_bytes()
        kind = hit(database, rng)
        if database.is_file() and database.stat().st_size > 5000:
            break
        database.write_bytes(whole)  # Without a database the folder is no project.
    repaired = repair_project(project)
    assert [d.sentence for d in repaired.findings if d.is_repairable] == [], kind
    left = check_project(project)
    assert [d for d in left.findings if d.is_repairable] == []
    after = masks(project)
    aside = [path.stem for path in (project / "set-aside").rglob("*.png")]
    # Every mask is still there: under its image, under a lost one, or put aside.
    for name, mask in before.items():
        whole_again = any(np.array_equal(mask, other) for other in after.values())
        assert whole_again or name in aside, (kind, name)
    paints(project)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_damaged_masks_come_back_from_the_history_and_models_never_stop_the_project(
    tmp_path: Path, seed: int
) -> None:
    rng = random.Random(1000 + seed)
    project = worked_project(tmp_path, images=3)
    before = masks(project)
    victims = [*(project / "masks").glob("*.png"), *(project / "models").glob("*.safetensors")]
    for path in rng.sample(victims, 2):
        hit(path, rng)
    repair_project(project)
    assert [d for d in check_project(project).findings if d.is_repairable] == []
    with Project.open(project) as opened:
        for record in opened.images.rows():
            decided = opened.decided_mask(record.id)
            in_file = opened.read_mask_file(record.id)
            assert decided is not None
            assert in_file is not None
            assert np.array_equal(decided, in_file)
            state = opened.load_state(record.id, decided.shape)
            # A mask that was hit but can be read is taken over as a step; else nothing has changed.
            assert np.array_equal(before[record.mask_name], decided) or state.length > 3
    paints(project)


def test_images_that_are_gone_broken_or_turned_are_named_and_their_masks_stay(tmp_path: Path) -> None:
    from PIL import Image

    project = worked_project(tmp_path, images=3)
    before = masks(project)
    images = project.parent / "images"
    (images / "im0.png").unlink()
    (images / "im1.png").write_bytes(b"no image")
    Image.open(images / "im2.png").transpose(Image.Transpose.ROTATE_90).save(images / "im2.png")
    result = repair_project(project)
    kinds = {damage.kind for damage in result.findings}
    assert kinds == {DamageKind.IMAGE_MISSING, DamageKind.IMAGE_UNREADABLE, DamageKind.IMAGE_SIZE}
    assert any("im2.png is 150x290 now" in damage.sentence for damage in result.findings)
    assert all(damage.advice for damage in result.findings)
    after = masks(project)
    assert all(np.array_equal(mask, after[name]) for name, mask in before.items())
