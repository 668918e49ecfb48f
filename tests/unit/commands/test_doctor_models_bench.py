"""The commands that only tell: doctor, models, bench without a name."""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import Any

import pytest

from engine.bench import BENCHES
from engine.bench.support.machine import describe_machine, installed_version
from engine.bench.support.rows import Row
from engine.commands import bench, cli, models
from engine.commands.support import diagnostics
from engine.commands.support.terminal import Terminal
from engine.core import ClassList
from engine.learn.losses import LOSSES
from engine.learn.optim import OPTIMIZERS
from engine.models import catalog
from engine.models.pretrained.ready_models import READY_MODELS
from engine.models.pretrained.shipped_encoder import ShippedState
from engine.pretrain.catalog import TASKS
from engine.storage import Project


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(io.StringIO(), io.StringIO())


def test_models_lists_every_name_that_train_accepts(terminal: Terminal) -> None:
    assert models.run(argparse.Namespace(model=None), terminal) == {
        "architectures": [info.name for info in catalog.ARCHITECTURES],
        "settings": {info.name: {s.name: s.default for s in info.settings} for info in catalog.ARCHITECTURES},
        "tasks": [task.name for task in TASKS],
        "ready_models": [ready.name for ready in READY_MODELS],
        "encoders": list(catalog.ENCODERS),
        "losses": list(LOSSES),
        "optimizers": list(OPTIMIZERS),
    }


def test_bench_without_a_name_lists_the_benchmarks(terminal: Terminal) -> None:
    result = bench.run(argparse.Namespace(name=None, data=None), terminal)
    assert set(result["benches"]) == set(BENCHES)


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_every_listed_benchmark_is_there(name: str) -> None:
    from engine.bench import load_bench

    assert callable(load_bench(name))


def test_a_row_names_the_peer_and_keeps_its_figure() -> None:
    row = bench.as_json(Row("cut", 5.0, "ms", 10.0, "PyMaxflow", 2.0, 3, 6.0))
    assert (row["peer"], row["peer_value"], row["ratio"]) == ("PyMaxflow", 10.0, 2.0)
    assert {"metric", "value", "unit", "n", "p95"} <= set(row)


def test_the_machine_is_described_with_its_cores_and_versions() -> None:
    machine = describe_machine()
    assert machine["cores"] >= 1
    assert machine["memory_gib"] > 0
    assert machine["libraries"]["numpy"] == installed_version("numpy")


def test_a_package_that_is_not_there_has_no_version() -> None:
    assert installed_version("no-such-package-of-ours") is None


def healthy() -> dict[str, Any]:
    """A report in which nothing is wrong."""
    fine = {"path": "/x", "exists": True, "writable": True}
    return {
        "libraries": {"numpy": "2.0"},
        "devices": [{"kind": "cpu", "name": "a processor", "cores": 2}],
        "folders": {"data": fine},
        "caches": {"numba": fine},
        "shipped_encoder": {"state": "present", "path": "/x"},
        "click_network": {"state": "missing", "path": ""},
        "display": {"server": ":0", "missing": [], "install": None},
    }


def test_nothing_wrong_means_no_problem() -> None:
    assert diagnostics.problems(healthy()) == []


def test_missing_system_libraries_come_with_the_line_that_installs_them() -> None:
    report = healthy() | {
        "display": {"server": None, "missing": ["libegl1"], "install": "sudo apt-get install libegl1"}
    }
    assert diagnostics.problems(report) == [
        "Qt lacks system libraries. Run: sudo apt-get install libegl1",
    ]


def test_a_missing_library_comes_with_its_pip_line() -> None:
    report = healthy() | {"libraries": {"timm": None}}
    assert diagnostics.problems(report) == ["timm is not installed. Run: python -m pip install timm"]


def test_a_folder_that_cannot_be_written_to_is_a_problem() -> None:
    locked = {"path": "/locked", "exists": True, "writable": False}
    report = healthy() | {"folders": {"data": locked}}
    assert "/locked" in diagnostics.problems(report)[0]


