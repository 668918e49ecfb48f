"""Refinement: scribbles and network probabilities in, a label for every pixel out.

Importing this loads no Numba; the first `refine` or `warm_up` does.
"""

from engine.refine.methods.catalog import METHODS, Method, find_method
from engine.refine.preparation import is_warming_up, warm_up
from engine.refine.refine import refine
from engine.refine.settings import EXACT_PIXELS, CutSettings, RefineRequest, RefineResult

__all__ = [
    "EXACT_PIXELS",
    "METHODS",
    "CutSettings",
    "Method",
    "RefineRequest",
    "RefineResult",
    "find_method",
    "is_warming_up",
    "refine",
    "warm_up",
]
