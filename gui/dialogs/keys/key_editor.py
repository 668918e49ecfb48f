"""Editor of the table of keys: what may be set, whom a key belongs to, and back to the usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gui.action_table.keymap import (
    MOST_KEYS,
    KeyTable,
    all_keys,
    changes_of,
    fixed_key,
    is_fixed,
    usual_keys,
)
from gui.action_table.spec import ActionSpec
from gui.language.texts import tr


@dataclass(frozen=True, slots=True)
class KeyClash:
    """A key that is wanted for one action and belongs to another; `reason`: why it cannot be had at all."""

    key: str
    wanted_by: ActionSpec
    holder: ActionSpec | None
    reason: str = ""


class KeyEditor:
    """Keys of all actions while they are edited; never two actions with one key.

    Attributes:
        keys: keys of every action by its id.
    """

    def __init__(self, specs: Sequence[ActionSpec], changed: KeyTable) -> None:
        self._specs = {spec.id: spec for spec in specs}
        self.keys = all_keys(specs, changed)

    @property
    def changed(self) -> dict[str, tuple[str, ...]]:
        """Keys that differ from the usual ones."""
        return changes_of(self._all, self.keys)

    def holder(self, key: str) -> ActionSpec | None:
        """The action that has this key."""
        return next((self._specs[name] for name, keys in self.keys.items() if key in keys), None)

    def clash(self, action_id: str, key: str) -> KeyClash | None:
        """What stands against giving this key to an action; None where nothing does."""
        spec = self._specs[action_id]
        if is_fixed(spec):
            return KeyClash(key, spec, None, tr("This key is fixed: the canvas or the classes use it."))
        reason = fixed_key(self._all, key)
        if reason:
            return KeyClash(key, spec, None, reason)
        holder = self.holder(key)
        return None if holder in (None, spec) else KeyClash(key, spec, holder)

    def give(self, action_id: str, key: str, *, add: bool = False) -> None:
        """Give a key to an action, taking it from the one that has it.

        Args:
            add: beside its other keys; otherwise in their place.
        """
        for name, keys in self.keys.items():
            self.keys[name] = tuple(other for other in keys if other != key)
        before = self.keys[action_id] if add else ()
        self.keys[action_id] = (*before[: MOST_KEYS - 1], key)

    def clear(self, action_id: str) -> None:
        """Leave an action without a key."""
        self.keys[action_id] = ()

    def reset(self, action_id: str) -> list[ActionSpec]:
        """Give an action its usual keys; the actions that they were taken from."""
        usual = usual_keys(self._specs[action_id])
        holders = [self.holder(key) for key in usual]
        self.keys[action_id] = ()
        for key in usual:
            self.give(action_id, key, add=True)
        return [holder for holder in dict.fromkeys(holders) if holder is not None and holder.id != action_id]

    def use(self, changed: KeyTable) -> list[ActionSpec]:
        """Use this table over the usual keys; the actions that are left without a key."""
        self.keys = all_keys(self._all, changed)
        return [
            spec for spec in self._all if not self.keys[spec.id] and spec.keys and not changed.get(spec.id)
        ]

    @property
    def _all(self) -> list[ActionSpec]:
        return list(self._specs.values())
