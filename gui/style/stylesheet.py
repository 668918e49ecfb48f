"""Style sheet of the window, made from a palette."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Final

import resources
from gui.style.colors import Colors


def stylesheet(colors: Colors) -> str:
    """Qt style sheet in these colours."""
    return Template(_SHEET).substitute(asdict(colors), tick=_TICK.as_posix())


_TICK: Final = Path(resources.__file__).with_name("check.svg")


_SHEET: Final = """
QWidget { color: $text; font-size: 13px; }
QMainWindow, QDialog, #page { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }

/* text */
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 26px; font-weight: 600; }
QLabel[role="heading"] { font-size: 14px; font-weight: 600; }
QLabel[role="section"] { font-size: 11px; font-weight: 600; color: $text_soft; }
QLabel[role="soft"] { color: $text_soft; }
QLabel[role="small"] { color: $text_soft; font-size: 12px; }
QLabel[role="error"] { color: $error; }
QLabel[role="good"] { color: $good; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="number"] { font-size: 15px; font-weight: 600; color: $text; }
QLabel[role="key"] {
    color: $text_soft; background: $raised; border: 1px solid $line; border-radius: 4px;
    padding: 1px 6px; font-size: 11px;
}

/* frames */
#sidebar { background: $window; border: none; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[role="divider"] { color: $line; }
QFrame[role="line"] { background: $line; border: none; min-height: 1px; max-height: 1px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QMainWindow::separator { background: $window; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: $accent; }
QDockWidget { background: $window; }
#dockbar { background: transparent; }
#dockbutton { padding: 0; border: none; }
QSplitter::handle { background: $window; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: none; }

/* buttons: the one step that matters has the accent */
QPushButton {
    background: $raised; border: 1px solid $line; border-radius: 6px; padding: 6px 12px;
    min-height: 18px;
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $text_off; background: $window; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="primary"]:disabled {
    background: $raised; color: $text_off; border-color: $line;
}
QPushButton[role="link"] {
    background: transparent; border: none; color: $text_soft; padding: 4px 8px; text-align: left;
}
QPushButton[role="link"]:enabled { text-decoration: underline; }
QPushButton[role="link"]:hover { background: $hover; color: $text; }
QPushButton[role="link"]:focus { border: 1px solid $accent; padding: 3px 7px; }
QPushButton[role="row"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0; text-align: left;
    min-height: 46px;
}
QPushButton[role="row"]:hover { background: $hover; }
QPushButton[role="row"]:focus { border-color: $accent; }
QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $line; }
QToolButton:checked { background: $selection; border-color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked:focus { border-color: $text; }
QToolButton:disabled { color: $text_off; }
QPushButton[role="segment"] {
    background: $raised; border: 1px solid $line; border-radius: 6px; padding: 4px;
}
QPushButton[role="segment"]:hover { background: $hover; }
QPushButton[role="segment"]:checked {
    background: $selection; border-color: $accent;
}
QPushButton[role="segment"]:focus { border-color: $text; }
QPushButton[role="segment"]:disabled { color: $text_off; }

QAbstractScrollArea::corner { background: transparent; border: none; }

/* fields */
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
    background: $window; border: 1px solid $line; border-radius: 6px; padding: 4px 8px;
    min-height: 20px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
    border-color: $accent;
}
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border-color: $error; }
QSpinBox, QDoubleSpinBox { padding: 2px 6px; }
/* One on each side, so that the text keeps the padding on both. */
QSpinBox::up-button, QDoubleSpinBox::up-button {
    subcontrol-origin: content; subcontrol-position: top right; width: 0; border: none;
}
QSpinBox::down-button, QDoubleSpinBox::down-button {
    subcontrol-origin: content; subcontrol-position: bottom left; width: 0; border: none;
}
QComboBox::drop-down { border: none; width: 16px; }
QComboBox QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox QAbstractItemView {
    background: $panel; border: 1px solid $line; selection-background-color: $selection;
    selection-color: $text; outline: none;
}
QCheckBox { spacing: 8px; background: transparent; }
QCheckBox:disabled, QComboBox:disabled, QLabel:disabled { color: $text_off; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid $text_soft; border-radius: 4px; background: $raised;
}
QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked {
    border-color: $accent; background: $accent; image: url("$tick");
}
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled, QListView::indicator:disabled, QTreeView::indicator:disabled,
QTableView::indicator:disabled {
    border-color: $line; background: $raised;
}
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $text_soft; border-radius: 8px; background: $raised;
}
QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent;
}
QRadioButton::indicator:disabled { border-color: $line; background: $raised; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $raised; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $line; }
QSlider::handle:horizontal {
    width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; background: #ffffff;
    border: 2px solid $accent;
}
QSlider::handle:horizontal:hover { background: $selection; }
QSlider::handle:horizontal:focus { background: $accent; border-color: $text; }
QSlider::handle:horizontal:disabled { background: $raised; border-color: $text_off; }
QProgressBar {
    background: $raised; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }

/* lists */
QListView, QTreeView, QTableView {
    background: transparent; border: none; outline: none; selection-background-color: $selection;
    selection-color: $text;
}
QListView { border: 1px solid transparent; border-radius: 6px; }
QListView:focus { border-color: $accent; }
QComboBox QAbstractItemView:focus { border-color: $line; border-radius: 0; }
QListView::item, QTreeView::item { padding: 4px; border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QTableView { background: $panel; border: 1px solid $line; border-radius: 6px; }
QTableView::item { padding: 4px 8px; }
QTableView[role="rows"] { background: transparent; border: 1px solid transparent; border-radius: 6px; }
QTableView[role="rows"]:focus { border-color: $accent; }
QTableView[role="rows"]::item { padding: 0; }
QHeaderView { background: $panel; }
QHeaderView::section {
    background: $panel; color: $text_soft; border: none; border-bottom: 1px solid $line;
    padding: 8px; font-weight: 600;
}
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $hover; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text_off; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

/* menus and tool bar */
QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $text_off; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolBar {
    background: $window; border: none; border-bottom: 1px solid $line; spacing: 4px; padding: 4px 8px;
}
QToolBar::separator { background: $line; width: 1px; margin: 6px 4px; }

/* notices */
QFrame[role="notice"] { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame[role="notice"][level="info"] { border-left: 4px solid $accent; }
QFrame[role="notice"][level="warning"] { border-left: 4px solid $warning; }
QFrame[role="notice"][level="error"] { border-left: 4px solid $error; }
QFrame[role="tour"] { background: $panel; border: 2px solid $accent; border-radius: 10px; }
QFrame[role="banner"] { background: $selection; border: none; border-bottom: 1px solid $line; }
QFrame[role="reason"] { background: $selection; border: 1px solid $line; border-radius: 6px; }
QFrame[role="drop"] { background: $panel; border: 2px dashed $line; border-radius: 12px; }
QFrame[role="drop"][state="over"] { border-color: $accent; background: $selection; }
"""
