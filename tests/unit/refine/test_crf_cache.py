"""The dense CRF's shelf: the same answers as without it, and nothing computed twice."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import NO_PROGRESS, CancelledError, CancelToken
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.crf import crf_cache
from engine.refine.crf.crf_cache import CrfCache
from engine.refine.crf.densecrf import DenseCrf
from tests.helpers.scribbles import dabs, halves


class Counted(DenseCrf):
    built = 0
    inferred = 0

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        Counted.built += 1
        super().__init__(*args, **kwargs)

    def infer(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        Counted.inferred += 1
        return super().infer(*args, **kwargs)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> type[Counted]:
    monkeypatch.setattr(crf_cache, "DenseCrf", Counted)
    Counted.built = Counted.inferred = 0
    return Counted


def test_the_step_slider_and_new_scribbles_find_what_is_there(counted: type[Counted]) -> None:
    image, truth = halves(60)
    few, more, shelf = dabs(truth, (0, 1)), dabs(truth, (0, 1)), CrfCache()
    more[30:34, 3:8] = truth[30, 5]
    seen = []
    for scribbles, steps in ((few, 5), (few, 2), (few, 0), (more, 5), (more, 5)):
        settings = CutSettings(method="densecrf", crf_steps=steps)
        fresh = refine(RefineRequest(image, scribbles, 2, None, settings), CancelToken(), NO_PROGRESS)
        before = counted.built, counted.inferred
        kept = RefineRequest(image, scribbles, 2, None, settings, crf=shelf)
        np.testing.assert_array_equal(refine(kept, CancelToken(), NO_PROGRESS).labels, fresh.labels)
        seen.append((counted.built - before[0], counted.inferred - before[1]))
    assert seen == [(1, 1), (0, 0), (0, 0), (0, 1), (0, 0)]


def test_another_image_gets_lattices_of_its_own(counted: type[Counted]) -> None:
    image, _ = halves(40)
    costs = np.random.default_rng(0).random((2, 40, 40), np.float32)
    shelf = CrfCache()
    first = shelf.labels(image, costs, 2, CancelToken(), NO_PROGRESS)
    other = shelf.labels(image[::-1].copy(), costs, 2, CancelToken(), NO_PROGRESS)
    assert counted.built == 2
    assert (first != other).any()


def test_a_cancelled_answer_is_not_kept() -> None:
    image, _ = halves(40)
    costs = np.random.default_rng(0).random((2, 40, 40), np.float32)
    shelf, token = CrfCache(), CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        shelf.labels(image, costs, 2, token, NO_PROGRESS)
    labels = shelf.labels(image, costs, 2, CancelToken(), NO_PROGRESS)
    assert labels.shape == (40, 40)
