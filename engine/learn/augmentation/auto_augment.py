"""Auto-augment: augmentation chosen from statistics of the images and masks, with a reason for each choice.

No torch. The measurements behind the rules stand in docs/measurements/learning.md.

Example:
    >>> image = np.zeros((64, 64, 3), np.uint8)
    >>> labels = np.zeros((64, 64), np.uint8)
    >>> statistics = [measure_image(image, labels)]
    >>> decision = auto_augment(AugmentChoice(level="none"), statistics)
    >>> decision.sentences[0]
    'Patches are left as they are.'
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap, RgbU8
from engine.learn.augmentation.augment import by_fours
from engine.learn.augmentation.augment_settings import (
    ANY_ANGLE,
    LIGHT,
    NONE,
    RANGES,
    STRONG,
    AugmentChoice,
    AugmentSettings,
    Orientation,
)
from engine.learn.request import Sample
from engine.learn.samples import ImageCache

MOST_IMAGES: Final = 20
# Decoding costs most; three large photographs are enough.
_ENOUGH_PIXELS: Final = 40_000_000
_ENOUGH_IMAGES: Final = 3

_REDUCED_PX: Final = 256
"""Side to which images are reduced before their edges are measured."""
_NOISE_PX: Final = 96
_FEWEST_PIXELS: Final = 50
_NEAR_AXIS_DEG: Final = 10
_BINS: Final = 18
_NOISE_KERNEL: Final = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
# Median of the absolute value of a standard normal.
_MEDIAN_ABS: Final = 0.6745

# Means over a folder: photographs of scenes have 0.32 to 0.43, pictures from above or through a
# microscope 0.22 to 0.25; chance gives 40 / 180. A single one of the latter has had 0.31.
_AXES_OF_A_SCENE: Final = 0.28
_AXES_DOUBT: Final = 0.04
_IMAGES_FOR_ROWS: Final = 4
_CLEAR_SHARE: Final = 0.2
_CLEAR_T: Final = 5.0
_ALL_DIRECTIONS: Final = 0.97
_COLOURFUL: Final = 0.03
_VISIBLE_NOISE: Final = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class ImageStatistics:
    """Statistics of one image and its mask.

    Attributes:
        axes: share of the clear edges that run within 10 degrees of level or upright; 0-1.
        directions: evenness (relative entropy) of the edges' directions; 0 one direction, 1 all alike.
        rows, columns: (K,) share of each class in the upper third less that in the lower one, and of
            the left third less that of the right; None where too little is labelled.
        chroma: mean distance between the largest and the smallest channel; 0-1.
        noise: standard deviation of the noise, grey levels.
        brightness, contrast: mean and standard deviation of the pixels; 0-1.
        size_px: mean thickness of the rarest class' regions, None where only one class is labelled.
    """

    axes: float
    directions: float
    rows: NDArray[np.float64] | None
    columns: NDArray[np.float64] | None
    chroma: float
    noise: float
    brightness: float
    contrast: float
    size_px: float | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Reason for the value of one item, as a sentence for the user."""

    item: str
    sentence: str


