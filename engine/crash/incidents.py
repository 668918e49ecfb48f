"""Deaths of processes of ours in this run, for the reports of faults that come after them."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Final

_MOST_KINDS: Final = 8

_lock = threading.Lock()
_counts: Counter[str] = Counter()


def note_incident(sentence: str) -> None:
    """Remember a death; any thread.

    Args:
        sentence: in words of the program only: reports take it as it is.
    """
    with _lock:
        if sentence in _counts or len(_counts) < _MOST_KINDS:
            _counts[sentence] += 1


def incidents() -> list[str]:
    """Each kind in one line with its count, in the order of the first ones."""
    with _lock:
        return [
            f"{sentence}: {count} times" if count > 1 else sentence for sentence, count in _counts.items()
        ]
