"""Check of the image files of a project against the sizes and fingerprints that its masks were made on."""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from pathlib import Path
from typing import Final

from engine.checkup.damage import Damage, DamageKind, StoredImage
from engine.checkup.values import is_file
from engine.core import ImageId, UserError
from engine.core.plane_path import files_of
from engine.document.decode import stored_file
from engine.document.fingerprint import ImageFingerprint
from engine.document.image import probe_image
from engine.storage.external.file_tables import as_fingerprint
from engine.storage.external.image_changes import compare_image

_CHOOSE: Final = "Put the original image back, or open it in the window and choose what its mask becomes."
_COLUMNS: Final = ", ".join(field.name for field in fields(ImageFingerprint))


class ImageFileCheck:
    """Check of one image file after another.

    Args:
        connection: to the project, in one read transaction.
        folders: place of each folder by its number.
    """

    def __init__(self, connection: sqlite3.Connection, folders: dict[int, Path]) -> None:
        self._connection = connection
        self._folders = folders
        # Projects that only older versions have written to have no fingerprints.
        sql = "SELECT 1 FROM sqlite_master WHERE name = 'image_files'"
        self._has_fingerprints = connection.execute(sql).fetchone() is not None

    def check(self, image: StoredImage) -> Damage | None:
        """Whether the image's file is there, readable, and the picture that its mask was made on."""
        folder = self._folders.get(image.folder_id)
        path = None if folder is None else folder / image.name
        if path is None or not all(is_file(stored_file(file)) for file in files_of(path)):
            return Damage(
                DamageKind.IMAGE_MISSING,
                image.name,
                f"The image {image.name} is not in {folder or 'its folder'}.",
                advice="Put it back, or tell where the images are now: File > Where are my images now?",
                command_advice="Put it back, or tell where the images are now: "
                "inkling relink PROJECT --to DIR.",
            )
        try:
            if image.shape is None or not image.revision:
                probe_image(path)
                return None
            return self._changed(image, image.shape, path)
        except UserError as error:
            return Damage(
                DamageKind.IMAGE_UNREADABLE,
                image.name,
                f"The image {image.name} cannot be read: {error.summary}",
                advice="Copy it again from where it came; its mask is kept.",
            )

    def _changed(self, image: StoredImage, shape: tuple[int, int], path: Path) -> Damage | None:
        """Whether the file is another picture, or of another size, than the one that the mask was made on."""
        known = self._fingerprint(image.id, shape)
        change, _ = compare_image(ImageId(image.id), image.name, path, shape, known)
        if change is None:
            probe_image(path)
            return None
        kind = DamageKind.IMAGE_CHANGED if change.now == change.before else DamageKind.IMAGE_SIZE
        return Damage(kind, image.name, change.sentence, advice=_CHOOSE)

    def _fingerprint(self, image_id: int, shape: tuple[int, int]) -> ImageFingerprint | None:
        if not self._has_fingerprints:
            return None
        sql = f"SELECT {_COLUMNS} FROM image_files WHERE image_id = ? AND height = ? AND width = ?"
        row = self._connection.execute(sql, (image_id, *shape)).fetchone()
        return None if row is None else as_fingerprint(row)
