"""The place of the compiled kernels on disk."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numba
import pytest

from engine.core.jit import cache_folder, kernel


def test_compiled_code_stays_beside_the_sources_where_one_can_write(tmp_path: Path) -> None:
    assert cache_folder(tmp_path / "install", tmp_path / "user") is None


def test_compiled_code_goes_to_the_users_cache_when_the_install_is_read_only(tmp_path: Path) -> None:
    blocked = tmp_path / "install"
    blocked.write_text("a file stands where the folder would be")
    assert cache_folder(blocked, tmp_path / "user") == tmp_path / "user" / "numba"


def test_where_nothing_can_be_written_no_folder_is_made(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert cache_folder(blocked, blocked) is None


def test_a_kernel_works_where_compiled_code_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    function = _kernel_module(tmp_path, monkeypatch)

    def full(*_: object) -> object:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    assert kernel(function)(20) == 42
    assert list(tmp_path.rglob("*.nb[ic]*")) == []


def test_a_kernel_works_where_its_cache_has_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    function = _kernel_module(tmp_path, monkeypatch)
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "file"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    (tmp_path / "__pycache__").rmdir()
    (tmp_path / "__pycache__").write_text("")
    assert kernel(function)(20) == 42


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
def test_damaged_compiled_code_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    function = _kernel_module(tmp_path, monkeypatch)
    kernel(function)(20)
    (kept,) = tmp_path.rglob(f"*.{ending}")
    whole = kept.stat().st_size
    kept.write_bytes(b"")  # As a power cut leaves it.
    assert kernel(function)(20) == 42
    assert kept.stat().st_size == whole


def _kernel_module(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], int]:
    """A function of a module in `folder`, beside which its compiled code is kept."""
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    (folder / "__pycache__").mkdir()
    (folder / "two_more.py").write_text("def two_more(a):\n    return 2 * a + 2\n")
    names: dict[str, Any] = {"__name__": "two_more"}
    path = folder / "two_more.py"
    exec(compile(path.read_text(), path, "exec"), names)
    return cast(Callable[[int], int], names["two_more"])


def test_importing_the_decorators_leaves_numbas_cache_alone_until_the_first_kernel(
    tmp_path: Path,
) -> None:
    script = (
        "import engine.core.jit as jit, numba\n"
        f"jit.cache_folder = lambda install, user: {str(tmp_path)!r}\n"
        "assert numba.config.CACHE_DIR == ''\n"
        "import engine.refine.energy.edge_kernels\n"
        f"assert numba.config.CACHE_DIR == {str(tmp_path)!r}\n"
    )
    environment = {k: v for k, v in os.environ.items() if k != "NUMBA_CACHE_DIR"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).resolve().parents[3],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
