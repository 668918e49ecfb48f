"""`export`: write a project's images and masks in a format of other programs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.path_options import NEW_FOLDER, READ_PATH
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.inputs import (
    add_include_option,
    included_statuses,
    left_in_work,
)
from engine.commands.support.instance_options import (
    add_instance_options,
    chosen_instance_settings,
    has_instance_options,
)
from engine.commands.support.terminal import Terminal
from engine.core import ClassList, UserError
from engine.core.ranges import NumberRange
from engine.core.words import counted_images
from engine.formats.catalog import INSTANCE_WRITERS, WRITERS
from engine.formats.own_list import INDEX

if TYPE_CHECKING:
    from engine.formats.outgoing.options import ExportOptions, SplitOptions
    from engine.formats.outgoing.report import ExportReport
    from engine.instances import InstanceSettings
    from engine.storage import Project

HELP = "write images and masks as a data set"

PREDICTIONS: Final = "predictions"
_GIVEN: Final = "given"
_PROJECT: Final = "project"
_FOLDER: Final = "folder"
_NONE: Final = "none"
_LOSS_HINT: Final = "Choose a format with classes, such as instances or coco, or add --accept-loss."
_CHANNELS_HINT: Final = (
    "Choose a format that holds all channels, such as nnunet, or add --accept-loss to export them so."
)
_SEEDS: Final = NumberRange(0, 2**31 - 1, is_whole=True)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=READ_PATH, metavar="PROJECT")
    first = next(iter(WRITERS))
    formats = f"{first} (default) or another that `formats` lists"
    parser.add_argument("--format", type=WORD, default=first, metavar="F", help=formats)
    parser.add_argument("--out", type=NEW_FOLDER, required=True, metavar="DIR", help="a new or empty folder")
    parser.add_argument(
        "--update", action="store_true", help="replace an earlier export of this project that is unchanged"
    )
    what = "also export images that are begun but not accepted, or predictions of unlabelled ones"
    add_include_option(parser, what, (PREDICTIONS,))
    parser.add_argument(
        "--accept-loss",
        action="store_true",
        help="write a format that cannot hold all classes of the labels, or all channels of the images",
    )
    turned = parser.add_mutually_exclusive_group()
    turned.add_argument(
        "--upright",
        action="store_true",
        help="write images that their EXIF data turn upright, as their masks are (default)",
    )
    turned.add_argument("--as-is", action="store_true", help="copy them as they are")
    _add_split_options(parser)
    _add_overlay_options(parser)
    add_instance_options(parser, "how objects are told apart, for formats that have them")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Write the folder completely or not at all; images that could not be written are reported."""
    from engine.commands.support.inputs import report_findings, warn_of_changed_masks
    from engine.formats.export import export
    from engine.formats.format_names import unknown_format
    from engine.formats.outgoing.foreseen import foreseen_loss
    from engine.storage import Project

    if options.format not in WRITERS:
        raise unknown_format(options.format, WRITERS)
    # Read-only: an export must work beside an open window.
    with Project.open(options.project, read_only=True) as project, terminal.progress("Exporting") as report:
        damaged = report_findings(project, terminal)
        chosen = _export_options(options, project)
        loss = foreseen_loss(project, options.format, chosen, terminal.token.check)
        if loss and not options.accept_loss:
            hint = _CHANNELS_HINT if loss.channels else _LOSS_HINT
            raise UserError(" ".join(loss.sentences), hint)
        for remark in loss.remarks:
            terminal.warn(remark)
        outcome = export(project, options.out, options.format, chosen, report, terminal.token)
        classes = project.classes
        changed_masks = warn_of_changed_masks(project, terminal)
        has_model = project.models.current is not None
    _say_outcome(outcome, chosen, classes, terminal, has_model=has_model)
    written = counted_images(outcome.exported)
    terminal.say(f"{written} written to {options.out}, {outcome.left_out} left out")
    return {
        "out": str(options.out),
        "partial": bool(outcome.problems),
        "format": options.format,
        "images": outcome.exported,
        "left_out": outcome.left_out,
        "left_out_images": [image.to_json() for image in outcome.left_out_images],
        "partial_pictures": list(outcome.partial),
        "changed_masks": changed_masks,
        "in_work": outcome.in_work,
        "unpredicted": outcome.unpredicted,
        "warnings": outcome.survey.to_json(),
        "problems": damaged + [problem.to_json() for problem in outcome.problems],
        "note": outcome.note,
        "notes": list(outcome.notes),
        "losses": outcome.losses.to_json(),
        "split": dict(outcome.splits),
    }