def test_the_room_of_kept_pixels_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(tmp_path))
    assert diagnostics.caches()["pixels"]["bytes"] == 0
    (tmp_path / "pixels").mkdir()
    with (tmp_path / "pixels" / "a.pixels").open("wb") as file:
        file.truncate(1_500_000_000)
    (line,) = (line for line in diagnostics.as_lines(diagnostics.examine(None)) if " pixels " in line)
    assert line.endswith(f"{tmp_path / 'pixels'}  (1.5 GB, may be deleted)")


def test_a_damaged_encoder_is_a_problem_and_a_missing_one_is_none() -> None:
    encoder = {"path": "/x/encoder.safetensors"}
    damaged = healthy() | {"shipped_encoder": encoder | {"state": "damaged"}}
    assert diagnostics.problems(damaged) == [
        "The shipped encoder is damaged: /x/encoder.safetensors. Install Inkling again."
    ]
    assert not diagnostics.problems(healthy() | {"shipped_encoder": encoder | {"state": "missing"}})


def test_of_a_missing_encoder_it_says_what_follows_and_not_that_it_ships(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "ships with Inkling" in diagnostics._encoder_line(diagnostics.shipped_encoder())
    monkeypatch.setattr(diagnostics, "shipped_state", lambda: ShippedState.MISSING)
    line = diagnostics._encoder_line(diagnostics.shipped_encoder())
    assert line.startswith("missing: first models look with filters alone")
    assert "ships with Inkling" not in line


def test_a_damaged_click_network_is_a_problem_and_a_missing_one_is_none() -> None:
    network = {"path": "/x/click_network.safetensors"}
    (problem,) = diagnostics.problems(healthy() | {"click_network": network | {"state": "damaged"}})
    assert "/x/click_network.safetensors" in problem
    assert not diagnostics.problems(healthy() | {"click_network": network | {"state": "present"}})


def test_it_says_what_predicts_on_the_processor_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnostics, "why_torch", lambda: "")
    monkeypatch.setattr(diagnostics, "installed_version", lambda name: "1.32.0")
    taken_over = diagnostics.predictions()
    monkeypatch.setattr(diagnostics, "why_torch", lambda: "without onnx")
    assert taken_over == {"processor": "onnxruntime 1.32.0", "reason": ""}
    assert diagnostics.predictions() == {"processor": "torch", "reason": "without onnx"}


def test_a_project_that_is_open_elsewhere_is_reported_as_such(tmp_path: Path) -> None:
    path = tmp_path / "p.inkling"
    with Project.create(path, name="p", classes=ClassList.from_names(["background"])):
        state = diagnostics.project_state(path)
    assert state["opens"] is False
    assert "open elsewhere" in state["reason"]


def test_a_free_project_opens(tmp_path: Path) -> None:
    path = tmp_path / "p.inkling"
    Project.create(path, name="p", classes=ClassList.from_names(["background"])).close()
    assert diagnostics.project_state(path)["opens"] is True


def test_the_whole_report_is_words_and_plain_values() -> None:
    lines = diagnostics.as_lines(diagnostics.examine(None))
    assert lines[0].startswith("Inkling ")
    assert any("torch" in line for line in lines)


@pytest.mark.parametrize("repair", [[], ["--repair"]])
@pytest.mark.parametrize("kind", ["file", "folder", "nothing"])
def test_what_is_no_project_is_not_called_sound(
    tmp_path: Path, kind: str, repair: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("text")
    assert cli.run_headless(cli.parse(["doctor", str(tmp_path / kind), *repair])) == 2
    assert "There is no Inkling project" in capsys.readouterr().err


def test_prepare_says_that_nothing_was_left_to_compile(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert cli.run_headless(cli.parse(["prepare"])) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "The cut was prepared before."