@dataclass(frozen=True, slots=True)
class AugmentDecision:
    """Settings of augmentation, with a reason for each item that was chosen by the images."""

    settings: AugmentSettings
    reasons: tuple[Reason, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The choice in one line, then the reasons."""
        reasons = (reason.sentence for reason in self.reasons)
        return (f"Patches are {summary_of(self.settings)}.", *reasons)

    def to_json(self) -> dict[str, Any]:
        """Plain values; `from_json` reads them back."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> AugmentDecision:
        """What `to_json` gave."""
        reasons = tuple(Reason(**reason) for reason in values["reasons"])
        return cls(AugmentSettings.from_json(values["settings"]), reasons)


def measure_image(image: RgbU8, labels: LabelMap) -> ImageStatistics:
    """Statistics of one image, (H, W, bands), and its mask (of the same size; 255 for unlabelled)."""
    factor = max(1.0, max(labels.shape) / _REDUCED_PX)
    size = (max(1, round(labels.shape[1] / factor)), max(1, round(labels.shape[0] / factor)))
    small = by_fours(image, lambda bands: cv2.resize(bands, size, interpolation=cv2.INTER_AREA))
    mask = np.asarray(cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    grey = _grey(small).astype(np.float32)
    axes, directions = _edge_directions(grey)
    return ImageStatistics(
        axes=axes,
        directions=directions,
        rows=_difference(mask),
        columns=_difference(np.ascontiguousarray(mask.T)),
        chroma=float(np.ptp(small.astype(np.int16), axis=2).mean()) / 255.0,
        noise=_noise(image),
        brightness=float(grey.mean()) / 255.0,
        contrast=float(grey.std()) / 255.0,
        size_px=_thickness(mask, factor),
    )


def measure_samples(
    samples: Sequence[Sample], cache: ImageCache, channels: Sequence[int] = ()
) -> Iterator[ImageStatistics]:
    """Statistics of at most 20 of the images, spread over all; of fewer where they are large.

    Args:
        channels: those that the network sees; empty for the pictures as they are shown.

    Raises:
        UnusableSampleError: an image cannot be read, or is not the size of its mask.
    """
    count = min(len(samples), MOST_IMAGES)
    seen = 0
    for number in range(count):
        sample = samples[number * len(samples) // count]
        if number >= _ENOUGH_IMAGES and seen > _ENOUGH_PIXELS:
            return
        seen += sample.pixel_count
        yield measure_image(cache.get(sample, channels), sample.labels)


def auto_augment_samples(
    choice: AugmentChoice, samples: Sequence[Sample], cache: ImageCache, channels: Sequence[int] = ()
) -> Generator[None, None, AugmentDecision]:
    """`auto_augment` from the samples' own images, where the choice needs them; yields after each image."""
    facts: list[ImageStatistics] = []
    if choice.asks_images:
        for fact in measure_samples(samples, cache, channels):
            facts.append(fact)
            yield None
    return auto_augment(choice, facts)


def auto_augment(choice: AugmentChoice, facts: Sequence[ImageStatistics]) -> AugmentDecision:
    """Settings for a choice; what it leaves open is chosen by the statistics of the images."""
    orientation, why = _orientation(facts)
    reasons = [] if choice.orientation != "auto" else [Reason("orientation", why)]
    chosen: Orientation = orientation if choice.orientation == "auto" else choice.orientation
    if choice.level == "auto":
        settings, others = _by_statistics(facts, chosen)
        reasons += others
    else:
        settings = replace({"none": NONE, "light": LIGHT, "strong": STRONG}[choice.level], orientation=chosen)
    items = dict(choice.items)
    valid = tuple(reason for reason in reasons if reason.item not in items)
    return AugmentDecision(settings.with_items(items), valid)


def summary_of(settings: AugmentSettings) -> str:
    """The settings in words, e.g. "mirrored and resized up to 1.3 times"."""
    is_any = settings.orientation == "any"
    words = []
    if settings.flips:
        words.append("mirrored and turned" if is_any else "mirrored left to right")
    if is_any and settings.rotate:
        words.append("rotated freely" if settings.rotate >= ANY_ANGLE else f"tilted by {settings.rotate:g}°")
    if settings.scale > RANGES["scale"][0]:
        words.append(f"resized up to {settings.scale:.2g} times")
    names = {
        "elastic": "bent",
        "brightness": "brightened and darkened",
        "contrast": "changed in contrast",
        "colour": "changed in colour",
        "noise": "made noisy",
        "blur": "blurred",
    }
    words += [words_of for name, words_of in names.items() if getattr(settings, name) > 0]
    if not words:
        return "left as they are"
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


# ---- the rules


def _orientation(facts: Sequence[ImageStatistics]) -> tuple[Orientation, str]:
    """Whether the images have an up, and the reason."""
    if not facts:
        return "any", "Nothing tells yet whether the images have an up, so patches are turned every way."
    axes = float(np.mean([fact.axes for fact in facts]))
    if axes >= _AXES_OF_A_SCENE + _AXES_DOUBT / np.sqrt(len(facts)):
        return "upright", (
            f"Upright: {100 * axes:.0f} % of the edges run level or upright, as in scenes with an up "
            "(22 % by chance), so patches are only mirrored left to right."
        )
    if _is_clear([fact.rows for fact in facts], [fact.columns for fact in facts]):
        return "upright", (
            "Upright: the classes lie at different heights in image after image, so patches are only "
            "mirrored left to right."
        )
    return "any", (
        f"No up: edges run in all directions ({100 * axes:.0f} % level or upright, 22 % by chance) and no "
        "class keeps to the top or the bottom, so patches are turned every way."
    )


def _is_clear(rows: list[NDArray[np.float64] | None], columns: list[NDArray[np.float64] | None]) -> bool:
    """Whether some class is higher or lower in all images, far more than to the left or right."""
    up, side = ([d for d in differences if d is not None] for differences in (rows, columns))
    if len(up) < _IMAGES_FOR_ROWS:
        return False
    mean, spread = np.mean(up, axis=0), np.std(up, axis=0, ddof=1)
    beside = float(np.abs(np.mean(side, axis=0)).max()) if side else 0.0
    # Two per cent of the pixels are no difference, however often they are met.
    t = np.abs(mean) / (spread / np.sqrt(len(up)) + 0.02)
    return bool(((np.abs(mean) >= max(_CLEAR_SHARE, 2 * beside)) & (t >= _CLEAR_T)).any())


def _by_statistics(
    facts: Sequence[ImageStatistics], orientation: Orientation
) -> tuple[AugmentSettings, list[Reason]]:
    settings = replace(LIGHT, orientation=orientation)
    if not facts:
        return settings, []
    rules = (_geometry(facts, orientation), _light(facts), _colour(facts), _grain(facts))
    reasons: list[Reason] = []
    for changes, why in rules:
        settings = settings.with_items(changes)
        reasons += why
    return settings, reasons


Rule = tuple[dict[str, float], list[Reason]]


def _geometry(facts: Sequence[ImageStatistics], orientation: Orientation) -> Rule:
    sizes = [fact.size_px for fact in facts if fact.size_px is not None]
    spread = float(np.std(np.log(sizes))) if len(sizes) > 1 else 0.2
    scale = round(float(np.clip(1.2 + 0.35 * spread, 1.2, 1.4)), 2)
    varied = "much" if spread > 0.35 else "little"
    reasons = [Reason("scale", f"Sizes differ {varied} between the images: resized up to {scale:g} times.")]
    if orientation == "upright":
        reasons.append(Reason("elastic", "Not bent: what stands upright is mostly straight."))
        return {"scale": scale}, reasons
    if np.mean([fact.directions for fact in facts]) < _ALL_DIRECTIONS:
        reasons.append(Reason("elastic", "Not bent: edges run in few directions, as in what people build."))
        return {"scale": scale, "rotate": ANY_ANGLE}, reasons
    reasons.append(Reason("elastic", "Bent a little: the shapes are round or winding, as grown things are."))
    return {"scale": scale, "rotate": ANY_ANGLE, "elastic": 0.2}, reasons


def _light(facts: Sequence[ImageStatistics]) -> Rule:
    """Brightness and contrast by how far the images differ among themselves."""
    if len(facts) < 2:
        return {}, [Reason("brightness", "One image cannot tell how light varies: changed as usual.")]
    means, contrasts = ([getattr(fact, name) for fact in facts] for name in ("brightness", "contrast"))
    spread = float(np.std(means))
    relative = float(np.std(contrasts) / max(0.02, float(np.mean(contrasts))))
    brightness = round(float(np.clip(0.07 + 0.3 * spread, 0.07, 0.15)), 2)
    contrast = round(float(np.clip(0.2 + 0.2 * relative, 0.2, 0.3)), 2)
    words = "much" if spread > 0.1 or relative > 0.3 else "little"
    sentence = f"Light differs {words} between the images: brightness by {100 * brightness:.0f} %"
    return {"brightness": brightness, "contrast": contrast}, [
        Reason("brightness", f"{sentence}, contrast by {100 * contrast:.0f} %.")
    ]


def _colour(facts: Sequence[ImageStatistics]) -> Rule:
    coloured = float(np.mean([fact.chroma > _COLOURFUL for fact in facts]))
    if coloured < 0.2:
        return {}, [Reason("colour", "The images are grey: colours stay.")]
    return {"colour": 0.1}, [Reason("colour", "The images are coloured: hue and saturation change a little.")]


def _grain(facts: Sequence[ImageStatistics]) -> Rule:
    level = float(np.median([fact.noise for fact in facts]))
    if level < _VISIBLE_NOISE:
        return {}, [Reason("noise", "The images are nearly free of noise: none is added.")]
    noise = round(min(level / 255.0, 0.03), 3)
    return {"noise": noise}, [
        Reason("noise", f"Noise of {level:.1f} grey levels is there already: no more than that is added.")
    ]


# ---- statistics


def _edge_directions(grey: NDArray[np.float32]) -> tuple[float, float]:
    """Share of the clear edges near the axes, and evenness (0-1) of all their directions."""
    # Blurred, because the grid of pixels and of JPEG's blocks prefers the axes.
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.5)
    dx, dy = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    strength = np.hypot(dx, dy)
    is_clear = strength > max(1.0, float(np.percentile(strength, 80)))
    if np.count_nonzero(is_clear) < _FEWEST_PIXELS:
        return 2 * _NEAR_AXIS_DEG / 90, 1.0
    angles = np.degrees(np.arctan2(dy[is_clear], dx[is_clear])) % 180
    beside = np.minimum(angles % 90, 90 - angles % 90)
    shares = np.bincount((angles / (180 / _BINS)).astype(int) % _BINS, minlength=_BINS) / angles.size
    known = shares[shares > 0]
    return float((beside < _NEAR_AXIS_DEG).mean()), float(-(known * np.log(known)).sum() / np.log(_BINS))


def _difference(mask: LabelMap) -> NDArray[np.float64] | None:
    """Share of each class (256 places) in the first third of the rows less that in the last."""
    third = mask.shape[0] // 3
    first, last = (
        np.bincount(part.ravel(), minlength=256)[:IGNORE].astype(np.float64)
        for part in (mask[:third], mask[mask.shape[0] - third :])
    )
    if min(first.sum(), last.sum()) < _FEWEST_PIXELS:
        return None
    difference: NDArray[np.float64] = first / first.sum() - last / last.sum()
    return difference


def _noise(image: RgbU8) -> float:
    """Standard deviation of the noise in grey levels, from nine places of the image.

    Source:
        Immerkær, CVIU 1996; the median in place of the mean, so that edges do not count.
    """
    height, width = image.shape[:2]
    rests = []
    for y in np.linspace(0, max(0, height - _NOISE_PX), 3).astype(int):
        for x in np.linspace(0, max(0, width - _NOISE_PX), 3).astype(int):
            grey = _grey(image[y : y + _NOISE_PX, x : x + _NOISE_PX])
            rests.append(np.abs(cv2.filter2D(grey, cv2.CV_32F, _NOISE_KERNEL)).ravel())
    # The kernel makes noise six times as strong.
    return float(np.median(np.concatenate(rests))) / (6 * _MEDIAN_ABS)


def _grey(image: RgbU8) -> NDArray[np.uint8]:
    """(h, w): the lightness of colours, else the mean of the bands."""
    if image.shape[2] == 3:
        return np.asarray(cv2.cvtColor(np.ascontiguousarray(image), cv2.COLOR_RGB2GRAY), np.uint8)
    return np.asarray(np.rint(image.mean(axis=2)), np.uint8)


def _thickness(mask: LabelMap, factor: float) -> float | None:
    """Mean thickness of the rarest class in pixels of the image: twice its area by its outline."""
    counts = np.bincount(mask.ravel(), minlength=256)[:IGNORE]
    classes = np.flatnonzero(counts >= _FEWEST_PIXELS)
    if len(classes) < 2:
        return None
    is_it = mask == classes[np.argmin(counts[classes])]
    outline = int(np.count_nonzero(is_it[1:] != is_it[:-1])) + int(
        np.count_nonzero(is_it[:, 1:] != is_it[:, :-1])
    )
    return 2.0 * factor * float(np.count_nonzero(is_it)) / max(1, outline)
