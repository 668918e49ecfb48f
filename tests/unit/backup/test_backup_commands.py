"""`backup` and `restore` on the command line; a copy that is killed in the middle."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.backup.names import default_folder
from engine.backup.verify import verify_copy
from engine.commands.cli import parse, run_headless
from engine.storage import Project
from tests.helpers.cli import CHECKOUT, inkling_here
from tests.helpers.datasets import make_cells
from tests.helpers.worked_project import contents, worked_project


def test_backup_and_restore_give_the_project_back_beside_the_open_one(tmp_path: Path) -> None:
    project = worked_project(tmp_path)
    before = contents(project)
    with Project.open(project):
        made = inkling_here(tmp_path, "backup", project)
    assert Path(made["copy"]).parent == default_folder(project)
    assert (made["images"], made["accepted"]) == (4, 2)
    restored = inkling_here(tmp_path, "restore", made["copy"])
    assert contents(Path(restored["project"])) == before
    named = inkling_here(tmp_path, "restore", made["copy"], "--to", tmp_path / "named.inkling")
    assert Path(named["project"]) == tmp_path / "named.inkling"


@pytest.mark.parametrize(
    "arguments",
    [
        ("backup", "absent.inkling"),
        ("backup", "p.inkling", "--out", "p.inkling/copies"),
        ("backup", "p.inkling", "--out", "images/im0.png"),
        ("restore", "absent.zip"),
        ("restore", "images/im0.png"),
    ],
)
def test_bad_arguments_are_refused_in_one_line(
    tmp_path: Path,
    arguments: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = worked_project(tmp_path, images=1)
    before = contents(project)
    monkeypatch.chdir(tmp_path)
    assert run_headless(parse(arguments)) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert contents(project) == before


@pytest.mark.parametrize("keep", ["0", "-3", "nan", "99999999"])
def test_a_number_of_copies_out_of_range_is_bad_usage(keep: str) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["backup", "p.inkling", "--keep", keep])
    assert ended.value.code == 2


def test_a_killed_copy_has_no_final_name_and_its_leftover_goes_with_the_next_one(tmp_path: Path) -> None:
    project = worked_project(tmp_path, images=2)
    # Large enough that writing and verifying take a while.
    (project / "models" / "large.safetensors").write_bytes(os.urandom(30 << 20))
    folder, rng = tmp_path / "copies", random.Random(11)
    folder.mkdir()
    code = (
        "import sys; from pathlib import Path; from engine.backup.make import make_backup;"
        "print('ready', flush=True); make_backup(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    kills = int(os.environ.get("INKLING_KILLS", "3"))
    for number in range(kills):
        target = folder / f"{number}.zip"
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(project), str(target)], stdout=subprocess.PIPE, cwd=CHECKOUT
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if target.exists():
            verify_copy(target)
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    inkling_here(tmp_path, "backup", project, "--out", folder / "whole.zip")
    assert all(path.suffix == ".zip" and not path.name.startswith(".") for path in folder.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", ["a\\b.png", os.fsdecode(b"\xff\xfe.png"), "gone.png"])
def test_images_that_are_not_in_the_copy_are_named(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make_cells(tmp_path, count=2, size=(32, 32))
    (tmp_path / "images" / "00.png").rename(tmp_path / "images" / name)
    project = tmp_path / "p.inkling"
    assert run_headless(parse(["new", str(project), "--images", str(tmp_path / "images")])) == 0
    if name == "gone.png":
        (tmp_path / "images" / name).unlink()
    capsys.readouterr()
    line = ["backup", str(project), "--with-images", "--out", str(tmp_path / "copy.zip")]
    assert run_headless(parse(line)) == 2
    assert capsys.readouterr().err.count("is not in the copy") == 1
    assert run_headless(parse([*line[:2], "--out", str(tmp_path / "small.zip")])) == 0
