"""Texts of the import dialog about a source: its format and what it holds."""

from __future__ import annotations

from engine.formats.catalog import READERS
from engine.formats.incoming.survey import ImportSurvey
from gui import plain_text
from gui.language.sentences import sentence
from gui.language.texts import counted, tr


def formats_text() -> str:
    """All formats that are read, in a sentence."""
    # Some of them have commas.
    names = " · ".join(sentence(readable.title) for readable in READERS.values())
    return counted(
        len(READERS), "Reads {count} format: {names}.", "Reads {count} formats: {names}.", names=names
    )


def reason_text(survey: ImportSurvey) -> str:
    """Signs by which the format was recognised, else what it expects, or what the source looks like."""
    if survey.likely_format is not None:
        name, recognition = survey.likely_format
        title, reason = sentence(READERS[name].title), sentence(recognition.reason)
        return plain_text.one_line(tr("It looks like {title}: {reason}", title=title, reason=reason))
    for entry in survey.recognised:
        if entry.name == survey.format:
            return plain_text.one_line(sentence(entry.recognition.reason))
    if survey.format in READERS:
        return tr("Expects: {files}.", files=sentence(READERS[survey.format].note))
    return tr("It may be one of several formats.")


def survey_text(survey: ImportSurvey) -> str:
    """How much there is, how it was understood, and how much of it the numbers are from."""
    parts = [sentence(survey.unreadable_sentence)]
    if survey.image_count is not None:
        parts.append(
            counted(survey.image_count, "The source has {count} image.", "The source has {count:,} images.")
        )
    if survey.sampled and survey.sampled != survey.image_count:
        parts.append(
            counted(
                survey.sampled,
                "Pixels are those of the first image.",
                "Pixels are those of the first {count:,} images.",
            )
        )
    parts += map(sentence, (*survey.notes, survey.left_out.sentence))
    return " ".join(part for part in parts if part)
