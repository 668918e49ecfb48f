"""`import`: labels of other programs into a project."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.numbering_option import (
    add_numbering_option,
    check_numbering,
    is_new_numbering,
    numbering_answer,
    numbering_refusal,
)
from engine.commands.frame.path_options import CHANGED_PROJECT, READ_PATH
from engine.commands.frame.value_options import WORD
from engine.commands.support.inputs import add_answer_option
from engine.commands.support.terminal import Terminal
from engine.core import IGNORE, UserError
from engine.core.words import plural
from engine.files.project_signature import project_above
from engine.formats.catalog import READERS
from engine.formats.class_templates import NUMBERING_KEY

if TYPE_CHECKING:
    from engine.formats.incoming.arrivals import ArrivalCounts
    from engine.formats.incoming.contents import Answers, ImportQuestion, IncomingClass
    from engine.formats.incoming.import_dataset import DatasetReport
    from engine.formats.incoming.mapping import ClassMapping
    from engine.formats.incoming.survey import ImportSurvey
    from engine.storage import Project

HELP = "bring labels of other programs into a project"

AUTO: Final = "auto"
_PLAIN: Final = "png"
_OTHER_WAYS: Final = "--classes VALUE=CLASS for each value; or --format label-images for numbers of objects"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=CHANGED_PROJECT, metavar="PROJECT")
    parser.add_argument(
        "--format",
        type=WORD,
        default=AUTO,
        metavar="F",
        help="what the source is, as `formats --in` lists it; auto recognises it, and asks where it may be "
        "several (default: auto)",
    )
    parser.add_argument(
        "--from",
        dest="source",
        type=READ_PATH,
        required=True,
        metavar="PATH",
        help="a data set: its folder or its file; or a folder of masks named like the images",
    )
    parser.add_argument(
        "--classes",
        type=WORD,
        action="append",
        default=[],
        metavar="MAP",
        help="SOURCE=TARGET, several with commas, or a file of such lines: what source classes become. "
        "TARGET is a class of the project, new, new:NAME, unlabelled or left-out (default: by name)",
    )
    add_numbering_option(parser)
    add_answer_option(parser, "answer to a question that the source leaves open; remembered for this source")
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="show examples, classes, questions and how many images would be added; change nothing",
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="put the labels in the place of those that are there, after a safety copy of the project "
        "(default: those stay, and are named)",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Import each image's labels as an undoable step, which is accepted from then on."""
    from engine.commands.support.inputs import report_findings
    from engine.formats.format_names import unknown_format
    from engine.storage import Project

    source: Path = options.source
    if options.format not in (AUTO, *READERS):
        raise unknown_format(options.format, READERS, [AUTO])
    if not os.path.exists(source):
        raise UserError(f"{source} does not exist.", "Name a data set, or a folder that holds masks.")
    if project_above(source) == Path(os.path.realpath(options.project)):
        raise UserError(
            f"{source} is in the project itself, which has those masks.", "Name a folder of other masks."
        )
    with Project.open(options.project, read_only=options.dry_run) as project:
        report_findings(project, terminal)
        answers = _answers(options.answer, project, source) | numbering_answer(options)
        result = _import(project, answers, options, terminal)
    return {"project": str(options.project), "format": result.pop("format")} | result


def _import(
    project: Project,
    answers: Answers,
    options: argparse.Namespace,
    terminal: Terminal,
) -> dict[str, Any]:
    """A data set of any format, by a survey and a mapping of its classes."""
    from engine.commands.support import dataset_import as words
    from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
    from engine.formats.incoming.mapping import (
        mapped_names,
        mapping_warnings,
        parse_mapping,
        resolve_mapping,
    )
    from engine.formats.incoming.remembered import remember_answers

    lines = _lines(options.classes)
    survey = _survey(project, answers, lines, options, terminal)
    words.check_answers(options.answer, survey)
    check_numbering(options, survey)
    lines = lines if survey.format else []
    mapping = parse_mapping(lines, survey.classes, project.classes, survey.mapping)
    values = _unknown_values(lines, survey, mapping, answers)
    resolved = resolve_mapping(mapping, survey.classes, project.classes, replaces=survey.replaces)
    questions = survey.unanswered(answers)
    is_open = bool(values or questions)
    if options.dry_run or is_open:
        words.say_survey(survey, mapping, answers, terminal)
    for sentence in mapping_warnings(mapping, survey.classes, project.classes, resolved.classes):
        terminal.warn(sentence)
    _ask(questions, values, survey, terminal)
    if options.dry_run or is_open:
        counts = _arrivals(project, survey, answers, options, terminal)
        return words.survey_result(survey, mapping, answers, counts)
    copy = _safety_copy(project, options, terminal)
    before = project.classes
    if resolved.added:
        project.set_classes(resolved.classes)
    remember_answers(project, options.source, answers)
    outcome = DatasetReport()
    dataset = READERS[survey.format].load().open(survey.source, answers)
    with (
        _noting(project, survey, outcome, resolved.added),
        terminal.progress("Importing") as report,
    ):
        import_dataset(
            *(project, dataset, resolved, answers, outcome, report, terminal.token),
            source=survey.source,
            replace=options.replace,
            is_white_open=str(IGNORE) not in mapped_names(lines),
        )
    project.flush()
    if resolved.added and not (outcome.steps or outcome.added):
        project.set_classes(before, are_unused=True)
        resolved = replace(resolved, classes=before, added=())
    return {"safety_copy": copy} | words.dataset_result(survey, mapping, resolved, outcome, terminal)


