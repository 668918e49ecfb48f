"""Questions about values of a source that have no name there and are no class of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from engine.core import IGNORE, ClassList
from engine.formats.class_templates import NEW_NUMBERING, NUMBERING_KEY
from engine.formats.incoming.contents import Answers, ClassKey, ImportQuestion, IncomingClass
from engine.formats.incoming.mapping import (
    LEFT_OUT_TARGET,
    UNLABELLED_TARGET,
    WHITE_ANSWER,
    ClassTarget,
    TargetKind,
    has_no_names,
    open_values,
)
from engine.formats.incoming.survey import ImportSurvey, answer_of
from gui.language.texts import counted, listed, tr

OTHERS_KEY: Final = "values"
"""Key of the question what all other values are."""
BY_TABLE: Final = "table"
"""Answer that leaves each value to the table."""

OPEN_NUMBERING: Final = "open"
"""In the place of an answer whose numbers the values are, where there is none."""

_CLASS: Final = "class:"
_NEW: Final = "new"
_UNLABELLED: Final = "unlabelled"
_LEFT_OUT: Final = "left-out"
_SHOWN: Final = 6


def value_questions(
    sources: Sequence[IncomingClass],
    mapping: Mapping[ClassKey, ClassTarget],
    classes: ClassList,
    *,
    numbering: str | None = None,
) -> tuple[ImportQuestion, ...]:
    """One question about 255, one about all other values; none where nothing is open.

    Args:
        mapping: the suggested targets.
        classes: of the project.
        numbering: whose numbers the values are. Nothing is asked while that is open, as it may say all.
    """
    if numbering == OPEN_NUMBERING:
        return ()
    others = [source.key for source in _others(sources, mapping) if numbering != NEW_NUMBERING]
    questions = []
    if is_white_open(sources, mapping):
        questions.append(_white_question(sources, mapping, classes))
    if others:
        shown = listed(map(str, others[:_SHOWN])) + (", …" if len(others) > _SHOWN else "")
        text = counted(
            len(others),
            "The value {values} has no name in the source and is no class of yours. What is it?",
            "The values {values} have no names in the source and are no classes of yours. What are they?",
            values=shown,
        )
        choices = (
            (_NEW, tr("New classes, one for each")),
            (_UNLABELLED, tr("Not labelled")),
            (_LEFT_OUT, tr("Left out: pixels stay what they are")),
            (BY_TABLE, tr("What the table of classes says")),
        )
        questions.append(ImportQuestion(OTHERS_KEY, text, choices))
    return tuple(questions)


def numbering_of(survey: ImportSurvey, answers: Answers) -> str | None:
    """Whose numbers the values are by these answers; None where that is no question."""
    question = next((each for each in survey.questions if each.key == NUMBERING_KEY), None)
    if question is None:
        return None
    return answer_of(question, answers) or OPEN_NUMBERING


def is_white_open(sources: Sequence[IncomingClass], mapping: Mapping[ClassKey, ClassTarget]) -> bool:
    """Whether 255 occurs in a source that names no value, so that it may be an object as well as nothing."""
    white = [source for source in sources if source.key == IGNORE]
    is_nameless = has_no_names(sources) and bool(white) and white[0].count > 0
    return is_nameless or any(source.key == IGNORE for source in open_values((), sources, mapping))


def _others(sources: Sequence[IncomingClass], mapping: Mapping[ClassKey, ClassTarget]) -> list[IncomingClass]:
    return [source for source in open_values((), sources, mapping) if source.key != IGNORE]


def _white_question(
    sources: Sequence[IncomingClass], mapping: Mapping[ClassKey, ClassTarget], classes: ClassList
) -> ImportQuestion:
    suggested = mapping[IGNORE]
    own = [info.name for info in classes.in_order if not info.is_background]
    choices = (
        (_UNLABELLED, tr("Not labelled")),
        *((f"{_CLASS}{name}", tr("The class {name}", name=name)) for name in own),
        (_NEW, tr("A class of its own")),
        (BY_TABLE, tr("What the table of classes says")),
    )
    # Beside classes of the project it stands for what is not labelled; beside 0 alone it mostly is the
    # object, and beside levels of grey, such as 85 and 170, one more of them.
    used = [source for source in sources if source.count and source.key not in (0, IGNORE)]
    has_others = bool(used) and all(mapping[source.key].kind is not TargetKind.NEW for source in used)
    default = None
    if suggested.kind is TargetKind.CLASS:
        default = f"{_CLASS}{suggested.name}"
    elif suggested.kind is TargetKind.UNLABELLED and has_others:
        default = _UNLABELLED
    return ImportQuestion(WHITE_ANSWER, tr("What is 255 in these masks?"), choices, default)


def answered_targets(
    sources: Sequence[IncomingClass], suggested: Mapping[ClassKey, ClassTarget], answers: Answers
) -> dict[ClassKey, ClassTarget]:
    """Targets of the values whose question is answered otherwise than by the table."""
    keys = [source.key for source in _others(sources, suggested)]
    if is_white_open(sources, suggested):
        keys.append(IGNORE)
    targets = {key: _target(answers.get(question_of(key), ""), key) for key in keys}
    return {key: target for key, target in targets.items() if target is not None}


def question_of(key: ClassKey) -> str:
    """Key of the question that a value belongs to."""
    return WHITE_ANSWER if key == IGNORE else OTHERS_KEY


def _target(answer: str, key: ClassKey) -> ClassTarget | None:
    if answer.startswith(_CLASS):
        return ClassTarget(TargetKind.CLASS, answer.removeprefix(_CLASS))
    new = ClassTarget(TargetKind.NEW, f"class {key}")
    return {_NEW: new, _UNLABELLED: UNLABELLED_TARGET, _LEFT_OUT: LEFT_OUT_TARGET}.get(answer)
