"""`bench stall`: gaps between the window's events while the user draws and a network works beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.bench.support.machine import PROGRAM_FOLDER
from engine.bench.support.rows import Row
from engine.core import EngineError, Progress, Reporter
from engine.files.temporary_folders import temporary_folder

_LIMIT_S: Final = 900.0


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Gaps between the beats of a 4 ms heart on the GUI thread, in the real window on the sample project.

    First while the user pans, then while they draw with brush and scribble; then with a training beside it in
    the compute process; then with predictions of the open image as well, requested one after another.

    Args:
        data: not needed.
    """
    report(Progress(0, 1, "runs"))
    before = _load()
    result = measured_stalls()
    report(Progress(1, 1, "runs"))
    note = f"load {before:.1f} before"
    rows = [row for name, beats in result["phases"].items() for row in rows_of(name, beats, note)]
    done = ("strokes drawn", "strokes"), ("predictions shown", "predictions")
    return rows + [Row(what, float(result[key]), "", note=note) for what, key in done]


def measured_stalls() -> dict[str, Any]:
    """Phases with their beats, as the probe tells them.

    Raises:
        EngineError: nothing was trained or predicted meanwhile, or the window failed.
    """
    from engine.demo_project import make_demo

    with temporary_folder("stall") as folder:
        project = make_demo(folder / "demo")
        _add_network(project)
        result = _probe(project, folder)
    if not result["still_training"] or result["losses_reported"] == 0:
        raise EngineError("Training ended before the measurement did.", "Run the benchmark again.")
    if result["predictions"] == 0:
        raise EngineError("Nothing was predicted while measuring.", "Run the benchmark on a quieter machine.")
    return result


def rows_of(name: str, beats: Mapping[str, list[float]], note: str) -> list[Row]:
    """Rows of one phase: the gaps, and the work of the window's own thread in them."""
    gaps, own = np.asarray(beats["gap_ms"]), np.asarray(beats["worked_ms"])
    n = len(gaps)
    p50, p95, p99 = (float(v) for v in np.percentile(gaps, (50, 95, 99)))
    return [
        Row(f"gap between events, {name}", p50, "ms", n=n, p95=p95, note=note),
        Row(f"the same, 99th percentile, {name}", p99, "ms", n=n, note=note),
        Row(f"the same, longest, {name}", float(gaps.max()), "ms", n=n, note=note),
        Row(
            f"own work in a gap, 99th percentile, {name}", float(np.percentile(own, 99)), "ms", n=n, note=note
        ),
        Row(f"own work in a gap, most, {name}", float(own.max()), "ms", n=n, note=note),
    ]


def _add_network(project: Path) -> None:
    """A network with random weights as the project's model: as slow as any, and ready at once."""
    import torch

    from engine.models.catalog import DEFAULT_ARCHITECTURE
    from engine.models.files.weights import save_model
    from engine.models.registry import build_model, full_spec
    from engine.models.spec import ModelSpec
    from engine.storage import ModelRecord, Project

    with Project.open(project) as opened:
        torch.manual_seed(0)
        spec = full_spec(ModelSpec(DEFAULT_ARCHITECTURE, opened.classes))
        path = opened.models_dir / "untrained.safetensors"
        save_model(path, build_model(spec, pretrained=False).module, spec, {"steps": 0})
        opened.models.add(replace(ModelRecord.of_file(path), is_current=True))


def _load() -> float:
    """Programs that wanted the processor in the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _probe(project: Path, folder: Path) -> dict[str, Any]:
    environment = os.environ | {
        name: str(folder / "home")
        for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-m", "gui.bench.stall_probe", str(project), str(folder)],
        cwd=PROGRAM_FOLDER,
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
