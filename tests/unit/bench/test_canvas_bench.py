"""The canvas benchmark: timing of events, goals, page, and the composition that pixels are held to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engine.bench.support.machine import PROGRAM_FOLDER, describe_machine
from engine.bench.window import canvas_page
from engine.bench.window.canvas_goals import (
    Figure,
    case_figures,
    loop_figures,
    memory_figures,
    pixel_figures,
)
from engine.bench.window.canvas_inputs import labelled_project, large_image, large_mask, write_tiff
from gui.bench import event_train
from gui.bench.event_train import PaintLog, timed_events
from tests.helpers.session import Clock


def test_an_event_is_timed_from_when_it_is_due_to_its_paint(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, log = Clock(), PaintLog()
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        clock.now_s += seconds

    def process() -> None:
        if waits:
            sleep(waits.pop())
            log.note()

    # Nothing takes time but the waits: how long a busy machine stops a test says nothing.
    monkeypatch.setattr(
        event_train, "time", SimpleNamespace(perf_counter=clock, thread_time=clock, sleep=sleep)
    )
    timings = timed_events([lambda s=s: waits.append(s) for s in (0.002, 0.1, 0.002)], log, process)
    assert timings.late == 0
    # The slow one does not count against the one after it.
    assert timings.wall_ms == pytest.approx([2.0, 100.0, 2.0])
    assert timings.block_ms == pytest.approx([2.0, 100.0, 2.0])
    assert timings.work_ms == pytest.approx([2.0, 100.0, 2.0])


def test_a_paint_that_never_comes_is_counted_as_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.bench.event_train.LONGEST_S", 0.02)
    timings = timed_events([lambda: None], PaintLog(), lambda: None)
    assert timings.late == 1
    assert timings.wall_ms[0] >= 20


def timings(*wall_ms: float) -> dict[str, object]:
    return {"wall_ms": wall_ms, "work_ms": wall_ms, "block_ms": wall_ms, "late": 0}


def test_overlays_have_twice_the_time_and_a_fine_screen_its_own() -> None:
    part = {"cases": {"wheel": timings(9.0), "wheel, outlines and uncertainty": timings(9.0)}}
    plain, overlays = case_figures("g", part, {}, is_fine=False)
    assert (plain.goal, plain.is_reached) == (8.0, False)
    assert (overlays.goal, overlays.is_reached) == (16.0, True)
    assert [figure.goal for figure in case_figures("g", part, {}, is_fine=True)] == [16.0, 16.0]


def test_a_peer_without_a_case_says_why() -> None:
    part = {"cases": {"opacity": timings(5.0)}}
    peers = {"napari": {"reason": "not installed"}, "labelme": {"cases": {}}, "other": part}
    (figure,) = case_figures("g", part, peers, is_fine=False)
    assert figure.peers == {"napari": "not installed", "labelme": "cannot", "other": (5.0,)}


def test_each_goal_judges_its_own_percentile() -> None:
    p99, longest = loop_figures([4.0] * 999 + [50.0])
    assert p99.is_reached
    assert not longest.is_reached
    (peak,) = memory_figures("g", {"open": {"rss": 500.0, "peak": 700.0}}, 600.0)
    assert not peak.is_reached
    (pixels,) = pixel_figures("g", {"pixels": {"at 1:1": {"differing": 1}}})
    assert not pixels.is_reached


def test_the_page_has_every_figure_with_its_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas_page, "PAGE", tmp_path / "canvas.md")
    figures = [
        Figure("one", "pan", (1.0, 2.0), "ms", 4.0, peers={"napari": (8.0,), "labelme": "not installed"}),
        Figure("one", "brush", (9.0, 9.0), "ms", 1.0),
        Figure("two", "memory", (400.0,), "MiB", None),
    ]
    canvas_page.write_page(figures, describe_machine(), is_whole=False)
    assert not (tmp_path / "canvas.md").exists()
    canvas_page.write_page(figures, describe_machine(), is_whole=True)
    text = (tmp_path / "canvas.md").read_text(encoding="utf-8")
    assert "| pan | 1.5 | 1.95 | 1.99 | ms | 2 | 4 | reached |  | 8 | not installed |" in text
    assert "| brush | 9 | 9 | 9 | ms | 2 | 1 | **not reached** |" in text
    assert "| memory | 400 |" in text


def test_notes_below_the_page_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas_page, "PAGE", tmp_path / "canvas.md")
    figures = [Figure("large", "wheel", (1.0, 2.0), "ms", 1.5)]
    (tmp_path / "canvas.md").write_text("# old\n\n## large\n\n## Notes\n\nWhy.\n", encoding="utf-8")
    for _ in range(2):
        canvas_page.write_page(figures, describe_machine(), is_whole=True)
        text = (tmp_path / "canvas.md").read_text(encoding="utf-8")
        assert text.endswith("|\n\n## Notes\n\nWhy.\n")
        assert (text.count("# old"), text.count("## large"), text.count("## Notes")) == (0, 1, 1)


def test_the_inputs_are_of_the_size_that_was_asked() -> None:
    image, mask = large_image(700), large_mask(700)
    assert image.shape == (700, 700, 3)
    assert mask.shape == (700, 700)
    assert set(np.unique(mask)) == {0, 1, 2, 3}


def test_a_small_form_measures_every_case_and_its_pixels(tmp_path: Path) -> None:
    side = 1100
    write_tiff(tmp_path / "image.tif", large_image(side))
    project = labelled_project(tmp_path / "p.inkling", tmp_path / "image.tif", large_mask(side))
    request = {
        "part": "large",
        "project": str(project),
        "folder": str(tmp_path),
        "events": 4,
        "with overlays": True,
    }
    (tmp_path / "request.json").write_text(json.dumps(request), encoding="utf-8")
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    files = [str(tmp_path / name) for name in ("request.json", "result.json")]
    done = subprocess.run(
        [sys.executable, "-m", "gui.bench.canvas_probe", *files],
        cwd=PROGRAM_FOLDER,
        env=os.environ | home | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=250,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert len(result["cases"]) == 12
    assert all(len(case["wall_ms"]) == 4 and not case["late"] for case in result["cases"].values())
    assert len(result["pixels"]) == 8
    for name, comparison in result["pixels"].items():
        assert comparison["differing"] == 0, name
        assert comparison["share"] > 0.5, name


def test_scripts_that_drive_other_programs_need_nothing_of_ours_but_their_own_modules(tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text("raise ModuleNotFoundError('PySide6')\n", encoding="utf-8")
    code = (
        "import importlib.util as u, sys\n"
        "found = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'PySide6' else found(name, *rest)\n"
        "import gui.bench.event_train\n"
        "import importlib.util\n"
        "print('PySide6' in sys.modules, 'engine' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROGRAM_FOLDER,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("False False\n", "")
