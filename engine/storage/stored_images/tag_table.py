"""Table of the tags of a project's images: texts that an image has, and those that it is known to lack."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine.core import ImageId, UserError
from engine.storage.checks.findings import Finding, sound_rows
from engine.storage.checks.rows import tag_row
from engine.storage.database import Reader
from engine.storage.mirrored_table import MirroredTable
from engine.storage.writer import Writer

_SELECT: Final = "SELECT image_id, tag, has FROM image_tags ORDER BY image_id, tag"
_HAS_TABLE: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'image_tags'"


@dataclass(frozen=True, slots=True)
class ImageTags:
    """Tags of one image, each in the order of its letters.

    Attributes:
        has: those that it has.
        lacks: those that somebody has said it does not have.
    """

    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    def with_tag(self, tag: str) -> ImageTags:
        """The same, and this tag."""
        return ImageTags(_with(self.has, tag), _without(self.lacks, tag))

    def without_tag(self, tag: str) -> ImageTags:
        """The same, with nothing said of this tag."""
        return ImageTags(_without(self.has, tag), _without(self.lacks, tag))

    def lacking(self, tag: str) -> ImageTags:
        """The same, and it is known that it does not have this tag."""
        return ImageTags(_without(self.has, tag), _with(self.lacks, tag))


UNTAGGED: Final = ImageTags()


class TagTable(MirroredTable[dict[int, ImageTags]]):
    """Tags of images; any thread. All of them are in memory: questions wait for nothing.

    Args:
        listed: ids of the images that count, rising; removed ones are not among them.
    """

    def __init__(self, reader: Reader, writer: Writer | None, listed: Callable[[], Sequence[int]]) -> None:
        super().__init__(writer)
        self._reader = reader
        self._listed = listed
        self._tags: dict[int, ImageTags] = {}
        self._totals: Counter[str] = Counter()
        """Images that have each tag, removed ones too."""
        self.revision = 0
        """A number that grows with every change."""
        self.refresh()

    def of(self, image_id: int) -> ImageTags:
        """Tags of an image."""
        return self._tags.get(image_id, UNTAGGED)

    def counts(self) -> dict[str, int]:
        """Images that have each tag, removed ones left out, in the order of the tags' letters."""
        with self._order:
            tags, counts = self._tags, self._totals.copy()
        if tags:
            # Few are removed: all others are not looked at one by one.
            hidden = tags.keys() - frozenset(self._listed())
            counts.subtract(tag for i in hidden for tag in tags[i].has)
        return {tag: counts[tag] for tag in sorted(counts, key=str.casefold) if counts[tag] > 0}

    def with_tag(self, tag: str) -> frozenset[int]:
        """Ids of the images that have a tag, removed ones too; for an empty text, of those that have any."""
        tags = self._tags
        return frozenset(i for i in tags if (tag in tags[i].has if tag else tags[i].has))

    def set(self, changed: Mapping[ImageId, ImageTags]) -> None:
        """Store the tags of each of these images.

        Raises:
            UserError: the project is open read-only.
        """
        rows = [
            (int(image_id), tag, int(has))
            for image_id, tags in changed.items()
            for has, of_kind in ((True, tags.has), (False, tags.lacks))
            for tag in of_kind
        ]
        ids = [(int(image_id),) for image_id in changed]

        def task(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM image_tags WHERE image_id = ?", ids)
            connection.executemany("INSERT INTO image_tags VALUES (?, ?, ?)", rows)

        writer = self._write()
        with self._changing():
            writer.post(task)
            # Another one in its place: whoever looks through the tags on another thread goes on with the old.
            known, totals = self._tags.copy(), self._totals.copy()
            for image_id, tags in changed.items():
                totals.subtract(known.pop(int(image_id), UNTAGGED).has)
                totals.update(tags.has)
                if tags != UNTAGGED:
                    known[int(image_id)] = tags
            self._take(known, totals)

    def _read(self) -> tuple[dict[int, ImageTags], tuple[Finding, ...]]:
        findings: list[Finding] = []
        tags: dict[int, ImageTags] = {}
        with self._reader.snapshot() as ask:
            # A project that only older versions have written to has no such table.
            stored = ask(_SELECT, ()) if ask(_HAS_TABLE, ()) else []
        for image_id, tag, has in sound_rows(stored, tag_row, _finding, findings):
            known = tags.get(image_id, UNTAGGED)
            tags[image_id] = known.with_tag(tag) if has else known.lacking(tag)
        return tags, tuple(findings)

    def _replace(self, content: dict[int, ImageTags]) -> None:
        self._take(content, Counter(tag for tags in content.values() for tag in tags.has))

    def _take(self, tags: dict[int, ImageTags], totals: Counter[str]) -> None:
        self._tags, self._totals = tags, totals
        self.revision += 1


def _with(tags: Iterable[str], tag: str) -> tuple[str, ...]:
    return tuple(sorted({*tags, tag}, key=str.casefold))


def _without(tags: Iterable[str], tag: str) -> tuple[str, ...]:
    return tuple(known for known in tags if known != tag)


def _finding(row: tuple[Any, ...], error: UserError) -> Finding:
    return Finding("image_tags", None, "", None, error.summary)
