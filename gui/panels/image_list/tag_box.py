"""Choice of a tag whose images are listed, which is there as soon as the project has one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker

from gui import plain_text
from gui.language.texts import marked, tr
from gui.panels.card import Chooser
from gui.style.theme import Theme

ALL_TAGS: Final = marked("All tags")
NO_TAG: Final = marked("Without a tag")


class TagBox(Chooser):
    """Chooser of the tag whose images are listed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Show images with this tag"))
        self.setToolTip(tr("Which images the list shows, by their tags"))
        self._tags: dict[str, int] = {}
        self.addItem(tr(ALL_TAGS), None)
        self.hide()

    @property
    def tag(self) -> str | None:
        """The chosen tag; empty for images without any, None for all images."""
        tag: str | None = self.currentData()
        return tag

    def show_tags(self, counts: Mapping[str, int]) -> None:
        """Offer these tags with their numbers of images, and the images without one.

        Where the chosen one has no image any more, all images are chosen.
        """
        chosen, tags = self.tag, dict(counts)
        if tags == self._tags:
            return
        self._tags = tags
        with QSignalBlocker(self):
            self.clear()
            self.addItem(tr(ALL_TAGS), None)
            for tag, count in tags.items():
                self.addItem(tr("{name} ({count:,})", name=plain_text.one_line(tag), count=count), tag)
            if tags:
                self.addItem(tr(NO_TAG), "")
            values = [self.itemData(place) for place in range(self.count())]
            self.setCurrentIndex(values.index(chosen) if chosen in values else 0)
        self.setVisible(bool(tags))
        if self.tag != chosen:
            self.currentIndexChanged.emit(0)
