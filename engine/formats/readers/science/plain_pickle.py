"""Plain values of a pickle, read without running anything that is in it.

A pickle is a program; loading one of a stranger can do anything. This knows the instructions that make
numbers, texts, bytes, lists, tuples and dictionaries. A call is not made but noted, as a `PickledCall` with
its name and arguments, so that a reader can take the bytes of an array out of it.

>>> import pickle
>>> plain_value(pickle.dumps({"a": [1, 2.5, ("x", None)]}))
{'a': [1, 2.5, ('x', None)]}
"""

from __future__ import annotations

import io
import pickletools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from engine.core.checked import DamagedValueError

_MOST_STEPS: Final = 2_000_000
_MARK: Final = object()
_TEXTS: Final = (
    "SHORT_BINUNICODE",
    "BINUNICODE",
    "BINUNICODE8",
    "UNICODE",
    "STRING",
    "BINSTRING",
    "SHORT_BINSTRING",
)
_BYTES: Final = ("SHORT_BINBYTES", "BINBYTES", "BINBYTES8", "BYTEARRAY8")
_NUMBERS: Final = ("INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT")
_EMPTY: Final[dict[str, Callable[[], Any]]] = {"EMPTY_LIST": list, "EMPTY_DICT": dict, "EMPTY_TUPLE": tuple}
_WORDS: Final = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_TUPLES: Final = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_PASSED: Final = ("PROTO", "FRAME")


@dataclass(slots=True, eq=False)
class PickledCall:
    """A call that a pickle would make: "module.name", its arguments, and the state that it would set."""

    name: str
    arguments: Any
    state: Any = field(default=None)


@dataclass(frozen=True, slots=True)
class _Name:
    """A function or class that a pickle names."""

    name: str


def plain_value(data: bytes) -> Any:
    """The value of a pickle, calls left undone.

    Only texts are keys of dictionaries: other entries are left out.

    Raises:
        DamagedValueError: it is no pickle, damaged, or uses an instruction that plain values do not need.
    """
    machine = _Machine()
    try:
        for steps, (code, argument, _) in enumerate(pickletools.genops(io.BytesIO(data))):
            if steps > _MOST_STEPS:
                raise DamagedValueError("The pickle has too many instructions.")
            if code.name == "STOP":
                return machine.stack[-1]
            machine.run(code.name, argument)
    except DamagedValueError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, MemoryError) as error:
        raise DamagedValueError(f"The pickle is damaged: {str(error)[:80]}.") from error
    raise DamagedValueError("The pickle has no end.")


class _Machine:
    """Stack and memory of the instructions."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self._memory: dict[int, Any] = {}

    def run(self, name: str, argument: Any) -> None:
        """Carry out one instruction."""
        stack = self.stack
        if name in _TEXTS or name in _BYTES or name in _NUMBERS:
            stack.append(argument)
        elif name in _WORDS:
            stack.append(_WORDS[name])
        elif name in _EMPTY:
            stack.append(_EMPTY[name]())
        elif name == "MARK":
            stack.append(_MARK)
        elif name in _TUPLES:
            count = _TUPLES[name]
            values = tuple(stack[-count:])
            if len(values) < count or any(value is _MARK for value in values):
                raise ValueError("too few values for a tuple")
            del stack[-count:]
            stack.append(values)
        elif name not in _PASSED:
            self._run_rest(name, argument)

    def _run_rest(self, name: str, argument: Any) -> None:
        stack = self.stack
        match name:
            case "TUPLE":
                stack.append(tuple(self._since_mark()))
            case "LIST":
                stack.append(self._since_mark())
            case "DICT":
                stack.append(_filled({}, self._since_mark()))
            case "APPEND":
                value = stack.pop()
                _as_list(stack[-1]).append(value)
            case "APPENDS":
                values = self._since_mark()
                _as_list(stack[-1]).extend(values)
            case "SETITEM":
                pair = [stack.pop(-2), stack.pop()]
                _filled(stack[-1], pair)
            case "SETITEMS":
                values = self._since_mark()
                _filled(stack[-1], values)
            case "MEMOIZE":
                self._memory[len(self._memory)] = stack[-1]
            case "PUT" | "BINPUT" | "LONG_BINPUT":
                self._memory[int(argument)] = stack[-1]
            case "GET" | "BINGET" | "LONG_BINGET":
                stack.append(self._memory[int(argument)])
            case "POP":
                stack.pop()
            case "GLOBAL":
                stack.append(_Name(argument.replace(" ", ".")))
            case "STACK_GLOBAL":
                last, first = stack.pop(), stack.pop()
                stack.append(
                    _Name(f"{first}.{last}" if isinstance(first, str) and isinstance(last, str) else "")
                )
            case "REDUCE" | "NEWOBJ":
                arguments, function = stack.pop(), stack.pop()
                stack.append(PickledCall(function.name if isinstance(function, _Name) else "", arguments))
            case "BUILD":
                state = stack.pop()
                if isinstance(stack[-1], PickledCall):
                    stack[-1].state = state
            case _:
                raise DamagedValueError(f"The pickle holds more than plain values ({name}).")

    def _since_mark(self) -> list[Any]:
        place = len(self.stack) - 1
        while self.stack[place] is not _MARK:
            place -= 1
            if place < 0:
                raise ValueError("no mark")
        values = self.stack[place + 1 :]
        del self.stack[place:]
        return values


def _as_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list to append to")
    return value


def _filled(value: Any, pairs: list[Any]) -> Any:
    """The dictionary with these keys and values; keys that are no texts are left out."""
    if isinstance(value, dict):
        for key, item in zip(pairs[::2], pairs[1::2], strict=True):
            if isinstance(key, str):
                value[key] = item
    elif not isinstance(value, PickledCall):
        raise ValueError("no dictionary to fill")
    return value
