"""A day of eight images in the real window, the short form of `bench reliability --hours`."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.bench.reliability.day import IMAGES_PER_HOUR, PARTS, work_a_day
from engine.bench.reliability.limits import day_results
from engine.storage import ImageStatus, Project
from gui.bench.soak_probe import DaySample
from tests.helpers.command_runs import check_project, temporaries


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("compiled_kernels")
def test_eight_images_are_labelled_and_nothing_is_left_behind(tmp_path: Path) -> None:
    samples = work_a_day(PARTS / IMAGES_PER_HOUR, tmp_path)
    assert [sample["images"] for sample in samples] == list(range(1, PARTS + 1))
    assert all(set(sample) == {field.name for field in fields(DaySample)} for sample in samples)
    assert all(min(sample[name] for name in ("window_mib", "handles", "threads")) > 0 for sample in samples)
    assert samples[-1]["seconds"] > samples[0]["seconds"]
    # A part of one image is no measure of growth; what leaks with each image would still be seen.
    last, first = samples[-1], samples[2]
    assert last["handles"] - first["handles"] < 20
    assert last["threads"] - first["threads"] < 10
    assert len(day_results(samples)) == 5
    check_project(tmp_path / "day.inkling")
    with Project.open(tmp_path / "day.inkling") as project:
        for record in project.images.rows():
            mask = project.decided_mask(record.id)
            assert record.status is ImageStatus.ACCEPTED
            assert mask is not None
            assert set(np.unique(mask)) <= {0, 1, 255}
            assert {0, 1} <= set(np.unique(mask))
    assert temporaries(tmp_path) == []
    left = [child for child in psutil.Process(os.getpid()).children() if str(tmp_path) in _line_of(child)]
    assert left == []


def _line_of(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""
