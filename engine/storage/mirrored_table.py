"""Base of the tables that are in memory as well as in the project's file."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Final, Generic, TypeVar

from engine.storage.checks.findings import Finding
from engine.storage.writer import Writer, read_only_error

T = TypeVar("T")
_MOST_READINGS: Final = 100


class MirroredTable(ABC, Generic[T]):
    """Table that is in memory as well: a change is seen at once and stored in the background, in order.

    Any thread. Whoever changes a row waits for a short lock alone, never for the database: rows are read
    beside the changes, and once more where one came in between. A read-only project shows the rows of its
    last `refresh`.

    Args:
        writer: stores the changes; None in a read-only project.
    """

    def __init__(self, writer: Writer | None) -> None:
        self._writer = writer
        self._order = threading.Lock()
        self._change_count = 0
        self._findings: tuple[Finding, ...] = ()
        if writer is not None:
            writer.mirrors.append(self.refresh)

    @contextmanager
    def one_change(self) -> Iterator[None]:
        """Store all that this thread changes inside, in any table of the project, or nothing of it.

        Another thread must not change the same rows meanwhile. An exception inside takes back what is in
        memory, too.
        """
        with nullcontext() if self._writer is None else self._writer.one_change():
            yield

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Damaged rows, as they were found by the last reading."""
        return self._findings

    def refresh(self) -> bool:
        """Put what the database holds in the place of what is in memory; waits for the database.

        Returns:
            False, with nothing replaced, while changes wait that cannot be stored now, or come too fast.
        """
        for _ in range(_MOST_READINGS):
            with self._order:
                count = self._change_count
            if self._writer is not None and not self._writer.settle():
                return False
            content, findings = self._read()
            with self._order:
                if count == self._change_count:
                    self._replace(content)
                    self._findings = findings
                    return True
        return False

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Block in which one change gets into memory and is posted, so that both have all in one order."""
        with self._order:
            self._change_count += 1
            yield

    def _write(self) -> Writer:
        """The writer.

        Raises:
            UserError: the project is open read-only.
        """
        if self._writer is None:
            raise read_only_error()
        return self._writer

    @abstractmethod
    def _read(self) -> tuple[T, tuple[Finding, ...]]:
        """The rows in the database, and those that are damaged."""

    @abstractmethod
    def _replace(self, content: T) -> None:
        """Take what was read into memory."""
