"""Examinations of `doctor`; each returns plain JSON values and reports problems instead of raising."""

from __future__ import annotations

import ctypes
import importlib.metadata
import os
import platform
import sys
from pathlib import Path
from typing import Any, Final

import engine
from engine.bench.support.machine import cpu_model, installed_version, library_versions, usable_cores
from engine.commands.support import dependencies
from engine.models.clicks.click_file import (
    ClickNetworkState,
    click_network_path,
    click_network_state,
)
from engine.models.files.onnx_packages import why_torch
from engine.models.pretrained.download_check import WEIGHTS_FOLDER_VARIABLE
from engine.models.pretrained.shipped_encoder import (
    SHIPPED_ENCODER,
    SHIPPED_ORIGIN,
    ShippedState,
    shipped_encoder_path,
    shipped_state,
)

_MUCH_BYTES: Final = 50_000_000
"""From so many on, the room of a cache is told."""
QT_LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Shared library -> Debian package; what Qt's xcb plugin needs and its wheel does not bring."""

OPTIONAL_PARTS: Final = {
    "onnx": (
        "quicker predictions on the processor, and ONNX files by `export-model`",
        'python -m pip install "onnx>=1.17"',
    ),
    "onnxruntime": (
        "quicker predictions on the processor, and check of ONNX files",
        'python -m pip install "onnxruntime>=1.20"',
    ),
    "label-studio-sdk": (
        "tasks of Label Studio, by `bridge`",
        'python -m pip install "label-studio-sdk>=1.0"',
    ),
    "cvat-sdk": ("tasks of CVAT, by `bridge`", 'python -m pip install "cvat-sdk>=2.20"'),
    "pydensecrf": (
        "reference implementation of the dense CRF, to compare with ours",
        # docs/reference/pydensecrf.md says why it is so long.
        "CYTHON_FORCE_REGEN=1 PIP_CONSTRAINT=docs/reference/pydensecrf-build.txt"
        " PIP_BUILD_CONSTRAINT=docs/reference/pydensecrf-build.txt"
        ' python -m pip install "pydensecrf==1.0rc3"',
    ),
    "PyMaxflow": (
        "reference for the graph cut in tests and benchmarks (GPL, not part of the program)",
        'python -m pip install "PyMaxflow>=1.3"',
    ),
}
"""Distribution -> (what it is for, the command that installs it)."""


def examine(project: Path | None) -> dict[str, Any]:
    """The whole report, with a list of `problems`, each a sentence that says what to do."""
    report: dict[str, Any] = {
        "inkling": engine.__version__,
        "python": platform.python_version(),
        "executable": sys.executable,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "libraries": library_versions(),
        "untested_versions": untested_versions(),
        "devices": devices(),
        "predictions": predictions(),
        "caches": caches(),
        "shipped_encoder": shipped_encoder(),
        "click_network": click_network(),
        "folders": folders(),
        "optional": optional_parts(),
        "display": display(),
    }
    if project is not None:
        report["project"] = project_state(project)
    report["problems"] = problems(report)
    return report


def untested_versions() -> list[str]:
    """Packages in another version than the tests ran with; empty, too, where Inkling is not installed."""
    try:
        return dependencies.untested_versions()
    except importlib.metadata.PackageNotFoundError:
        return []


def devices() -> list[dict[str, Any]]:
    """The processor and every accelerator that torch can use."""
    entries: list[dict[str, Any]] = [{"kind": "cpu", "name": cpu_model(), "cores": usable_cores()}]
    try:
        import torch
    except (ImportError, OSError) as error:
        entries.append({"kind": "none", "name": "torch cannot be loaded", "error": str(error)})
        return entries
    for index in range(torch.cuda.device_count()):
        traits = torch.cuda.get_device_properties(index)
        memory_gib = round(traits.total_memory / 2**30, 1)
        entries.append({"kind": f"cuda:{index}", "name": traits.name, "memory_gib": memory_gib})
    if torch.backends.mps.is_available():
        entries.append({"kind": "mps", "name": "Apple GPU"})
    return entries


