"""`evaluate`: predicted masks against true ones, with the usual metrics."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.path_options import READ_PATH
from engine.commands.frame.value_options import NumberOption
from engine.commands.support.terminal import Terminal
from engine.core.ranges import TOLERANCE_PX

if TYPE_CHECKING:
    from engine.formats.pairs import Pairing
    from engine.learn.validation.boundary_metrics import BoundaryCounts
    from engine.learn.validation.metrics import Confusion

HELP = "compare predicted masks with true ones"
_MISTAKES_SHOWN: Final = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "predicted", type=READ_PATH, metavar="PREDICTED_DIR", help="folder of predicted masks"
    )
    parser.add_argument("truth", type=READ_PATH, metavar="TRUTH_DIR", help="folder of true masks")
    parser.add_argument(
        "--classes", type=READ_PATH, required=True, metavar="FILE", help="one class name a line"
    )
    parser.add_argument(
        "--tolerance",
        type=NumberOption(TOLERANCE_PX),
        metavar="PX",
        help="how far a predicted boundary may be from the true one, in pixels "
        "(default: 0.75 %% of each image's diagonal)",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Metrics over all images that have both masks; pixels ignored by the true masks are left out."""
    from engine.commands.support.inputs import say_left_out
    from engine.core import Progress
    from engine.document.mask_survey import MaskSurvey
    from engine.formats.dataset import read_class_file
    from engine.formats.pairs import pair_masks, read_pair
    from engine.learn.validation.boundary_metrics import BoundaryCounts
    from engine.learn.validation.metrics import Confusion

    classes = read_class_file(options.classes)
    pairing = pair_masks(options.predicted, options.truth)
    unpaired = _warn_about_unpaired(pairing, terminal)
    say_left_out(pairing.left_out, terminal)
    confusion = Confusion(len(classes))
    boundaries = BoundaryCounts(len(classes), options.tolerance)
    has_background = classes.has_background
    truths, predictions = (MaskSurvey(has_background=has_background) for _ in range(2))
    with terminal.progress("Comparing") as report:
        for done, pair in enumerate(pairing.pairs, start=1):
            terminal.token.check()
            predicted, truth = read_pair(pair, len(classes))
            confusion.add(truth, predicted)
            boundaries.add(truth, predicted)
            truths.add(pair.name, truth)
            predictions.add(pair.name, predicted)
            report(Progress(done, len(pairing.pairs), "images"))
    result = _as_json(confusion, boundaries, classes.names, options.tolerance)
    result |= {
        "warnings": truths.to_json(),
        "unpaired": unpaired,
        "left_out": pairing.left_out.to_json(),
    }
    _say_table(result, terminal)
    for sentence in truths.sentences(classes):
        terminal.warn(f"Of the true masks: {sentence}")
    only = predictions.only_class
    if only is not None and truths.only_class is None:
        terminal.warn(f"The predicted masks hold one class only: '{classes[only].name}'.")
    return result


def _as_json(
    confusion: Confusion, boundaries: BoundaryCounts, names: Sequence[str], tolerance_px: float | None
) -> dict[str, Any]:
    """The figures; rows of `confusion` are true classes, columns predicted ones, the last "none of them"."""
    from engine.learn.validation.boundary_metrics import TOLERANCE_SHARE

    result = confusion.scores(names).to_json()
    contours = boundaries.scores(names)
    for name, row in result["per_class"].items():
        row["boundary_f"] = contours.per_class[name]
    share = TOLERANCE_SHARE if tolerance_px is None else None
    return result | {
        "boundary_f": contours.mean,
        "boundary_tolerance": {"px": tolerance_px, "share_of_diagonal": share},
        "confusion": confusion.matrix.tolist(),
    }


def _warn_about_unpaired(pairing: Pairing, terminal: Terminal) -> list[dict[str, str]]:
    """All masks without a partner, for the result.

    The warning is one line, not hundreds: a folder of predictions is often only a part of the true masks.
    """
    # `predict --uncertainty` and `--instances` put these beside the masks.
    beside = ("_uncertainty", "_instances")
    strangers = [p for p in pairing.problems if not p.path.stem.endswith(beside)]
    if strangers:
        terminal.warn(f"{len(strangers)} files are left out, the first because: {strangers[0].sentence}")
    return [problem.to_json() for problem in strangers]


def _say_table(result: dict[str, Any], terminal: Terminal) -> None:
    terminal.say(f"{'class':24} {'IoU':>8} {'Dice':>8} {'accuracy':>9} {'boundary F':>11} {'pixels':>12}")
    for name, row in result["per_class"].items():
        terminal.say(f"{name:24} {_scores(row, '')} {row['pixels']:>12}")
    terminal.say(f"{'mean':24} {_scores(result, 'mean_')}")
    terminal.say(f"pixel accuracy {_figure(result['pixel_accuracy'])} over {result['images']} images")
    for sentence in _greatest_mistakes(result):
        terminal.say(sentence)


def _scores(row: dict[str, Any], prefix: str) -> str:
    iou, dice, accuracy = (_figure(row[f"{prefix}{key}"]) for key in ("iou", "dice", "accuracy"))
    return f"{iou:>8} {dice:>8} {accuracy:>9} {_figure(row['boundary_f']):>11}"


def _greatest_mistakes(result: dict[str, Any]) -> list[str]:
    """The classes most often confused with one other, by share of their own pixels."""
    names = list(result["per_class"])
    mistakes = [
        (count / sum(row), true, predicted)
        for true, row in enumerate(result["confusion"])
        for predicted, count in enumerate(row[:-1])
        if predicted != true and count
    ]
    return [
        f"{names[true]} is taken for {names[predicted]} at {share:.1%} of its pixels"
        for share, true, predicted in sorted(mistakes, reverse=True)[:_MISTAKES_SHOWN]
    ]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
