"""Theme of the window: spacing, and the choice between the two palettes (the system's by default)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui.modes import ThemeChoice
from gui.style.colors import DARK, LIGHT, Colors
from gui.style.stylesheet import stylesheet

SPACE: Final = 8
"""The unit of spacing in px; halves (4) inside groups, doubles (16) between them."""


class Theme(QObject):
    """Palette of the application: applies it and signals a change."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._colors = self._wanted()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_change)
        self._apply()

    @property
    def colors(self) -> Colors:
        return self._colors

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Use these colours from now on."""
        self._choice = choice
        wanted = self._wanted()
        if wanted is not self._colors:
            self._colors = wanted
            self._apply()
            self.changed.emit()

    def color(self, name: str) -> QColor:
        """The colour with this field name, for painting."""
        return QColor(getattr(self._colors, name))

    def _wanted(self) -> Colors:
        if self._choice is ThemeChoice.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            return LIGHT if scheme == Qt.ColorScheme.Light else DARK
        return LIGHT if self._choice is ThemeChoice.LIGHT else DARK

    def _on_system_change(self) -> None:
        self.choose(self._choice)

    def _apply(self) -> None:
        self._app.setPalette(palette(self._colors))
        self._app.setStyleSheet(stylesheet(self._colors))


def palette(colors: Colors) -> QPalette:
    """The palette for what the style sheet does not reach (pop-ups, item views, disabled text)."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: colors.window,
        QPalette.ColorRole.WindowText: colors.text,
        QPalette.ColorRole.Base: colors.panel,
        QPalette.ColorRole.AlternateBase: colors.raised,
        QPalette.ColorRole.Text: colors.text,
        QPalette.ColorRole.Button: colors.raised,
        QPalette.ColorRole.ButtonText: colors.text,
        QPalette.ColorRole.ToolTipBase: colors.raised,
        QPalette.ColorRole.ToolTipText: colors.text,
        QPalette.ColorRole.PlaceholderText: colors.text_soft,
        QPalette.ColorRole.Highlight: colors.accent,
        QPalette.ColorRole.HighlightedText: colors.on_accent,
        QPalette.ColorRole.Link: colors.accent,
        QPalette.ColorRole.Mid: colors.line,
    }
    for role, color in roles.items():
        result.setColor(role, QColor(color))
    off = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(off, role, QColor(colors.text_off))
    return result
