"""Card of classes: their names, colours and keys, and the one to draw with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QColorDialog,
    QListView,
    QMenu,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from engine.core import ClassInfo, ClassList
from gui import plain_text
from gui.language.texts import tr
from gui.panels.card import Card
from gui.panels.class_list.names_line import NamesLine
from gui.panels.class_list.row_painter import ROW_HEIGHT, ClassDelegate, eye_rect, lock_rect, swatch_rect
from gui.panels.class_list.rows import INFO_ROLE, ClassRows, GroupHeading
from gui.panels.screen_fit import fit_screen
from gui.style.icons import Icons
from gui.style.theme import Theme

LEAST_ROWS: Final = 8
"""With less room for them the side scrolls: who draws with a class looks for it here."""
WHOLE_ROWS: Final = 12
"""A list of up to so many is shown whole: one that scrolls within a side that scrolls hides its last rows."""
# Head, spacing and margins of the card, and the line for new names.
AROUND_LIST: Final = 28 + 8 + 8 + 8 + 4 + 8 + 32


class ClassView(QListView):
    """List of classes; a click on the chosen class's colour opens the colour chooser. Signals carry rows."""

    recolor_requested = Signal(int)
    menu_requested = Signal(int, object)
    eye_clicked = Signal(int)
    lock_clicked = Signal(int)
    heading_clicked = Signal(int)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if (
            index.isValid()
            and event.button() == Qt.MouseButton.LeftButton
            and self._is_on_switch(index, point)
        ):
            return
        on_swatch = index.isValid() and swatch_rect(self.visualRect(index)).contains(point)
        was_chosen = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if on_swatch and was_chosen and event.button() == Qt.MouseButton.LeftButton:
            self.recolor_requested.emit(index.row())

    def _is_on_switch(self, index: QModelIndex, point: QPoint) -> bool:
        """Whether the point is on an eye, a lock or a heading; if so it is reported."""
        row = self.visualRect(index)
        if isinstance(index.data(INFO_ROLE), GroupHeading):
            self.heading_clicked.emit(index.row())
        elif eye_rect(row).contains(point):
            self.eye_clicked.emit(index.row())
        elif lock_rect(row).contains(point):
            self.lock_clicked.emit(index.row())
        else:
            return False
        return True

    def take_in_typed(self) -> None:
        """End the typing of a name, which counts as after a click elsewhere."""
        editor = self.indexWidget(self.currentIndex())
        if editor is None or self.state() != QAbstractItemView.State.EditingState:
            return
        self.commitData(editor)
        if isValid(editor):
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.menu_requested.emit(index.row(), event.globalPos())


