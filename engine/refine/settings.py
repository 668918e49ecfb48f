"""Request, settings and result of a refinement; free of Numba, so that windows may import it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.core import IGNORE, BadInputError, LabelMap, ProbMap, RgbU8, UserError
from engine.core.ranges import NumberRange

if TYPE_CHECKING:
    from engine.refine.appearance.ridges import Ridges
    from engine.refine.appearance.texture import Texture
    from engine.refine.correction.interactive import PreparedImage
    from engine.refine.crf.crf_cache import CrfCache

EXACT_PIXELS: Final = 4_000_000
"""Up to this size a cut is exact by default: 200 MB and a second or two. 12 MP would be 600 MB."""

QUICK_EXACT_PIXELS: Final = 400_000
"""Up to this size an exact cut is a matter of a moment."""

MOST_FAVOUR: Final = 20.0

SMOOTHNESS: Final = NumberRange(0, 10_000)
"""Price of a pixel of boundary, in nats."""
_SHARE: Final = NumberRange(0, 1)
_CRF_STEPS: Final = NumberRange(0, 100, is_whole=True)


@dataclass(frozen=True, slots=True)
class CutSettings:
    """Parameters of a refinement.

    Args:
        smoothness: price in nats of one pixel of boundary between equal colours; 0 to 10,000.
        prior_weight: 0 believes only the scribbles' colours, 1 only the network.
        method: a name in METHODS.
        exact_pixels: larger images are cut from coarse to fine, which is quick but not exact.
        reach: how far a correction changes a previous mask: 1 as far as the error that it lies in suggests, 2
            twice as far, inf everywhere. See `correction.geodesic_reach`.
        texture: 0 tells classes apart by colours only, 1 by texture only. See `appearance.texture`.
        favour: (class, nats) by which every pixel of the class is cheaper, so that its region grows, or
            shrinks when negative; 0 for classes that are not named.
        follows_lines: the graph cut of a new mask tells classes apart by ridges as well. See
            `appearance.ridges`.
        crf_steps: mean-field steps of the dense CRF, 0 to 100; 0 shows each pixel's cheapest class.
        auto_smoothness: the graph cut selects `smoothness` by the scribbles of a new mask where they are
            enough, and `follows_lines` where it is small. See `parameters.smoothness_selection`.
        auto_texture: the graph cut selects `texture` by the scribbles of a new mask of up to
            `QUICK_EXACT_PIXELS` where they are enough. See `parameters.texture_selection`.

    Raises:
        BadInputError: a value out of its range.

        >>> CutSettings().smoothness
        16.0
        >>> CutSettings(method="densecrf", crf_steps=10).crf_steps
        10
        >>> CutSettings(smoothness=-1.0)
        Traceback (most recent call last):
        ...
        engine.core.errors.BadInputError: smoothness must be from 0 to 10000, got -1.0
    """

    # Chosen from 15 settings by simulated clicks on 16 small photographs (GrabCut and Berkeley sets, 40,000
    # pixels), not checked on others. Mean IoU after 2 and 8 clicks: mixtures 0.50 and 0.82; histograms at
    # the same smoothness 0.45 and 0.73, or 0.40 and 0.84 with an unseen share of 0.3; mixtures at 32 0.46
    # and 0.86. So 2-4 clicks speak for these, 8 clicks do not.
    smoothness: float = 16.0
    prior_weight: float = 0.5
    method: str = "graphcut"
    exact_pixels: int = EXACT_PIXELS
    reach: float = 1.0
    texture: float = 0.0
    favour: tuple[tuple[int, float], ...] = ()
    crf_steps: int = 5
    auto_smoothness: bool = False
    auto_texture: bool = False
    follows_lines: bool = False

    def __post_init__(self) -> None:
        SMOOTHNESS.require("smoothness", self.smoothness)
        _SHARE.require("prior_weight", self.prior_weight)
        if self.exact_pixels < 0:
            raise BadInputError(f"exact_pixels must be 0 or more, got {self.exact_pixels!r}")
        if not self.reach > 0.0:
            raise BadInputError(f"reach must be above 0, got {self.reach!r}")
        _SHARE.require("texture", self.texture)
        if not all(abs(nats) <= MOST_FAVOUR for _, nats in self.favour):
            raise BadInputError(f"favour must be from -{MOST_FAVOUR} to {MOST_FAVOUR}, got {self.favour!r}")
        _CRF_STEPS.require("crf_steps", self.crf_steps)


@dataclass(frozen=True, slots=True)
class RefineRequest:
    """Image, scribbles and what else a refinement takes; the arrays must not change while it runs.

    Args:
        image: (H, W, 3) uint8.
        scribbles: (H, W) uint8: the class scribbled on each pixel, 255 where none.
        class_count: number of classes of the project.
        prior: (class_count, h, w) probabilities of the network, of the whole image at any resolution.
        previous_mask: (H, W) uint8 labels that the scribbles correct, 255 where nothing is known. They change
            around the scribbles that contradict them, as far as `settings.reach` says.
        previous_mask_is_scribbled: `previous_mask` is the result of earlier ones among `scribbles`, not a
            mask from elsewhere; the method "object" holds to it less.
        texture: the image's textures, computed before; needed only when `settings.texture` is above 0, and
            computed anew each time when missing then.
        ridges: those of the image; needed only when `settings.follows_lines`, and computed anew when missing
            then.
        prepared: what the method "object" computes once an image; computed anew each time when missing.
        crf: lattices of the method "densecrf", kept for the next request; one request at a time.
    """

    image: RgbU8
    scribbles: LabelMap
    class_count: int
    prior: ProbMap | None = None
    settings: CutSettings = CutSettings()
    previous_mask: LabelMap | None = None
    texture: Texture | None = None
    prepared: PreparedImage | None = None
    crf: CrfCache | None = None
    previous_mask_is_scribbled: bool = False
    ridges: Ridges | None = None


@dataclass(frozen=True, slots=True)
class RefineResult:
    """A label for every pixel.

    Args:
        labels: (H, W) uint8, read-only; equals the scribbles where there are any.
        energy: the cut's energy of `labels` in nats, above each pixel's cheapest class, whatever the method;
            of a correction, the energy of the part of the image that was decided anew; not a number for
            the method "object", whose regions are cut one by one.
        seconds: time taken.
        exact: no labelling has a lower energy (only a cut between two classes can prove that).
    """

    labels: LabelMap
    energy: float
    seconds: float
    exact: bool


def check_request(request: RefineRequest) -> None:
    """Refuse what no method could work on.

    Raises:
        BadInputError: an array of the wrong shape, type or range.
        UserError: the scribble image or the prior belongs to another image or class list.
    """
    image, scribbles = request.image, request.scribbles
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype.name != "uint8" or image.size == 0:
        raise BadInputError(f"The image must be (H, W, 3) uint8, got {image.shape} {image.dtype}.")
    if scribbles.ndim != 2 or scribbles.dtype.name != "uint8":
        raise BadInputError(f"The scribbles must be (H, W) uint8, got {scribbles.shape} {scribbles.dtype}.")
    if scribbles.shape != image.shape[:2]:
        raise UserError(
            f"The scribbles are {scribbles.shape[1]}x{scribbles.shape[0]} but the image is "
            f"{image.shape[1]}x{image.shape[0]}.",
            "Give scribbles of the size of the image.",
        )
    if not 1 <= request.class_count <= IGNORE:
        raise BadInputError(f"class_count must be from 1 to {IGNORE}, got {request.class_count}.")
    if request.prior is not None:
        _check_prior(request.prior, request.class_count)
    if request.previous_mask is not None:
        _check_previous_mask(request.previous_mask, request)


def _check_previous_mask(previous_mask: LabelMap, request: RefineRequest) -> None:
    if previous_mask.shape != request.scribbles.shape or previous_mask.dtype.name != "uint8":
        raise BadInputError(
            f"The previous mask must be {request.scribbles.shape} uint8, "
            f"got {previous_mask.shape} {previous_mask.dtype}."
        )
    # One more than the largest class, as 255 becomes 0.
    above = int((previous_mask + previous_mask.dtype.type(1)).max())
    if above > request.class_count:
        raise UserError(
            f"The mask names class {above - 1} but the project only {request.class_count} classes.",
            "Add the class, or open the mask with its own class list.",
        )


def _check_prior(prior: ProbMap, class_count: int) -> None:
    import numpy as np

    if prior.ndim != 3 or prior.size == 0 or not np.issubdtype(prior.dtype, np.floating):
        raise BadInputError(f"The prior must be (C, h, w) of floats, got {prior.shape} {prior.dtype}.")
    if len(prior) != class_count:
        raise UserError(
            f"The prior has {len(prior)} classes but the project has {class_count}.",
            "Predict again with a model of this class list.",
        )
    low, high = float(prior.min()), float(prior.max())
    if not (low >= 0.0 and high <= 1.001):
        raise BadInputError(f"The prior must hold probabilities from 0 to 1, got {low} to {high}.")
