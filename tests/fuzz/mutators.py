"""Mutators: seeded functions that damage the bytes of a sound file, or make its header lie."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Sequence
from typing import Final

Mutator = Callable[[random.Random, bytes, Sequence[bytes]], bytes]
"""(random source, sound bytes, all sound files) -> damaged bytes; must not depend on anything else."""

_HEADER: Final = 256
_ODD_NUMBERS: Final = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_BIG_NUMBERS: Final = (10_000, 30_000, 65_000, 1_000_000, 16_000_000, 300_000_000, 2_000_000_000)


def truncate(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """The beginning of the file."""
    return data[: rng.randrange(len(data))] if data else data


def flip_bits(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """One to sixteen bits turned over, anywhere."""
    result = bytearray(data)
    for _ in range(rng.randint(1, 16) if result else 0):
        result[rng.randrange(len(result))] ^= 1 << rng.randrange(8)
    return bytes(result)


def flip_header_bits(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """One to six bits turned over within the first bytes, where sizes and kinds stand."""
    return flip_bits_within(rng, data, min(len(data), _HEADER))


def flip_bits_within(rng: random.Random, data: bytes, end: int) -> bytes:
    """One to six bits turned over before byte `end`."""
    result = bytearray(data)
    for _ in range(rng.randint(1, 6) if end else 0):
        result[rng.randrange(end)] ^= 1 << rng.randrange(8)
    return bytes(result)


def lie_in_a_number(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """One to three numbers of two, four or eight bytes replaced by odd, large or slightly wrong ones.

    Sizes, lengths, counts and offsets all are such numbers.
    """
    result = bytearray(data)
    for _ in range(rng.randint(1, 3)):
        kind = rng.choice("HHIIIIQ")
        order = rng.choice("<>")
        width = struct.calcsize(order + kind)
        if len(result) < width:
            break
        reach = len(result) - width + 1
        place = rng.randrange(min(reach, _HEADER) if rng.random() < 0.7 else reach)
        old = struct.unpack_from(order + kind, result, place)[0]
        choices = (
            rng.choice(_ODD_NUMBERS),
            rng.choice(_BIG_NUMBERS),
            old + rng.choice((-1, 1, 2, 256)),
            old * 255,
        )
        struct.pack_into(order + kind, result, place, rng.choice(choices) % (1 << 8 * width))
    return bytes(result)


def fill_range(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """A stretch of the file replaced by zeros, by 0xFF or by noise."""
    if not data:
        return data
    start = rng.randrange(len(data))
    length = min(len(data) - start, rng.choice((1, 2, 4, 16, 64, 1024)))
    filler = rng.choice((bytes(length), b"\xff" * length, rng.randbytes(length)))
    return data[:start] + filler + data[start + length :]


def splice(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """The beginning of this file and the end of another, or of itself at another place."""
    other = rng.choice(list(corpus))
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def repeat_or_drop(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """A stretch left out, or repeated up to some thousand times."""
    if not data:
        return data
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.choice((1, 2, 4, 8, 64, 512)))
    times = rng.choice((0, 0, 2, 3, 100, 4000))
    return data[:start] + data[start:end] * times + data[end:]


def nothing_or_noise(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """No byte at all, or noise behind the first bytes."""
    return (
        b"" if rng.random() < 0.2 else data[: rng.choice((0, 4, 8, 32))] + rng.randbytes(rng.randint(1, 400))
    )


def several(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """Two or three of the others, one after the other."""
    for _ in range(rng.randint(2, 3)):
        data = rng.choice(BYTE_MUTATORS[:-1])(rng, data, corpus)
    return data


BYTE_MUTATORS: Final[tuple[Mutator, ...]] = (
    truncate,
    flip_bits,
    flip_header_bits,
    lie_in_a_number,
    lie_in_a_number,
    fill_range,
    splice,
    repeat_or_drop,
    nothing_or_noise,
    several,
)
"""Mutators for any kind of file. `several` stands last."""


def mutate_text(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """A piece of text put in: controls, marks that turn writing around, odd numbers, nesting."""
    place = rng.randrange(len(data) + 1)
    end = min(len(data), place + rng.choice((0, 0, 1, 3, 10)))
    return data[:place] + rng.choice(_ODD_TEXTS) + data[end:]


_ODD_TEXTS: Final = (
    b"\0",
    b"\n",
    b"\r\n",
    b"\t",
    b"\x1b[2J",
    b"\x85",
    b"\xff\xfe",
    "\u202e\u2066".encode(),
    "\u2028\u2029".encode(),
    "\ufeff".encode(),
    "\ud83d\ude00".encode("utf-16", "surrogatepass"),
    "é".encode(),
    "e\u0301".encode(),
    b"NaN",
    b"Infinity",
    b"-Infinity",
    b"-1",
    b"1e999",
    b"9" * 400,
    b"null",
    b"true",
    b'"',
    b"{",
    b"}",
    b"[" * 5000,
    b'{"a":' * 3000,
    b"../../x",
    b"/etc/passwd",
    b"x" * 10_000,
    b"",
)
