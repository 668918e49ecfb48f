"""Journals of a history without a project."""

from __future__ import annotations

from engine.document.planes import Change


class MemoryJournal:
    """A journal that forgets with the process."""

    def __init__(self) -> None:
        self._steps: list[Change] = []
        self.position = 0

    def append(self, seq: int, change: Change) -> None:
        del self._steps[seq:]
        self._steps.append(change)
        self.position = seq + 1

    def move(self, position: int, change: Change, forward: bool) -> None:
        self.position = position

    def load(self, seq: int) -> Change:
        return self._steps[seq]