def predictions() -> dict[str, str]:
    """What computes predictions on the processor, and why, when it is torch alone."""
    reason = why_torch()
    return {
        "processor": "torch" if reason else f"onnxruntime {installed_version('onnxruntime')}",
        "reason": reason,
    }


def caches() -> dict[str, dict[str, Any]]:
    """Where compiled kernels, downloaded encoder weights and pixels of large images are kept."""
    import platformdirs

    pixels = Path(platformdirs.user_cache_dir("inkling", appauthor=False)) / "pixels"
    numba_folder = os.environ.get("NUMBA_CACHE_DIR")
    kernels = Path(numba_folder) if numba_folder else Path(engine.__file__).parent
    hub = os.environ.get("HF_HOME") or str(Path.home() / ".cache" / "huggingface")
    return {
        "numba": _folder_state(kernels) | {"files": sum(1 for _ in kernels.rglob("*.nb[ic]"))},
        "encoders": _folder_state(Path(hub)),
        "pixels": _folder_state(pixels) | {"bytes": _bytes_in(pixels)},
    }


def shipped_encoder() -> dict[str, str]:
    """The encoder that ships with Inkling: its name in timm, state of its file, place and origin."""
    return {
        "name": SHIPPED_ENCODER,
        "state": str(shipped_state()),
        "path": str(shipped_encoder_path()),
        "origin": SHIPPED_ORIGIN,
    }


def click_network() -> dict[str, str]:
    """The network that helps the tool Click: state of its file, and its place; "" without one."""
    return {"state": str(click_network_state()), "path": str(click_network_path() or "")}


def folders() -> dict[str, dict[str, Any]]:
    """The folders that Inkling writes for the user."""
    import platformdirs

    return {
        "data": _folder_state(Path(platformdirs.user_data_dir("inkling", appauthor=False))),
        "settings": _folder_state(Path(platformdirs.user_config_dir("inkling", appauthor=False))),
        "log": _folder_state(Path(platformdirs.user_log_dir("inkling", appauthor=False))),
    }


def optional_parts() -> list[dict[str, Any]]:
    """Parts that Inkling runs without, with the command that installs each."""
    return [
        {"name": name, "version": installed_version(name), "purpose": purpose, "install": command}
        for name, (purpose, command) in OPTIONAL_PARTS.items()
    ]


def display() -> dict[str, Any]:
    """Whether a window can open: the display, and the system libraries that Qt needs on Linux."""
    if sys.platform != "linux":
        return {"server": "native", "missing": [], "install": None}
    server = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    install = f"sudo apt-get install {' '.join(missing)}" if missing else None
    return {"server": server, "missing": missing, "install": install}


def project_state(path: Path) -> dict[str, Any]:
    """Whether the project can be opened, and whether somebody else is writing to it."""
    from engine.core import EngineError
    from engine.storage import Project

    try:
        project = Project.open(path)
    except EngineError as error:
        return {"path": str(path), "opens": False, "reason": str(error)}
    try:
        return {"path": str(project.path), "opens": True, "images": project.images.count(), "reason": ""}
    finally:
        project.close()


def problems(report: dict[str, Any]) -> list[str]:
    """Problems of this installation, each a sentence that says what to do; empty when there are none."""
    sentences = [
        f"{name} is not installed. Run: python -m pip install {name}"
        for name, version in report["libraries"].items()
        if version is None
    ]
    sentences += [f"{d['name']}: {d['error']}" for d in report["devices"] if "error" in d]
    for group in ("folders", "caches"):
        sentences += [
            f"The {name} folder {state['path']} is not writable. Change its rights."
            for name, state in report[group].items()
            if not state["writable"]
        ]
    if report["shipped_encoder"]["state"] == ShippedState.DAMAGED:
        path = report["shipped_encoder"]["path"]
        sentences.append(f"The shipped encoder is damaged: {path}. Install Inkling again.")
    if report["click_network"]["state"] == ClickNetworkState.DAMAGED:
        path = report["click_network"]["path"]
        sentences.append(
            f"The click network cannot be used: {path} is damaged, or another kind of file. "
            "Remove it, or train it again."
        )
    if report["display"]["install"]:
        sentences.append(f"Qt lacks system libraries. Run: {report['display']['install']}")
    if "project" in report and not report["project"]["opens"]:
        sentences.append(report["project"]["reason"])
    return sentences


