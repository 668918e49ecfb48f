"""Source of an image's embedding: its colours and textures, or a network."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.embed.image_statistics import PICTURES_VERSION
from engine.models.pretrained.shipped_encoder import shipped_encoder_path

NETWORK_VERSION: Final = 1
"""Grows when a network's vectors are made in another way, so that stored ones are made anew."""


class SourceKind(StrEnum):
    PICTURES = "pictures"
    """Small copies of the images, their colours and textures; no network."""
    MODEL = "model"
    """Features of the current model's encoder."""
    ENCODER = "encoder"
    """Features of an encoder pretrained on unlabelled images."""
    SHIPPED = "shipped"
    """Features of the encoder that ships with Inkling."""


@dataclass(frozen=True, slots=True)
class Source:
    """Maker of the embeddings; `path` is the network's file, None without one."""

    kind: SourceKind
    path: Path | None = None

    @property
    def title(self) -> str:
        """As the window and messages name it."""
        if self.kind is SourceKind.PICTURES or self.path is None:
            return "colours and textures"
        if self.kind is SourceKind.SHIPPED:
            return "learned features"
        what = "model" if self.kind is SourceKind.MODEL else "encoder"
        name = self.path.stem
        return name if name.startswith(what) else f"{what} {name}"

    def version(self) -> str:
        """Differs whenever vectors made now would differ from those made before.

        Raises:
            UserError: the network's file is not there.
        """
        if self.path is None:
            return f"pictures {PICTURES_VERSION}"
        try:
            status = self.path.stat()
        except OSError as error:
            raise UserError(
                f"The network {self.path} cannot be read: {error.strerror or error}.",
                "Choose another way to compare images in the map.",
            ) from error
        return f"network {NETWORK_VERSION} {self.path.name} {status.st_mtime_ns} {status.st_size}"


PICTURES: Final = Source(SourceKind.PICTURES)


def shipped_sources() -> tuple[Source, ...]:
    """The encoder that ships with Inkling; nothing in a stripped build."""
    path = shipped_encoder_path()
    return (Source(SourceKind.SHIPPED, path),) if path.is_file() else ()
