"""Numbers in sentences."""

from __future__ import annotations


def plural(count: int, word: str) -> str:
    """ "1 mask", "2,000 masks"; for words with a plural in -s."""
    return f"1 {word}" if count == 1 else f"{count:,} {word}s"


def counted_images(count: int) -> str:
    """ "1 image", "2,000 images"."""
    return plural(count, "image")


def percent(share: float, digits: int = 0) -> str:
    """Such as "12 %", "0.5 %"; never a rounded "0 %" or "100 %" of what is not quite that.

    Args:
        digits: behind the point, at least; near nothing and near all there is one.

    >>> percent(0.998), percent(0.0001), percent(0.3), percent(1.0), percent(0.9996, 1)
    ('99.8 %', '0.1 %', '30 %', '100 %', '99.9 %')
    """
    if share not in (0.0, 1.0):
        digits = max(digits, 0 if 0.01 <= share <= 0.99 else 1)
        least = 0.1 ** (digits + 2)
        share = min(1 - least, max(least, share))
    return f"{100 * share:.{digits}f} %"
