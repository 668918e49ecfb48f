"""Names in the description of a data set of nnU-Net."""

from __future__ import annotations

from typing import Final

IGNORE_NAME: Final = "ignore"
"""Of the class whose pixels are not labelled."""

CLASS_NAMES: Final = "inkling_class_names"
"""Key of our own exports: names of the classes by number, as the project has them. In the format itself 0 is
always "background", and no class is called "ignore"."""
