"""Tables of the statistics: the numbers of each chart, as text for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.core import ClassList
from engine.session.editing.class_counts import ClassCount
from engine.session.effort.work_days import WorkDay
from engine.storage import ImageStatus
from gui import plain_text
from gui.language.texts import marked, tr, with_signs
from gui.panels.image_rows import STATES, ImageMark, state_text

_DAY_HEADS: Final = (
    marked("Day"),
    marked("Begun"),
    marked("Accepted"),
    marked("Begun until then"),
    marked("Accepted until then"),
    marked("Minutes of work"),
)
_CLASS_HEADS: Final = (
    marked("Class"),
    marked("Pixels"),
    marked("Share in %"),
    marked("Objects"),
    marked("Images"),
)


Value = str | int | float


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Heads and rows of values, as many in each row as there are heads; numbers with decimals have one."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def shown_rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows as they are read, in the signs of the language."""
        return tuple(tuple(_shown(value) for value in row) for row in self.rows)

    def as_text(self) -> str:
        """Lines with tabs between the values, whose numbers a spreadsheet in that language takes as such."""
        rows = (tuple(_pasted(value) for value in row) for row in self.rows)
        return "\n".join("\t".join(row) for row in (self.heads, *rows)) + "\n"


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    return with_signs(f"{value:,.1f}" if isinstance(value, float) else f"{value:,}")


def _pasted(value: Value) -> str:
    """Without thousands separators, which a spreadsheet would take for text."""
    return (
        value
        if isinstance(value, str)
        else with_signs(f"{value:.4f}" if isinstance(value, float) else str(value))
    )


def status_table(counts: Mapping[ImageStatus | ImageMark, int]) -> NumberTable:
    rows = tuple((state_text(state, counts), counts.get(state, 0)) for state in STATES)
    return NumberTable(tr("Images"), (tr("Status"), tr("Images")), rows)


def day_table(days: Sequence[WorkDay]) -> NumberTable:
    rows = tuple(
        (
            day.day.isoformat(),
            *(day.begun, day.accepted, day.begun_until, day.accepted_until),
            day.seconds / 60,
        )
        for day in days
    )
    return NumberTable(tr("Days"), tuple(tr(head) for head in _DAY_HEADS), rows)


def class_table(counts: Sequence[ClassCount], classes: ClassList) -> NumberTable:
    total = sum(count.pixels for count in counts) or 1
    rows = tuple(
        (
            plain_text.one_line(classes[count.class_id].name),
            count.pixels,
            100 * count.pixels / total,
            "" if count.objects is None else count.objects,
            count.images,
        )
        for count in counts
    )
    return NumberTable(tr("Classes"), tuple(tr(head) for head in _CLASS_HEADS), rows)
