"""Recognition of the format of a source: all formats that it may have, best first."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from engine.core import UserError
from engine.formats.catalog import READERS
from engine.formats.incoming.contents import ImportQuestion, Recognition

FORMAT_KEY: Final = "format"
"""Key of the question which format a source has."""

_CLEARLY_AHEAD: Final = 0.15


class Recognised(NamedTuple):
    """A format that a source may have."""

    name: str
    recognition: Recognition


def recognise_source(source: Path) -> list[Recognised]:
    """The formats that a path may have, best first; opens little of it."""
    results = []
    for name, readable in READERS.items():
        recognition = readable.load().recognise(source)
        if recognition is not None:
            results.append(Recognised(name, recognition))
    # Of two that are as sure, the one that stands first in the catalogue.
    return sorted(results, key=lambda result: -result.recognition.certainty)


def format_question(results: list[Recognised]) -> ImportQuestion | None:
    """The question which of several formats a source has; None where one is clearly ahead.

    Raises:
        UserError: no format fits.
    """
    if not results:
        raise UserError(
            "Nothing there is a data set that can be read.",
            "`python main.py formats` lists what is read; name one with --format.",
        )
    best = results[0].recognition.certainty
    rivals = [r for r in results if best - r.recognition.certainty < _CLEARLY_AHEAD]
    if len(rivals) == 1:
        return None
    choices = tuple((r.name, f"{READERS[r.name].title}: {r.recognition.reason}") for r in rivals)
    return ImportQuestion(FORMAT_KEY, "Which format is it?", choices)