class ClassesPanel(Card):
    """Panel with the class list; signals carry class ids."""

    class_chosen = Signal(int)
    rename_requested = Signal(int, str)
    recolor_requested = Signal(int, tuple)
    thing_requested = Signal(int, bool)
    """The class is a thing from now on (its regions are single objects), or stuff."""
    add_requested = Signal()
    names_entered = Signal(tuple)
    delete_requested = Signal(int)
    lock_requested = Signal(tuple, bool)
    hide_requested = Signal(tuple, bool)
    group_requested = Signal(tuple, str)
    """Class ids and what they are from now on; a group without a name is none."""
    heading_requested = Signal(tuple, str)
    """Class ids whose heading is to be asked for, and the present one."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(tr("Classes"), parent)
        self._icons = icons
        self.add_button = QToolButton()
        self.add_button.setToolTip(tr("Add a class ([[add_class]])"))
        self.add_button.setAccessibleName(tr("Add a class"))
        self.add_button.setFixedSize(28, 28)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_button.clicked.connect(self.add_requested)
        icons.bind(self.add_button, "mdi6.plus")
        self.head.addWidget(self.add_button)
        self.rows = ClassRows()
        self.view = ClassView()
        self.view.setAccessibleName(tr("Classes"))
        self.view.setModel(self.rows)
        self.view.setItemDelegate(ClassDelegate(theme, icons, self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.body.addWidget(self.view)
        self.names_line = NamesLine()
        self.names_line.names_entered.connect(self.names_entered)
        self.body.addWidget(self.names_line)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.recolor_requested.connect(self._recolor_row)
        self.view.eye_clicked.connect(self._switch_eye)
        self.view.lock_clicked.connect(self._switch_lock)
        self.view.heading_clicked.connect(self._fold_row)
        self.view.menu_requested.connect(self._show_menu)
        self.rows.rename_requested.connect(self.rename_requested)
        theme.changed.connect(self.view.viewport().update)
        icons.changed.connect(self.view.viewport().update)
        self._menu_actions: Sequence[QAction] = ()
        self._active = -1
        self._is_editable = True
        self._given = 0

    def show_classes(self, classes: ClassList, active: int) -> None:
        self.rows.show(classes)
        self._active = active
        self._show_rows()

    def set_menu(self, actions: Sequence[QAction]) -> None:
        """Actions of the menu of a class, which is the one to draw with by then."""
        self._menu_actions = actions

    def fold_group(self, class_id: int) -> bool:
        """Fold the group of a class, or unfold it; False where it has none."""
        info = self.rows.class_of(class_id)
        if info is None or not info.group:
            return False
        self._fold(info.group, self.rows.row_of(class_id) is not None)
        return True

    def show_counts(self, counts: dict[int, int] | None) -> None:
        """Show the number of instances of each class, by class id; None when they are not counted."""
        self.rows.show_counts(counts)

    def give_height(self, height: int) -> None:
        """Take up to this many px; the list scrolls when that is less than all classes need."""
        if height != self._given:
            self._given = height
            self._fit()

    def _fit(self) -> None:
        room = (self._given - AROUND_LIST) // ROW_HEIGHT
        count = self.rows.rowCount()
        rows = count if count <= WHOLE_ROWS else min(count, max(LEAST_ROWS, room))
        self.view.setFixedHeight(max(2, rows) * ROW_HEIGHT + 4)

    def show_active(self, class_id: int) -> None:
        """Highlight the class to draw with."""
        self._active = class_id
        info = self.rows.class_of(class_id)
        if info is not None and self.rows.row_of(class_id) is None:
            self._fold(info.group, False)
        self._show_active_row()

    def _show_active_row(self) -> None:
        row = self.rows.row_of(self._active)
        if row is not None and self.view.currentIndex().row() != row:
            self.view.setCurrentIndex(self.rows.index(row, 0))

    def _show_rows(self) -> None:
        self._fit()
        self._show_active_row()

    def _fold(self, group: str, is_folded: bool) -> None:
        self.rows.fold(group, is_folded)
        self._show_rows()

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable
        self.add_button.setEnabled(editable)
        self.names_line.setEnabled(editable)
        self.rows.set_editable(editable)

    @property
    def is_naming(self) -> bool:
        """Whether the name of a class is open for typing."""
        return self.view.state() == QAbstractItemView.State.EditingState

    def edit_name(self, class_id: int) -> None:
        """Open the name of a class for typing."""
        self.show_active(class_id)
        row = self.rows.row_of(class_id)
        if row is not None:
            self.view.edit(self.rows.index(row, 0))

    def ask_color(self, class_id: int) -> None:
        info = self.rows.class_of(class_id)
        if not self._is_editable or info is None:
            return
        dialog = QColorDialog(QColor(*info.color), self)
        dialog.setWindowTitle(plain_text.title(tr("Colour of {name}", name=info.name)))
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog, True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(
            lambda color: self.recolor_requested.emit(class_id, (color.red(), color.green(), color.blue()))
        )
        fit_screen(dialog)
        dialog.open()

    def ask_group(self, class_ids: Sequence[int], present: str) -> None:
        """Have the heading asked for that these classes stand under."""
        if self._is_editable:
            self.heading_requested.emit(tuple(class_ids), present)

    def _on_current(self, current: QModelIndex) -> None:
        info = current.data(INFO_ROLE) if current.isValid() else None
        if isinstance(info, ClassInfo):
            self._active = info.id
            self.class_chosen.emit(info.id)

    def _recolor_row(self, row: int) -> None:
        info = self.rows.info(row)
        if isinstance(info, ClassInfo):
            self.ask_color(info.id)

    def _switch_eye(self, row: int) -> None:
        info = self.rows.info(row)
        if self._is_editable and isinstance(info, ClassInfo):
            self.hide_requested.emit((info.id,), not info.is_hidden)

    def _switch_lock(self, row: int) -> None:
        info = self.rows.info(row)
        if self._is_editable and isinstance(info, ClassInfo):
            self.lock_requested.emit((info.id,), not info.is_locked)

    def _fold_row(self, row: int) -> None:
        heading = self.rows.info(row)
        if isinstance(heading, GroupHeading):
            self._fold(heading.name, not heading.is_folded)

    def _show_menu(self, row: int, where: QPoint) -> None:
        if not self._is_editable:
            return
        info = self.rows.info(row)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(info, GroupHeading):
            self._fill_group_menu(menu, info)
        else:
            self._fill_class_menu(menu, info)
        menu.popup(where)

    def _fill_class_menu(self, menu: QMenu, info: ClassInfo) -> None:
        self.class_chosen.emit(info.id)
        rename = menu.addAction(tr("Rename"))
        rename.triggered.connect(lambda: self.edit_name(info.id))
        recolor = menu.addAction(tr("Change colour…"))
        recolor.triggered.connect(lambda: self.ask_color(info.id))
        thing = menu.addAction(tr("Has single objects"))
        thing.setToolTip(tr("Its regions are counted and numbered; stuff such as sky has none"))
        thing.setCheckable(True)
        thing.setChecked(info.is_thing)
        thing.toggled.connect(lambda is_thing: self.thing_requested.emit(info.id, is_thing))
        menu.addSeparator()
        menu.addActions(self._menu_actions)
        menu.addSeparator()
        delete = menu.addAction(tr("Delete class…"))
        delete.triggered.connect(lambda: self.delete_requested.emit(info.id))

    def _fill_group_menu(self, menu: QMenu, heading: GroupHeading) -> None:
        ids = heading.class_ids
        infos = [info for info in map(self.rows.class_of, ids) if info is not None]
        fold = menu.addAction(tr("Unfold") if heading.is_folded else tr("Fold"))
        fold.triggered.connect(lambda: self._fold(heading.name, not heading.is_folded))
        rename = menu.addAction(tr("Rename the group…"))
        rename.triggered.connect(lambda: self.ask_group(ids, heading.name))
        ungroup = menu.addAction(tr("Take its classes out of it"))
        ungroup.triggered.connect(lambda: self.group_requested.emit(ids, ""))
        menu.addSeparator()
        are_hidden, are_locked = all(i.is_hidden for i in infos), all(i.is_locked for i in infos)
        hide = menu.addAction(tr("Show its classes") if are_hidden else tr("Hide its classes"))
        hide.triggered.connect(lambda: self.hide_requested.emit(ids, not are_hidden))
        lock = menu.addAction(tr("Unlock its classes") if are_locked else tr("Lock its classes"))
        lock.triggered.connect(lambda: self.lock_requested.emit(ids, not are_locked))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
