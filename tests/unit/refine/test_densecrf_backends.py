"""The other back ends give the beliefs of our own: pydensecrf, torch; and real photographs."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import BadInputError, CancelledError, CancelToken, UserError
from engine.refine.crf.densecrf import (
    Backend,
    CrfParams,
    CrfSolver,
    DenseCrf,
    crf_labels,
    dense_crf,
    unary_from_probs,
)
from tests.helpers.data import data_set
from tests.helpers.densecrf_reference import ReferenceDenseCrf

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]

needs_pydensecrf = pytest.mark.skipif(find_spec("pydensecrf") is None, reason="pydensecrf is not installed")


def scene(height: int, width: int) -> U8:
    """Blobs of colour with noise."""
    rng = np.random.default_rng(6)
    coarse = rng.integers(0, 255, (-(-height // 16), -(-width // 16), 3))
    image = np.kron(coarse, np.ones((16, 16, 1)))[:height, :width] + rng.normal(0, 8, (height, width, 3))
    return np.clip(image, 0, 255).astype(np.uint8)


def random_unary(classes: int, height: int, width: int) -> F32:
    """Energies of patches of 9 pixels with noise: the CRF has something to move."""
    rng = np.random.default_rng(7)
    coarse = rng.normal(0, 2, (classes, -(-height // 9), -(-width // 9)))
    scores = np.kron(coarse, np.ones((1, 9, 9)))[:, :height, :width]
    weights = np.exp(scores + rng.normal(0, 0.7, scores.shape))
    return unary_from_probs((weights / weights.sum(axis=0)).astype(np.float32))


def torch_crf(image: U8, params: CrfParams) -> CrfSolver:
    torch = pytest.importorskip("torch")
    from engine.refine.crf.densecrf_torch import TorchDenseCrf

    return TorchDenseCrf(image, params, None, torch.device("cpu"))


@needs_pydensecrf
@pytest.mark.parametrize("classes", [2, 3, 5, 21])
@pytest.mark.parametrize("shape", [(64, 48), (61, 47)])
@pytest.mark.parametrize(
    "params",
    [CrfParams(), CrfParams(1.0, 2.0, 40.0, 5.0, 4.0), CrfParams(7.5, 1.0, 20.0, 30.0, 3.0, steps=10)],
    ids=["default", "sharp", "soft"],
)
def test_beliefs_equal_those_of_pydensecrf(classes: int, shape: tuple[int, int], params: CrfParams) -> None:
    """Mean difference below 2e-6: both use single precision and add in another order.

    61 x 47 is no multiple of 4: there pydensecrf adds up to three pixels at the origin.
    """
    image, unary = scene(*shape), random_unary(classes, *shape)
    reference = ReferenceDenseCrf(image, params).infer(unary)
    ours = dense_crf(image, params, backend=Backend.OWN).infer(unary)
    assert np.abs(ours - reference).mean() < 2e-6
    assert np.abs(reference - np.exp(-unary)).mean() > 1e-3


@needs_pydensecrf
def test_beliefs_on_a_photograph_equal_those_of_pydensecrf_at_every_step() -> None:
    from skimage.io import imread

    path = sorted((data_set("voc2007") / "images").iterdir())[0]
    image = np.ascontiguousarray(imread(path)[:200, :300, :3])
    unary = random_unary(5, *image.shape[:2])
    ours: list[F32] = []
    reference: list[F32] = []
    DenseCrf(image).infer(unary, 10, on_step=lambda step, q: ours.append(q))
    crf = ReferenceDenseCrf(image, CrfParams())
    crf.infer(unary, 10, on_step=lambda step, q: reference.append(q))
    assert len(ours) == len(reference) == 11
    assert np.abs(np.stack(ours) - np.stack(reference)).mean(axis=(1, 2, 3)).max() < 1e-5


@pytest.mark.parametrize("classes", [2, 3, 8])
def test_the_sparse_matrices_of_torch_give_the_same_beliefs_at_every_step(classes: int) -> None:
    image, params, unary = scene(45, 52), CrfParams(steps=4), random_unary(classes, 45, 52)
    ours: list[F32] = []
    theirs: list[F32] = []
    DenseCrf(image, params).infer(unary, on_step=lambda step, q: ours.append(q))
    torch_crf(image, params).infer(unary, on_step=lambda step, q: theirs.append(q))
    assert len(ours) == len(theirs) == 5
    np.testing.assert_allclose(np.stack(theirs), np.stack(ours), atol=1e-4)
    assert np.abs(np.stack(theirs) - np.stack(ours)).mean() < 1e-6


def test_torch_on_cuda_gives_the_same_beliefs() -> None:
    torch = pytest.importorskip("torch")
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    image, unary = scene(200, 301), random_unary(21, 200, 301)
    on_gpu = dense_crf(image, backend=Backend.CUDA).infer(unary)
    assert np.abs(on_gpu - DenseCrf(image).infer(unary)).mean() < 1e-6


def test_cuda_without_a_device_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(UserError, match="no CUDA device"):
        dense_crf(scene(8, 8), backend=Backend.CUDA)


@pytest.mark.parametrize("backend", [pytest.param(ReferenceDenseCrf, marks=needs_pydensecrf), torch_crf])
def test_other_back_ends_refuse_and_cancel_alike(backend: Callable[[U8, CrfParams], CrfSolver]) -> None:
    image = scene(20, 24)
    crf = backend(image, CrfParams())
    unary, token = random_unary(3, 20, 24), CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        crf.infer(unary, token=token)
    with pytest.raises(BadInputError, match="shape"):
        crf.infer(unary[:, 1:])
    unary[0, 0, 0] = np.nan
    with pytest.raises(BadInputError, match="NaN"):
        crf.infer(unary)


def test_labels_do_not_depend_on_the_back_end() -> None:
    image, probs = scene(30, 33), np.exp(-random_unary(4, 30, 33))
    ours = crf_labels(image, probs, backend=Backend.OWN)
    auto = crf_labels(image, probs)
    assert (ours == auto).mean() > 0.999
