"""Images of a project by names that were typed: letter by letter, else in the composed form of both."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable

from engine.storage import ImageRecord


def image_lookup(
    records: Iterable[ImageRecord], names_of: Callable[[ImageRecord], Iterable[str]]
) -> Callable[[str], list[ImageRecord]]:
    """Function that gives the images of a name.

    "é" may be one code point or two: archives of a Mac have two, keyboards give one.
    """
    exact: dict[str, list[ImageRecord]] = defaultdict(list)
    alike: dict[str, list[ImageRecord]] = defaultdict(list)
    for record in records:
        names = set(names_of(record))
        for name in names:
            exact[name].append(record)
        for name in {unicodedata.normalize("NFC", name) for name in names}:
            alike[name].append(record)
    return lambda name: exact.get(name) or alike.get(unicodedata.normalize("NFC", name), [])
