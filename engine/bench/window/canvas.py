"""`bench canvas`: cost of each event over very large images and very long lists, in the real window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.bench.support.machine import PROGRAM_FOLDER, describe_machine
from engine.bench.support.options import Choices
from engine.bench.support.rows import Row
from engine.bench.window.canvas_goals import (
    Figure,
    acceptance_figures,
    case_figures,
    crowd_figures,
    loop_figures,
    memory_figures,
    opening_figures,
    pixel_figures,
)
from engine.bench.window.canvas_inputs import (
    crowded_project,
    labelled_project,
    large_image,
    large_mask,
    plain_project,
    texture,
    write_jpeg,
    write_tiff,
)
from engine.bench.window.canvas_page import write_page
from engine.bench.window.stall import measured_stalls
from engine.bench.window.startup import first_paint_s
from engine.core import EngineError, Progress, Reporter
from engine.files.temporary_folders import temporary_folder

EVENTS: Final = 500
SIDE: Final = 16_384
IMAGES: Final = 100_000
STARTS: Final = 7
LIMIT_MIB: Final = 600.0

_LIMIT_S: Final = 3600.0
_SMALL_IMAGES: Final = 6
"""So many before the large one, which is not read ahead then."""
_PEERS: Final = {"napari": "gui.bench.peer_napari", "labelme": "gui.bench.peer_labelme"}
_PLAIN_VIEW: Final = "QGraphicsView"
_PARTS: Final = ("large", "fine", "opening", "crowd", "acceptance", "loop", "start")


@dataclass(frozen=True, slots=True)
class _Inputs:
    """Files that the parts measure on."""

    folder: Path
    image: Path
    mask: Path
    pixels: Path
    labelled: Path


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Every part in a process of its own; a checkout gets the page of measurements.

    Args:
        data: not needed.
        choices: `events` for each case, `side` of the large image, `images` of the long list, `parts` to
            measure; `peer_python`: interpreters of environments with napari or labelme.
    """
    events = choices.events or EVENTS
    side = choices.side or SIDE
    parts = choices.parts or _PARTS
    # Before the run: afterwards the load would be our own.
    machine = describe_machine()
    figures: list[Figure] = []
    with temporary_folder("canvas") as folder:
        report(Progress(0, len(parts), "parts"))
        inputs = _make_inputs(folder, side) if {"large", "fine", "opening"} & set(parts) else None
        for done, part in enumerate(parts):
            choices.say(f"measuring: {part}")
            figures += _figures_of(part, inputs, folder, events, choices)
            report(Progress(done + 1, len(parts), "parts"))
    choices.describe(
        f"{side}x{side} pixels, {events} events for each case at 120 Hz, window of 1920x1080, raster engine."
    )
    write_page(figures, machine, is_whole=(events, side, parts) == (EVENTS, SIDE, _PARTS))
    return [_row(figure) for figure in figures]


def _figures_of(
    part: str, inputs: _Inputs | None, folder: Path, events: int, choices: Choices
) -> list[Figure]:
    if part == "start":
        seconds = [first_paint_s() for _ in range(STARTS + 1)][1:]
        return [Figure("start", "painted after the start of the process", tuple(seconds), "s", 0.35, 50.0)]
    if part == "loop":
        return loop_figures(measured_stalls()["phases"]["painting, training and predicting"]["gap_ms"])
    if part == "crowd":
        return crowd_figures(_crowd(folder, events, choices.images or IMAGES))
    if part == "acceptance":
        return acceptance_figures(_acceptance(folder, choices))
    assert inputs is not None
    if part == "opening":
        return _opening(inputs)
    if part == "fine":
        result = _probe(inputs.folder, "large", _request(inputs, events), {"QT_SCALE_FACTOR": "2"})
        return case_figures(_named(result), result, {}, is_fine=True)
    return _large(inputs, events, choices.peer_python)


def _large(inputs: _Inputs, events: int, peer_python: tuple[Path, ...]) -> list[Figure]:
    result = _probe(inputs.folder, "large", _request(inputs, events) | {"with overlays": True})
    group = _named(result)
    height, width = result["device pixels"]
    request = {
        "image": str(inputs.image),
        "mask": str(inputs.mask),
        "pixels": str(inputs.pixels),
        "events": events,
        "size": [width, height],
    }
    peers = {_PLAIN_VIEW: _run_peer(sys.executable, "gui.bench.plain_view", inputs.folder, request)}
    peers |= {name: _other_program(name, inputs.folder, request, peer_python) for name in _PEERS}
    return [
        *case_figures(group, result, peers, is_fine=False),
        *pixel_figures(group, result),
        *memory_figures(group, result["memory"], LIMIT_MIB),
    ]


def _opening(inputs: _Inputs) -> list[Figure]:
    folder = inputs.folder
    image = folder / "b-large.jpg"
    write_jpeg(image, np.load(inputs.pixels, mmap_mode="r"))
    small = [folder / f"a-{number}.tif" for number in range(_SMALL_IMAGES)]
    for path in small:
        write_tiff(path, texture(256))
    project = plain_project(folder / "jpeg.inkling", [*small, image])
    request = {"project": str(project)}
    first = _probe(folder, "opening", request)
    again = _probe(folder, "opening", request)
    seconds = first["seconds"] | {
        f"in a new process: {name}": value for name, value in again["seconds"].items() if "again" not in name
    }
    part = {"seconds": seconds}
    group = "JPEG"
    return opening_figures(part) + memory_figures(group, first["memory"], LIMIT_MIB)


