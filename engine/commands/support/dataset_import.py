"""Words and values of `import`: a survey of the source before, and the outcome after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.commands.support.inputs import say_left_out
from engine.commands.support.terminal import Terminal
from engine.core import ClassList, UserError
from engine.core.words import counted_images
from engine.document.mask_survey import listed
from engine.formats.catalog import READERS
from engine.formats.class_templates import NUMBERING_KEY
from engine.formats.incoming.mapping import class_title, value_text
from engine.formats.incoming.survey import answer_of

if TYPE_CHECKING:
    from engine.formats.incoming.arrivals import ArrivalCounts
    from engine.formats.incoming.contents import Answers, ImportQuestion
    from engine.formats.incoming.import_dataset import DatasetReport
    from engine.formats.incoming.mapping import ClassMapping, ResolvedMapping
    from engine.formats.incoming.source_sample import ImportExample
    from engine.formats.incoming.survey import ImportSurvey

_MOST_CLASSES: Final = 40


def answers_of(texts: Sequence[str]) -> dict[str, str]:
    """The answers of an --answer option by their question.

    Raises:
        UserError: one has no question or no answer.
    """
    answers = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key or not value:
            raise UserError(
                f"'{text}' is no answer.", "Write KEY=VALUE; `import --dry-run` shows the questions."
            )
        answers[key] = value
    return answers


def check_answers(texts: Sequence[str], survey: ImportSurvey) -> None:
    """Refuse answers to questions that nobody asked, and values that are no choice.

    Raises:
        UserError: for the first of them.
    """
    from engine.formats.incoming.raster import OverlapRule
    from engine.formats.incoming.recognition import FORMAT_KEY
    from engine.formats.incoming.source_sample import OVERLAP_KEY
    from engine.formats.shown_channels import SHOWN_ANSWERS, SHOWN_KEY

    # The sample may show no overlap where the rest has some, and pictures that the project has ask nothing.
    choices = {
        FORMAT_KEY: list(READERS),
        OVERLAP_KEY: [rule.value for rule in OverlapRule],
        SHOWN_KEY: list(SHOWN_ANSWERS),
    }
    for question in survey.questions:
        choices[question.key] = [value for value, _ in question.choices]
    for text in texts:
        key, _, value = text.partition("=")
        if key not in choices:
            keys = ", ".join(question.key for question in survey.questions)
            known = f"It asks: {keys}." if keys else "It asks nothing."
            raise UserError(f"The source asks no question '{key}'.", known)
        if value not in choices[key]:
            raise UserError(f"'{value}' is no answer to '{key}'.", f"Choose {', '.join(choices[key])}.")


def say_survey(survey: ImportSurvey, mapping: ClassMapping, answers: Answers, terminal: Terminal) -> None:
    """Show format, examples, classes with their pixels and targets, and questions."""
    if survey.format:
        terminal.say(f"Format: {READERS[survey.format].title} ({survey.format})")
    for result in survey.recognised:
        terminal.say(f"  {result.name}: {result.recognition.reason}")
    if survey.likely_format is not None:
        name, recognition = survey.likely_format
        terminal.warn(f"The source looks like {READERS[name].title} ({name}): {recognition.reason}")
    if survey.unreadable_sentence:
        terminal.warn(survey.unreadable_sentence)
    for note in survey.notes:
        terminal.say(note)
    say_left_out(survey.left_out, terminal)
    if survey.examples:
        terminal.say("Examples")
        titles = {source.key: class_title(source) for source in survey.classes}
        for example in survey.examples:
            terminal.say(f"  {example.name}: {_example_text(example, titles)}")
    if survey.classes:
        terminal.say(f"Classes, with their pixels in {counted_images(survey.sampled)}")
        for source in survey.classes[:_MOST_CLASSES]:
            target, value = mapping[source.key], value_text(source, survey.classes) or str(source.key)
            terminal.say(f"  {class_title(source):28} {value:>13} {source.count:>12,}  becomes {target}")
        if len(survey.classes) > _MOST_CLASSES:
            terminal.say(f"  and {len(survey.classes) - _MOST_CLASSES} more")
    for question in survey.questions:
        say_question(question, answers, terminal)


def say_question(question: ImportQuestion, answers: Answers, terminal: Terminal) -> None:
    """Show a question with its choices, the one that holds marked."""
    terminal.say(question.text)
    chosen = answer_of(question, answers)
    option = "--numbering " if question.key == NUMBERING_KEY else f"--answer {question.key}="
    for place, (value, words) in enumerate(question.choices):
        mark = "*" if value == chosen else " "
        terminal.say(f"  {mark} {option}{value}: {words}")
        if question.previews:
            terminal.say(f"      {question.previews[place]}")


def survey_result(
    survey: ImportSurvey, mapping: ClassMapping, answers: Answers, arrivals: ArrivalCounts | None
) -> dict[str, Any]:
    """The survey as plain values, with how many images would be added, and how many are known."""
    return {
        "partial": False,
        "format": survey.format,
        "recognised": [
            {"name": r.name, "certainty": r.recognition.certainty, "reason": r.recognition.reason}
            for r in survey.recognised
        ],
        "examples": [
            {
                "image": example.name,
                "file": None if example.file is None else str(example.file),
                "mask": None if example.mask_file is None else str(example.mask_file),
                "pixels": {str(key): count for key, count in example.counts.items()},
                "problem": example.problem,
            }
            for example in survey.examples
        ],
        "classes": [
            {"key": c.key, "name": c.name, "pixels": c.count, "becomes": str(mapping[c.key])}
            for c in survey.classes
        ],
        "questions": [_question_values(question, answers) for question in survey.questions],
        "notes": list(survey.notes),
        "left_out": survey.left_out.to_json(),
        "images": survey.image_count,
        "images_new": None if arrivals is None else arrivals.new,
        "images_known": None if arrivals is None else arrivals.known,
        "images_labelled": None if arrivals is None else arrivals.labelled,
        "images_homeless": None if arrivals is None else arrivals.homeless,
    }


def dataset_result(
    survey: ImportSurvey,
    mapping: ClassMapping,
    resolved: ResolvedMapping,
    outcome: DatasetReport,
    terminal: Terminal,
) -> dict[str, Any]:
    """Say what came in, what was not accepted and what was left out; the same as plain values."""
    result = report_import(outcome, resolved.classes, terminal, resolved.added)
    bare = f", {counted_images(outcome.unlabelled)} without labels" if outcome.unlabelled else ""
    imported, added = counted_images(outcome.imported), counted_images(len(outcome.added))
    terminal.say(f"{imported} with labels imported, {added} added, {outcome.known:,} known already{bare}")
    mapped = {str(key): str(target) for key, target in mapping.items()}
    is_partial = bool(outcome.problems) and bool(outcome.imported or outcome.added)
    if is_partial:
        left = counted_images(len(outcome.problems))
        terminal.warn(
            f"Only a part came in: {imported} with labels; {left} of the source did not, see above."
        )
    return {
        "partial": is_partial,
        "format": survey.format,
        "classes_added": list(resolved.added),
        "mapping": mapped,
    } | result


def report_import(
    outcome: DatasetReport, classes: ClassList, terminal: Terminal, added: Sequence[str] = ()
) -> dict[str, Any]:
    """Say what is to be known of an import besides its numbers; all of it as plain values.

    Args:
        added: names of classes that came with it.
    """
    for note in outcome.notes:
        terminal.say(note)
    if added:
        terminal.say(f"Classes added: {', '.join(added)}")
    if outcome.kept:
        terminal.warn(
            f"{counted_images(len(outcome.kept))} kept the labels that were there: {listed(outcome.kept)}. "
            "--replace puts the new ones in their place."
        )
    for sentence in outcome.not_accepted_sentences:
        terminal.warn(f"{sentence} Accept those that are right.")
    for sentence in outcome.survey.sentences(classes):
        terminal.warn(sentence)
    for problem in outcome.problems:
        terminal.reject(UserError(f"{problem.name} was left out: {problem.sentence}"))
    say_left_out(outcome.left_out, terminal)
    return {
        "imported": outcome.imported,
        "images_added": len(outcome.added),
        "images_known": outcome.known,
        "unlabelled": outcome.unlabelled,
        "kept": list(outcome.kept),
        "not_accepted": outcome.open_names,
        "odd_palettes": outcome.odd_palettes,
        "warnings": outcome.survey.to_json(),
        "problems": [problem.to_json() for problem in outcome.problems],
        "left_out": outcome.left_out.to_json(),
        "notes": list(outcome.notes),
    }


def _example_text(example: ImportExample, titles: dict[Any, str]) -> str:
    if example.places is None:
        return example.problem
    parts = [f"{titles.get(key, key)} {count:,}" for key, count in example.counts.items()]
    files = [str(path) for path in (example.file, example.mask_file) if path is not None]
    words = f"{'; '.join(parts) or 'no labels'} ({', '.join(files)})" if files else "; ".join(parts)
    return f"{words} {example.problem}".strip()


def _question_values(question: ImportQuestion, answers: Answers) -> dict[str, Any]:
    return {
        "key": question.key,
        "text": question.text,
        "choices": dict(question.choices),
        "previews": dict(zip(dict(question.choices), question.previews, strict=False)),
        "answer": answer_of(question, answers),
    }
