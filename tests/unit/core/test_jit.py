"""The place of the compiled kernels on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from engine.core.jit import cache_folder


def test_compiled_code_stays_beside_the_sources_where_one_can_write(tmp_path: Path) -> None:
    assert cache_folder(tmp_path / "install", tmp_path / "user") is None


def test_compiled_code_goes_to_the_users_cache_when_the_install_is_read_only(tmp_path: Path) -> None:
    blocked = tmp_path / "install"
    blocked.write_text("a file stands where the folder would be")
    assert cache_folder(blocked, tmp_path / "user") == tmp_path / "user" / "numba"


def test_without_any_cache_a_temporary_folder_serves(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    folder = cache_folder(blocked, blocked)
    assert folder is not None
    assert folder.is_dir()
    folder.rmdir()


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
