"""Row of the preferences: one setting, what it does, and its usual value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting; a switch for True and False, a choice where there are `choices`, else a whole number.

    Args:
        id: short name, unique.
        section: heading that it stands under.
        tip: what it does to the picture or to the work.
        read, write: its value now; a new one counts at once.
        usual: value that *Usual value* gives back.
        choices: (title, value) of each value that can be chosen.
        least, most, unit: range of a number, and what stands after it.
        reason: why it cannot be changed now; empty where it can.
    """

    id: str
    section: str
    title: str
    tip: str
    read: Callable[[], object]
    write: Callable[[object], None]
    usual: object
    choices: tuple[tuple[str, object], ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""
    reason: str = ""

    def matches(self, text: str) -> bool:
        """Whether every word of a search is in what is shown of it."""
        titles = " ".join(title for title, _value in self.choices)
        shown = f"{self.section} {self.title} {self.tip} {titles}".casefold()
        return all(word in shown for word in text.casefold().split())


@dataclass(frozen=True, slots=True)
class PreferenceLink:
    """Row with a button that opens a dialog of its own.

    Args:
        reason: why it cannot be opened now; empty where it can.
    """

    id: str
    section: str
    title: str
    tip: str
    button: str
    open: Callable[[], None] = field(compare=False)
    reason: str = ""

    def matches(self, text: str) -> bool:
        """Whether every word of a search is in what is shown of it."""
        shown = f"{self.section} {self.title} {self.tip} {self.button}".casefold()
        return all(word in shown for word in text.casefold().split())
