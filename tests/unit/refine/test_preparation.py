"""Preparation of the cut: in stages, reported while kernels are compiled, silent when they are loaded."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, NO_PROGRESS, Progress
from engine.refine import CutSettings, RefineRequest, is_warming_up, preparation, warm_up
from engine.refine.preparation import CutStage, is_prepared, stage_of


def test_what_is_prepared_grows_by_stages_and_small_cuts_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    refined = preparation.refine
    ready: list[list[CutStage]] = []

    def noted(request: RefineRequest, *others: object) -> object:
        assert is_warming_up()
        ready.append([stage for stage in CutStage if is_prepared(stage)])
        return refined(request)

    monkeypatch.setattr(preparation, "refine", noted)
    warm_up(NO_PROGRESS)
    two, more, correction = CutStage.TWO_CLASSES, CutStage.MORE_CLASSES, CutStage.CORRECTION
    assert ready == [[], [two], [two, more], *[[two, more, correction]] * 2]
    assert not is_warming_up()
    assert all(is_prepared(stage) for stage in CutStage)


def test_kernels_that_are_loaded_are_no_progress_to_tell_of() -> None:
    warm_up(NO_PROGRESS)
    seen: list[Progress] = []
    warm_up(seen.append)
    assert seen == []


def test_each_kernel_that_is_compiled_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    from numba.core import event

    from engine.refine.energy import edge_kernels

    def compile_one(request: RefineRequest, *others: object) -> None:
        with event.trigger_event("numba:compile", data={"dispatcher": edge_kernels.contrast}):
            pass

    warm_up(NO_PROGRESS)
    monkeypatch.setattr(preparation, "refine", compile_one)
    seen: list[Progress] = []
    warm_up(seen.append)
    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5]
    assert all(progress.unit == preparation.COMPILED and progress.done < progress.total for progress in seen)


@pytest.mark.parametrize(("count", "stage"), [(2, CutStage.TWO_CLASSES), (3, CutStage.MORE_CLASSES)])
def test_the_stage_of_a_cut_goes_by_its_scribbled_classes(count: int, stage: CutStage) -> None:
    scribbles = np.full((5, 5), IGNORE, np.uint8)
    scribbles[0, :count] = np.arange(count)
    assert stage_of(CutSettings(), scribbles, is_correction=False) is stage
    assert stage_of(CutSettings(), scribbles[:, :count], is_correction=False) is stage


def test_what_is_prepared_is_enough_for_images_of_a_usual_size() -> None:
    from engine.refine.solvers import (
        expansion_kernels,
        expansion_level_kernels,
        ibfs_start_kernels,
        pyramid_kernels,
    )

    warm_up(NO_PROGRESS)
    needed = [
        ibfs_start_kernels.join_strips,
        pyramid_kernels.halve_image,
        expansion_kernels.open_seams,
        expansion_level_kernels.halve_unary,
        expansion_level_kernels.halve_weights,
        expansion_level_kernels.enlarge_flow,
        expansion_level_kernels.enlarge_labels,
    ]
    assert all(kernel.signatures for kernel in needed)  # type: ignore[attr-defined]
