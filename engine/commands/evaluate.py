"""`evaluate`: predicted masks against true ones, with the usual figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.terminal import Terminal

if TYPE_CHECKING:
    from engine.formats import Pairing

HELP = "compare predicted masks with true ones"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("predicted", type=Path, metavar="PREDICTED_DIR", help="folder of predicted masks")
    parser.add_argument("truth", type=Path, metavar="TRUTH_DIR", help="folder of true masks")
    parser.add_argument("--classes", type=Path, required=True, metavar="FILE", help="one class name a line")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Figures over all images that have both masks; pixels that the truth ignores count nowhere."""
    from engine.core import Progress
    from engine.formats import pair_masks, read_class_file, read_pair
    from engine.learn.metrics import Confusion

    classes = read_class_file(options.classes)
    pairing = pair_masks(options.predicted, options.truth)
    _warn_about_partners(pairing, terminal)
    confusion = Confusion(len(classes))
    with terminal.progress("Comparing") as report:
        for done, pair in enumerate(pairing.pairs, start=1):
            terminal.token.check()
            predicted, truth = read_pair(pair, len(classes))
            confusion.add(truth, predicted)
            report(Progress(done, len(pairing.pairs), "images"))
    result = confusion.scores(classes.names).to_json()
    _say_table(result, terminal)
    return result


def _warn_about_partners(pairing: Pairing, terminal: Terminal) -> None:
    """One line, not hundreds: a folder of predictions is often only a part of the truth."""
    # `predict --uncertainty` puts these beside the masks.
    strangers = [p for p in pairing.problems if not p.path.stem.endswith("_uncertainty")]
    if strangers:
        terminal.warn(f"{len(strangers)} files are left out, the first because: {strangers[0].sentence}")


def _say_table(result: dict[str, Any], terminal: Terminal) -> None:
    terminal.say(f"{'class':24} {'IoU':>8} {'Dice':>8} {'accuracy':>9} {'pixels':>12}")
    for name, row in result["per_class"].items():
        iou, dice, accuracy = (_figure(row[key]) for key in ("iou", "dice", "accuracy"))
        terminal.say(f"{name:24} {iou:>8} {dice:>8} {accuracy:>9} {row['pixels']:>12}")
    iou, dice, accuracy = (_figure(result[key]) for key in ("mean_iou", "mean_dice", "mean_accuracy"))
    terminal.say(f"{'mean':24} {iou:>8} {dice:>8} {accuracy:>9}")
    terminal.say(f"pixel accuracy {_figure(result['pixel_accuracy'])} over {result['images']} images")


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
