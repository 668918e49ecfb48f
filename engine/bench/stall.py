"""`bench stall`: how late the window's events come while the user pans and a network trains."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.bench.rows import Row
from engine.core import EngineError, Progress, Reporter

_CHECKOUT: Final = Path(__file__).resolve().parents[2]
_LIMIT_S: Final = 600.0


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Lateness of a 4 ms heartbeat on the GUI thread, in the real window on the sample project.

    Args:
        data: not needed.
    """
    from engine.commands.demo import make_demo

    with tempfile.TemporaryDirectory(prefix="inkling-stall-") as name:
        folder = Path(name)
        report(Progress(0, 1, "runs"))
        result = _probe(make_demo(folder / "demo"), folder)
        report(Progress(1, 1, "runs"))
    if not result["still_training"] or result["losses_reported"] == 0:
        raise EngineError("Training ended before the measurement did.", "Run the benchmark again.")
    return [
        *_rows("nothing else going on", result["idle_ms"]),
        *_rows("a network training", result["training_ms"]),
    ]


def _rows(what: str, lateness_ms: list[float]) -> list[Row]:
    values = np.asarray(lateness_ms)
    n = len(values)
    p50, p95, p99 = (float(v) for v in np.percentile(values, (50, 95, 99)))
    return [
        Row(f"lateness of events while panning, {what}", p50, "ms", n=n, p95=p95),
        Row(f"the same, 99th percentile, {what}", p99, "ms", n=n),
        Row(f"the same, worst, {what}", float(values.max()), "ms", n=n),
    ]


def _probe(project: Path, folder: Path) -> dict[str, Any]:
    environment = os.environ | {
        name: str(folder / "home")
        for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-m", "gui.stall_probe", str(project), str(folder)],
        cwd=_CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise EngineError(f"The measured window ended with code {done.returncode}: {last}")
    result: dict[str, Any] = json.loads((folder / "stall.json").read_text(encoding="utf-8"))
    return result
