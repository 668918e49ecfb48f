"""Project check: every kind of damage is found and named, mended, and nothing else is touched."""

from __future__ import annotations

import random
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.checkup.damage import DamageKind
from engine.checkup.project_check import check_project, repair_project
from engine.core import Rect, UserError
from engine.document.planes import Plane
from engine.storage import Project
from engine.storage.paths import database_path
from tests.helpers.projects import opened_history, paint
from tests.helpers.worked_project import contents, worked_project

K = DamageKind


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return worked_project(tmp_path)


def sql(project: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database_path(project), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def masks(project: Path) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """Decided labels of every image by its mask name."""
    with Project.open(project, read_only=True) as opened:
        return {r.mask_name: m for r in opened.images.rows() if (m := opened.decided_mask(r.id)) is not None}


def paints(project: Path) -> None:
    """The project opens, every image takes a stroke, undo gives it back, and it closes."""
    with Project.open(project) as opened:
        for record in opened.images.rows():
            if record.height is None:
                continue
            state = opened.load_state(record.id, (record.height, record.width or 0))
            assert 0 <= state.position <= state.length
            planes, history = opened_history(opened, record.id)
            before = planes.snapshot(Plane.MASK)
            paint(planes, history, Rect(1, 1, 9, 9), 2 if before[2, 2] != 2 else 1)
            history.undo()
            assert (planes.snapshot(Plane.MASK) == before).all()
            while history.can_undo:
                history.undo()


def _step(project: Path, image: int, seq: int) -> int:
    with closing(sqlite3.connect(database_path(project))) as connection:
        (number,) = connection.execute(
            "SELECT id FROM steps WHERE image_id = ? AND seq = ?", (image, seq)
        ).fetchone()
        return int(number)


def damage_tile(project: Path) -> None:
    sql(project, "UPDATE tiles SET data = x'789c00' WHERE image_id = 2 AND plane = 0 AND ty = 0 AND tx = 1")


def damage_tile_text(project: Path) -> None:
    sql(project, "UPDATE tiles SET data = 'no blob' WHERE image_id = 2 AND plane = 1")


def damage_tile_length(project: Path) -> None:
    short = zlib.compress(b"\1" * 5).hex()
    sql(project, f"UPDATE tiles SET data = x'{short}' WHERE image_id = 2 AND ty = 1 AND tx = 2")


def misplace_tile(project: Path) -> None:
    flat = zlib.compress(b"\1" * 128 * 128).hex()
    sql(
        project,
        f"INSERT INTO tiles VALUES (2, 0, 70, 70, x'{flat}')",
        f"INSERT INTO tiles VALUES (2, 9, 0, 0, x'{flat}')",
    )


def lose_tile(project: Path) -> None:
    sql(project, "DELETE FROM tiles WHERE image_id = 2 AND ty = 0 AND tx = 0")


def damage_first_step(project: Path) -> None:
    sql(project, f"UPDATE step_tiles SET after = x'00' WHERE step_id = {_step(project, 2, 0)}")


def damage_undone_step(project: Path) -> None:
    sql(project, f"UPDATE step_tiles SET before = zeroblob(9) WHERE step_id = {_step(project, 2, 3)}")


def lose_step(project: Path) -> None:
    sql(project, "DELETE FROM steps WHERE image_id = 2 AND seq = 1")


def misplace_position(project: Path) -> None:
    sql(project, "UPDATE images SET position = 99 WHERE id = 2")


def break_mask_file(project: Path) -> None:
    (project / "masks" / "im1.png").write_bytes(b"no picture")


def lose_mask_file(project: Path) -> None:
    (project / "masks" / "im1.png").unlink()


def resize_mask_file(project: Path) -> None:
    Image.new("L", (7, 7)).save(project / "masks" / "im1.png")


def lose_masks_folder(project: Path) -> None:
    for path in (project / "masks").iterdir():
        path.unlink()
    (project / "masks").rmdir()


def add_orphan_mask(project: Path) -> None:
    Image.new("L", (7, 7)).save(project / "masks" / "nobody.png")


def lose_model_file(project: Path) -> None:
    next((project / "models").iterdir()).unlink()


def lose_current_model(project: Path) -> None:
    sql(project, "INSERT INTO settings VALUES ('model.current', '\"gone\"')")


def break_scores(project: Path) -> None:
    sql(project, "UPDATE models SET metrics = '{broken'")


def break_setting(project: Path) -> None:
    sql(project, "INSERT INTO settings VALUES ('some.key', '{not json')")


def break_locked_classes(project: Path) -> None:
    sql(project, "INSERT OR REPLACE INTO settings VALUES ('classes.locked', '{\"1\": 2}')")


def break_group_names(project: Path) -> None:
    sql(project, "INSERT OR REPLACE INTO settings VALUES ('classes.groups', '[1, 2]')")


def break_class_name(project: Path) -> None:
    sql(project, "UPDATE classes SET name = x'ff' WHERE id = 1")


def break_class_color(project: Path) -> None:
    sql(project, "UPDATE classes SET red = 9000 WHERE id = 1")


def same_class_names(project: Path) -> None:
    sql(project, "UPDATE classes SET name = 'cell'")


def lose_class(project: Path) -> None:
    sql(project, "DELETE FROM classes WHERE id = 1")


def lose_last_class(project: Path) -> None:
    sql(project, "DELETE FROM classes WHERE id = 2")


def add_impossible_class(project: Path) -> None:
    sql(project, "INSERT INTO classes VALUES (900, 'far', 0, 0, 0)")


def break_status(project: Path) -> None:
    sql(project, "UPDATE images SET status = 'great', problem = 'odd', revision = 'x' WHERE id = 2")


def break_size(project: Path) -> None:
    sql(project, "UPDATE images SET width = -5, height = 'tall' WHERE id = 2")


def break_huge_size(project: Path) -> None:
    sql(project, "UPDATE images SET width = 999999999 WHERE id = 2")


def break_mask_name(project: Path) -> None:
    sql(project, "UPDATE images SET rel = '../../x', rel_key = '../../x' WHERE id = 2")


def lose_image_row(project: Path) -> None:
    sql(project, "PRAGMA foreign_keys=OFF", "DELETE FROM images WHERE id = 2")


def lose_folder(project: Path) -> None:
    sql(project, "PRAGMA foreign_keys=OFF", "UPDATE images SET folder_id = 44 WHERE id = 2")


def leave_unfinished(project: Path) -> None:
    (project / "masks" / ".im1.png.0123456789ab.tmp").write_bytes(b"half")


def leave_holder(project: Path) -> None:
    (project / "lock-holder.json").write_text("{}")


def leave_predictions(project: Path) -> None:
    (project / "predictions").mkdir()
    (project / "predictions" / "77-0011223344556677.prediction").write_bytes(b"old")


def break_cache(project: Path) -> None:
    (project / "scores.sqlite").write_bytes(b"no database, but long enough to look like one" * 100)


def break_effort(project: Path) -> None:
    sql(
        project,
        "INSERT INTO sittings(id, image_id, began, agreement) VALUES (1, 2, '2026-01-01', 7.5)",
        "INSERT INTO effort VALUES (99, 'brush', 1, 1, 1, 1, 1, 1.0)",
    )


def smash_header(project: Path) -> None:
    overwrite(project, 0, 100)


def smash_first_page(project: Path) -> None:
    overwrite(project, 100, 3996)


def smash_middle(project: Path) -> None:
    overwrite(project, database_path(project).stat().st_size // 2 // 4096 * 4096, 4096)


def cut_end(project: Path) -> None:
    with open(database_path(project), "r+b") as file:
        file.truncate(database_path(project).stat().st_size - 5000)


def overwrite(project: Path, at: int, length: int) -> None:
    with open(database_path(project), "r+b") as file:
        file.seek(at)
        file.write(random.Random(at).randbytes(length))


DAMAGE: list[tuple[Callable[[Path], None], DamageKind]] = [
    (damage_tile, K.TILE),
    (damage_tile_text, K.TILE),
    (damage_tile_length, K.TILE),
    (misplace_tile, K.TILE),
    (lose_tile, K.HISTORY),
    (damage_first_step, K.STEP),
    (damage_undone_step, K.STEP),
    (lose_step, K.STEP),
    (misplace_position, K.HISTORY),
    (break_mask_file, K.MASK_FILE),
    (lose_mask_file, K.MASK_FILE),
    (resize_mask_file, K.MASK_FILE),
    (lose_masks_folder, K.MASK_FILE),
    (add_orphan_mask, K.ORPHAN),
    (lose_model_file, K.MODEL_FILE),
    (lose_current_model, K.MODEL_ROW),
    (break_scores, K.MODEL_ROW),
    (break_setting, K.SETTING),
    (break_locked_classes, K.SETTING),
    (break_group_names, K.SETTING),
    (break_class_name, K.CLASS),
    (break_class_color, K.CLASS),
    (same_class_names, K.CLASS),
    (lose_class, K.CLASS),
    (lose_last_class, K.UNKNOWN_CLASS),
    (add_impossible_class, K.CLASS),
    (break_status, K.IMAGE_ROW),
    (break_size, K.IMAGE_ROW),
    (break_huge_size, K.IMAGE_ROW),
    (break_mask_name, K.IMAGE_ROW),
    (lose_image_row, K.IMAGE_ROW),
    (lose_folder, K.IMAGE_ROW),
    (leave_unfinished, K.LEFTOVER),
    (leave_holder, K.LEFTOVER),
    (leave_predictions, K.ORPHAN),
    (break_cache, K.CACHE),
    (break_effort, K.EFFORT),
    (smash_header, K.DATABASE),
    (smash_first_page, K.DATABASE),
    (smash_middle, K.DATABASE),
    (cut_end, K.DATABASE),
]


def test_a_sound_project_has_no_findings_and_is_not_touched(project: Path) -> None:
    before = contents(project)
    assert check_project(project).findings == ()
    assert repair_project(project).safety_copy is None
    assert contents(project) == before


def test_an_image_that_was_removed_from_the_project_need_not_be_there(project: Path) -> None:
    sql(project, "UPDATE images SET problem = 'removed' WHERE id = 2")
    (project.parent / "images" / "im1.png").unlink()
    assert check_project(project).findings == ()


def test_labels_that_belong_to_no_number_go_and_the_others_stay(project: Path) -> None:
    before = masks(project)
    values = ("CAST(x'ff80' AS TEXT)", "'none'", "x'00'", "1.5")
    for value in values:
        tile = f"SELECT {value}, 0, {len(value)}, 77, data FROM tiles LIMIT 1"
        sql(project, f"INSERT INTO tiles(image_id, plane, ty, tx, data) {tile}")
    assert K.ORPHAN in {finding.kind for finding in check_project(project).findings}
    repair_project(project)
    assert check_project(project).findings == ()
    after = masks(project)
    assert before.keys() == after.keys()
    assert all((before[name] == after[name]).all() for name in before)


@pytest.mark.parametrize(("damage", "kind"), DAMAGE, ids=[d.__name__ for d, _ in DAMAGE])
def test_damage_is_named_mended_and_the_labels_of_all_images_stay(
    project: Path, damage: Callable[[Path], None], kind: DamageKind
) -> None:
    before = masks(project)
    names = {path.name for path in project.iterdir()}
    damage(project)
    result = check_project(project)
    assert kind in {finding.kind for finding in result.findings}
    repaired = repair_project(project)
    assert repaired.safety_copy is not None
    added = {path.name for path in project.iterdir()} - names - {"set-aside", "predictions"}
    assert [name for name in added if not name.startswith("project-damaged-")] == []
    assert [f.sentence for f in repaired.findings if f.is_repairable] == []
    assert kind in {finding.kind for finding in repaired.repaired}
    assert [f.sentence for f in check_project(project).findings if f.kind != K.IMAGE_MISSING] == []
    after = masks(project)
    kept = [name for name in before if name in after and np.array_equal(before[name], after[name])]
    others = [m for name, m in after.items() if name not in before]
    lost = [name for name in before if name not in kept]
    # An image whose entry was lost comes back under another name.
    assert len(lost) == len(others) <= 1
    assert all(np.array_equal(before[name], other) for name, other in zip(lost, others, strict=True))
    paints(project)
    assert [f for f in check_project(project).findings if f.kind != K.IMAGE_MISSING] == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_IOERR_SHMSIZE, "The disk is full"),
        (sqlite3.SQLITE_FULL, "The disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "cannot be read"),
        (sqlite3.SQLITE_BUSY, "cannot be read"),
    ],
)
def test_a_disk_that_fails_is_no_damage_of_the_project(
    tmp_path: Path, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path) -> sqlite3.Connection:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    project = worked_project(tmp_path, images=1)
    monkeypatch.setattr("engine.checkup.recovery._open", fails)
    with pytest.raises(UserError, match=said):
        check_project(project)
