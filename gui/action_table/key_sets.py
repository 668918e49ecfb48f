"""Ready sets of keys for people from other programs, and tables of keys as files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Final

from gui.action_table.keymap import KeyTable, canonical_key, key_table

_FORMAT: Final = "inkling keys"
_VERSION: Final = 1
MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class KeySet:
    """Ready set of keys.

    Args:
        name: of its file in `resources/keys`; empty for Inkling's own keys.
    """

    name: str
    title: str


KEY_SETS: Final = (
    KeySet("", "Inkling"),
    KeySet("labelme", "labelme"),
    KeySet("cvat", "CVAT"),
    KeySet("photoshop", "Photoshop"),
    KeySet("napari", "napari"),
)
"""Sets that can be chosen, Inkling's own first."""


def load_key_set(name: str) -> dict[str, tuple[str, ...]]:
    """Keys of a ready set by the ids of actions; only what it has other than Inkling's own.

    A line of its file holds an action and its keys, with spaces between; "#" begins a remark.
    """
    if not name:
        return {}
    text = resources.files("resources").joinpath("keys", f"{name}.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {action_id: tuple(canonical_key(key) for key in keys) for action_id, *keys in rows}


def keys_to_text(keys: KeyTable) -> str:
    """A table of keys as a file."""
    table = {action_id: list(of_action) for action_id, of_action in keys.items()}
    return json.dumps({"format": _FORMAT, "version": _VERSION, "keys": table}, indent=2, ensure_ascii=False)


def keys_from_text(text: str) -> dict[str, tuple[str, ...]] | None:
    """The table in a file; None where it holds none. Values that are no keys are left out."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        return None
    return key_table(content.get("keys"))
