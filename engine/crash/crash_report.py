"""Crash report: versions, the way to the error through the code, the last actions; nothing of the user's.

Built from what is known to be ours, not by striking out what is not: of an error's message only words stay
that stand in the code on its way or in Python's own messages, of a path only the module, of a thread only
its kind.
"""

from __future__ import annotations

import getpass
import platform
import re
import socket
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from types import CodeType, FrameType, TracebackType
from typing import Final

import engine
from engine.crash.incidents import incidents

OWN: Final = ("engine", "gui", "main", "resources")
_LIBRARIES: Final = (
    "PySide6_Essentials",
    "numpy",
    "Pillow",
    "opencv-python-headless",
    "numba",
    "torch",
    "scipy",
)
_THREADS: Final = ("MainThread", "lane", "writer", "masks", "command", "compute")
_MOST_FRAMES: Final = 60
_MOST_CAUSES: Final = 5
_MOST_ACTIONS: Final = 30
_GAP: Final = "…"

# Words of Python's and NumPy's own messages.
_MESSAGES: Final = (
    "a an the base of in on to for from with by and or not no is are was were be been has have had "
    "must can cannot could should would at as than it its this that all any only more less too many "
    "few s expected got given takes take missing required positional keyword argument arguments "
    "unexpected unsupported operand operands type types object objects attribute attributes index "
    "indices out range bounds list tuple dict set str bytes int float bool none nonetype function "
    "method module class instance callable iterable iterator subscriptable hashable unhashable "
    "division zero modulo invalid literal value values key keys item items assignment referenced "
    "before local variable name defined unpack enough unable convert converted between array arrays "
    "shape shapes mismatch broadcast dimension dimensions axis size sizes length larger smaller "
    "equal different empty allocate memory maximum recursion depth exceeded comparison while calling "
    "python already deleted internal signal slot support protocol context manager generator stop "
    "iteration closed file open read write buffer view readonly read-only contiguous dtype integer "
    "overflow underflow nan infinity"
)
_PLAIN: Final = frozenset(_MESSAGES.split())
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z_0-9+-]*|\d+|[^\sA-Za-z_0-9]+|\s+")
_FRAME_LINE: Final = re.compile(
    r'\s*File "(?P<path>[^"]*)", line (?P<line>\d{1,7}) in (?P<name>[A-Za-z_<>][\w<>.]*)'
)
_FATAL_LINE: Final = re.compile(
    r"Fatal Python error: ([A-Za-z ]{1,60})|Windows fatal exception: ([\w ]{1,60})"
)


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One error, ready to be shown.

    Attributes:
        fault: name of the kind of fault: equal for a repetition.
        summary: its kind and place in one line.
        text: the whole report.
    """

    fault: str
    summary: str
    text: str


def crash_report(error: BaseException, actions: Iterable[str] = (), thread: str = "") -> CrashReport:
    """The report of an error.

    Args:
        actions: ids of the user's last actions, the newest last.
        thread: name of the thread that it was raised on.
    """
    errors = list(_with_causes(error))
    ways = [list(_frames(one.__traceback__)) for one in errors]
    place = next((frame for frame in reversed(ways[0]) if frame.split(":")[0].split(".")[0] in OWN), "")
    summary = f"{_kind(error)}{' at ' + place if place else ''}"
    lines = [*_environment(), f"Thread: {_thread_kind(thread)}", ""]
    for number, (one, way) in enumerate(zip(errors, ways, strict=True)):
        words = _known_words(one.__traceback__)
        lines.append(f"{'Caused by ' if number else ''}{_kind(one)}: {_message(one, words)}")
        lines += [f"  {frame}" for frame in way[-_MOST_FRAMES:]]
    return CrashReport(summary, summary, _finished([*lines, *_incidents(), *_actions(actions)]))


def native_crash_report(dump: str) -> CrashReport | None:
    """The report of a crash in compiled code, from what `faulthandler` wrote; None when that is nothing."""
    lines: list[str] = []
    summary = ""
    for line in dump.splitlines():
        if fatal := _FATAL_LINE.search(line):
            summary = summary or (fatal[1] or fatal[2]).strip()
            lines.append(summary)
        elif frame := _FRAME_LINE.match(line):
            lines.append(f"  {_module_of(frame['path'])}:{frame['line']} {_function(frame['name'])}")
        elif re.match(r"(Current thread|Thread) 0x", line):
            lines.append("Thread:")
    if not lines:
        return None
    summary = summary or "crash in compiled code"
    return CrashReport(summary, summary, _finished([*_environment(), "", *lines[: _MOST_FRAMES * 4]]))


def _environment() -> list[str]:
    versions = [f"{name} {version}" for name in _LIBRARIES if (version := _version(name))]
    # Behind its number a kernel may bear the name of who built it.
    release = re.match(r"[\d.]*", platform.release())
    system = f"{platform.system()} {release[0] if release else ''} {platform.machine()}"
    return [
        f"Inkling {engine.__version__}, Python {platform.python_version()}, {system}",
        ", ".join(versions),
    ]


def _actions(actions: Iterable[str]) -> list[str]:
    known = [action for action in actions if re.fullmatch(r"[a-z][a-z_0-9]{0,40}", action)]
    return ["", f"Last actions: {', '.join(known[-_MOST_ACTIONS:])}"] if known else []


def _incidents() -> list[str]:
    return ["", "Before it:", *(f"  {line}" for line in incidents())] if incidents() else []


def with_actions(report: CrashReport, actions: Iterable[str]) -> CrashReport:
    """The report of another process, with what only this one knows: the user's last actions, other deaths."""
    return replace(report, text=_finished([report.text.rstrip("\n"), *_incidents(), *_actions(actions)]))


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(seen) < _MOST_CAUSES:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    """The way to an error: module, line and function of each frame, the innermost last."""
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{_module(trace.tb_frame)}:{trace.tb_lineno} {_function(code.co_name)}"
        trace = trace.tb_next


