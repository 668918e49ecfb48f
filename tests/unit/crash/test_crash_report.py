"""Crash reports: they lead to the place of the fault, and hold nothing of the user's."""

from __future__ import annotations

import getpass
import platform
from pathlib import Path

import pytest

from engine.core import ClassInfo, Rect
from engine.crash.crash_report import crash_report, native_crash_report
from engine.crash.unexpected import Fault, fault_handler, report_fault
from engine.document.planes import LabelPlanes, Plane, tile_rect

SECRET = "Zebra_Melanom Österreich/geheim-42 patient0815"
HOME = "/ho" + "me"


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - given back
        return caught


def deep_error() -> BaseException:
    """An error out of the engine's own code, with a hostile cause."""
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            planes = LabelPlanes(20, 20)
            with planes.edit("Brush") as edit:
                edit.put(Plane.MASK, Rect(0, 0, 5, 5), None, SECRET)  # type: ignore[arg-type]
            raise AssertionError from cause
    except TypeError as error:
        return error


@pytest.mark.parametrize(
    "error",
    [
        KeyError(SECRET),
        ValueError(f"{SECRET} is not in list"),
        FileNotFoundError(2, "No such file", f"{HOME}/{SECRET}/a.png"),
        OSError(f"C:\\{SECRET}\\x"),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        type(SECRET.replace(" ", "_"), (Exception,), {})(SECRET),
        RuntimeError(ClassInfo(1, SECRET, (1, 2, 3))),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
        AssertionError("\n".join([SECRET] * 50)),
    ],
    ids=lambda error: type(error).__name__[:20].encode("ascii", "replace").decode(),
)
def test_no_word_of_the_users_is_in_the_report(error: BaseException) -> None:
    error.add_note(SECRET)
    text = crash_report(raised(error), [SECRET, "undo"], f"writer {SECRET}.inkling").text
    words = SECRET.replace("/", " ").replace("-", " ").replace("_", " ").split()
    assert [word for word in words if word.lower() in text.lower()] == []
    assert "Last actions: undo" in text
    assert "Thread: writer" in text


def test_the_report_names_the_way_through_the_code_and_the_causes() -> None:
    report = crash_report(deep_error())
    assert "engine.document.planes" in report.text
    assert "Caused by KeyError" in report.text
    assert report.summary.startswith("TypeError at engine.document.planes:")
    assert "unsupported operand type(s) for -" in report.text
    assert "Zebra" not in report.text


def test_words_of_the_program_stay_readable() -> None:
    try:
        tile_rect(None, 0, (5, 5))  # type: ignore[arg-type]
    except TypeError as error:
        text = crash_report(error).text
    assert "TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'" in text


def test_user_computer_and_home_are_struck_out_wherever_they_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(platform, "node", lambda: "argument")
    monkeypatch.setattr(getpass, "getuser", lambda: "object")
    monkeypatch.setattr(Path, "home", lambda: Path("somewhere", "attribute"))
    text = crash_report(raised(AttributeError("object argument has no attribute"))).text
    assert not {"argument", "object", "attribute"} & set(text.lower().replace("error", "").split())


def test_two_errors_of_one_place_are_one_fault() -> None:
    first, second = deep_error(), deep_error()
    assert crash_report(first).fault == crash_report(second).fault
    assert crash_report(raised(KeyError(1))).fault != crash_report(first).fault


DUMP = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f0a (most recent call first):
  File "{Path(__file__).resolve().parents[3]}/engine/refine/solvers/maxflow.py", line 12 in solve
  File "{HOME}/{SECRET}/evil.py", line 3 in work
  File "/usr/lib/python3.11/threading.py", line 982 in run
{SECRET}
Extension modules: numpy.core, {SECRET} (total: 2)
"""


def test_a_crash_in_compiled_code_is_told_without_paths() -> None:
    report = native_crash_report(DUMP)
    assert report is not None
    assert report.summary == "Segmentation fault"
    assert "engine.refine.solvers.maxflow:12 solve" in report.text
    assert "other code:3 work" in report.text
    assert "threading (Python):982 run" in report.text
    assert not any(word in report.text for word in ("Zebra", "geheim", HOME, "evil"))
    assert native_crash_report("") is None
    assert native_crash_report(SECRET) is None


def test_faults_go_to_the_innermost_handler_and_to_none_without_one() -> None:
    outer: list[Fault] = []
    inner: list[Fault] = []
    error = ValueError("x")
    assert not report_fault(error)
    with fault_handler(lambda fault: outer.append(fault) or True):
        with fault_handler(lambda fault: inner.append(fault) or False):
            assert not report_fault(error)
        assert report_fault(error)
    assert (outer, inner) == ([error], [error])