def _crowd(folder: Path, events: int, count: int) -> dict[str, Any]:
    small = folder / "one.png"
    write_tiff(small.with_suffix(".tif"), texture(256))
    request = {
        "project": str(plain_project(folder / "one.inkling", [small.with_suffix(".tif")])),
        "other project": str(crowded_project(folder / "crowd.inkling", folder / "crowd", count)),
        "events": events,
    }
    result = _probe(folder, "crowd", request)
    shutil.rmtree(folder / "crowd")
    return result


def _acceptance(folder: Path, choices: Choices) -> dict[str, Any]:
    side = min(choices.side or SIDE, 5760)
    image = folder / "accepted.tif"
    write_tiff(image, large_image(side))
    project = labelled_project(folder / "accepted.inkling", image, large_mask(side))
    return _probe(folder, "acceptance", {"project": str(project)})


def _make_inputs(folder: Path, side: int) -> _Inputs:
    image, mask, pixels = folder / "large.tif", folder / "mask.npy", folder / "pixels.npy"
    array, labels = large_image(side), large_mask(side)
    write_tiff(image, array)
    np.save(pixels, array)
    np.save(mask, labels)
    return _Inputs(folder, image, mask, pixels, labelled_project(folder / "large.inkling", image, labels))


def _request(inputs: _Inputs, events: int) -> dict[str, Any]:
    return {"project": str(inputs.labelled), "events": events, "with overlays": False}


def _named(result: Mapping[str, Any]) -> str:
    height, width = result["device pixels"]
    return f"ratio {result['ratio']:g}, canvas of {width}x{height}"


def _other_program(
    name: str, folder: Path, request: dict[str, Any], interpreters: tuple[Path, ...]
) -> dict[str, Any]:
    """Result of the program in the first interpreter that has it."""
    for interpreter in interpreters:
        has_it = subprocess.run(
            [
                str(interpreter),
                "-c",
                f"import importlib.util as u, sys; sys.exit(u.find_spec('{name}') is None)",
            ],
            check=False,
            capture_output=True,
        )
        if has_it.returncode == 0:
            return _run_peer(str(interpreter), _PEERS[name], folder, request)
    return {"reason": "not installed"}


def _run_peer(python: str, module: str, folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """Its figures; where it fails, the reason: that is a result, too."""
    try:
        return _run_module(python, module, folder, request, {}, _display_for(module))
    except EngineError as error:
        return {"reason": f"failed: {error.summary}"}


def _display_for(module: str) -> tuple[str, ...]:
    """Command before that of a program that draws by OpenGL, where there is no screen: a virtual one."""
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform != "linux"
    if module != _PEERS["napari"] or has_screen or shutil.which("xvfb-run") is None:
        return ()
    return "xvfb-run", "-a", "-s", "-screen 0 1920x1200x24"


def _probe(
    folder: Path, part: str, request: dict[str, Any], environment: Mapping[str, str] | None = None
) -> dict[str, Any]:
    return _run_module(
        sys.executable,
        "gui.bench.canvas_probe",
        folder,
        request | {"part": part, "folder": str(folder)},
        environment or {},
    )


def _run_module(
    python: str,
    module: str,
    folder: Path,
    request: dict[str, Any],
    more: Mapping[str, str],
    display: tuple[str, ...] = (),
) -> dict[str, Any]:
    """The figures that a module of `gui.bench` writes, run in a process of its own.

    Args:
        display: the command that gives it a screen; empty where it needs none.

    Raises:
        EngineError: it failed, or took longer than an hour.
    """
    home = {
        name: str(folder / "home")
        for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    # Kernels are compiled once for all parts, and no pixels are kept in the cache of the user.
    home["XDG_CACHE_HOME"] = str(folder / "cache")
    environment = os.environ | home | dict(more)
    if display:
        environment.pop("QT_QPA_PLATFORM", None)
    elif sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    files = folder / "request.json", folder / "result.json"
    files[0].write_text(json.dumps(request), encoding="utf-8")
    files[1].unlink(missing_ok=True)
    try:
        done = subprocess.run(
            [*display, python, "-m", module, *map(str, files)],
            cwd=PROGRAM_FOLDER,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"{module} took longer than {_LIMIT_S:.0f} s.") from error
    if done.returncode != 0 or not files[1].is_file():
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise EngineError(f"{module} ended with code {done.returncode}: {last}")
    result: dict[str, Any] = json.loads(files[1].read_text(encoding="utf-8"))
    return result


def _row(figure: Figure) -> Row:
    """The figure for the terminal and the JSON result; the quickest peer beside it."""
    medians = {
        name: float(np.percentile(values, figure.judged))
        for name, values in (figure.peers or {}).items()
        if not isinstance(values, str)
    }
    best = min(medians, key=lambda name: medians[name], default=None)
    verdict = {True: "reached", False: "NOT reached", None: ""}[figure.is_reached]
    p50, p95, p99 = (float(v) for v in np.percentile(figure.values, (50, 95, 99)))
    goal = "" if figure.goal is None else f"goal {figure.goal:g} {figure.unit}, {verdict}"
    return Row(
        f"{figure.group}: {figure.name}",
        p50,
        figure.unit,
        peer=None if best is None else medians[best],
        peer_name=best,
        ratio=None if best is None else medians[best] / max(figure.judged_value, 1e-9),
        n=len(figure.values),
        p95=p95,
        note=", ".join(part for part in (f"p99 {p99:.4g}" if len(figure.values) > 1 else "", goal) if part),
    )
