"""The writer: order, waiting, and failures that nobody may miss."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from engine.core import EngineError, UserError
from engine.storage.database import connect_writing
from engine.storage.schema import check_tables
from engine.storage.writer import LostChangeError, Writer


class Disk:
    """A disk that is full while `is_full`."""

    def __init__(self) -> None:
        self.is_full = False

    def write(self, value: int) -> Callable[[sqlite3.Connection], None]:
        def task(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO t VALUES (?)", (value,))
            if self.is_full:
                raise OSError(28, "No space left on device")

        return task


def stored(writer: Writer) -> list[int]:
    return writer.call(lambda c: [row[0] for row in c.execute("SELECT a FROM t ORDER BY rowid")])


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(lambda: connect_writing(tmp_path / "x.sqlite", check_tables), "x")
    writer.call(lambda c: c.execute("CREATE TABLE t(a)") and None)
    yield writer
    writer.close()


def test_tasks_run_in_the_order_they_were_posted(writer: Writer) -> None:
    disk = Disk()
    for value in range(50):
        writer.post(disk.write(value))
    assert stored(writer) == list(range(50))


def test_nothing_is_lost_or_overtaken_while_the_disk_is_full(writer: Writer) -> None:
    disk = Disk()
    disk.is_full = True
    writer.post(disk.write(1))
    writer.post(disk.write(2))
    with pytest.raises(UserError, match=r"The disk is full.*not saved yet"):
        writer.flush()
    writer.post(disk.write(3))
    disk.is_full = False
    assert stored(writer) == [1, 2, 3]
    assert writer.settle()


def test_a_full_disk_is_told_to_the_owner_once(writer: Writer) -> None:
    told: list[EngineError] = []
    heard = threading.Event()

    def hear(error: EngineError) -> None:
        told.append(error)
        heard.set()

    writer.on_error = hear
    disk = Disk()
    disk.is_full = True
    writer.post(disk.write(1))
    assert heard.wait(60)
    writer.post(disk.write(2))
    with pytest.raises(UserError):
        writer.flush()
    disk.is_full = False
    writer.flush()
    assert len(told) == 1


def test_settling_does_not_wait_for_a_full_disk(writer: Writer) -> None:
    disk = Disk()
    disk.is_full = True
    writer.post(disk.write(1))
    assert not writer.settle()
    assert not writer.settle()
    disk.is_full = False
    writer.flush()
    assert writer.settle()


def test_a_task_that_can_never_work_is_dropped_and_told_at_the_next_call(writer: Writer) -> None:
    writer.post(lambda c: c.execute("INSERT INTO nowhere VALUES (1)") and None)
    writer.settle()
    with pytest.raises(EngineError, match="no such table"):
        writer.post(Disk().write(1))
    assert stored(writer) == []


def test_a_failing_task_leaves_nothing_behind(writer: Writer) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO t VALUES (1)")
        raise ValueError("half way")

    with pytest.raises(EngineError, match="half way"):
        writer.call(half)
    assert stored(writer) == []


def test_closing_with_a_full_disk_says_what_is_lost(tmp_path: Path) -> None:
    writer = Writer(lambda: connect_writing(tmp_path / "y.sqlite", check_tables), "y")
    writer.call(lambda c: c.execute("CREATE TABLE t(a)") and None)
    disk = Disk()
    disk.is_full = True
    writer.post(disk.write(1))
    writer.post(disk.write(2))
    with pytest.raises(UserError, match="2 changes that could not be saved"):
        writer.close()
    with pytest.raises(EngineError, match="closed"):
        writer.post(disk.write(3))


def test_sqlites_own_report_of_a_full_disk_is_understood(tmp_path: Path) -> None:
    def small() -> sqlite3.Connection:
        connection = connect_writing(tmp_path / "z.sqlite", check_tables)
        connection.execute("CREATE TABLE t(a)")
        connection.execute("PRAGMA max_page_count=4")
        return connection

    writer = Writer(small, "z")
    writer.post(lambda c: c.execute("INSERT INTO t VALUES (zeroblob(100000))") and None)
    with pytest.raises(UserError, match="disk is full"):
        writer.flush()
    with pytest.raises(UserError, match="1 changes"):
        writer.close()


def test_what_is_one_change_is_stored_wholly_or_not_at_all(writer: Writer) -> None:
    disk = Disk()

    def fails(connection: sqlite3.Connection) -> None:
        raise ValueError("never")

    with writer.one_change():
        writer.post(disk.write(1))
        with writer.one_change():
            writer.post(disk.write(2))
        with pytest.raises(EngineError, match="waited for"):
            stored(writer)
    assert stored(writer) == [1, 2]
    with writer.one_change():
        writer.post(disk.write(3))
        writer.post(fails)
    with pytest.raises(EngineError, match="undone"):
        writer.flush()
    assert stored(writer) == [1, 2]


def test_what_other_threads_post_is_no_part_of_a_change(writer: Writer) -> None:
    disk = Disk()
    with writer.one_change():
        writer.post(disk.write(1))
        other = threading.Thread(target=lambda: writer.post(disk.write(2)))
        other.start()
        other.join()
    assert stored(writer) == [2, 1]


def test_a_file_that_cannot_be_opened_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Writer(lambda: connect_writing(tmp_path / "no folder" / "x.sqlite", check_tables), "x")


def test_what_follows_a_task_follows_its_being_stored(writer: Writer, tmp_path: Path) -> None:
    disk = Disk()
    seen: list[list[int]] = []

    def look() -> None:
        with closing(sqlite3.connect(tmp_path / "x.sqlite")) as other:
            seen.append([row[0] for row in other.execute("SELECT a FROM t ORDER BY rowid")])

    writer.post(disk.write(1), look)
    with writer.one_change():
        writer.post(disk.write(2), look)
        writer.post(disk.write(3))
    writer.flush()
    # What waits meanwhile may be stored with it.
    assert seen[0][:1] == [1]
    assert seen[1] == [1, 2, 3]


def hold(writer: Writer, statements: list[str]) -> threading.Event:
    """Keep the writer at a task until the event is set; from then on its statements are noted."""
    is_free = threading.Event()

    def task(connection: sqlite3.Connection) -> None:
        connection.set_trace_callback(statements.append)
        is_free.wait()

    writer.post(task)
    return is_free


def test_changes_that_wait_are_stored_in_one_transaction(writer: Writer) -> None:
    disk, statements, calls = Disk(), list[str](), list[int]()
    is_free = hold(writer, statements)
    for value in range(20):
        writer.post(disk.write(value), lambda value=value: calls.append(value))
    is_free.set()
    assert stored(writer) == list(range(20))
    assert calls == list(range(20))
    # Two of the task that held it and of the question at the end.
    assert statements.count("BEGIN IMMEDIATE") <= 3


def test_a_change_that_fails_takes_none_with_it_that_waits_beside_it(writer: Writer) -> None:
    disk, calls = Disk(), list[int]()
    is_free = hold(writer, [])

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO t VALUES (99)")
        raise EngineError("This one fails.")

    for value in (1, 2):
        writer.post(disk.write(value), lambda value=value: calls.append(value))
    writer.post(fail, lambda: calls.append(99))
    writer.post(disk.write(3), lambda: calls.append(3))
    is_free.set()
    with pytest.raises(LostChangeError, match="This one fails"):
        writer.flush()
    assert stored(writer) == [1, 2, 3]
    assert calls == [1, 2, 3]


def test_what_follows_waits_for_a_full_disk_and_comes_once(writer: Writer) -> None:
    disk, calls = Disk(), []
    disk.is_full = True
    writer.post(disk.write(1), lambda: calls.append(1))
    with pytest.raises(UserError, match="The disk is full"):
        writer.flush()
    assert calls == []
    disk.is_full = False
    writer.flush()
    assert calls == [1]


def test_what_follows_and_fails_is_told_and_nothing_is_lost(writer: Writer) -> None:
    disk, told = Disk(), []
    writer.on_error = told.append

    def fail() -> None:
        raise UserError("The other thread is gone.")

    writer.post(disk.write(1), fail)
    writer.post(disk.write(2))
    assert stored(writer) == [1, 2]
    assert [error.summary for error in told if isinstance(error, UserError)] == ["The other thread is gone."]


def test_a_change_that_breaks_off_is_not_stored_and_its_mirrors_are_read_anew(writer: Writer) -> None:
    disk = Disk()
    read: list[int] = []
    writer.mirrors.append(lambda: bool(read.append(1) or True))

    def break_off() -> None:
        with writer.one_change():
            writer.post(disk.write(1))
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        break_off()
    assert stored(writer) == []
    assert read == [1]
    with writer.one_change():
        writer.post(disk.write(2))
    assert stored(writer) == [2]
    assert read == [1]


def test_what_cannot_be_read_anew_is_told_as_a_lost_change(writer: Writer) -> None:
    told: list[EngineError] = []
    writer.on_error = told.append
    writer.mirrors.append(lambda: False)

    def break_off() -> None:
        with writer.one_change():
            writer.post(Disk().write(1))
            raise UserError("This is no mask.")

    with pytest.raises(UserError, match="no mask"):
        break_off()
    assert [type(error) for error in told] == [LostChangeError]


def test_what_was_lost_before_never_cuts_a_change_in_two(writer: Writer) -> None:
    disk = Disk()

    def fails(connection: sqlite3.Connection) -> None:
        raise ValueError("an earlier change")

    with writer.one_change():
        writer.post(disk.write(1))
        other = threading.Thread(target=lambda: writer.post(fails))
        other.start()
        other.join()
        writer.settle()
        writer.post(disk.write(2))
    with pytest.raises(EngineError, match="an earlier change"), writer.one_change():
        writer.post(disk.write(3))
    assert stored(writer) == [1, 2]


def test_a_thread_that_cannot_tell_leaves_what_was_lost_to_others(writer: Writer) -> None:
    disk = Disk()
    writer.post(lambda c: c.execute("INSERT INTO nowhere VALUES (1)") and None)
    writer.settle()
    writer.post(disk.write(1), tells=False)
    with writer.one_change(tells=False):
        writer.post(disk.write(2))
    with pytest.raises(EngineError, match="no such table"):
        writer.flush()
    assert stored(writer) == [1, 2]
