"""Texts at the end of an import: what came in, what did not, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui import plain_text
from gui.dialogs.importing.problems import ImportProblem
from gui.language.sentences import sentence
from gui.language.texts import counted, tr

if TYPE_CHECKING:
    from engine.core import ClassList
    from engine.formats.incoming.arrivals import ArrivalCounts
    from engine.formats.incoming.import_dataset import DatasetReport


def arrivals_text(counts: ArrivalCounts, *, replaces: bool) -> str:
    """What an import would do, in sentences, with the reason why the first of what is left out is."""
    sentences = counts.sentences(replaces=replaces)
    sentences += [problem for _, problem in counts.problems[:1]]
    return " ".join(map(sentence, sentences))


def summary_text(report: DatasetReport, source: str, *, is_whole: bool) -> str:
    """Such as "118 images have labels from cells now."."""
    name = plain_text.one_line(source)
    if not report.imported:
        return tr("No image has got labels from {name}.", name=name)
    if is_whole:
        one, many = (
            "{count} image has labels from {name} now.",
            "{count:,} images have labels from {name} now.",
        )
    else:
        one = "Stopped: {count} image has labels from {name} now."
        many = "Stopped: {count:,} images have labels from {name} now."
    return counted(report.imported, one, many, name=name)


def hint_text(report: DatasetReport, classes: ClassList) -> str:
    """All else that is to be known of it, in sentences."""
    parts = []
    if report.added:
        parts.append(counted(len(report.added), "{count} image is new.", "{count:,} images are new."))
    if report.kept:
        parts.append(
            counted(
                len(report.kept),
                "{count} image kept the labels that it had.",
                "{count:,} images kept the labels that they had.",
            )
        )
    waiting = sum(map(len, report.not_accepted.values()))
    if waiting:
        parts.append(
            counted(
                waiting,
                "{count} is to be looked at before it counts.",
                "{count:,} are to be looked at before they count.",
            )
        )
    if report.problems:
        parts.append(
            counted(len(report.problems), "{count} could not be used.", "{count:,} could not be used.")
        )
    if report.unlabelled:
        parts.append(
            counted(
                report.unlabelled,
                "The source has no labels for {count} image.",
                "The source has no labels for {count:,} images.",
            )
        )
    parts += map(sentence, (*report.notes, *report.survey.sentences(classes), report.left_out.sentence))
    return " ".join(part for part in parts if part)


def problems_of(report: DatasetReport) -> list[ImportProblem]:
    """Everything that did not come in as accepted labels, a row each."""
    problems = [ImportProblem(p.name, sentence(p.sentence), path=p.path) for p in report.problems]
    kept = tr("It kept the labels that it had.")
    problems += [ImportProblem(name, kept) for name in report.kept]
    for reason, names in report.not_accepted.items():
        text = tr("Not accepted yet, as {reason}.", reason=sentence(reason))
        problems += [ImportProblem(name, text) for name in names]
    return problems