def _survey(
    project: Project,
    answers: Answers,
    lines: Sequence[str],
    options: argparse.Namespace,
    terminal: Terminal,
) -> ImportSurvey:
    """Look through the source, as the window does."""
    from engine.formats.incoming.class_list_use import class_list_use
    from engine.formats.incoming.mapping import mapped_names
    from engine.formats.incoming.pictures import SampledPictures
    from engine.formats.incoming.source_sample import CountedMasks
    from engine.formats.incoming.survey import survey_source

    format_name = None if options.format == AUTO else options.format
    pictures = SampledPictures(project, options.source)
    with terminal.progress("Reading masks") as report:
        return survey_source(
            *(options.source, format_name, answers, project.classes, terminal.token),
            picture_of=pictures,
            use=class_list_use(project),
            said=mapped_names(lines),
            usual_format=_PLAIN,
            counted=CountedMasks(report, pictures.pages_of),
            has_picture=pictures.has,
        )


def _unknown_values(
    lines: Sequence[str], survey: ImportSurvey, mapping: ClassMapping, answers: Answers
) -> Sequence[IncomingClass]:
    """Values that no name, class or answer says anything of; none while a question about all is open."""
    from engine.formats.incoming.mapping import open_values

    is_open = any(question.key == NUMBERING_KEY for question in survey.unanswered(answers))
    if is_open or is_new_numbering(survey, answers):
        return ()
    return open_values(lines, survey.classes, mapping)


def _arrivals(
    project: Project, survey: ImportSurvey, answers: Answers, options: argparse.Namespace, terminal: Terminal
) -> ArrivalCounts | None:
    """Say how many images would be added, and how many are known; None where the format is not known."""
    from engine.formats.incoming.arrivals import count_arrivals

    if not survey.format:
        return None
    source = survey.source
    dataset = READERS[survey.format].load().open(source, answers)
    with terminal.progress("Looking for the images") as report:
        counts = count_arrivals(project, dataset, source, report, terminal.token)
    for sentence in counts.sentences(replaces=options.replace):
        terminal.say(sentence)
    for name, problem in counts.problems:
        terminal.warn(f"{name} would be left out: {problem}")
    return counts


@contextmanager
def _noting(
    project: Project, survey: ImportSurvey, outcome: DatasetReport, added: Sequence[str]
) -> Iterator[None]:
    """Note what comes in: for undo in the window, and as seen on the server that it was fetched from."""
    from engine.formats.incoming.noted_imports import noted_import
    from engine.formats.servers.fetched_labels import noting_imported

    parts = (project, outcome, added, survey.source, survey.format)
    with (
        noted_import(*parts, replaced_classes=survey.replaces),
        noting_imported(project, survey.source, survey.format, outcome.steps),
    ):
        yield


def _ask(
    questions: Sequence[ImportQuestion],
    values: Sequence[IncomingClass],
    survey: ImportSurvey,
    terminal: Terminal,
) -> None:
    """Name what stands open, with the options that answer it."""
    from engine.document.mask_survey import listed

    for question in questions:
        if question.key == NUMBERING_KEY:
            others = (
                "--classes VALUE=CLASS for each value, or --format label-images where they number objects"
            )
            terminal.reject(numbering_refusal(question, others))
            continue
        # What each of them means stands above.
        choices = ", ".join(value for value, _ in question.choices)
        terminal.reject(UserError(question.text, f"Add --answer {question.key}= with one of {choices}."))
    for value in values:
        names = listed(survey.holders.get(value.key, ()))
        where = f" ({plural(value.count, 'pixel')} in {names})" if names else ""
        text = (
            f"The source has the value {value.key}{where}, which has no name there and is no class of the "
            "project."
        )
        terminal.reject(UserError(text, f"Add --classes {value.key}=CLASS, =new:NAME or =unlabelled."))


def _safety_copy(project: Project, options: argparse.Namespace, terminal: Terminal) -> str | None:
    """Copy the project before labels are replaced; None where there are none."""
    from engine.backup.before import copy_before, options_of_commands
    from engine.storage.importing.store_labels import has_labels

    if not options.replace or not any(has_labels(project, record) for record in project.images.rows()):
        return None
    project.flush()
    with terminal.progress("Copying") as report:
        copy = copy_before(project.path, options_of_commands(), report=report, token=terminal.token)
    terminal.say(f"The project as it is now is kept in {copy}")
    return str(copy)


def _answers(texts: list[str], project: Project, source: Path) -> dict[str, str]:
    """Those that are remembered, and those of now."""
    from engine.commands.support.dataset_import import answers_of
    from engine.formats.incoming.remembered import remembered_answers

    return remembered_answers(project, source) | answers_of(texts)


def _lines(maps: list[str]) -> list[str]:
    """Single mappings of classes: from files line by line, and from the command line by commas."""
    from engine.core.input_file import read_text_input

    lines: list[str] = []
    for text in maps:
        if os.path.isfile(text):
            lines += [line.strip() for line in read_text_input(Path(text)).splitlines() if line.strip()]
        else:
            lines += [part.strip() for part in text.split(",") if part.strip()]
    return lines
