"""Record of the networks that were tried on this machine at a precision, kept in the user's cache folder.

A result holds for one version of torch on one processor with one set of instructions.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import platformdirs

from engine.files.temporary_names import sweep_temporaries, unfinished_beside

FLOAT32: Final = "float32"
BFLOAT16: Final = "bfloat16"
FOLDER_VARIABLE: Final = "INKLING_CACHE"
"""Environment variable with another folder than the user's cache folder."""

_FILE: Final = "self-test.json"
_ISA_VARIABLES: Final = ("ONEDNN_MAX_CPU_ISA", "ATEN_CPU_CAPABILITY", "DNNL_MAX_CPU_ISA")


class MachineRecord:
    """Results by network and precision; read and written anew each time, as other processes write, too.

    A file that cannot be read is an empty one, and one that cannot be written is left: then everything is
    tried again the next time.

    Args:
        machine: `machine_key()` of another process, where this one is not to load torch.
    """

    def __init__(self, path: Path | None = None, machine: str | None = None) -> None:
        self._path = path or machine_folder() / _FILE
        self._machine = machine or machine_key()

    def result(self, network: str, precision: str) -> bool | None:
        """Whether the network passed at this precision; None when it was never tried."""
        result = self._read().get(self._machine, {}).get(f"{network} {precision}")
        return result if isinstance(result, bool) else None

    def note(self, network: str, precision: str, *, has_passed: bool) -> None:
        """Remember a result."""
        machines = self._read()
        machines.setdefault(self._machine, {})[f"{network} {precision}"] = has_passed
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            sweep_temporaries((self._path.parent,))
            with unfinished_beside(self._path) as beside:
                beside.write_text(json.dumps(machines, indent=1, sort_keys=True))
                beside.replace(self._path)

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            stored = json.loads(self._path.read_text())
        except (OSError, ValueError):
            return {}
        if not isinstance(stored, dict):
            return {}
        return {key: value for key, value in stored.items() if isinstance(value, dict)}


def network_key(architecture: str, encoder: str, settings: Mapping[str, object]) -> str:
    """Name of a network in the record: two of the same name run the same kernels."""
    chosen = ",".join(f"{name}={value}" for name, value in sorted(settings.items()))
    return "/".join((architecture, encoder, chosen))


def machine_key() -> str:
    """Name of this version of torch on this processor with these instructions."""
    import torch

    capabilities: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    environment = {name: os.environ.get(name, "") for name in _ISA_VARIABLES}
    facts = (torch.__version__, torch.backends.cpu.get_cpu_capability(), capabilities, environment)
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()
    return f"torch {torch.__version__} {digest[:16]}"


def machine_folder() -> Path:
    """The user's cache folder, for what holds on this machine alone."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("inkling", appauthor=False))
