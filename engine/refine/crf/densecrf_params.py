"""Parameters and inputs of every dense CRF back end: energies per pixel and class, held scribbles."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, CancelToken, LabelMap, ProbMap, RgbU8

F32: TypeAlias = NDArray[np.float32]
OnStep: TypeAlias = Callable[[int, F32], None]
"""Called with the number of updates done (0: the unaries alone) and the beliefs, an array of its own."""

# A class that the network rules out must still be possible for the CRF: pydensecrf's value.
LEAST_PROBABILITY: Final = 1e-5
# Energy of contradicting a scribble: above what both kernels together can ever send (compat times a
# filtered 1, some tens), and small enough that single precision keeps the rest of the sum.
SCRIBBLE_ENERGY: Final = 1e4


@dataclass(frozen=True, slots=True)
class CrfParams:
    """Parameters of both kernels, as in pydensecrf.

    `sxy_gaussian`, `sxy_bilateral`: standard deviations in pixels, > 0. `srgb`: likewise in
    8-bit colour steps. `compat_gaussian`, `compat_bilateral`: weights of the Potts terms.
    `steps`: mean field updates, >= 0.
    """

    sxy_gaussian: float = 3.0
    compat_gaussian: float = 3.0
    sxy_bilateral: float = 80.0
    srgb: float = 13.0
    compat_bilateral: float = 10.0
    steps: int = 5

    def __post_init__(self) -> None:
        for name in ("sxy_gaussian", "sxy_bilateral", "srgb"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise BadInputError(f"{name} must be a number > 0, got {value!r}.")
        for name in ("compat_gaussian", "compat_bilateral"):
            value = getattr(self, name)
            if not math.isfinite(value):
                raise BadInputError(f"{name} must be a finite number, got {value!r}.")
        check_steps(self.steps)


class CrfSolver(Protocol):
    """A dense CRF of one image, ready for one set of unaries after the other."""

    def infer(
        self,
        unary: F32,
        steps: int | None = None,
        token: CancelToken | None = None,
        on_step: OnStep | None = None,
    ) -> F32: ...


def check_image(image: RgbU8) -> None:
    """Refuse what is not an (H, W, 3) uint8 image with at least one pixel."""
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or image.size == 0:
        raise BadInputError(
            f"The dense CRF needs an image of shape (H, W, 3) in uint8, got {image.shape} in {image.dtype}."
        )


def check_steps(steps: int) -> None:
    if steps < 0:
        raise BadInputError(f"The number of mean field steps must be >= 0, got {steps!r}.")


def check_unary(unary: F32, shape: tuple[int, ...]) -> None:
    """Refuse energies that are not (C, H, W) of this image, with at least 2 classes."""
    if unary.ndim != 3 or unary.shape[1:] != tuple(shape):
        raise BadInputError(
            f"The energies must have shape (C, {shape[0]}, {shape[1]}) like the image, got {unary.shape}."
        )
    if not 2 <= len(unary) <= IGNORE:
        raise BadInputError(f"The dense CRF needs 2 to {IGNORE} classes, got {len(unary)}.")


def not_finite() -> BadInputError:
    return BadInputError("The energies hold NaN or infinite values.", "Check what the network gave.")


def unary_from_probs(probs: ProbMap) -> F32:
    """Energies -log p of (C, H, W) probabilities, float32; p below 1e-5 counts as 1e-5.

    Raises:
        BadInputError: wrong number of axes, NaN, or values beyond 0-1 (scores are not probabilities).
    """
    if probs.ndim != 3 or probs.size == 0:
        raise BadInputError(f"Probabilities must have shape (C, H, W), got {probs.shape}.")
    low, high = float(probs.min()), float(probs.max())
    # Half-precision softmax overshoots 1 by up to one unit in its last place, 1e-3.
    if not (low >= -1e-3 and high <= 1 + 1e-3):
        raise BadInputError(f"Probabilities must lie in 0-1, got {low:g} to {high:g}.")
    unary = np.clip(probs, LEAST_PROBABILITY, 1.0).astype(np.float32, copy=False)
    np.log(unary, out=unary)
    return np.negative(unary, out=unary)


def hold_scribbles(unary: F32, scribbles: LabelMap) -> F32:
    """A copy of the energies in which a scribbled pixel can only take the class of its scribble."""
    if scribbles.shape != unary.shape[1:]:
        raise BadInputError(f"The scribbles have shape {scribbles.shape}, the energies {unary.shape[1:]}.")
    scribbled = scribbles != IGNORE
    ids = scribbles[scribbled]
    if ids.size and int(ids.max()) >= len(unary):
        raise BadInputError(f"A scribble has class {int(ids.max())}, but there are {len(unary)} classes.")
    held = unary.copy()
    held[:, scribbled] = SCRIBBLE_ENERGY
    ys, xs = np.nonzero(scribbled)
    held[ids, ys, xs] = 0.0
    return held
