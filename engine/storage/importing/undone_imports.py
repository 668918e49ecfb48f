"""Images that came with imports which were undone: removed, until the same files are imported again.

Noted in the project, as an import may be made again in a later session or by command. Images that somebody
has removed by hand are not among them and do not come back: `ImageTable` notes and forgets with each change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from engine.core import ImageId
from engine.storage.settings_table import SettingsTable

_SETTING: Final = "import.taken_back"
_MOST: Final = 300_000
"""Images that are noted; older ones are forgotten, as a setting has a longest length."""


def taken_back_images(settings: SettingsTable) -> list[ImageId]:
    """The images, in the order in which they were taken back."""
    stored = settings.get(_SETTING, [])
    listed = stored if isinstance(stored, list) else []
    return [ImageId(number) for number in listed if type(number) is int]


def note_taken_back(settings: SettingsTable, images: Iterable[ImageId]) -> None:
    """Note that these images went with their import.

    Raises:
        UserError: the project is open read-only.
    """
    _store(settings, [*taken_back_images(settings), *images])


def forget_taken_back(settings: SettingsTable, images: Iterable[ImageId]) -> None:
    """Note that these images are back, or were removed by hand.

    Raises:
        UserError: the project is open read-only.
    """
    back = set(images)
    _store(settings, [image_id for image_id in taken_back_images(settings) if image_id not in back])


def _store(settings: SettingsTable, images: list[ImageId]) -> None:
    numbers = [int(image_id) for image_id in dict.fromkeys(images)][-_MOST:]
    if numbers != [int(image_id) for image_id in taken_back_images(settings)]:
        settings.set(_SETTING, numbers)
