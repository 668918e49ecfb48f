"""Embeddings of images: one vector each, so that like images lie near each other; and what they are for.

Importing this loads no torch.
"""

from engine.embed.coreset import Pick, farthest_first
from engine.embed.embedding_source import PICTURES, Source, SourceKind
from engine.embed.embedding_space import Space, build_space, nearest
from engine.embed.image_statistics import BLOCKS as PICTURE_BLOCKS
from engine.embed.image_statistics import describe_picture
from engine.embed.tag_likelihood import tag_likelihoods

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
    "tag_likelihoods",
]
