"""The thread that owns the writing connection of a project and works off a queue, in order.

A change that cannot be stored (full disk, unplugged drive) stays at the head of the queue
and is tried again: nothing behind it overtakes, nothing is dropped, and the owner gets the error.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any, Final, TypeVar

from engine.core import EngineError, UserError
from engine.crash.unexpected import report_fault
from engine.storage.database import is_passing, storage_error, transaction

_log = logging.getLogger(__name__)

T = TypeVar("T")
Task = Callable[[sqlite3.Connection], T]

RETRY_S: Final = 2.0
# Tasks of one transaction, and how long it may take: only at its end what is stored is safe.
_MOST_TOGETHER: Final = 32
_LONGEST_S: Final = 0.05


class LostChangeError(EngineError):
    """A change cannot be stored for good: what is in memory is ahead of the file until it is taken back."""


@dataclass(frozen=True, slots=True)
class _Posted:
    """A task, who waits for its result, and what is called once it is stored."""

    task: Task[Any]
    answer: Future[Any] | None
    then: Sequence[Callable[[], object]] = ()


@dataclass(frozen=True, slots=True)
class _Handover:
    copy: Callable[[sqlite3.Connection, Sequence[Task[Any]]], None]
    done: Future[None]


class _Group(threading.local):
    """Tasks that a thread has posted inside `Writer.one_change`; None outside."""

    tasks: list[Task[None]] | None = None
    then: list[Callable[[], object]] | None = None


class Writer:
    """Runs tasks, each wholly or not at all, in order, on one thread; every method from any thread.

    What waits is stored several tasks a transaction.

    Args:
        connect: opens the connection, on the writer's thread.
        name: of the project, for messages.
        require_place: called before each task; raises while nothing can be stored, as the project's folder
            is gone. What is posted waits then.
        on_error: called on the writer's thread, once for each failure of a posted task that
            nobody waits for. Without it the next `post`, `one_change`, `call` or `flush` raises.

    Attributes:
        mirrors: read anew what they hold of the tables, after a change that broke off; False where they could
            not.

    Raises:
        EngineError: the connection could not be opened.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        name: str,
        require_place: Callable[[], object] = lambda: None,
        on_error: Callable[[EngineError], None] | None = None,
    ) -> None:
        self._connect = connect
        self._require_place = require_place
        self._handover: _Handover | None = None
        self._name = name
        self.on_error = on_error
        self.mirrors: list[Callable[[], bool]] = []
        self._queue: deque[_Posted] = deque()
        self._changed = threading.Condition()
        self._posted_count = 0
        self._done_count = 0
        self._stall: EngineError | None = None
        self._stall_count = 0
        self._untold: list[EngineError] = []
        self._is_closing = False
        self._group = _Group()
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(opened,), name=f"writer {name}", daemon=True)
        self._thread.start()
        opened.result()

    def post(self, task: Task[None], then: Callable[[], object] | None = None, *, tells: bool = True) -> None:
        """Have `task` run after all earlier ones; returns at once.

        Args:
            then: called on the writer's thread once the task is stored. It must not fail; where it cannot be
                stored, or is handed over, it is not called.
            tells: False for a thread that has no way to tell what was lost before; others will.
        """
        if self._group.tasks is None:
            if tells:
                self._tell()
            self._enqueue(_Posted(task, None, () if then is None else (then,)))
            return
        self._group.tasks.append(task)
        if then is not None and self._group.then is not None:
            self._group.then.append(then)

    @contextmanager
    def one_change(self, *, tells: bool = True) -> Iterator[None]:
        """Store what this thread posts inside as one change: all of it or nothing, whenever the process dies.

        It is posted at the end; after an exception inside nothing is, and the mirrors are read anew. Another
        thread must not change the same rows meanwhile, and inside nothing can be waited for.

        Args:
            tells: as for `post`. What was lost before is told here, never inside, where it would cut the
                change in two.
        """
        if self._group.tasks is not None:
            yield
            return
        if tells:
            self._tell()
        tasks: list[Task[None]] = []
        then: list[Callable[[], object]] = []
        self._group.tasks, self._group.then = tasks, then

        def all_of_them(connection: sqlite3.Connection) -> None:
            for task in tasks:
                task(connection)

        try:
            yield
        except BaseException as error:
            self._group.tasks = self._group.then = None
            if tasks:
                self._take_back(error)
            raise
        self._group.tasks = self._group.then = None
        if tasks:
            self._enqueue(_Posted(all_of_them, None, then))

    def call(self, task: Task[T]) -> T:
        """Run `task` after all earlier ones and return its result; raises what it raises."""
        if self._group.tasks is not None:
            raise EngineError("Nothing can be waited for before the change it is part of is whole.")
        self.flush()
        answer: Future[T] = Future()
        self._enqueue(_Posted(task, answer))
        return answer.result()

    @property
    def unsaved_count(self) -> int:
        """Changes that wait because they could not be stored; 0 while all goes well."""
        with self._changed:
            return 0 if self._stall is None else len(self._queue)

    def hand_over(self, copy: Callable[[sqlite3.Connection, Sequence[Task[Any]]], None]) -> None:
        """Run `copy` on the writer's thread with its connection and every task that waits, stored or not.

        It comes before what waits, which is what it is for: the tasks cannot be stored where they belong.
        Waits for it; raises what it raises.
        """
        handover = _Handover(copy, Future())
        with self._changed:
            if self._is_closing or not self._is_alive():
                raise EngineError(f"The project {self._name} is closed.")
            self._handover = handover
            self._changed.notify_all()
        handover.done.result()

    def abandon(self) -> None:
        """Drop what waits: it has been stored elsewhere."""
        with self._changed:
            self._done_count += len(self._queue)
            self._queue.clear()
            self._untold.clear()
            self._stall = None
            self._changed.notify_all()

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

    def _take_back(self, error: BaseException) -> None:
        """A change broke off: nothing of it is stored, and nothing of it stays in memory."""
        try:
            are_done = [read_anew() for read_anew in self.mirrors]
        except EngineError as unread:
            _log.info("%s cannot be read after a change broke off: %s", self._name, unread)
            are_done = [False]
        if not all(are_done):
            # The owner takes it back as soon as the disk answers.
            with self._changed:
                stall = self._stall
            self._tell_later(self._lost_change(stall or error))

    def _lost_change(self, error: BaseException) -> LostChangeError:
        failure = storage_error(error, self._name)
        lost = LostChangeError(f"A change could not be saved, and is undone. {failure.summary}", failure.hint)
        lost.__cause__ = error
        return lost

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
                if isinstance(posted, _Handover):
                    _hand_over(posted, connection, self._waiting_tasks())
                elif not self._work_together(connection):
                    self._work(connection, posted)
        finally:
            connection.close()

    def _waiting_tasks(self) -> list[Task[Any]]:
        with self._changed:
            return [posted.task for posted in self._queue]

    def _next(self) -> _Posted | _Handover | None:
        """The head of the queue, which stays there until it is done; a handover comes first."""
        with self._changed:
            if self._stall is not None and not self._is_closing and self._handover is None:
                self._changed.wait(RETRY_S)
            while not self._queue and not self._is_closing and self._handover is None:
                self._changed.wait()
            if self._handover is not None:
                handover, self._handover = self._handover, None
                return handover
            if not self._queue or (self._is_closing and self._stall is not None):
                return None
            return self._queue[0]

    def _work_together(self, connection: sqlite3.Connection) -> bool:
        """Store the first tasks that nobody waits for in one transaction; False: nothing of them is stored.

        A transaction costs more than most tasks, and in an import many wait. Where one of them fails, each
        has its own, which tells whose failure it is.
        """
        with self._changed:
            waiting = list(
                takewhile(lambda posted: posted.answer is None, islice(self._queue, _MOST_TOGETHER))
            )
        if len(waiting) < 2:
            return False
        stored: list[_Posted] = []
        until = time.monotonic() + _LONGEST_S
        try:
            self._require_place()
            with transaction(connection):
                for posted in waiting:
                    posted.task(connection)
                    stored.append(posted)
                    if time.monotonic() > until:
                        break
        except Exception as error:  # noqa: BLE001 - the thread's border: one by one it is told below
            _log.info("%d changes are stored one by one: %s", len(waiting), error)
            return False
        for posted in stored:
            self._call_then(posted)
            self._finish(posted)
        return True

    def _work(self, connection: sqlite3.Connection, posted: _Posted) -> None:
        try:
            self._require_place()
            with transaction(connection):
                result = posted.task(connection)
        except Exception as error:  # noqa: BLE001 - the thread's border: told to the owner below
            self._failed(posted, error)
        else:
            self._call_then(posted)
            self._finish(posted)
            if posted.answer is not None:
                posted.answer.set_result(result)

    def _call_then(self, posted: _Posted) -> None:
        """Before the task counts as done, so that whoever waits for it finds what follows under way."""
        for call in posted.then:
            try:
                call()
            except Exception as error:  # noqa: BLE001 - the thread's border: the task itself is stored
                if not isinstance(error, EngineError):
                    report_fault(error)
                self._tell_later(storage_error(error, self._name))

    def _failed(self, posted: _Posted, error: Exception) -> None:
        if not isinstance(error, EngineError | sqlite3.Error) and not is_passing(error):
            report_fault(error)
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
            self._tell_later(self._lost_change(error))

    def _tell_later(self, error: EngineError) -> None:
        """Tell the owner at once, or, where nobody listens, at the next call."""
        if self.on_error is not None:
            self.on_error(error)
        else:
            with self._changed:
                self._untold.append(error)

    def _finish(self, posted: _Posted) -> None:
        with self._changed:
            if self._queue and self._queue[0] is posted:
                self._queue.popleft()
                self._done_count += 1
            self._stall = None
            self._changed.notify_all()


def read_only_error() -> UserError:
    """Refusal of a change in a project that is open read-only."""
    return UserError("The project is open read-only.", "Open it for writing to change it.")


def _hand_over(handover: _Handover, connection: sqlite3.Connection, tasks: Sequence[Task[Any]]) -> None:
    try:
        handover.copy(connection, tasks)
    except BaseException as error:  # noqa: BLE001 - the thread's border: raised in the thread that waits
        handover.done.set_exception(error)
    else:
        handover.done.set_result(None)
