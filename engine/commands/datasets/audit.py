"""`audit`: what is probably wrong with the images and masks of a project or a data set."""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.audit.finding import REPAIRABLE, AuditFinding, AuditKind
from engine.audit.settings import ALL_KINDS, PIXEL_COUNTS, SHARES, WIDTHS, AuditSettings
from engine.commands.frame.path_options import READ_PATH
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.inputs import add_answer_option, add_include_option, included_statuses
from engine.commands.support.terminal import Terminal
from engine.core import UserError

if TYPE_CHECKING:
    from engine.audit.audit import AuditResult, Predict
    from engine.audit.images import AuditSource
    from engine.storage import Project

HELP = "find what is probably wrong with images and masks, and mend what can be mended safely"

_CURRENT: Final = "current"
_USUAL: Final = AuditSettings()
_NUMBERS: Final = (
    ("island-px", PIXEL_COUNTS, _USUAL.island_px, "islands: pieces of a class with fewer pixels"),
    ("hole-px", PIXEL_COUNTS, _USUAL.hole_px, "holes: pieces of background inside a class with fewer pixels"),
    ("bridge-px", WIDTHS, _USUAL.bridge_px, "bridges: necks up to so many pixels wide"),
    ("empty-share", SHARES, _USUAL.empty_share, "nearly-empty: all classes but the background cover less"),
    (
        "disagreement-px",
        PIXEL_COUNTS,
        _USUAL.disagreement_px,
        "disagreement: places with fewer pixels are passed over",
    ),
    ("border-px", WIDTHS, _USUAL.border_px, "disagreement: borders may lie so many pixels elsewhere"),
)
_SHOWN: Final = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        type=READ_PATH,
        metavar="PROJECT|DIR",
        help="a project, or a data set of any format that `import` reads",
    )
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in AuditKind],
        action="append",
        default=[],
        help="look for this alone; may be given again (default: for all)",
    )
    parser.add_argument(
        "--repair",
        choices=[kind.value for kind in REPAIRABLE],
        nargs="+",
        default=[],
        metavar="KIND",
        help="mend findings of a project: islands go to what is around them, holes to the class around "
        "them; each is a step that undo in the window takes back",
    )
    parser.add_argument(
        "--model",
        type=READ_PATH,
        metavar="MODEL",
        help="compare masks with what this model predicts now: a file, a ready model, or 'current' for "
        "that of the project (default: the predictions of the current model that the project has)",
    )
    add_include_option(parser, "also look at masks that are begun but not accepted")
    parser.add_argument(
        "--all", action="store_true", help="also name findings that were left as they are in the window"
    )
    for name, numbers, usual, what in _NUMBERS:
        parser.add_argument(
            f"--{name}",
            type=NumberOption(numbers),
            default=usual,
            metavar="N",
            help=f"{what} (default: {usual})",
        )
    parser.add_argument(
        "--format", type=WORD, metavar="F", help="format of a DIR (default: it is recognised; see `formats`)"
    )
    add_answer_option(parser, "answer to a question that a DIR leaves open")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Look at everything once; unreadable files make the exit code 2, other findings do not."""
    from engine.storage.paths import is_project

    if not os.path.exists(options.source):
        raise UserError(f"{options.source} does not exist.", "Name a project, or the folder of a data set.")
    if is_project(options.source):
        if options.format or options.answer:
            raise UserError("--format and --answer are for a data set that is no project.", "Leave them out.")
        return _audit_project(options, terminal)
    for name, value in (("--repair", options.repair), ("--include", options.include), ("--all", options.all)):
        if value:
            raise UserError(
                f"{name} is for a project, and {options.source} is none.", "Import it into a project first."
            )
    return _audit_dataset(options, terminal)


def _audit_project(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    from engine.audit.images import images_of_project
    from engine.audit.left_as_is import without_left
    from engine.commands.support.inputs import report_findings
    from engine.storage import Project

    settings = _settings(options)
    for word in options.repair:
        if AuditKind(word) not in settings.kinds:
            raise UserError(f"--repair {word} mends what --kind leaves out.", f"Add --kind {word}.")
    # Read-only unless it mends: an audit must work beside an open window.
    with Project.open(options.source, read_only=not options.repair) as project:
        report_findings(project, terminal)
        source = images_of_project(project, included_statuses(options))
        predict = _project_predictions(project, source, options, settings, terminal)
        findings, facts = _run(source, settings, predict, terminal)
        shown = findings if options.all else without_left(project, findings)
        if facts["images"] and not facts["masks"] and not options.include:
            terminal.say("No image is accepted yet; --include in-work looks at masks in work as well.")
        facts["left_as_is"] = len(findings) - len(shown)
        repairs = _repair(project, shown, settings, options, terminal)
    rest = [found for found in shown if found.key not in repairs["keys"]]
    return _reported(rest, facts | repairs["json"], options, terminal)


def _audit_dataset(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    from engine.audit.images import NOTHING_LISTED, images_of_dataset, plain_format
    from engine.commands.support.dataset_import import answers_of, check_answers
    from engine.formats.catalog import READERS
    from engine.formats.format_names import unknown_format
    from engine.formats.incoming.source_sample import CountedMasks
    from engine.formats.incoming.survey import survey_source

    if options.format and options.format not in READERS:
        raise unknown_format(options.format, READERS)
    answers = answers_of(options.answer)
    format_name = options.format or plain_format(options.source)
    with terminal.progress("Reading masks") as report:
        survey = survey_source(
            *(options.source, format_name, answers, NOTHING_LISTED, terminal.token),
            may_be_photographs=True,
            counted=CountedMasks(report),
            has_picture=lambda _: True,
        )
    check_answers(options.answer, survey)
    is_open = False
    for question in survey.unanswered(answers):
        choices = ", ".join(value for value, _ in question.choices)
        terminal.reject(UserError(question.text, f"Add --answer {question.key}= with one of {choices}."))
        is_open = True
    if is_open:
        return {"source": str(options.source), "format": survey.format or None, "findings": []}
    settings = _settings(options)
    source = images_of_dataset(survey, answers, may_be_pictures=format_name is None)
    predict = None
    if options.model is not None:
        predict = _model_predictions(options.model, source, terminal)
    findings, facts = _run(source, settings, predict, terminal)
    for note in source.notes:
        terminal.say(note)
    return _reported(findings, {"format": survey.format} | facts, options, terminal)


def _settings(options: argparse.Namespace) -> AuditSettings:
    kinds = frozenset(AuditKind(word) for word in options.kind) or ALL_KINDS
    return AuditSettings(
        kinds,
        island_px=options.island_px,
        hole_px=options.hole_px,
        bridge_px=options.bridge_px,
        empty_share=options.empty_share,
        disagreement_px=options.disagreement_px,
        border_px=options.border_px,
    )


def _run(
    source: AuditSource, settings: AuditSettings, predict: Predict | None, terminal: Terminal
) -> tuple[list[AuditFinding], dict[str, Any]]:
    """All findings, and how much was looked at."""
    from engine.audit.audit import AuditResult, run_audit

    result, began_s = AuditResult(), time.perf_counter()
    with terminal.progress("Looking") as report:
        findings = run_audit(source, settings, result, report, terminal.token, predict)
    return findings, _facts(result, time.perf_counter() - began_s)


def _facts(result: AuditResult, took_s: float) -> dict[str, Any]:
    return {
        "images": result.images,
        "masks": result.masks,
        "predictions": result.predictions,
        "seconds": round(took_s, 3),
    }


def _repair(
    project: Project,
    findings: Sequence[AuditFinding],
    settings: AuditSettings,
    options: argparse.Namespace,
    terminal: Terminal,
) -> dict[str, Any]:
    """Mend what is wanted: the keys of what is mended, and values for the result."""
    from engine.audit.repair import RepairReport, repair_findings

    outcome = RepairReport()
    wanted = [found for found in findings if found.kind in options.repair and found.is_repairable]
    if wanted:
        with terminal.progress("Mending") as report:
            repair_findings(project, wanted, settings, outcome, report, terminal.token)
        project.flush()
    for found in outcome.repaired:
        terminal.say(f"mended: {found.image}: {found.sentence}")
    for found in outcome.kept:
        terminal.warn(f"{found.image} stays as it is: the class is locked, or its labels cannot be read.")
    return {
        "keys": {found.key for found in outcome.repaired},
        "json": {"repaired": [found.to_json() for found in outcome.repaired]},
    }


def _project_predictions(
    project: Project,
    source: AuditSource,
    options: argparse.Namespace,
    settings: AuditSettings,
    terminal: Terminal,
) -> Predict | None:
    """Predictions to compare masks with: of a model that predicts now, else those that the project has."""
    from engine.audit.disagreement import AuditPrediction
    from engine.audit.images import AuditImage
    from engine.formats.outgoing.predictions import ModelPredictions

    if not settings.has(AuditKind.DISAGREEMENT):
        return None
    if options.model is not None:
        model: Path = options.model
        if str(model) == _CURRENT:
            if project.models.current is None:
                raise UserError("The project has no model.", "Train one, or name a file.")
            model = project.models.current.path
        return _model_predictions(model, source, terminal)
    stored = ModelPredictions(project)

    def predict(image: AuditImage) -> AuditPrediction | None:
        labels = None if image.image_id is None else stored.labels(image.image_id)
        return None if labels is None else AuditPrediction(labels)

    return predict


def _model_predictions(model: Path, source: AuditSource, terminal: Terminal) -> Predict:
    """A model that predicts each image as it is looked at; its classes are those of the source by name."""
    import numpy as np

    from engine.audit.disagreement import AuditPrediction
    from engine.audit.images import AuditImage
    from engine.commands.support.mask_maker import MaskMaker
    from engine.commands.support.ready_model_file import resolve_model
    from engine.core import IGNORE
    from engine.predict.settings import PredictSettings

    maker = MaskMaker(resolve_model(model, terminal), PredictSettings(), with_crf=False)
    ids = {info.name: info.id for info in source.classes.present}
    table = np.full(256, IGNORE, np.uint8)
    for info in maker.classes.present:
        table[info.id] = ids.get(info.name, IGNORE)
    missing = [info.name for info in maker.classes.present if info.name not in ids]
    if missing:
        terminal.warn(f"The data set has no class {', '.join(missing)}, so nothing is compared there.")

    def predict(image: AuditImage) -> AuditPrediction | None:
        assert image.file is not None
        made = maker.predict(image.file, terminal.token)
        return AuditPrediction(table[made.labels], made.uncertainty)

    return predict


def _reported(
    findings: Sequence[AuditFinding],
    facts: dict[str, Any],
    options: argparse.Namespace,
    terminal: Terminal,
) -> dict[str, Any]:
    """Say the findings by kind, the first ones of each, and give all for the result."""
    from engine.core.words import counted_images, plural

    counts = Counter(found.kind for found in findings)
    for kind in AuditKind:
        those = [found for found in findings if found.kind is kind]
        if those:
            terminal.say(f"{kind.in_words}: {len(those):,}")
        for found in those[:_SHOWN]:
            if kind is AuditKind.UNREADABLE:
                terminal.reject(UserError(f"{found.image}: {found.sentence}"))
            else:
                terminal.say(f"  {found.severity.value:8}{_line(found)}")
        if len(those) > _SHOWN:
            terminal.say(f"  ... and {len(those) - _SHOWN:,} more; --json FILE has all of them")
    if facts["masks"] and not facts["predictions"] and _settings(options).has(AuditKind.DISAGREEMENT):
        terminal.say("No mask was compared with a model; --model MODEL compares all of them.")
    nothing = "nothing to find fault with" if facts["masks"] else "nothing to find fault with in the pictures"
    what = plural(len(findings), "finding") if findings else nothing
    rate = facts["images"] / facts["seconds"] if facts["seconds"] else 0.0
    terminal.say(
        f"{counted_images(facts['images'])} and {plural(facts['masks'], 'mask')} looked at in "
        f"{facts['seconds']:.1f} s ({rate:,.{0 if rate >= 10 else 1}f} images/s): {what}"
    )
    return {
        "source": str(options.source),
        **facts,
        "kinds": {kind.value: counts[kind] for kind in AuditKind},
        "findings": [found.to_json() for found in findings],
    }


def _line(found: AuditFinding) -> str:
    place = ""
    if found.places:
        rect = found.places[0]
        place = f" (at x {rect.x0}, y {rect.y0})"
    return f"{found.image}{': ' if found.image else ''}{found.sentence}{place}"
