"""Embeddings of images: one vector each, so that like images lie near each other; and what they are for.

Importing this loads no torch.
"""

from engine.embed.choosing import Pick, farthest_first
from engine.embed.pictures import BLOCKS as PICTURE_BLOCKS
from engine.embed.pictures import describe_picture
from engine.embed.source import PICTURES, Source, SourceKind
from engine.embed.space import Space, build_space, nearest

__all__ = [
    "PICTURES",
    "PICTURE_BLOCKS",
    "Pick",
    "Source",
    "SourceKind",
    "Space",
    "build_space",
    "describe_picture",
    "farthest_first",
    "nearest",
]
