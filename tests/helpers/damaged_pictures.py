"""Photos whose files break off."""

from __future__ import annotations

from pathlib import Path


def cut_off(path: Path) -> None:
    """Leave the first half of a file."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def fill_with_zeros(path: Path) -> None:
    """Leave the first half of a file, and zeros in the place of the rest, as after a copy that broke off."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2].ljust(len(content), b"\0"))
