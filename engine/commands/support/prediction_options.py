"""Options of `predict` for test-time augmentation, precision and uncertainty."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from engine.commands.frame.value_options import ValueOption, shortened
from engine.predict.settings import (
    MOST_SCALES,
    SCALE,
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
        type=ScalesOption(),
        default=(1.0,),
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
    """The settings of these options."""
    return PredictSettings(
        flips=Flips(options.tta),
        scales=options.scales,
        uncertainty=Uncertainty(options.uncertainty or Uncertainty.ENTROPY),
        precision=Precision.FULL if options.full_precision else Precision.AUTO,
    )


class ScalesOption(ValueOption):
    """`type` of the list of scales for argparse."""

    def __call__(self, text: str) -> tuple[float, ...]:
        try:
            scales = tuple(float(part) for part in text.split(","))
        except ValueError:
            scales = ()
        if not 1 <= len(scales) <= MOST_SCALES or not all(scale in SCALE for scale in scales):
            raise argparse.ArgumentTypeError(f"'{shortened(text)}' cannot be, give {self}")
        return scales

    def __str__(self) -> str:
        return f"up to {MOST_SCALES} numbers {SCALE}, with commas between"
