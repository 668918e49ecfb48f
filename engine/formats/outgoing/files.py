"""Files that several formats have: masks, numbers of objects, and JSON with the mark of our results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from engine.document.decode import in_plain_words, opened
from engine.files.own_results import sealed_text
from engine.formats.outgoing.contents import Item
from engine.instances import IdMap
from engine.storage.mask_writer import Palette, save_mask_png


def write_pair(folder: Path, item: Item, images: str, masks: str, palette: Palette) -> Path:
    """Write the image and its mask as a palette PNG, by their name, into two folders below `folder`.

    Returns:
        Where the image is.
    """
    (folder / masks).mkdir(parents=True, exist_ok=True)
    picture = item.picture(folder / images)
    save_mask_png(folder / masks / f"{item.name}.png", item.mask, palette)
    return picture


def save_ids_png(path: Path, ids: IdMap) -> None:
    """Write (H, W) ids up to 65535 as a 16-bit grey PNG straight to `path`."""
    from PIL import Image

    with open(path, "wb") as file:
        Image.fromarray(ids.astype(np.uint16)).save(file, format="PNG", compress_level=1)


def read_ids_png(path: Path) -> IdMap:
    """(H, W) int32 ids of a file that `save_ids_png` wrote.

    Raises:
        UserError: it cannot be read.
    """
    with opened(path) as image, in_plain_words(path):
        ids: IdMap = np.asarray(image).astype(np.int32)
        return ids


def write_json(path: Path, content: Any) -> None:
    """Write plain values as JSON in UTF-8, marked as a result of ours."""
    text = sealed_text(json.dumps(content, ensure_ascii=False) + "\n")
    path.write_text(text, encoding="utf-8", newline="\n")
