"""Undo and redo without a practical limit: recent steps in memory, older ones in the journal.

A history needs a journal; that of a project is `Project.journal`:

>>> from engine.core import Rect
>>> from engine.document.planes import LabelPlanes, Plane
>>> class Steps:
...     def append(self, seq, change): ...
...     def move(self, position, change, forward): ...
>>> planes = LabelPlanes(30, 40)
>>> history = History(planes, Steps())
>>> with planes.edit("Brush") as edit:
...     edit.put(Plane.MASK, Rect(0, 0, 2, 3), None, 1)
>>> history.push(edit.change)
>>> history.undo_label, int((planes.view(Plane.MASK) == 1).sum())
('Brush', 6)
>>> history.undo().label, int((planes.view(Plane.MASK) == 1).sum())
('Brush', 0)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from engine.core import EngineError
from engine.document.planes import Change, LabelPlanes


class Journal(Protocol):
    """Durable store of the steps of one image; seq counts from 0.

    An implementation may write later and on another thread, but in the order of the calls.
    """

    def append(self, seq: int, change: Change) -> None:
        """Store step `seq`; every stored step >= seq goes, the stored state becomes `after`."""
        ...

    def move(self, position: int, change: Change, forward: bool) -> None:
        """Note an undo or redo: `position` steps are now in force."""
        ...

    def load(self, seq: int) -> Change:
        """Read step `seq` back."""
        ...


class History:
    """The steps of one image and where among them the user stands; lives on the GUI thread.

    Args:
        planes: what the steps change.
        journal: where every step goes, and where those come from that memory let go.
        position: steps in force, `length`: steps known; both 0 for a new image.
        recent: steps that were read from the journal already, by their number.
        limit_bytes: memory for raw tiles; beyond it the oldest steps stay in the journal only.
    """

    def __init__(
        self,
        planes: LabelPlanes,
        journal: Journal,
        position: int = 0,
        length: int = 0,
        limit_bytes: int = 64 << 20,
        recent: Mapping[int, Change] | None = None,
    ) -> None:
        if not 0 <= position <= length:
            raise EngineError(f"History stands at step {position} of {length}.")
        self._planes = planes
        self._journal = journal
        self._position = position
        self._length = length
        self._limit_bytes = limit_bytes
        self._cached: dict[int, Change] = {}
        self._cached_bytes = 0
        self._replaced_at: list[int] = []
        self._labels = [""] * length
        for seq, change in (recent or {}).items():
            self._remember(seq, change)

    @property
    def position(self) -> int:
        """Number of steps in force."""
        return self._position

    @property
    def length(self) -> int:
        """Number of known steps, those undone included."""
        return self._length

    @property
    def can_undo(self) -> bool:
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        return self._position < self._length

    @property
    def undo_label(self) -> str:
        """Label of the step that undo takes back next; empty when there is none."""
        return self._label(self._position - 1) if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """Label of the step that redo brings back next; empty when there is none."""
        return self._label(self._position) if self.can_redo else ""

    def labels(self) -> tuple[str, ...]:
        """Labels of all known steps in order; empty text while only the journal has one."""
        return tuple(self._labels)

    def provide_labels(self, labels: Sequence[str], generation: int) -> None:
        """Take labels that were read from the journal; those of an earlier `generation` are dropped."""
        if generation == self.generation:
            for seq, label in enumerate(labels[: self._length]):
                self._labels[seq] = self._labels[seq] or label

    def is_next_in_memory(self, *, forward: bool) -> bool:
        """Whether redo (`forward`) or undo finds its step in memory; also where there is none."""
        seq = self._position if forward else self._position - 1
        return seq in self._cached or not 0 <= seq < self._length

    def steps_backwards(self) -> Iterator[Change]:
        """The steps in force, the newest first; reads from the journal only as far as the caller goes."""
        for seq in range(self._position - 1, -1, -1):
            yield self._step(seq)

    def labels_backwards(self) -> Iterator[str]:
        """Labels of the steps in force, the newest first, as `undo_label` has them."""
        for seq in range(self._position - 1, -1, -1):
            yield self._label(seq)

    @property
    def generation(self) -> int:
        """A number that grows when steps are replaced by others of the same number."""
        return len(self._replaced_at)

    def still_has(self, position: int, generation: int) -> bool:
        """Whether the first `position` steps are those that they were in that generation, in force or not."""
        return all(seq >= position for seq in self._replaced_at[generation:])

    def missing(self, count: int) -> tuple[int, ...]:
        """Numbers of up to `count` steps on either side that are not in memory; the nearest first.

        None beyond those that fill half of the memory for steps.
        """
        near = range(max(0, self._position - count), min(self._length, self._position + count))
        missing: list[int] = []
        nearer_bytes = 0
        for seq in sorted(near, key=self._distance):
            change = self._cached.get(seq)
            if change is None:
                missing.append(seq)
                continue
            nearer_bytes += change.nbytes
            if 2 * nearer_bytes >= self._limit_bytes:
                break
        return tuple(missing)

    def provide(self, steps: Mapping[int, Change], generation: int) -> None:
        """Take steps that were read from the journal; those of an earlier `generation` are dropped."""
        if generation == self.generation:
            for seq, change in steps.items():
                if seq not in self._cached:
                    self._remember(seq, change)

    def push(self, change: Change) -> None:
        """Record a change that was just committed; steps that were undone are gone."""
        if self._position < self._length:
            self._replaced_at.append(self._position)
        for seq in range(self._position, self._length):
            self._forget(seq)
        self._journal.append(self._position, change)
        self._labels[self._position :] = [change.label]
        self._remember(self._position, change)
        self._position += 1
        self._length = self._position

    def fetch_next(self, *, forward: bool) -> None:
        """Have the step that redo (`forward`) or undo takes in memory, from the journal if need be."""
        if self.can_redo if forward else self.can_undo:
            self._step(self._position if forward else self._position - 1)

    def undo(self) -> Change | None:
        """Take the last step back; returns it, or None when there is none.

        After a step with a `reshape` the planes are not those of the history any more: read them anew.
        """
        if not self.can_undo:
            return None
        change = self._step(self._position - 1)
        self._apply(change, forward=False)
        self._position -= 1
        self._journal.move(self._position, change, False)
        return change

    def redo(self) -> Change | None:
        """Bring the step last undone again; returns it, or None when there is none. As for `undo`."""
        if not self.can_redo:
            return None
        change = self._step(self._position)
        self._apply(change, forward=True)
        self._position += 1
        self._journal.move(self._position, change, True)
        return change

    def _apply(self, change: Change, *, forward: bool) -> None:
        if change.reshape is None:
            self._planes.apply(change, forward=forward)

    def _label(self, seq: int) -> str:
        """Label of a step, from the journal only where nothing has read it yet."""
        return self._labels[seq] or self._step(seq).label

    def _step(self, seq: int) -> Change:
        change = self._cached.get(seq)
        if change is None:
            change = self._journal.load(seq)
            self._remember(seq, change)
        return change

    def _remember(self, seq: int, change: Change) -> None:
        self._forget(seq)
        self._cached[seq] = change
        self._labels[seq] = change.label
        self._cached_bytes += change.nbytes
        # Farthest from where the user stands goes first: it is the last to be undone or redone.
        while self._cached_bytes > self._limit_bytes and len(self._cached) > 1:
            self._forget(max(self._cached, key=self._distance))

    def _distance(self, seq: int) -> float:
        """Steps between where the user stands and the middle of step `seq`."""
        return abs(seq + 0.5 - self._position)

    def _forget(self, seq: int) -> None:
        change = self._cached.pop(seq, None)
        if change is not None:
            self._cached_bytes -= change.nbytes
