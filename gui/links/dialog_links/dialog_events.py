"""Subscriptions of a dialog to work in the background; they end with the dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def until_closed(
    dialog: QDialog, unsubscribers: Iterable[Callable[[], None]], close: Callable[[], None]
) -> None:
    """End subscriptions of `dialog` and close what works for it, once, when it closes or is deleted.

    A result that was on its way when the dialog closed is dropped: it would be shown in deleted widgets.

    Args:
        unsubscribers: what `Event.subscribe` returned.
        close: called after them.
    """
    ends = [*unsubscribers, close]

    def end() -> None:
        waiting, ends[:] = tuple(ends), []
        for each in waiting:
            each()

    dialog.finished.connect(lambda _result: end())
    dialog.destroyed.connect(lambda _object: end())