def as_lines(report: dict[str, Any]) -> list[str]:
    """The report for a person, one fact a line."""
    lines = [
        f"Inkling {report['inkling']}, Python {report['python']} ({report['executable']})",
        report["system"],
        "",
        "Libraries",
        *(f"  {name:24} {version or 'missing'}" for name, version in report["libraries"].items()),
        *(f"  not the tested version: {line}" for line in report["untested_versions"]),
        "",
        "Devices",
        *(f"  {_device_line(device)}" for device in report["devices"]),
        f"  {_predictions_line(report['predictions'])}",
        "",
        "Folders",
    ]
    for group in ("folders", "caches"):
        lines += [
            f"  {name:10} {state['path']}{_size_words(state)}{_rights_words(state)}"
            for name, state in report[group].items()
        ]
    encoder = report["shipped_encoder"]
    lines += ["", "Shipped encoder", f"  {encoder['name']:22} {_encoder_line(encoder)}"]
    lines += ["", "Click network", f"  {_click_network_line(report['click_network'])}"]
    lines += ["", "Optional parts"]
    for part in report["optional"]:
        lines.append(f"  {part['name']:12} {part['version'] or 'not installed'}: {part['purpose']}")
        if part["version"] is None:
            lines.append(f"    {part['install']}")
    lines += ["", "Display", f"  {report['display']['server'] or 'none (a window cannot open here)'}"]
    lines += ["", "Problems", *(f"  {problem}" for problem in report["problems"] or ["none"])]
    return lines


def _device_line(device: dict[str, Any]) -> str:
    size = f", {device['memory_gib']} GiB" if "memory_gib" in device else ""
    cores = f", {device['cores']} cores" if "cores" in device else ""
    return f"{device['kind']:8} {device['name']}{size}{cores}"


def _predictions_line(state: dict[str, str]) -> str:
    reason = f" ({state['reason']})" if state["reason"] else ""
    return f"predictions on the processor: {state['processor']}{reason}"


def _encoder_line(encoder: dict[str, str]) -> str:
    if encoder["state"] == ShippedState.MISSING:
        return (
            "missing: first models look with filters alone, unless its weights are in the folder of "
            f"{WEIGHTS_FOLDER_VARIABLE}"
        )
    return f"{encoder['state']} ({encoder['origin']})"


def _click_network_line(state: dict[str, str]) -> str:
    return f"{state['state']} ({state['path']})" if state["path"] else state["state"]


def _folder_state(folder: Path) -> dict[str, Any]:
    """Writable counts for the nearest existing parent when the folder is not there yet."""
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    return {
        "path": str(folder),
        "exists": folder.is_dir(),
        "writable": nearest.is_dir() and os.access(nearest, os.W_OK),
    }


def _bytes_in(folder: Path) -> int:
    try:
        with os.scandir(folder) as entries:
            return sum(entry.stat(follow_symlinks=False).st_size for entry in entries)
    except OSError:
        return 0


def _rights_words(state: dict[str, Any]) -> str:
    return "" if state["writable"] else "  (not writable)"


def _size_words(state: dict[str, Any]) -> str:
    """Room that a cache takes, where that is much."""
    size = state.get("bytes", 0)
    return f"  ({size / 1e9:.1f} GB, may be deleted)" if size >= _MUCH_BYTES else ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
