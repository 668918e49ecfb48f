"""Projects made to do harm: links, paths, triggers, foreign and cut files, newer versions, bombs."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.checkup.project_check import check_project
from engine.core import UserError
from engine.formats.export import export
from engine.session.learning.initial_encoder import initial_encoder
from engine.session.learning.training_request import InterruptedTraining
from engine.session.learning.training_set import collect_samples
from engine.storage import FileProblem, Project
from tests.fuzz.projects import SHAPE, make_project, raw, tree
from tests.fuzz.test_project_files import copy_of
from tests.helpers.cli import CHECKOUT, inkling
from tests.helpers.networks import tiny_request


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("template"))


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    return copy_of(template, tmp_path / "sandbox")


def write_to(path: Path) -> None:
    """Open a project for writing and have each of its masks written anew."""
    with Project.open(path) as project:
        for record in project.images.rows():
            project.write_mask(record.id, np.zeros(SHAPE, np.uint8))
        project.flush()


# Everything in the project's folder that the program writes to.
WRITTEN = (
    *("masks", "models", "predictions", "scores.sqlite", "vectors.sqlite", "lock", "lock-holder.json"),
    *("project.sqlite", "project.sqlite-wal", "project.sqlite-shm", "project.sqlite-journal"),
)


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("is_there", [True, False])
def test_no_part_of_a_project_that_is_a_link_is_written_through(
    project: Path, name: str, is_there: bool
) -> None:
    target = project.parent / "elsewhere"
    if name == "project.sqlite":
        os.replace(project / name, target)
    elif is_there and name in ("masks", "models", "predictions"):
        target.mkdir()
    elif is_there:
        target.write_text("precious")
    link = project / name
    if link.is_dir():
        link.rename(project / "aside")
    link.unlink(missing_ok=True)
    link.symlink_to(target)
    before = tree(project.parent, but=project)
    with pytest.raises(UserError, match="is a link"):
        write_to(project)
    assert tree(project.parent, but=project) == before


def test_a_folder_of_masks_that_is_a_link_is_not_written_through(project: Path) -> None:
    (project.parent / "elsewhere").mkdir()
    (project / "masks" / "sub").symlink_to(project.parent / "elsewhere")
    with raw(project) as connection:
        connection.execute("UPDATE images SET rel = 'sub/x', rel_key = 'sub/x' WHERE id = 1")
    with pytest.raises(UserError, match="is a link"):
        write_to(project)
    assert list((project.parent / "elsewhere").iterdir()) == []
    assert (project / "masks" / "1.png").is_file()


PATHS = (
    "../../x",
    "/tmp/inkling-hostile",
    "..\\..\\x",
    "a/../../x",
    "../masks/../../x",
    "",
    ".",
    "a//b",
    "x\0y",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_mask_name_that_leads_elsewhere_is_a_finding(project: Path, path: str) -> None:
    with raw(project) as connection:
        connection.execute(
            "UPDATE images SET rel = ?, rel_key = ?, file_revision = 0 WHERE id = 1", (path, path)
        )
    outside = tree(project.parent, but=project)
    write_to(project)
    with Project.open(project, read_only=True) as opened:
        assert [(f.table, f.row_id) for f in opened.findings] == [("images", 1)]
        assert [record.id for record in opened.images.rows()] == [2, 3, 4]
    assert tree(project.parent, but=project) == outside
    assert not Path("/tmp/inkling-hostile.png").exists()


@pytest.mark.parametrize("path", PATHS)
def test_a_training_is_not_resumed_into_another_place(project: Path, tmp_path: Path, path: str) -> None:
    (project / "models" / "training.checkpoint").write_bytes(b"")
    with Project.open(project) as opened:
        request = tiny_request(tmp_path, [], out_path=opened.models.next_path())
        first = InterruptedTraining(opened).resumed(request)
        stored = opened.settings.get("training_under_way")
        opened.settings.set("training_under_way", stored | {"out": path})
        opened.settings.set("start_encoder", path)
        resumed = InterruptedTraining(opened).resumed(request)
        assert resumed.out_path == first.out_path
        assert initial_encoder(opened) is None


def test_two_images_never_share_a_mask_file(project: Path) -> None:
    with raw(project) as connection:
        connection.execute("UPDATE images SET rel = '0', rel_key = 'other' WHERE id = 2")
    with Project.open(project, read_only=True) as opened:
        assert [f.row_id for f in opened.findings] == [2]


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER UPDATE ON images BEGIN DELETE FROM tiles; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "ALTER TABLE images ADD COLUMN boom AS (hex(zeroblob(300000000)))",
        "CREATE INDEX i ON images(abs(id))",
        "DROP TABLE tiles",
        "PRAGMA user_version = 99",
        "PRAGMA user_version = -5",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 1",
    ],
)
def test_a_file_that_is_not_as_we_make_it_is_refused_and_stays_as_it_is(project: Path, sql: str) -> None:
    connection = sqlite3.connect(project / "project.sqlite", isolation_level=None)
    connection.execute(sql)
    connection.close()
    content = (project / "project.sqlite").read_bytes()
    for read_only in (True, False):
        with pytest.raises(UserError):
            Project.open(project, read_only=read_only)
    assert (project / "project.sqlite").read_bytes() == content


def test_a_table_that_is_none_of_ours_does_no_harm(project: Path) -> None:
    connection = sqlite3.connect(project / "project.sqlite", isolation_level=None)
    connection.execute("CREATE TABLE notes(a TEXT)")
    connection.execute("CREATE INDEX notes_a ON notes(a)")
    connection.execute("ANALYZE")
    connection.close()
    write_to(project)
    with Project.open(project, read_only=True) as opened:
        masks = [opened.read_mask_file(record.id) for record in opened.images.rows()]
    assert masks
    assert all(mask is not None and not mask.any() for mask in masks)
    with sqlite3.connect(project / "project.sqlite") as later:
        assert later.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    later.close()


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "text": lambda content: b"not a database, but a text\n" * 500,
    "cut": lambda content: content[: len(content) // 2],
    "one page": lambda content: content[:4096],
    "header": lambda content: content[:100],
    "zeros": lambda content: bytes(len(content)),
    "doubled": lambda content: content + content,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_told_in_a_sentence_and_never_filled_anew(project: Path, damage: str) -> None:
    path = project / "project.sqlite"
    content = DAMAGES[damage](path.read_bytes())
    path.write_bytes(content)
    (project / "project.sqlite-wal").unlink(missing_ok=True)
    for read_only in (True, False):
        try:
            with Project.open(project, read_only=read_only) as opened:
                opened.effort_log.all()
            check_project(project)
        except UserError:
            pass
        else:
            assert damage == "doubled"
    assert path.read_bytes()[:100] == content[:100]


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bytes_of_the_database_end_in_sentences(project: Path, seed: int) -> None:
    path, rng = project / "project.sqlite", random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(40):
        content[rng.randrange(100, len(content))] = rng.randrange(256)
    path.write_bytes(content)
    try:
        with Project.open(project, read_only=True) as opened:
            export(opened, project.parent / "out", "png")
            check_project(project)
    except UserError:
        pass
    assert path.read_bytes() == content, "reading has changed the database"


def test_a_damaged_tile_stops_neither_export_nor_training_of_the_others(
    project: Path, tmp_path: Path
) -> None:
    with raw(project) as connection:
        connection.execute("UPDATE tiles SET data = x'00' WHERE image_id = 1")
    with Project.open(project, read_only=True) as opened:
        problems: list[FileProblem] = []
        assert [s.key for s in collect_samples(opened, on_problem=problems.append)] == ["2", "3", "4"]
        assert ["labels of 0.png are damaged" in problem.sentence for problem in problems] == [True]
    ended = inkling("export", project, "--out", tmp_path / "out", "--json", "-")
    assert ended.code == 2
    assert ended.result["images"] == 3
    assert [Path(p["file"]).name for p in ended.result["problems"]] == ["0.png"]


_BOMB = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from engine.core import UserError
from engine.storage import Project
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before, start = peak(), time.process_time()
with Project.open(Path(sys.argv[1])) as project:
    for record in project.images.rows():
        try: project.load_state(record.id, (140, 200), 64 << 20)
        except UserError: pass
        try: project.decided_mask(record.id)
        except UserError: pass
assert peak() - before < 300_000_000, peak() - before
assert time.process_time() - start < 5, time.process_time() - start
"""

BOMBS = {
    "tile of 500 MB": ("UPDATE tiles SET data = ?", (zlib.compress(bytes(500_000_000), 9),)),
    "tile of 200 MB that is no tile": ("UPDATE tiles SET data = zeroblob(200000000) WHERE rowid = 1", ()),
    "step of 500 MB": ("UPDATE step_tiles SET before = ?", (zlib.compress(bytes(500_000_000), 9),)),
    "image of 10^12 pixels": ("UPDATE images SET width = 1000000, height = 1000000, file_revision = 0", ()),
    "image of 10^9 rows": ("UPDATE images SET height = 1000000000", ()),
    "a setting of 5 million lists": ("UPDATE settings SET value = ?", ("[" + "[]," * 1_300_000 + "[]]",)),
    "a history of 100,000 steps": (
        "WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
        " INSERT INTO steps(image_id, seq, label, y0, x0, y1, x1) SELECT 1, i, 'x', 0, 0, 1, 1 FROM n",
        (),
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_a_row_claims_takes_no_memory(project: Path, name: str) -> None:
    with raw(project) as connection:
        connection.execute(*BOMBS[name])
    done = subprocess.run(
        [sys.executable, "-c", _BOMB, str(project)], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
