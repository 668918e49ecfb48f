"""Card of classes: their names, colours and keys, and the one to draw with."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from engine.core import ClassInfo, ClassList
from gui.panels.card import Card
from gui.style.icons import Icons
from gui.style.theme import Theme

ROW_HEIGHT: Final = 30
LEAST_ROWS: Final = 4
MOST_ROWS: Final = 12
# Head, spacing and margins of the card.
AROUND_LIST: Final = 28 + 8 + 8 + 12 + 4
Index = QModelIndex | QPersistentModelIndex
INFO_ROLE: Final = Qt.ItemDataRole.UserRole
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class ClassRows(QAbstractListModel):
    """Class list as rows of a model; a new name is only requested, the session decides."""

    rename_requested = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._classes: list[ClassInfo] = []
        self._counts: dict[int, int] | None = None
        self._is_editable = True

    def show(self, classes: ClassList) -> None:
        self.beginResetModel()
        self._classes = list(classes)
        self.endResetModel()

    def show_counts(self, counts: dict[int, int] | None) -> None:
        """Show the number of instances of each class, by class id; None when they are not counted."""
        self._counts = counts
        if self._classes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._classes) - 1, 0), [COUNT_ROLE])

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._classes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        info = self._classes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return info.name
        if role == INFO_ROLE:
            return info
        if role == COUNT_ROLE:
            return self._counts.get(info.id, 0) if self._counts is not None and info.is_thing else None
        if role == Qt.ItemDataRole.ToolTipRole:
            key = f" (key {info.id})" if info.id < 10 else ""
            kind = "single objects" if info.is_thing else "no single objects"
            return f"Class {info.id}: {info.name}{key}, {kind}. Double-click to rename."
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        if name and name != self._classes[index.row()].name:
            self.rename_requested.emit(index.row(), name)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_editable else flags


class ClassDelegate(QStyledItemDelegate):
    """Delegate that paints one class: its colour, its name, its key."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        info: ClassInfo = index.data(INFO_ROLE)
        color = self._theme.color
        rect = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_under:
            painter.setPen(color("accent") if is_chosen else Qt.PenStyle.NoPen)
            painter.setBrush(color("selection" if is_chosen else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(color("line"))
        painter.setBrush(QColor(*info.color))
        painter.drawRoundedRect(QRectF(swatch_rect(option.rect)), 4, 4)
        font = painter.font()
        font.setBold(is_chosen)
        painter.setFont(font)
        painter.setPen(color("text"))
        count: int | None = index.data(COUNT_ROLE)
        space = rect.adjusted(38, 0, -40, 0)
        if count is not None:
            space = self._paint_count(painter, space, count)
        name = painter.fontMetrics().elidedText(info.name, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_key(painter, rect, str(info.id), info.id < 10)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(32, 0, 0, 0))

    def _paint_count(self, painter: QPainter, space: QRect, count: int) -> QRect:
        """Write the number of instances at the right end of `space`; returns the rest of it."""
        text = f"{count:,}"
        painter.setPen(self._theme.color("text_soft"))
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        painter.setPen(self._theme.color("text"))
        return space.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - 8, 0)

    def _paint_key(self, painter: QPainter, rect: QRect, text: str, is_key: bool) -> None:
        font = painter.font()
        font.setBold(False)
        font.setPixelSize(11)
        painter.setFont(font)
        box = QRectF(rect.right() - 30, rect.center().y() - 9, 24, 19)
        if is_key:
            painter.setPen(self._theme.color("line"))
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.color("text_soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def swatch_rect(row: QRect) -> QRect:
    """Place of the colour in a row."""
    return QRect(row.left() + 10, row.center().y() - 8, 18, 18)


class ClassView(QListView):
    """List of classes; a click on the chosen class's colour opens the colour chooser."""

    recolor_requested = Signal(int)
    menu_requested = Signal(int, object)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        on_swatch = index.isValid() and swatch_rect(self.visualRect(index)).contains(point)
        was_chosen = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if on_swatch and was_chosen and event.button() == Qt.MouseButton.LeftButton:
            self.recolor_requested.emit(index.row())

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

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__("Classes", parent)
        self._icons = icons
        self.add_button = QToolButton()
        self.add_button.setToolTip("Add a class (Ctrl+Shift+N)")
        self.add_button.setAccessibleName("Add a class")
        self.add_button.setFixedSize(28, 28)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_button.clicked.connect(self.add_requested)
        icons.bind(self.add_button, "mdi6.plus")
        self.head.addWidget(self.add_button)
        self.rows = ClassRows()
        self.view = ClassView()
        self.view.setAccessibleName("Classes")
        self.view.setModel(self.rows)
        self.view.setItemDelegate(ClassDelegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.body.addWidget(self.view)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.recolor_requested.connect(self.ask_color)
        self.view.menu_requested.connect(self._show_menu)
        self.rows.rename_requested.connect(self.rename_requested)
        theme.changed.connect(self.view.viewport().update)
        self._is_editable = True
        self._given = 0

    def show_classes(self, classes: ClassList, active: int) -> None:
        self.rows.show(classes)
        self._fit()
        self.show_active(active)

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
        rows = min(self.rows.rowCount(), max(LEAST_ROWS, min(MOST_ROWS, room)))
        self.view.setFixedHeight(max(2, rows) * ROW_HEIGHT + 4)

    def show_active(self, class_id: int) -> None:
        """Highlight the class to draw with."""
        index = self.rows.index(class_id, 0)
        if index.isValid() and self.view.currentIndex() != index:
            self.view.setCurrentIndex(index)

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable
        self.add_button.setEnabled(editable)
        self.rows.set_editable(editable)

    def edit_name(self, class_id: int) -> None:
        """Open the name of a class for typing."""
        self.view.setCurrentIndex(self.rows.index(class_id, 0))
        self.view.edit(self.rows.index(class_id, 0))

    def ask_color(self, class_id: int) -> None:
        if not self._is_editable:
            return
        info: ClassInfo = self.rows.index(class_id, 0).data(INFO_ROLE)
        dialog = QColorDialog(QColor(*info.color), self)
        dialog.setWindowTitle(f"Colour of {info.name}")
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog, True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(
            lambda color: self.recolor_requested.emit(class_id, (color.red(), color.green(), color.blue()))
        )
        dialog.open()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.class_chosen.emit(current.row())

    def _show_menu(self, class_id: int, where: QPoint) -> None:
        if not self._is_editable:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction("Rename")
        rename.triggered.connect(lambda: self.edit_name(class_id))
        recolor = menu.addAction("Change colour…")
        recolor.triggered.connect(lambda: self.ask_color(class_id))
        info: ClassInfo = self.rows.index(class_id, 0).data(INFO_ROLE)
        thing = menu.addAction("Has single objects")
        thing.setToolTip("Its regions are counted and numbered; stuff such as sky has none")
        thing.setCheckable(True)
        thing.setChecked(info.is_thing)
        thing.toggled.connect(lambda is_thing: self.thing_requested.emit(class_id, is_thing))
        menu.popup(where)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
