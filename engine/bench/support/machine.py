"""Description of the machine of a measurement: processor, memory, versions and load."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from pathlib import Path
from typing import Any, Final

import engine

PROGRAM_FOLDER: Final = Path(engine.__file__).resolve().parents[1]
"""The folder of `main.py`: the checkout, or where the wheel was unpacked."""

LIBRARIES: Final = (
    "PySide6-Essentials",
    "numpy",
    "torch",
    "torchvision",
    "timm",
    "torchmetrics",
    "safetensors",
    "opencv-python-headless",
    "numba",
    "scikit-image",
    "scipy",
    "tifffile",
    "pillow",
    "qtawesome",
    "pyqtgraph",
)


def describe_machine() -> dict[str, Any]:
    """Facts about this machine as plain JSON values; a few milliseconds, no library is imported."""
    import psutil

    memory = psutil.virtual_memory()
    return {
        "cpu": cpu_model(),
        "cores": usable_cores(),
        "memory_gib": round(memory.total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_1min": round(psutil.getloadavg()[0], 2),
        "libraries": library_versions(),
    }


def cpu_model() -> str:
    """The processor's trade name, or its architecture where the system does not tell."""
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def usable_cores() -> int:
    """Cores that this process may use; in a container fewer than the machine has."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def library_versions() -> dict[str, str | None]:
    """Version of each library that Inkling uses; None where it is not installed."""
    return {name: installed_version(name) for name in LIBRARIES}


def installed_version(distribution: str) -> str | None:
    """Version from the package's metadata, without importing it."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None
