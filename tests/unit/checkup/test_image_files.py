"""Project check: image files that are other pictures than those that the masks were made on, one by one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.checkup.damage import DamageKind
from engine.checkup.project_check import check_project
from engine.core import Rect
from engine.document.fingerprint import fingerprint
from engine.document.image import read_image
from engine.storage import Project
from engine.storage.external.image_changes import find_image_change
from engine.storage.paths import database_path
from tests.helpers.projects import SHAPE, new_project, opened_history, paint


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two images, each with a mask and a fingerprint, and one without either."""
    rng = np.random.default_rng(1)
    (tmp_path / "images").mkdir()
    for name in ("a", "b", "c"):
        smooth = np.kron(
            rng.integers(0, 255, (-(-SHAPE[0] // 10), -(-SHAPE[1] // 10), 3)), np.ones((10, 10, 1))
        )
        smooth = smooth[: SHAPE[0], : SHAPE[1]].astype(np.uint8)
        Image.fromarray(smooth).save(tmp_path / "images" / f"{name}.png")
    with new_project(tmp_path, tmp_path / "images") as opened:
        for record in opened.images.rows()[:2]:
            opened.images.set_size(record.id, *SHAPE)
            opened.image_files.put(record.id, fingerprint(record.path, read_image(record.path)))
            paint(*opened_history(opened, record.id), Rect(0, 0, 9, 9), 1)
        opened.flush()
        return opened.path


def save_again(path: Path) -> None:
    Image.open(path).save(path, compress_level=1, pnginfo=None)


def brighten(path: Path) -> None:
    Image.fromarray((np.asarray(Image.open(path)) // 2 * 2).astype(np.uint8)).save(path)


def replace_by_another(path: Path) -> None:
    shutil.copyfile(path.with_name("c.png"), path)


def mirror(path: Path) -> None:
    Image.open(path).transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(path)


def resize(path: Path) -> None:
    Image.open(path).resize((30, 20)).save(path)


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        (save_again, None, ""),
        (brighten, DamageKind.IMAGE_CHANGED, "it looks alike"),
        (replace_by_another, DamageKind.IMAGE_CHANGED, "another picture"),
        (mirror, DamageKind.IMAGE_CHANGED, "turned or mirrored"),
        (resize, DamageKind.IMAGE_SIZE, "30x20 now"),
        (Path.unlink, DamageKind.IMAGE_MISSING, "is not in"),
        (lambda path: path.write_bytes(b"no image"), DamageKind.IMAGE_UNREADABLE, "cannot be read"),
    ],
)
def test_each_image_that_was_changed_is_named(
    project: Path, act: Callable[[Path], object], kind: DamageKind | None, words: str
) -> None:
    assert check_project(project).findings == ()
    for name in ("a", "b"):
        act(project.parent / "images" / f"{name}.png")
    findings = check_project(project).findings
    expected = [] if kind is None else [(kind, "a.png"), (kind, "b.png")]
    assert [(finding.kind, finding.subject) for finding in findings] == expected
    assert all(words in finding.sentence and finding.advice for finding in findings)


def test_an_image_without_a_mask_may_be_another_picture(project: Path) -> None:
    mirror(project.parent / "images" / "c.png")
    assert check_project(project).findings == ()


@pytest.mark.parametrize("damage", ["thumbnail = x'0102'", "file_digest = 7", "size_bytes = 'many'"])
def test_a_damaged_fingerprint_is_as_good_as_none(project: Path, damage: str) -> None:
    with closing(sqlite3.connect(database_path(project), isolation_level=None)) as connection:
        connection.execute(f"UPDATE image_files SET {damage}")
    brighten(project.parent / "images" / "a.png")
    assert check_project(project).findings == ()
    with Project.open(project, read_only=True) as opened:
        record = opened.images.rows()[0]
        assert opened.image_files.get(record.id, SHAPE) is None


def test_a_project_of_an_older_version_has_no_fingerprints(project: Path) -> None:
    with closing(sqlite3.connect(database_path(project), isolation_level=None)) as connection:
        connection.execute("DROP TABLE image_files")
    brighten(project.parent / "images" / "a.png")
    assert check_project(project).findings == ()


@pytest.mark.parametrize("act", [save_again, brighten, replace_by_another, mirror, resize])
def test_the_check_and_the_open_project_say_the_same(project: Path, act: Callable[[Path], object]) -> None:
    act(project.parent / "images" / "a.png")
    sentences = [finding.sentence for finding in check_project(project).findings]
    with Project.open(project, read_only=True) as opened:
        changes = [find_image_change(opened, record.id) for record in opened.images.rows()]
    assert sentences == [change.sentence for change in changes if change is not None]
