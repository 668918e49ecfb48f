"""Findings: damaged rows of a project file, which are left out and stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from engine.core import ImageId, UserError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """One damaged row, or a folder or file of the project that is not as it should be.

    Attributes:
        table: of the project file; empty for a folder or file.
        row_id: `rowid` in that table, or None.
        image: the name of the image that the row belongs to, as far as it is known; else empty.
        image_id: its number, or None.
        sentence: the damage, in one sentence.
    """

    table: str
    row_id: int | None
    image: str
    image_id: ImageId | None
    sentence: str

    def __str__(self) -> str:
        row = "" if self.row_id is None else f", row {self.row_id}"
        place = f"table {self.table}{row}" if self.table else ""
        where = " in ".join(part for part in (self.image, place) if part)
        return f"{where}: {self.sentence}" if where else self.sentence


def sound_rows(
    rows: Iterable[tuple[Any, ...]],
    read: Callable[[tuple[Any, ...]], T],
    finding: Callable[[tuple[Any, ...], UserError], Finding],
    findings: list[Finding],
) -> Iterator[T]:
    """What `read` makes of each row; a row that it refuses is left out and becomes a finding."""
    for row in rows:
        try:
            value = read(row)
        except UserError as error:
            findings.append(finding(row, error))
        else:
            yield value
