"""`bench startup`: seconds from starting the program to its first painted window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np

from engine.bench.support.machine import PROGRAM_FOLDER
from engine.bench.support.rows import Row
from engine.core import EngineError, Progress, Reporter
from engine.files.temporary_folders import temporary_folder

PROBE_VARIABLE: Final = "INKLING_STARTUP_PROBE"
_RUNS: Final = 7
_LIMIT_S: Final = 120.0


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Median over several starts, each with its own home folder; without the first, which fills caches.

    Args:
        data: not needed; the welcome page opens.
    """
    seconds: list[float] = []
    help_seconds: list[float] = []
    for done in range(_RUNS + 1):
        seconds.append(first_paint_s())
        help_seconds.append(_help_s())
        report(Progress(done + 1, _RUNS + 1, "starts"))
    warm = seconds[1:]
    return [
        Row("first painted window", statistics.median(warm), "s", n=_RUNS, p95=_p95(warm)),
        Row("inkling --help", statistics.median(help_seconds[1:]), "s", n=_RUNS, p95=_p95(help_seconds[1:])),
    ]


def first_paint_s() -> float:
    """One start of the real window, which notes its first paint and ends."""
    with temporary_folder("startup") as folder:
        probe = folder / "probe"
        started = time.time()
        _run([], environment=_own_home(folder) | {PROBE_VARIABLE: str(probe)})
        if not probe.is_file():
            raise EngineError("The window closed without having been painted.", "Run `inkling doctor`.")
        return float(probe.read_text(encoding="utf-8")) - started


def _help_s() -> float:
    started = time.perf_counter()
    _run(["--help"], environment={})
    return time.perf_counter() - started


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, str(PROGRAM_FOLDER / "main.py"), *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise EngineError(f"The program ended with code {done.returncode}: {last}", "Run `inkling doctor`.")


def _own_home(folder: Path) -> dict[str, str]:
    """Environment with empty settings, so that the user's last project is not opened."""
    places = {
        name: str(folder / "home")
        for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        places["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return places


def _p95(values: list[float]) -> float:
    return float(np.percentile(values, 95))