def _module(frame: FrameType) -> str:
    return _module_of(frame.f_code.co_filename)


def _module_of(path: str) -> str:
    """Dotted name of a module of ours, else the library's name and the file's."""
    parts = path.replace("\\", "/").split("/")
    root = _root_parts()
    if parts[: len(root)] == root and len(parts) > len(root) and parts[len(root)].removesuffix(".py") in OWN:
        return ".".join(parts[len(root) :]).removesuffix(".py")
    if "site-packages" in parts:
        library = parts[len(parts) - parts[::-1].index("site-packages") :]
        return f"{library[0].removesuffix('.py')} (library)" if _is_installed(library[0]) else "a library"
    if parts[-1].removesuffix(".py") in sys.stdlib_module_names or _is_standard(parts):
        return f"{parts[-1].removesuffix('.py')} (Python)"
    return "other code"


@lru_cache(maxsize=1)
def _root_parts() -> list[str]:
    return str(Path(engine.__file__).resolve().parents[1]).replace("\\", "/").split("/")


def _is_standard(parts: list[str]) -> bool:
    return len(parts) > 1 and parts[-2] in sys.stdlib_module_names


def _is_installed(name: str) -> bool:
    return name.removesuffix(".py") in {known.split(".")[0] for known in tuple(sys.modules)}


def _function(name: str) -> str:
    return name if re.fullmatch(r"<?[A-Za-z_]\w{0,80}>?", name) else _GAP


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if re.fullmatch(r"[A-Za-z_]\w{0,60}", kind.__name__) else "Error"


def _message(error: BaseException, words: frozenset[str]) -> str:
    """The message of an error without words that may be the user's."""
    try:
        text = str(error)[:500]
    except Exception:  # noqa: BLE001 - an error whose text cannot be had still gets its report
        return _GAP
    tokens = [token if _is_plain(token, words) else _GAP for token in _WORD.findall(text)]
    return re.sub(rf"({_GAP}[\s{_GAP}]*)+", f"{_GAP} ", "".join(tokens)).strip()


def _is_plain(token: str, words: frozenset[str]) -> bool:
    if token[0].isalpha() or token[0] == "_":
        return token.lower() in _PLAIN or token in words
    if token.isdigit():
        return len(token) < 5
    return token.isspace() or set(token) <= set("'\"()[]{}<>.,:;=+-*/|!?")


def _known_words(trace: TracebackType | None) -> frozenset[str]:
    """Names that stand in the code of ours on the way to an error."""
    words: set[str] = set()
    while trace is not None:
        frame = trace.tb_frame
        if _module(frame).split(".")[0] in OWN:
            words |= set(_names(frame.f_code))
        trace = trace.tb_next
    return frozenset(words)


def _names(code: CodeType) -> tuple[str, ...]:
    return (*code.co_names, *code.co_varnames, *code.co_freevars, code.co_name)


def _thread_kind(name: str) -> str:
    return next((kind for kind in _THREADS if name.startswith(kind)), "other")


def _finished(lines: list[str]) -> str:
    """The text, with a last look for the names of user and computer among its words."""
    text = "\n".join(lines) + "\n"
    for name in _private_names():
        text = re.sub(rf"(?<![\w.]){re.escape(name)}(?![\w.])", _GAP, text, flags=re.IGNORECASE)
    return text


def _private_names() -> Iterator[str]:
    names = [platform.node(), socket.gethostname(), Path.home().name]
    try:
        names.append(getpass.getuser())
    except (KeyError, OSError, ImportError):
        names.append("")
    for name in names:
        if len(name) > 2 and name.lower() not in ("python", "inkling", "linux", "windows", "darwin"):
            yield name


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
