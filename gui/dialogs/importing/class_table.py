"""Table of the classes of a source, in which is chosen what each becomes, by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engine.core import ClassList
from engine.formats.incoming.mapping import LEFT_OUT_TARGET, UNLABELLED_TARGET, ClassTarget, TargetKind
from gui.dialogs.importing.class_rows import (
    BECOMES,
    NAME,
    PIXELS,
    TARGET_ROLE,
    VALUE,
    Index,
    SourceClassRows,
    TargetChoices,
)
from gui.language.texts import tr
from gui.panels.card import Chooser
from gui.style.swatch import swatch
from gui.style.theme import Theme

_ROW_PX: Final = 32
_AROUND_TEXT_PX: Final = 58
"""Room that the swatch before a text and the arrow behind it take."""
_SHOWN_ROWS: Final = 6
_RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NONE: Final = Qt.KeyboardModifier.NoModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class TargetField(Chooser):
    """Field of what a class becomes: a choice, or the name of a new class; `picked` for one of the list."""

    picked = Signal()

    def __init__(self, choices: TargetChoices, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, tr("Becomes"), parent)
        self._choices = choices
        choices.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setModel(choices)
        line = self.lineEdit()
        assert line is not None
        self._line = line
        # What is typed counts with Return, which the delegate takes.
        self._is_from_list = False
        line.textEdited.connect(lambda _text: self._note_typing())
        self.activated.connect(lambda _row: self._pick())

    def show_target(self, target: ClassTarget) -> None:
        """Write a target in it, selected so that typing takes its place."""
        row = self._choices.row_of(target)
        self.setCurrentIndex(row)
        if row < 0:
            self.setEditText(target.name)
        self._line.selectAll()

    @property
    def target(self) -> ClassTarget | None:
        """What stands in it; None for nothing."""
        return self._choices.target_of(self.currentText())

    def showPopup(self) -> None:
        self._is_from_list = True
        super().showPopup()

    def _note_typing(self) -> None:
        self._is_from_list = False

    def _pick(self) -> None:
        if self._is_from_list:
            self.picked.emit()


class TargetDelegate(QStyledItemDelegate):
    """Delegate that makes the field in which a target is changed; `chosen` has the new one."""

    chosen = Signal(object)

    def __init__(self, rows: SourceClassRows, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == BECOMES:
            room = option.rect.width() - _AROUND_TEXT_PX
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideMiddle, room)
        color = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(color, QColor):
            # Qt tints the colour of a selected row else.
            option.icon = swatch(color)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            # It can be changed: the arrow of a field with a list.
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("text_soft"), 1.6))
            x, y = option.rect.right() - 14, option.rect.center().y() + 0.5
            painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = TargetChoices(self._rows.classes, self._rows.own_new_class(index.row()))
        field = TargetField(choices, self._theme, parent)
        field.picked.connect(lambda: self._take(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, TargetField)
        editor.show_target(index.data(TARGET_ROLE))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, TargetField)
        target = editor.target
        if target is not None:
            self.chosen.emit(target)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def _take(self, field: TargetField) -> None:
        """A choice of the list counts at once."""
        self.commitData.emit(field)
        self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)


class SourceClassTable(QTableView):
    """Classes of a source; Return changes what the selected ones become, letters and digits do so at once."""

    emphasised = Signal(object)
    """Keys of the classes that are to stand out in the picture; empty for all."""
    chosen = Signal(object)
    """Keys of the classes whose targets the user has chosen."""

    def __init__(self, classes: ClassList, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SourceClassRows(classes, self)
        self.setModel(self.rows)
        self._delegate = TargetDelegate(self.rows, theme, self)
        self._delegate.chosen.connect(self._change_selected)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Classes of the source"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(BECOMES, QHeaderView.ResizeMode.Stretch)
        self.rows.modelReset.connect(self._share_width)
        self.selectionModel().selectionChanged.connect(lambda *_: self._emphasise())

    @property
    def selected(self) -> list[int]:
        """Rows of the selected classes, the current one where none is."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex()
        return rows or ([current.row()] if current.isValid() else [])

    @property
    def field(self) -> TargetField | None:
        """The field in which a target is being changed."""
        widget = self.indexWidget(self.currentIndex().siblingAtColumn(BECOMES))
        return widget if isinstance(widget, TargetField) else None

    def sizeHint(self) -> QSize:
        return QSize(420, self._height(min(max(self.rows.rowCount(), 3), _SHOWN_ROWS)))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self._height(2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() in (_NONE, _KEYPAD)
        if is_plain and event.key() in _RETURNS:
            # The one that ends the typing in the field comes here, too.
            if self.state() is not self.State.EditingState:
                self._edit_current()
        elif is_plain and event.key() == Qt.Key.Key_N:
            self._change({row: self.rows.own_new_class(row) for row in self.selected})
        elif is_plain and (target := self._target_of_key(event.key())) is not None:
            self._change_selected(target)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() is Qt.MouseButton.LeftButton and event.modifiers() == _NONE
        if is_plain and index.column() == BECOMES:
            self._edit_current()
            field = self.field
            if field is not None:
                # Once it is in its place: the list opens below it.
                QTimer.singleShot(0, field, field.showPopup)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, NAME))
        self._emphasise()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._emphasise()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Names of the source get what they need, and less than what they become."""
        free = self.viewport().width() - self.columnWidth(VALUE) - self.columnWidth(PIXELS)
        needed = max(self.sizeHintForColumn(NAME), self.horizontalHeader().sectionSizeHint(NAME))
        self.setColumnWidth(NAME, max(40, min(needed, free // 2)))

    def _height(self, count: int) -> int:
        return count * _ROW_PX + self.horizontalHeader().sizeHint().height() + 2

    def _edit_current(self) -> None:
        current = self.currentIndex()
        if current.isValid() and not self.rows.is_considering:
            self.edit(self.rows.index(current.row(), BECOMES))

    def _target_of_key(self, key: int) -> ClassTarget | None:
        """Target that a key stands for: U unlabelled, X left out, a digit the class of that number."""
        if key == Qt.Key.Key_U:
            return UNLABELLED_TARGET
        if key in (Qt.Key.Key_X, Qt.Key.Key_Delete):
            return LEFT_OUT_TARGET
        number, classes = key - Qt.Key.Key_0, self.rows.classes
        if 0 <= number <= 9 and classes.has(number):
            return ClassTarget(TargetKind.CLASS, classes[number].name)
        return None

    def _change_selected(self, target: ClassTarget) -> None:
        self._change(dict.fromkeys(self.selected, target))

    def _change(self, targets: Mapping[int, ClassTarget]) -> None:
        if self.rows.is_considering:
            return
        self.rows.set_targets(targets)
        self.chosen.emit(self.rows.keys_of(targets))

    def _emphasise(self) -> None:
        focus = self.window().focusWidget()
        has_keyboard = focus is not None and (focus is self or self.isAncestorOf(focus))
        self.emphasised.emit(self.rows.keys_of(self.selected if has_keyboard else ()))
