"""Check and repair of histories that go through images of several sizes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.checkup.damage import DamageKind
from engine.checkup.project_check import check_project, repair_project
from engine.core import ImageId
from engine.document.planes import Plane
from engine.storage import Project
from engine.storage.external.image_changes import MaskAdaptation, adapt_mask, find_image_change
from engine.storage.paths import database_path
from tests.fuzz.projects import raw
from tests.helpers.worked_project import contents, worked_project


def _replace_image(project: Path, shape: tuple[int, int], seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 255, (*shape, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(project.parent / "images" / "im1.png")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The mask of image 2 was fitted to another size, and begun anew on a third."""
    project = worked_project(tmp_path)
    for number, (shape, way) in enumerate(
        (((300, 170), MaskAdaptation.RESIZE), ((90, 333), MaskAdaptation.START_ANEW))
    ):
        _replace_image(project, shape, number)
        with Project.open(project) as opened:
            change = find_image_change(opened, ImageId(2))
            assert change is not None
            adapt_mask(opened, change, way)
    return project


def undo_all(project: Path) -> list[tuple[int, ...]]:
    """Shapes of the labels of image 2 after each undo, back to the first step."""
    with Project.open(project) as opened:
        record = opened.images.get(ImageId(2))
        shape = (record.height or 0, record.width or 0)
        state, journal = opened.load_state(record.id, shape), opened.journal(record.id)
        shapes: list[tuple[int, ...]] = [shape]
        for position in range(state.position - 1, -1, -1):
            step = journal.load(position)
            journal.move(position, step, False)
            shape = shape if step.reshape is None else step.reshape.before
            planes = opened.load_state(record.id, shape).planes
            shapes.append(planes.snapshot(Plane.MASK).shape)
        return shapes


def test_a_sound_history_through_three_sizes_has_no_findings(project: Path) -> None:
    before = contents(project)
    assert check_project(project).findings == ()
    assert repair_project(project).safety_copy is None
    assert contents(project) == before
    sizes = undo_all(project)
    assert [size for n, size in enumerate(sizes) if size not in sizes[:n]][:2] == [(90, 333), (300, 170)]
    assert len(set(sizes)) == 3
    # The mask file is still of the last size, as nobody has written it.
    kinds = {f.kind for f in check_project(project).findings}
    assert kinds == {DamageKind.IMAGE_SIZE, DamageKind.MASK_FILE}


def test_damage_at_another_place_keeps_every_step_of_any_size(project: Path) -> None:
    (project / "masks" / "im0.png").write_bytes(b"no picture")
    before = contents(project)
    assert repair_project(project).findings == ()
    after = contents(project)
    assert all(after[table] == before[table] for table in ("steps", "step_tiles", "step_shapes"))


def _lose(sql: str) -> Callable[[Path], None]:
    def damage(project: Path) -> None:
        with raw(project) as connection:
            connection.execute(sql)

    damage.__name__ = sql
    return damage


@pytest.mark.parametrize(
    "damage",
    [
        _lose("DELETE FROM step_shapes"),
        _lose("DELETE FROM step_shapes WHERE rowid = (SELECT min(rowid) FROM step_shapes)"),
        _lose("DELETE FROM step_shapes WHERE rowid = (SELECT max(rowid) FROM step_shapes)"),
        _lose("UPDATE step_shapes SET height_after = -3"),
        _lose("UPDATE step_shapes SET width_before = 'x'"),
        _lose("UPDATE step_shapes SET height_before = height_before + 1"),
        _lose("UPDATE images SET position = 2 WHERE id = 2"),
    ],
    ids=lambda damage: damage.__name__,
)
def test_damaged_sizes_of_steps_keep_the_mask_and_a_repair_is_the_last_one(
    project: Path, damage: Callable[[Path], None]
) -> None:
    with Project.open(project, read_only=True) as opened:
        mask = opened.decided_mask(ImageId(2))
    damage(project)
    assert [f.sentence for f in repair_project(project).findings if f.is_repairable] == []
    assert [f.sentence for f in check_project(project).findings if f.is_repairable] == []
    with Project.open(project) as opened:
        assert np.array_equal(opened.decided_mask(ImageId(2)), mask)  # type: ignore[arg-type]
    undo_all(project)


def test_a_recovered_database_has_every_row_of_every_table(project: Path) -> None:
    with raw(project) as connection:
        connection.execute("UPDATE folders SET id = -7")
        connection.execute("UPDATE images SET folder_id = -7")
    before = contents(project)
    with open(database_path(project), "r+b") as file:
        file.write(os.urandom(100))  # SQLite refuses the file as a whole; nothing else is lost.
    assert repair_project(project).findings == ()
    after = contents(project)
    assert {t for t in before if after[t] != before[t]} <= {"sqlite_sequence"}


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("kill", [0, 1])
def test_what_is_only_in_the_log_survives_a_damaged_file_and_a_repair_cut_short(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool, kill: int
) -> None:
    copied = tmp_path / "killed" / project.name
    with Project.open(project) as opened:
        opened.settings.set("reviewer", "only in the log")
        opened.flush()
        shutil.copytree(project, copied)
    (copied / "lock-holder.json").unlink()
    assert (copied / "project.sqlite-wal").stat().st_size > 0
    with open(database_path(copied), "r+b") as file:
        file.write(os.urandom(100))
        file.seek(-4096, os.SEEK_END)
        file.write(os.urandom(4096))
    if not has_links:

        def refused(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", refused)
    if kill:
        replace = os.replace

        def killed(source: Path, target: Path) -> None:
            if target == database_path(copied):
                raise KeyboardInterrupt
            replace(source, target)

        with monkeypatch.context() as patched:
            patched.setattr(os, "replace", killed)
            with pytest.raises(KeyboardInterrupt):
                repair_project(copied)
        assert not (copied / "project.sqlite-wal").exists()
    repair_project(copied)
    with Project.open(copied, read_only=True) as opened:
        assert opened.settings.get("reviewer") == "only in the log"
