"""`--numbering`: whose numbers the values of masks without class names are."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from engine.core import UserError
from engine.formats.class_templates import NEW_NUMBERING, NUMBERING_KEY, NUMBERINGS

if TYPE_CHECKING:
    from engine.formats.incoming.contents import Answers, ImportQuestion
    from engine.formats.incoming.survey import ImportSurvey


def add_numbering_option(parser: argparse.ArgumentParser) -> None:
    """Add `--numbering` to a command."""
    parser.add_argument(
        "--numbering",
        choices=NUMBERINGS,
        help="whose numbers the values of masks without class names are: of the project's classes, of a "
        "well-known data set, or new classes, one for each value",
    )


def numbering_answer(options: argparse.Namespace) -> dict[str, str]:
    """The answer that the option gives; none where it was left out."""
    return {} if options.numbering is None else {NUMBERING_KEY: options.numbering}


def check_numbering(options: argparse.Namespace, survey: ImportSurvey) -> None:
    """Refuse the option where the values have names, or where it does not name them.

    Raises:
        UserError: it is so.
    """
    if options.numbering is None or not survey.format:
        return
    question = next((q for q in survey.questions if q.key == NUMBERING_KEY), None)
    if question is None:
        raise UserError(
            f"--numbering is for values without names, and {survey.source} has none.", "Leave it out."
        )
    choices = [value for value, _ in question.choices]
    if options.numbering not in choices:
        raise UserError(
            f"--numbering {options.numbering} is none that {survey.source} can have.",
            f"Choose {', '.join(choices)}.",
        )


def is_new_numbering(survey: ImportSurvey, answers: Answers) -> bool:
    """Whether each value without a name was said to be a new class."""
    is_question = any(question.key == NUMBERING_KEY for question in survey.questions)
    return is_question and answers.get(NUMBERING_KEY) == NEW_NUMBERING


def numbering_refusal(question: ImportQuestion, other: str) -> UserError:
    """The open question in one sentence, with the options that answer it.

    Args:
        other: the other way to say it.
    """
    names = ", ".join(value for value, _ in question.choices)
    text = "The values of these masks have no names, so nobody knows yet whose numbers they are."
    return UserError(text, f"Add --numbering with one of {names}; or {other}.")
