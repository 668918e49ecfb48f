"""Packages of the extra `onnx`: which are missing, and whether predictions may use them; no torch here."""

from __future__ import annotations

import importlib.util
import os
from typing import Final

RUNTIME_SWITCH: Final = "INKLING_ONNXRUNTIME"


def missing_onnx_packages() -> list[str]:
    """Names of the packages that are needed for ONNX and not installed."""
    return [name for name in ("onnx", "onnxruntime") if importlib.util.find_spec(name) is None]


def why_torch() -> str:
    """Why torch computes all predictions on the processor; empty where ONNX Runtime takes over."""
    if os.environ.get(RUNTIME_SWITCH) == "0":
        return f"{RUNTIME_SWITCH} is 0"
    missing = missing_onnx_packages()
    return f"without {' and '.join(missing)}" if missing else ""
