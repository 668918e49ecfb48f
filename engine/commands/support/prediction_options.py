"""Options of `predict` for test-time augmentation, precision and uncertainty."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from engine.core import UserError
from engine.predict.settings import (
    MAX_SCALE,
    MIN_SCALE,
    Flips,
    Precision,
    PredictSettings,
    Uncertainty,
)

_UNCERTAINTY = "--uncertainty"
_KINDS = tuple(str(kind) for kind in Uncertainty)


def add_prediction_options(parser: argparse.ArgumentParser) -> None:
    """Options that `chosen_predict_settings` reads."""
    parser.add_argument(
        _UNCERTAINTY,
        nargs="?",
        const=str(Uncertainty.ENTROPY),
        choices=_KINDS,
        help="write NAME_uncertainty.png too; of the kind entropy (default), margin or disagreement",
    )
    parser.add_argument(
        "--tta",
        choices=[str(flips) for flips in Flips],
        default=str(Flips.NONE),
        help="average over copies: mirror (2 passes), flips (4) or turns (8, images without an up)",
    )
    parser.add_argument(
        "--scales",
        default="1",
        metavar="LIST",
        help="average over sizes of the image, such as 0.5,1,1.5; each costs a pass",
    )
    parser.add_argument(
        "--full-precision",
        action="store_true",
        help="compute in 32 bits on graphics cards too; slower, and closer to the processor's answer",
    )


def expand_uncertainty_option(arguments: Sequence[str]) -> list[str]:
    """The arguments, with a plain `--uncertainty` completed by its default kind.

    argparse would take an image that follows it for the kind.
    """
    full: list[str] = []
    for place, word in enumerate(arguments):
        follower = arguments[place + 1] if place + 1 < len(arguments) else ""
        is_plain = word == _UNCERTAINTY and follower not in _KINDS
        full.append(f"{word}={Uncertainty.ENTROPY}" if is_plain else word)
    return full


def chosen_predict_settings(options: argparse.Namespace) -> PredictSettings:
    """The settings of these options.

    Raises:
        UserError: the scales are no numbers, or out of range.
    """
    return PredictSettings(
        flips=Flips(options.tta),
        scales=_scales(options.scales),
        uncertainty=Uncertainty(options.uncertainty or Uncertainty.ENTROPY),
        precision=Precision.FULL if options.full_precision else Precision.AUTO,
    )


def _scales(text: str) -> tuple[float, ...]:
    try:
        scales = tuple(float(part) for part in text.split(","))
    except ValueError:
        scales = ()
    if not scales or not all(MIN_SCALE <= scale <= MAX_SCALE for scale in scales):
        raise UserError(
            f"'{text}' is no list of scales.",
            f"Write numbers from {MIN_SCALE:g} to {MAX_SCALE:g}, such as 0.5,1,1.5.",
        )
    return scales