def _say_outcome(
    outcome: ExportReport, chosen: ExportOptions, classes: ClassList, terminal: Terminal, *, has_model: bool
) -> None:
    """Say what is to be known of an export besides its numbers."""
    for sentence in outcome.warnings():
        terminal.warn(sentence)
    for sentence in outcome.remarks():
        terminal.say(sentence)
    for problem in outcome.problems:
        terminal.reject(UserError(problem.sentence))
    for sentence in outcome.survey.sentences(classes):
        terminal.warn(sentence)
    if outcome.unpredicted:
        terminal.say(
            f"{counted_images(outcome.unpredicted)} left out: no prediction of the current model yet. "
            "The window predicts in the background."
        )
    if chosen.with_predictions and not has_model:
        terminal.say("The project has no model, so no predictions were exported.")
    if outcome.in_work:
        terminal.say(f"{left_in_work(outcome.in_work)} --include in-work exports them, too.")
    if outcome.splits:
        parts = ", ".join(f"{name} {count:,}" for name, count in outcome.splits.items())
        terminal.say(f"Split: {parts}. The column split of {INDEX} has the part of each image.")
    _say_left_out(outcome, terminal)


def _say_left_out(outcome: ExportReport, terminal: Terminal) -> None:
    """Name the first images that were left out, by the reason; all of them are in a table of the export."""
    from engine.document.mask_survey import NAMES_SHOWN, listed
    from engine.formats.outgoing.report import LEFT_OUT

    failed = {problem.sentence for problem in outcome.problems}
    by_reason = outcome.left_out_by_reason()
    for reason, names in by_reason.items():
        if reason not in failed:  # Those are said already.
            terminal.say(f"Left out, {reason}: {listed(names)}")
    if any(len(names) > NAMES_SHOWN for names in by_reason.values()):
        terminal.say(f"All names: {outcome.folder / LEFT_OUT}")


def _add_split_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("split")
    group.add_argument(
        "--split",
        type=WORD,
        default=_GIVEN,
        metavar="S",
        help="shares of train, val and test, such as 80/10/10; without it the split that the images have",
    )
    group.add_argument("--seed", type=NumberOption(_SEEDS), metavar="N", help="of the split (default: 0)")
    group.add_argument(
        "--groups",
        type=WORD,
        action="append",
        metavar="G",
        help="images that stay together: project (default) for those of one group, folder, none, or a "
        "regular expression for names; may be given again. Near-duplicates always do",
    )


def _add_overlay_options(parser: argparse.ArgumentParser) -> None:
    from engine.formats.outgoing.options import OPACITY, OUTLINE_PX

    group = parser.add_argument_group("overlays")
    group.add_argument(
        "--opacity",
        type=NumberOption(OPACITY),
        metavar="A",
        help="of the colours (default: 0.4)",
    )
    group.add_argument(
        "--outline-px",
        type=NumberOption(OUTLINE_PX),
        metavar="N",
        help="width of the line around each region, 0 for none (default: 2)",
    )


def _export_options(options: argparse.Namespace, project: Project) -> ExportOptions:
    """Raises UserError for options that do not fit together."""
    from engine.formats.outgoing.options import ExportOptions, OverlayOptions

    has_style = options.opacity is not None or options.outline_px is not None
    if has_style and options.format != "overlays":
        raise UserError(
            f"The format '{options.format}' draws no mask on pictures.",
            "Leave --opacity and --outline-px out, or choose --format overlays.",
        )
    usual = OverlayOptions()
    return ExportOptions(
        include=included_statuses(options),
        with_predictions=PREDICTIONS in options.include,
        instance_settings=_instance_settings(options, project),
        split=_split_options(options),
        is_upright=options.upright or not options.as_is,
        is_update=options.update,
        overlay=OverlayOptions(
            usual.opacity if options.opacity is None else options.opacity,
            usual.outline_px if options.outline_px is None else options.outline_px,
        ),
    )


def _split_options(options: argparse.Namespace) -> SplitOptions:
    from engine.formats.outgoing.options import SplitOptions, parse_shares

    words = options.groups or [_PROJECT]
    if options.split == _GIVEN:
        if options.groups or options.seed is not None:
            raise UserError(
                "--seed and --groups are for a split that is made.",
                "Give the shares, such as --split 80/10/10.",
            )
        return SplitOptions()
    patterns = [word for word in words if word not in (_PROJECT, _FOLDER, _NONE)]
    if len(patterns) > 1:
        raise UserError(
            f"There are {len(patterns)} patterns for --groups.", "Join them as one regular expression: a|b."
        )
    return SplitOptions(
        parse_shares(options.split),
        options.seed or 0,
        by_group=_PROJECT in words,
        by_folder=_FOLDER in words,
        pattern=patterns[0] if patterns else "",
    )


def _instance_settings(options: argparse.Namespace, project: Project) -> InstanceSettings | None:
    """How objects are told apart; None as the project has it.

    Raises:
        UserError: such options for a format that has no instances, or out of range.
    """
    from engine.formats.export import project_settings

    if not has_instance_options(options):
        return None
    if options.format not in INSTANCE_WRITERS:
        raise UserError(
            f"The format '{options.format}' knows no instances.",
            f"Choose one of: {', '.join(INSTANCE_WRITERS)}.",
        )
    return chosen_instance_settings(options, project_settings(project))
