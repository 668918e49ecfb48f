"""Numbers in sentences."""

from __future__ import annotations


def plural(count: int, word: str) -> str:
    """ "1 mask", "2,000 masks"; for words with a plural in -s."""
    return f"1 {word}" if count == 1 else f"{count:,} {word}s"


def counted_images(count: int) -> str:
    """ "1 image", "2,000 images"."""
    return plural(count, "image")
