"""Choice of a group of images, which is there as soon as the project has one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker

from gui import plain_text
from gui.language.texts import marked, tr
from gui.panels.card import Chooser
from gui.style.theme import Theme

ALL_GROUPS: Final = marked("All groups")
NO_GROUP: Final = marked("Without a group")


class GroupBox(Chooser):
    """Chooser of the group whose images are listed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Show images of this group"))
        self.setToolTip(tr("Which images the list shows, by their group"))
        self._groups: dict[str, int] = {}
        self.addItem(tr(ALL_GROUPS), None)
        self.hide()

    @property
    def group(self) -> str | None:
        """The chosen group; empty for images without one, None for all images."""
        group: str | None = self.currentData()
        return group

    def show_groups(self, counts: Mapping[str, int]) -> None:
        """Offer these groups with their numbers of images; the empty text stands for those without.

        Where the chosen one has no image any more, all groups are chosen.
        """
        chosen = self.group
        groups = {name: counts[name] for name in sorted(counts, key=str.casefold) if name}
        if groups and counts.get(""):
            groups[""] = counts[""]
        if groups == self._groups:
            return
        self._groups = groups
        with QSignalBlocker(self):
            self.clear()
            self.addItem(tr(ALL_GROUPS), None)
            for name, count in groups.items():
                shown = plain_text.one_line(name) or tr(NO_GROUP)
                self.addItem(tr("{name} ({count:,})", name=shown, count=count), name)
            self.setCurrentIndex(1 + list(groups).index(chosen) if chosen in groups else 0)
        self.setVisible(bool(groups))
        if self.group != chosen:
            self.currentIndexChanged.emit(0)
