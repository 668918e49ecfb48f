"""Ids that must not be mixed up."""

from __future__ import annotations

from typing import NewType

ImageId = NewType("ImageId", int)
"""Row id of an image in its project, stable for the project's life."""

ModelId = NewType("ModelId", str)
"""Name of a model in its project: the stem of its file, e.g. 'unet-003'."""
