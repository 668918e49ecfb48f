"""Names of formats as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from engine.core import UserError
from engine.formats.catalog_rows import ReadableFormat, WritableFormat

_MOST_SHOWN: Final = 4
_ALIKE: Final = 0.6
_BEHIND: Final = 0.2
"""A name this much less alike than the nearest is not meant."""


def unknown_format(
    name: str, known: Mapping[str, ReadableFormat] | Mapping[str, WritableFormat], others: Iterable[str] = ()
) -> UserError:
    """The error for a name that no format has: those whose name or title is near, and what lists all.

    Args:
        others: further names that could have been meant.

    Example:
        >>> from engine.formats.catalog import WRITERS
        >>> unknown_format("pascal", WRITERS).hint
        'Did you mean voc?'
    """
    from difflib import SequenceMatcher

    words = {each: {_letters(each)} for each in others}
    for each, row in known.items():
        words[each] = {_letters(each), *map(_letters, re.split(r"[\s,()]+", row.title))} - {""}
    typed = _letters(name)
    ranked = sorted(
        (-max(SequenceMatcher(None, typed, word).ratio() for word in own), each)
        for each, own in words.items()
    )
    least = max(_ALIKE, -ranked[0][0] - _BEHIND)
    near = [each for likeness, each in ranked if -likeness >= least][:_MOST_SHOWN]
    hint = f"Did you mean one of these: {', '.join(near)}?" if near else ""
    if len(near) == 1:
        hint = f"Did you mean {near[0]}?"
    return UserError(
        f"There is no format called '{name}'.",
        hint,
        command_hint=f"{hint} `inkling formats` lists all.".strip(),
    )


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
