"""Simulated day of work: the real window labels a folder of drawn pictures, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from engine.bench.support.machine import PROGRAM_FOLDER
from engine.core import EngineError

IMAGES_PER_HOUR: Final = 62.5
"""500 images in eight hours: a person's 58 seconds for each; the script does the same work without pauses."""

PARTS: Final = 8
_LIMIT_S_PER_IMAGE: Final = 60.0


def work_a_day(hours: float, folder: Path) -> list[dict[str, Any]]:
    """Samples of the window after each eighth of `hours` hours of work, see `gui.bench.soak_probe.DaySample`.

    Args:
        folder: empty; gets the project and the window's settings.

    Raises:
        EngineError: the window died or waited in vain; the message is its last line.
    """
    count = max(PARTS, round(hours * IMAGES_PER_HOUR))
    project = _make_project(folder, count)
    names = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = os.environ | dict.fromkeys(names, str(folder / "home")) | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "gui.bench.soak_probe", str(project), str(folder)],
        cwd=PROGRAM_FOLDER,
        env=environment,
        capture_output=True,
        text=True,
        timeout=_LIMIT_S_PER_IMAGE * count,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise EngineError(f"The window of the simulated day ended with code {done.returncode}: {last}")
    samples: list[dict[str, Any]] = json.loads((folder / "soak.json").read_text(encoding="utf-8"))
    return samples


def _make_project(folder: Path, count: int) -> Path:
    from PIL import Image

    from engine.core import ClassList
    from engine.storage import Project
    from resources.demo_cells import draw_cells

    (folder / "images").mkdir()
    for number in range(count):
        image, _ = draw_cells(seed=number + 1)
        Image.fromarray(image).save(folder / "images" / f"cells-{number:04}.png")
    path = folder / "day.inkling"
    with Project.create(path, name="Day", classes=ClassList.from_names(["background", "cell"])) as project:
        project.images.add_folder(folder / "images")
    return path
