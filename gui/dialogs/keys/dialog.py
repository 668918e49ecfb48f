"""Dialog with the keys of all actions: search, change by pressing a key, ready sets, files, a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.action_table.key_sets import KEY_SETS
from gui.action_table.keymap import KeyTable, is_fixed
from gui.action_table.spec import menu_name
from gui.actions import ACTIONS, ActionSpec, key_text, spec_of
from gui.dialogs.keys.key_editor import KeyClash, KeyEditor
from gui.dialogs.keys.key_field import KeyField
from gui.dialogs.keys.key_words import key_words
from gui.dialogs.keys.sheet import KeyRow, fixed_mark
from gui.language.texts import listed, marked, tr
from gui.panels.card import Chooser, label
from gui.panels.rows.wrap_row import WrapRow
from gui.style.theme import SPACE, Theme

_MOUSE_ROWS: Final = (
    (
        marked("Canvas"),
        marked("Draw"),
        marked("Left button"),
        marked("Scribble, paint or erase with the tool in hand"),
    ),
    (
        marked("Canvas"),
        marked("Draw the background"),
        marked("Right button"),
        marked("Draw with class 0, whichever class is chosen"),
    ),
    (
        marked("Canvas"),
        marked("Draw a straight line"),
        marked("Shift + click"),
        marked("From where the last stroke ended to here"),
    ),
    (
        marked("Canvas"),
        marked("Move the image"),
        marked("Middle button"),
        marked("Drag with the middle button"),
    ),
    (marked("Canvas"), marked("Zoom"), marked("Mouse wheel"), marked("Zoom at the cursor")),
    (
        marked("Canvas"),
        marked("Size of the pen"),
        marked("Ctrl + mouse wheel"),
        marked("Thinner or thicker, for the tool in hand"),
    ),
    (
        marked("Canvas"),
        marked("Move sideways"),
        marked("Shift + mouse wheel"),
        marked("Move the image without zooming"),
    ),
)
_CHOOSE_FIRST: Final = marked("Choose an action, press a button below, then the key.")
_ID_ROLE: Final = Qt.ItemDataRole.UserRole


def all_rows(keys: KeyTable) -> list[KeyRow]:
    """(menu, action, keys, what it does) of everything that can be done."""
    rows = [
        (menu_name(s.menu), tr(s.text).removesuffix("…"), keys_text(s, keys.get(s.id, ())), tr(s.tip))
        for s in ACTIONS
    ]
    return rows + [(tr(where), tr(action), tr(key), tr(tip)) for where, action, key, tip in _MOUSE_ROWS]


def matching(rows: Sequence[KeyRow], text: str) -> list[KeyRow]:
    """Rows that hold every word of `text` somewhere, in any case; keys also by their plain words."""
    words = text.casefold().split()
    mouse = {tr(keys) for _where, _action, keys, _tip in _MOUSE_ROWS}
    found = []
    for row in rows:
        # A left button is no arrow to the left.
        plain = "" if row[2] in mouse else key_words(row[2])
        searched = " ".join((*row, plain)).casefold()
        if all(word in searched for word in words):
            found.append(row)
    return found


def keys_text(spec: ActionSpec, keys: Sequence[str]) -> str:
    """Keys of an action, such as "hold Space"; those that stay as they are say so."""
    shown = dict.fromkeys(key_text(key) for key in keys)
    text = (
        reduce(lambda first, last: tr("{first}  or  {last}", first=first, last=last), shown) if shown else ""
    )
    if spec.held:
        text = tr("hold {keys}", keys=text)
    return f"{text}{fixed_mark()}" if is_fixed(spec) else text


class KeysDialog(QDialog):
    """Table of keys with a search field above it, and what changes the chosen row below.

    Args:
        changed: keys that differ from the usual ones.
    """

    changed = Signal(object)
    """The keys that differ from the usual ones, after each change."""
    set_requested = Signal(str)
    """Name of a ready set."""
    import_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()

    def __init__(self, theme: Theme, changed: KeyTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(1080, 720)
        self.editor = KeyEditor(ACTIONS, changed)
        self._clash: KeyClash | None = None
        self._is_adding = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        rows.setSpacing(SPACE)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find an action or a key"))
        self.search.setAccessibleName(tr("Find an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.table = self._make_table()
        self.empty = label(tr("No action fits these words."), "soft")
        self.said = label(tr(_CHOOSE_FIRST), "soft", wrap=True)
        for part in (self.search, self.empty, self.said):
            rows.addWidget(part)
        rows.insertWidget(1, self.table, 1)
        rows.addLayout(self._clash_row())
        rows.addLayout(self._edit_row())
        rows.addLayout(self._set_row(theme))
        rows.addLayout(self._file_row())
        rows.addLayout(self._last_row())
        self.search.textChanged.connect(self.show_keys)
        self.table.itemSelectionChanged.connect(self._row_chosen)
        self.table.itemActivated.connect(lambda _item: self.set_key.wait())
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys as they are, of the rows that fit the search."""
        chosen = self.chosen_id
        rows = all_rows(self.editor.keys)
        ids = [spec.id for spec in ACTIONS] + [""] * len(_MOUSE_ROWS)
        fitting = set(matching(rows, self.search.text()))
        shown = [(row, name) for row, name in zip(rows, ids, strict=True) if row in fitting]
        self._fit_columns(False)
        self.table.setRowCount(len(shown))
        for number, (row, action_id) in enumerate(shown):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(_ID_ROLE, action_id)
                self.table.setItem(number, column, item)
            if action_id and action_id == chosen:
                self.table.selectRow(number)
        self._fit_columns(True)
        self.empty.setVisible(not shown)
        self._row_chosen()

    @property
    def chosen_id(self) -> str:
        """Id of the action in the chosen row; empty for none, and for the rows of the mouse."""
        items = self.table.selectedItems()
        return str(items[0].data(_ID_ROLE)) if items else ""

    def choose(self, action_id: str) -> None:
        """Choose the row of an action, if it is shown."""
        for number in range(self.table.rowCount()):
            item = self.table.item(number, 0)
            if item is not None and item.data(_ID_ROLE) == action_id:
                self.table.selectRow(number)

    def use(self, changed: KeyTable, what: str) -> None:
        """Use a whole table of keys; `what` names it in the sentence about it."""
        lost = self.editor.use(changed)
        text = tr("The keys are those of {what} now.", what=what)
        if lost:
            without = tr("No key now: {actions}.", actions=listed(tr(spec.text) for spec in lost))
            text = f"{text} {without}"
        self._tell(text)

    def say(self, text: str) -> None:
        """Show a sentence below the table."""
        self.said.setText(text)
        self.said.setAccessibleName(text)

    # ---- parts

    def _fit_columns(self, is_on: bool) -> None:
        """Keep the columns but the last as wide as their texts; off while cells are filled.

        Each new cell would measure all rows again: 700 of them took two seconds.
        """
        mode = QHeaderView.ResizeMode.ResizeToContents if is_on else QHeaderView.ResizeMode.Fixed
        for column in range(3):
            self.table.horizontalHeader().setSectionResizeMode(column, mode)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setHorizontalHeaderLabels([tr("Where"), tr("Action"), tr("Key"), tr("What it does")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setAccessibleName(tr("Actions and their keys"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _clash_row(self) -> QHBoxLayout:
        """What to do about a key that another action has."""
        row = QHBoxLayout()
        self.take_button = QPushButton(tr("Take it"))
        self.leave_button = QPushButton(tr("Leave it there"))
        for button in (self.take_button, self.leave_button):
            button.setAutoDefault(False)
            button.setVisible(False)
            row.addWidget(button)
        row.addStretch(1)
        self.take_button.clicked.connect(self._take)
        self.leave_button.clicked.connect(lambda: self._end_clash(tr("Nothing was changed.")))
        return row

    def _edit_row(self) -> WrapRow:
        row = WrapRow()
        self.set_key = KeyField(tr("Set the key"))
        self.add_key = KeyField(tr("Add a key"))
        self.clear_button = QPushButton(tr("No key"))
        self.reset_button = QPushButton(tr("Usual key"))
        self.set_key.pressed_key.connect(lambda key: self._pressed(key, add=False))
        self.add_key.pressed_key.connect(lambda key: self._pressed(key, add=True))
        self.clear_button.clicked.connect(self._clear)
        self.reset_button.clicked.connect(self._reset)
        for button in (self.set_key, self.add_key, self.clear_button, self.reset_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _set_row(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(tr("Ready set"), "soft"))
        self.sets = Chooser(theme, tr("Ready set of keys"))
        self.sets.setToolTip(tr("The keys of a program that you know, on the actions that do the same here"))
        self.sets.setPlaceholderText(tr("Choose a set"))
        for key_set in KEY_SETS:
            self.sets.addItem(key_set.title, key_set.name)
        self.sets.setCurrentIndex(-1)
        self.sets.activated.connect(lambda _row: self.set_requested.emit(self.sets.currentData()))
        row.addWidget(self.sets)
        self.reset_all_button = QPushButton(tr("All usual keys"))
        self.reset_all_button.setAutoDefault(False)
        self.reset_all_button.clicked.connect(lambda: self.use({}, "Inkling"))
        row.addWidget(self.reset_all_button)
        row.addStretch(1)
        return row

    def _file_row(self) -> WrapRow:
        row = WrapRow()
        self.import_button = QPushButton(tr("Read from a file…"))
        self.export_button = QPushButton(tr("Save to a file…"))
        self.print_button = QPushButton(tr("Sheet to print…"))
        pairs = (
            (self.import_button, self.import_requested),
            (self.export_button, self.export_requested),
            (self.print_button, self.print_requested),
        )
        for button, signal in pairs:
            button.clicked.connect(lambda _checked=False, wanted=signal: wanted.emit())
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _last_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    # ---- work

    def _row_chosen(self) -> None:
        """Let only that be pressed which the chosen row allows."""
        action_id = self.chosen_id
        can_edit = bool(action_id) and not is_fixed(spec_of(action_id))
        for button in (self.set_key, self.add_key, self.clear_button, self.reset_button):
            button.setEnabled(can_edit)
        if self._clash is not None:
            self._end_clash("")
        if action_id and not can_edit:
            self.say(tr("This key is fixed: the canvas or the classes use it."))
        elif not action_id:
            self.say(tr(_CHOOSE_FIRST))

    def _pressed(self, key: str, *, add: bool) -> None:
        action_id = self.chosen_id
        if not action_id:
            return
        clash = self.editor.clash(action_id, key)
        if clash is None:
            self.editor.give(action_id, key, add=add)
            self._tell(self._is_key_of(key, spec_of(action_id)))
        elif clash.holder is None:
            self.say(clash.reason)
        else:
            self._clash, self._is_adding = clash, add
            question = tr(
                "{key} belongs to “{action}”. Take it from there?",
                key=key_text(key),
                action=tr(clash.holder.text),
            )
            self.say(question)
            self._show_choice(True)
            self.take_button.setFocus()

    def _take(self) -> None:
        clash = self._clash
        if clash is None or clash.holder is None:
            return
        self.editor.give(clash.wanted_by.id, clash.key, add=self._is_adding)
        self._clash = None
        text = self._is_key_of(clash.key, clash.wanted_by)
        if not self.editor.keys[clash.holder.id]:
            without = tr("“{action}” has no key now.", action=tr(clash.holder.text))
            text = f"{text} {without}"
        self._tell(text)

    def _is_key_of(self, key: str, spec: ActionSpec) -> str:
        return tr("{key} is the key of “{action}” now.", key=key_text(key), action=tr(spec.text))

    def _clear(self) -> None:
        action_id = self.chosen_id
        self.editor.clear(action_id)
        action = tr(spec_of(action_id).text)
        self._tell(tr("“{action}” has no key now; its menu still has it.", action=action))

    def _reset(self) -> None:
        action_id = self.chosen_id
        losers = self.editor.reset(action_id)
        text = tr("“{action}” has its usual key again.", action=tr(spec_of(action_id).text))
        if losers:
            taken = tr("Taken from: {actions}.", actions=listed(tr(spec.text) for spec in losers))
            text = f"{text} {taken}"
        self._tell(text)

    def _tell(self, text: str) -> None:
        """The keys are other ones now."""
        self._clash = None
        self._show_choice(False)
        self.show_keys()
        self.say(text)
        self.changed.emit(self.editor.changed)

    def _end_clash(self, text: str) -> None:
        self._clash = None
        self._show_choice(False)
        self.say(text)

    def _show_choice(self, is_shown: bool) -> None:
        self.take_button.setVisible(is_shown)
        self.leave_button.setVisible(is_shown)
