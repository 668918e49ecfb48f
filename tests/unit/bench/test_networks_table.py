"""`bench networks` and `bench losses`: what is measured, kept, gone on with, and told when it fails."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.bench.models import losses, networks
from engine.bench.models.network_run import Outcome, Trial, run_trial
from engine.bench.support.labelled_sets import ReducedImages, read_labelled_set, samples_of
from engine.bench.support.options import Choices
from engine.core import NO_PROGRESS, UserError
from engine.processes.isolated import IsolatedProcessError
from tests.helpers.datasets import make_cells, save

OUTCOME = Outcome(
    parameters=1_500_000,
    device="cpu",
    steps=60,
    train_s=12.5,
    mean_iou=0.5,
    pixel_accuracy=0.75,
    boundary_f=0.25,
    foreground_dice=0.6,
    foreground_iou=0.4,
    cpu_images_s=20.0,
    gpu_images_s=None,
    memory_mib=800.0,
    settings={},
    published_parameters=31_000_000,
    note="",
)


@pytest.fixture(autouse=True)
def no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "pick_device", lambda: torch.device("cpu"))


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_cells(tmp_path_factory.mktemp("data") / "cells", count=4, size=(65, 97))


class Runner:
    """Stands for the other process: counts what it is asked, and answers with planted outcomes."""

    def __init__(self, **iou_by_architecture: float | str) -> None:
        self.asked: list[Trial] = []
        self._ious = {name.replace("_", "-"): iou for name, iou in iou_by_architecture.items()}

    def __call__(self, work: Any, trial: Trial, report: Any, limit_s: float) -> Outcome:
        self.asked.append(trial)
        assert trial.scratch is not None
        (trial.scratch / "half-written").write_bytes(b"model")
        iou = self._ious[trial.architecture]
        if isinstance(iou, str):
            raise IsolatedProcessError(iou, is_fault=True)
        return replace(OUTCOME, mean_iou=iou, settings=trial.settings)


def choices(tmp_path: Path, *arch: str, said: list[str] | None = None, **changes: Any) -> Choices:
    say = (lambda text: None) if said is None else said.append
    return Choices(arch=arch, out=tmp_path / "rows.jsonl", say=say, describe=say, **changes)


def test_a_trial_trains_writes_reads_and_scores_the_network(cells: Path) -> None:
    trial = Trial("unet-small", cells, 2, 32, 2, 5.0, 3, pretrained=False, settings={"width": 4, "depth": 2})
    outcome = run_trial(trial, NO_PROGRESS)
    assert (outcome.steps, outcome.device) in {(3, "cpu"), (3, "cuda")}
    assert 1000 < outcome.parameters < outcome.published_parameters
    assert outcome.memory_mib > 10
    assert outcome.mean_iou is not None
    assert 0 <= outcome.mean_iou <= 1
    assert Outcome(**json.loads(json.dumps(outcome.to_json()))) == outcome


def test_the_best_comes_first_and_a_failure_last_with_its_reason(
    cells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "run_isolated", Runner(unet=0.3, segnet="It fell over.", unet_small=0.6))
    said: list[str] = []
    rows = networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet", "segnet", "unet-small", said=said))
    assert list(dict.fromkeys(row.subject for row in rows)) == ["unet-small", "unet", "segnet"]
    assert (rows[-1].value, rows[-1].note) == (None, "It fell over.")
    figures = {row.metric: row.value for row in rows if row.subject == "unet-small"}
    assert (figures["mIoU"], figures["parameters"], figures["CPU"]) == (60.0, 1.5, 20.0)
    assert "1/4 of each side" in said[0]
    assert "random weights" in said[0]


def test_nothing_is_left_behind_by_a_process_that_is_killed(
    cells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = Runner(segnet="Killed.")
    monkeypatch.setattr(networks, "run_isolated", runner)
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "segnet"))
    assert runner.asked[0].scratch is not None
    assert not runner.asked[0].scratch.exists()


def test_a_second_run_repeats_only_what_failed(
    cells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "run_isolated", Runner(unet=0.3, segnet="It fell over."))
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet", "segnet"))
    second = Runner(segnet=0.4)
    monkeypatch.setattr(networks, "run_isolated", second)
    rows = networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet", "segnet"))
    assert [trial.architecture for trial in second.asked] == ["segnet"]
    assert {row.subject: row.value for row in rows if row.metric == "mIoU"} == {"segnet": 40.0, "unet": 30.0}


def test_other_settings_are_measured_anew(
    cells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = Runner(unet=0.3)
    monkeypatch.setattr(networks, "run_isolated", runner)
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet"))
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet", steps=7))
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet"))
    assert [trial.steps for trial in runner.asked] == [100, 7]


def test_a_line_cut_off_by_a_crash_is_measured_again_and_harms_no_other(
    cells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "run_isolated", Runner(unet=0.3, segnet=0.4))
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet", "segnet"))
    file = tmp_path / "rows.jsonl"
    file.write_text(file.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    second = Runner(segnet=0.5)
    monkeypatch.setattr(networks, "run_isolated", second)
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet", "segnet"))
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet", "segnet"))
    assert [trial.architecture for trial in second.asked] == ["segnet"]


def test_a_network_that_is_too_slow_for_a_processor_is_narrower_and_says_so(
    cells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = Runner(unet_original=0.3)
    monkeypatch.setattr(networks, "run_isolated", runner)
    rows = networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet-original"))
    assert runner.asked[0].settings == {"width": 32}
    assert rows[0].note == "reduced: width 32; 31.0 M parameters as published"


def test_on_a_graphics_card_all_are_as_published_at_full_resolution(
    cells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = Runner(unet_original=0.3)
    monkeypatch.setattr(networks, "run_isolated", runner)
    monkeypatch.setattr(networks, "pick_device", lambda: torch.device("cuda"))
    said: list[str] = []
    networks.run(cells, NO_PROGRESS, choices(tmp_path, "unet-original", said=said, minutes=2.0))
    trial = runner.asked[0]
    assert (trial.scale, trial.steps, trial.minutes, trial.is_choosing) == (1, None, 2.0, True)
    assert dict(trial.settings) == {}
    assert "full resolution, from random weights, 2 minutes" in said[0]


def test_an_unknown_architecture_is_refused_before_anything_is_trained(cells: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="resunet"):
        networks.run(cells, NO_PROGRESS, choices(tmp_path, "resunet"))


@pytest.mark.parametrize("bench", [networks, losses])
def test_without_data_it_says_what_it_needs(bench: Any, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="true masks"):
        bench.run(None, NO_PROGRESS, choices(tmp_path))


def test_split_files_tell_the_sides(cells: Path, tmp_path: Path) -> None:
    cells = Path(shutil.copytree(cells, tmp_path / "cells"))
    (cells / "split-train.txt").write_text("03\n00\nnot-here\n", encoding="utf-8")
    (cells / "split-val.txt").write_text("01\n", encoding="utf-8")
    data = read_labelled_set(cells)
    assert [image.stem for image, _ in data.train] == ["03", "00"]
    assert [image.stem for image, _ in data.val] == ["01"]


def test_without_split_files_every_fourth_image_is_held_back(cells: Path) -> None:
    data = read_labelled_set(cells)
    assert [image.stem for image, _ in data.train] == ["00", "01", "02"]
    assert [image.stem for image, _ in data.val] == ["03"]


def test_reduced_images_and_masks_fit_each_other(cells: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(cells, tmp_path / "cells"))
    grey = np.zeros((65, 97, 3), np.uint8)
    grey[:32, :32] = 200
    save(folder / "images" / "00.png", grey)
    sample = samples_of(read_labelled_set(folder), "train", 4)[0]
    image = ReducedImages(4)(sample.image_path)
    assert image.shape == (*sample.labels.shape, 3) == (16, 24, 3)
    assert image[3, 3].tolist() == [200, 200, 200]


def test_every_recipe_has_a_line(cells: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(losses, "RECIPES", losses.RECIPES[::3])
    said: list[str] = []
    rows = losses.run(cells, NO_PROGRESS, Choices(steps=2, seeds=2, describe=said.append))
    assert list(dict.fromkeys(row.subject for row in rows)) == [
        "cells: cross-entropy + RMSprop",
        "cells: Dice + Adam + batch norm + dropout",
    ]
    assert {row.metric for row in rows} == {"Dice", "IoU", "pixels right", "boundary F"}
    assert {row.n for row in rows} == {2}
    assert all(row.spread is not None for row in rows)
    assert "2 steps" in said[0]


def test_recipes_differ_as_their_titles_say(cells: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Trial] = []

    def remember(trial: Trial, report: Any) -> Outcome:
        seen.append(trial)
        return OUTCOME

    monkeypatch.setattr(losses, "run_trial", remember)
    losses.run(cells, NO_PROGRESS, Choices(seeds=1))
    assert [(t.loss, t.optimizer, t.settings["norm"]) for t in seen] == [
        ("ce", "rmsprop", "none"),
        ("ce", "adam", "none"),
        ("dice", "adam", "none"),
        ("dice", "adam", "batch"),
    ]


def test_a_training_that_fails_leaves_its_reason(cells: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def diverges(trial: Trial, report: Any) -> Outcome:
        raise UserError("Training diverged.", "Less.")

    monkeypatch.setattr(losses, "run_trial", diverges)
    rows = losses.run(cells, NO_PROGRESS, Choices(seeds=2))
    assert [(row.value, row.note) for row in rows] == [(None, "2 failed: Training diverged.")] * 4
