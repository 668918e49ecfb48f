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
from gui.language.texts import marked, tr
from gui.panels.image_rows import STATUS_TEXTS

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
    marked("Share"),
    marked("Objects"),
    marked("Images"),
)


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Heads and rows of text, as many in each row as there are heads."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """Lines with tabs between the values, which a spreadsheet takes when they are pasted."""
        return "\n".join("\t".join(row) for row in (self.heads, *self.rows)) + "\n"


def status_table(counts: Mapping[ImageStatus, int]) -> NumberTable:
    rows = tuple((tr(STATUS_TEXTS[status]), str(counts.get(status, 0))) for status in ImageStatus)
    return NumberTable(tr("Images"), (tr("Status"), tr("Images")), rows)


def day_table(days: Sequence[WorkDay]) -> NumberTable:
    rows = tuple(
        (
            day.day.isoformat(),
            *(str(number) for number in (day.begun, day.accepted, day.begun_until, day.accepted_until)),
            f"{day.seconds / 60:.1f}",
        )
        for day in days
    )
    return NumberTable(tr("Days"), tuple(tr(head) for head in _DAY_HEADS), rows)


def class_table(counts: Sequence[ClassCount], classes: ClassList) -> NumberTable:
    total = sum(count.pixels for count in counts) or 1
    rows = tuple(
        (
            plain_text.one_line(classes[count.class_id].name),
            str(count.pixels),
            f"{count.pixels / total:.4f}",
            "" if count.objects is None else str(count.objects),
            str(count.images),
        )
        for count in counts
    )
    return NumberTable(tr("Classes"), tuple(tr(head) for head in _CLASS_HEADS), rows)
