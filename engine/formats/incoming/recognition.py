"""Recognition of the format of a source: all formats that it may have, best first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from engine.core import UserError
from engine.formats.catalog import READERS, WRITERS
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    POSSIBLE,
    ImportQuestion,
    Recognition,
    boxes_alone,
)
from engine.formats.incoming.glance import glance, only_folder_in
from engine.formats.own_list import format_of_export

FORMAT_KEY: Final = "format"
"""Key of the question which format a source has."""

_CLEARLY_AHEAD: Final = 0.15
_MARKS_DIFFER: Final = 0.02
_MOST_LEVELS: Final = 3
_HEAD_BYTES: Final = 1 << 14
_ARCHIVES: Final = frozenset((".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst"))


class Recognised(NamedTuple):
    """A format that a source may have."""

    name: str
    recognition: Recognition


def recognise_source(source: Path) -> list[Recognised]:
    """The formats that a path may have, best first; opens little of it.

    An export of ours says itself which it has.

    Raises:
        UserError: it is an export of ours that holds no labels.
    """
    own = _own_format(source)
    if own is not None:
        return [own]
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
            "Choose the folder that the labels lie in, or one file of them.",
            command_hint="Name the folder that the labels lie in, or one file of them; "
            "`inkling formats --in` lists what is read.",
        )
    best = results[0].recognition.certainty
    # A mark that one format alone has outweighs what may be so in many, such as grey images of 16 bits.
    least = min(best, CERTAIN - _MARKS_DIFFER) if best >= CERTAIN else best - _CLEARLY_AHEAD
    rivals = [r for r in results if r.recognition.certainty > least]
    if len(rivals) == 1:
        return None
    choices = tuple((r.name, f"{READERS[r.name].title}: {r.recognition.reason}") for r in rivals)
    return ImportQuestion(FORMAT_KEY, "Which format is it?", choices)


def refuse_hopeless(source: Path) -> None:
    """Refuse what nothing reads and everybody knows: an archive, and files of boxes alone.

    Raises:
        UserError: it is one; what to do.
    """
    if source.is_file() and source.suffix.lower() in _ARCHIVES:
        raise UserError(
            f"{source.name} is an archive.",
            "Unpack it, and choose its folder.",
            command_hint="Unpack it, and name its folder.",
        )
    if any(_is_of_boxes(file) for file in glance(source) if file.suffix.lower() == ".xml"):
        raise boxes_alone(source)


def _is_of_boxes(file: Path) -> bool:
    """Whether a file begins as PASCAL VOC's lists of boxes; False where it cannot be read."""
    try:
        with open(file, "rb") as opened:
            head = opened.read(_HEAD_BYTES)
    except OSError:
        return False
    return b"<annotation" in head and b"<bndbox>" in head


def recognise_named(source: Path, named: str) -> tuple[list[Recognised], Recognised | None]:
    """The formats that a path may have, best first, and the one that it plainly has where another was named.

    Args:
        named: name of a format; of none in the catalogue where it is to be recognised.

    Raises:
        UserError: none was named, and it is an export of ours that holds no labels.
    """
    if named not in READERS:
        return recognise_source(source), None
    try:
        found = recognise_source(source)
    except UserError:
        return [], None
    is_other = bool(found) and all(entry.name != named for entry in found)
    return found, found[0] if is_other and found[0].recognition.certainty >= LIKELY else None


def recognise_below(source: Path, named: str) -> tuple[Path, list[Recognised], Recognised | None]:
    """Where a data set lies, and what `recognise_named` says of it there.

    That is `source`, or, where it holds one folder alone (`VOCdevkit` holds `VOC2012`), the folder in it that
    has the marks of a format.

    Raises:
        UserError: none was named, and it is an export of ours that holds no labels.
    """
    here = recognise_named(source, named)
    place, found = source, here[0]
    for _ in range(_MOST_LEVELS):
        if any(entry.recognition.certainty > POSSIBLE for entry in found):
            break
        inner = only_folder_in(place)
        if inner is None:
            break
        place = inner
        found, likely = recognise_named(place, named)
        if _has_marks(found, named):
            return place, found, likely
    return source, *here


def _has_marks(found: list[Recognised], named: str) -> bool:
    """Whether a format has marks of its own there: the one that was named, if any."""
    names = {entry.name for entry in found if entry.recognition.certainty >= CERTAIN}
    return named in names if named in READERS else bool(names)


class OtherFormatError(UserError):
    """A source has plainly another format than the one that it was read in."""


@contextmanager
def saying_likely_format(source: Path, named: str, likely: Recognised | None) -> Iterator[None]:
    """Where a source cannot be read in the format that was named, say which one it plainly has.

    Raises:
        UserError: it cannot be read.
    """
    try:
        yield
    except UserError as error:
        if likely is None:
            raise
        title = READERS[likely.name].title
        raise OtherFormatError(
            f"{source.name} cannot be read as {READERS[named].title}. It looks like {title}: "
            f"{likely.recognition.reason}",
            f"Choose the format {title}.",
            command_hint=f"Add --format {likely.name}, or leave --format out.",
        ) from error


def _own_format(source: Path) -> Recognised | None:
    """The format of an export of ours; None where `source` is none, or of a version that has others.

    Raises:
        UserError: nothing reads labels from that format.
    """
    written = format_of_export(source)
    if written not in WRITERS:
        return None
    name = WRITERS[written].read_as or written
    if name not in READERS:
        raise UserError(
            f"{source} is an export of Inkling in the format '{written}', which holds no labels to import.",
            "Import an export in another format, such as the plain folder (png).",
        )
    return Recognised(name, Recognition(1.0, "It is an export of Inkling, which says so."))
