"""Pins of folders: held over a block, and released from wherever the block ends."""

from __future__ import annotations

import gc
import subprocess
import sys
import textwrap
from pathlib import Path

from engine.files.pinned_folders import is_away, pinned


def test_a_pinned_folder_that_is_moved_is_away_until_the_block_ends(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    with pinned(folder):
        assert not is_away(folder / "a.png")
        folder.rename(tmp_path / "moved")
        assert is_away(folder / "a.png")
    assert not is_away(folder / "a.png")


def test_the_garbage_collector_may_release_pins_at_any_moment(tmp_path: Path) -> None:
    """In a process of its own: a thread that waited for itself would hang the whole run of tests."""
    script = """
        import gc, sys
        from pathlib import Path
        from engine.files.pinned_folders import is_away, pinned

        def job(folder):
            with pinned(folder):
                yield

        class Circle:
            pass

        folder = Path(sys.argv[1])
        gc.disable()
        with pinned(folder):
            for allocations in range(1, 200):
                circle = Circle()
                circle.own, circle.steps = circle, job(folder)
                next(circle.steps)
                del circle
                # The next collection comes after so many allocations: at each place of the look in turn.
                gc.set_threshold(gc.get_count()[0] + allocations, 1, 1)
                gc.enable()
                assert not is_away(folder / "a.png")
                gc.disable()
                gc.collect()
        print("done")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(tmp_path)],
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "done", done.stderr


def test_an_abandoned_job_leaves_no_pin(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    block = pinned(folder)
    block.__enter__()
    del block
    gc.collect()
    folder.rename(tmp_path / "moved")
    assert not is_away(folder / "a.png")
