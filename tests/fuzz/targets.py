"""The description of a reader under fuzzing, and the rules for its outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.fuzz.mutators import BYTE_MUTATORS, Mutator

LONGEST_S: Final = 5.0
MEMORY_BYTES: Final = 300_000_000
"""Memory that any one input may take, besides three times what it decodes to."""


@dataclass(frozen=True)
class FuzzTarget:
    """A reader and what it is fed with.

    Args:
        name: for reports.
        corpus: sound inputs by file name; a file name may lie in folders.
        read: reads the mutated file at this path; returns the bytes that it decoded to. Raises nothing but
            a UserError.
        mutators: what damages an input.
        prepare: puts what belongs beside the mutated file (the rest of a project) into an empty folder,
            before the mutated file itself is written over it.
        short_count: mutated inputs of the normal run.
        longest_s: processor seconds that any one input may take.
        may_write: the reader may leave files behind, as a project does that is opened.
    """

    name: str
    corpus: Callable[[], Mapping[str, bytes]]
    read: Callable[[Path], int]
    mutators: tuple[Mutator, ...] = field(default=BYTE_MUTATORS)
    prepare: Callable[[Path], None] | None = None
    may_write: bool = False
    longest_s: float = LONGEST_S
    short_count: int = 120
