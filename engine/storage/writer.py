"""The thread that owns the writing connection of a project and works off a queue, in order.

A change that cannot be stored (full disk, unplugged drive) stays at the head of the queue
and is tried again: nothing behind it overtakes, nothing is dropped, and the owner gets the error.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from engine.core import EngineError, UserError
from engine.storage.database import is_passing, storage_error, transaction

T = TypeVar("T")
Task = Callable[[sqlite3.Connection], T]

RETRY_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class _Posted:
    task: Task[Any]
    answer: Future[Any] | None


class Writer:
    """Runs tasks, each in a transaction of its own, on one thread; every method from any thread.

    Args:
        connect: opens the connection, on the writer's thread.
        name: of the project, for messages.
        on_error: called on the writer's thread, once for each failure of a posted task that
            nobody waits for. Without it the next `post`, `call` or `flush` raises.

    Raises:
        EngineError: the connection could not be opened.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        name: str,
        on_error: Callable[[EngineError], None] | None = None,
    ) -> None:
        self._connect = connect
        self._name = name
        self.on_error = on_error
        self._queue: deque[_Posted] = deque()
        self._changed = threading.Condition()
        self._posted_count = 0
        self._done_count = 0
        self._stall: EngineError | None = None
        self._stall_count = 0
        self._untold: list[EngineError] = []
        self._is_closing = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(opened,), name=f"writer {name}", daemon=True)
        self._thread.start()
        opened.result()

    def post(self, task: Task[None]) -> None:
        """Have `task` run after all earlier ones; returns at once."""
        self._tell()
        self._enqueue(_Posted(task, None))

    def call(self, task: Task[T]) -> T:
        """Run `task` after all earlier ones and return its result; raises what it raises."""
        self.flush()
        answer: Future[T] = Future()
        self._enqueue(_Posted(task, answer))
        return answer.result()

    def settle(self) -> bool:
        """Wait until everything posted so far is stored, or until it is clear that it cannot be now.

        Returns:
            Whether nothing of it waits any longer.
        """
        with self._changed:
            if not self._queue and self._done_count == self._posted_count:
                return True
            target = self._posted_count
            if self._stall is not None and self._done_count < target:
                return False
            stalls = self._stall_count
            self._changed.wait_for(
                lambda: self._done_count >= target or self._stall_count > stalls or not self._is_alive()
            )
            return self._done_count >= target

    def flush(self) -> None:
        """Wait until everything posted so far is stored.

        Raises:
            EngineError: it cannot be stored now; it stays queued and is tried again.
        """
        with self._changed:
            target = self._posted_count
            stalls = self._stall_count
            self._changed.notify_all()  # A stalled writer tries again now, not at its next time.
            self._changed.wait_for(
                lambda: self._done_count >= target or self._stall_count > stalls or not self._is_alive()
            )
            stall = self._stall if self._done_count < target else None
        if stall is not None:
            raise stall
        self._tell()

    def close(self) -> None:
        """Store what is queued and end the thread.

        Raises:
            EngineError: something could not be stored; it is lost.
        """
        if self._is_closing:
            return
        failure: EngineError | None = None
        try:
            self.flush()
        except EngineError as error:
            failure = error
        with self._changed:
            self._is_closing = True
            lost = len(self._queue)
            self._changed.notify_all()
        self._thread.join()
        if lost:
            raise UserError(
                f"{self._name} was closed with {lost} changes that could not be saved.",
                failure.summary if failure else "",
            )
        if failure is not None:
            raise failure

    def _is_alive(self) -> bool:
        return self._thread.is_alive()

    def _enqueue(self, posted: _Posted) -> None:
        with self._changed:
            if self._is_closing:
                raise EngineError(f"The project {self._name} is closed.")
            self._queue.append(posted)
            self._posted_count += 1
            self._changed.notify_all()

    def _tell(self) -> None:
        with self._changed:
            failure = self._untold.pop(0) if self._untold else None
        if failure is not None:
            raise failure

    def _run(self, opened: Future[None]) -> None:
        try:
            connection = self._connect()
        except Exception as error:  # noqa: BLE001 - handed to the constructor's caller, whatever it is
            opened.set_exception(storage_error(error, self._name))
            return
        opened.set_result(None)
        try:
            while (posted := self._next()) is not None:
                self._work(connection, posted)
        finally:
            connection.close()

    def _next(self) -> _Posted | None:
        """The head of the queue, which stays there until it is done."""
        with self._changed:
            if self._stall is not None and not self._is_closing:
                self._changed.wait(RETRY_S)
            while not self._queue and not self._is_closing:
                self._changed.wait()
            if not self._queue or (self._is_closing and self._stall is not None):
                return None
            return self._queue[0]

    def _work(self, connection: sqlite3.Connection, posted: _Posted) -> None:
        try:
            with transaction(connection):
                result = posted.task(connection)
        except Exception as error:  # noqa: BLE001 - the thread's border: told to the owner below
            self._failed(posted, error)
        else:
            self._finish(posted)
            if posted.answer is not None:
                posted.answer.set_result(result)

    def _failed(self, posted: _Posted, error: Exception) -> None:
        failure = storage_error(error, self._name)
        if failure is not error:
            failure.__cause__ = error
        if posted.answer is not None:
            self._finish(posted)
            posted.answer.set_exception(failure)
        elif is_passing(error):
            with self._changed:
                is_new = self._stall is None
                self._stall = failure
                self._stall_count += 1
                self._changed.notify_all()
            if is_new and self.on_error is not None:
                self.on_error(failure)
        else:
            self._finish(posted)
            if self.on_error is not None:
                self.on_error(failure)
            else:
                with self._changed:
                    self._untold.append(failure)

    def _finish(self, posted: _Posted) -> None:
        with self._changed:
            self._queue.popleft()
            self._done_count += 1
            self._stall = None
            self._changed.notify_all()
