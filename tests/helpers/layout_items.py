"""Items of layouts that Python holds: none may stay behind when its widget goes to another layout or ends.

PySide makes a Python half for each item of a layout that is filled before it is placed in another, and for
each that `itemAt` gives. Qt does not tell it when such an item is deleted. What is made at the same place in
memory afterwards is mistaken for it: PySide used an icon after freeing it, and the process ended.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget


def items_in_python() -> list[QLayoutItem]:
    """Items that Qt has made and deletes, and that have a Python half."""
    return [
        item
        for item in shiboken6.getAllValidWrappers()
        if isinstance(item, QLayoutItem)
        and not isinstance(item, QLayout)
        and not shiboken6.createdByPython(item)
        and not shiboken6.ownedByPython(item)
    ]


def stale_items() -> list[str]:
    """What PySide says of each item in Python that no layout has any more."""
    known = {_address(item): item for item in items_in_python()}
    living = {_address(item) for widget in QApplication.allWidgets() for item in _items_of(widget)}
    stale = [str(shiboken6.dump(item)) for address, item in known.items() if address not in living]
    for item in items_in_python():
        # What looking has made is forgotten again: it would be stale later.
        if _address(item) not in known:
            shiboken6.invalidate(item)
    return stale


def _items_of(widget: QWidget) -> list[QLayoutItem]:
    """Items of the layout of a widget, and of the layouts within it."""
    waiting, items = [widget.layout()], list[QLayoutItem]()
    while waiting:
        layout = waiting.pop()
        for index in range(0 if layout is None else layout.count()):
            item = layout.itemAt(index)
            if isinstance(item, QLayout):
                waiting.append(item)
            elif item is not None:
                items.append(item)
    return items


def _address(item: QLayoutItem) -> int:
    return int(shiboken6.getCppPointer(item)[0])
