"""Decorators of the compiled kernels: Numba, without the GIL, cached on disk where the user can write.

Kernels take their arrays one by one, up to 13 of them: Numba compiles no Python objects, and what it makes of
its own classes cannot be cached on disk.
"""

from __future__ import annotations

import functools
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
import platformdirs

F = TypeVar("F", bound=Callable[..., Any])

# Indices in kernels are unsigned: a signed index costs a select for Python's wrap-around at each access.
u64: Any = np.uint64
# The same casts for type checkers, to which NumPy's numbers are no ints; the compiler knows better.
i64: Any = np.int64
f32: Any = np.float32
# Numba's own libraries switch reference counting off by `_nrt`; its type stubs leave that option out.
_njit: Any = numba.njit


def is_writable(folder: Path) -> bool:
    """True when files can be made in `folder`; tried by making one, as access bits lie on network drives."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def cache_folder(install: Path, user_cache: Path) -> Path | None:
    """Folder of the compiled code when it cannot stay beside the sources; None when it can.

    A folder for this process alone is the last resort: the kernels are compiled again at each start then.
    """
    if is_writable(install / "__pycache__"):
        return None
    if is_writable(user_cache / "numba"):
        return user_cache / "numba"
    return Path(tempfile.mkdtemp(prefix="inkling-numba-"))


@functools.cache
def choose_cache() -> None:
    """Set Numba's cache to `cache_folder`, once a process; the environment's NUMBA_CACHE_DIR goes first.

    Numba chooses the place of a kernel when it is decorated, so the first decorator calls this.
    """
    if os.environ.get("NUMBA_CACHE_DIR"):
        return
    folder = cache_folder(Path(__file__).parent, Path(platformdirs.user_cache_dir("inkling", False)))
    if folder is not None:
        config: Any = numba.config
        config.CACHE_DIR = str(folder)


def kernel(function: F) -> F:
    """Compile at first call, keep on disk, release the GIL while running."""
    return _compiled(function)


def fast_kernel(function: F) -> F:
    """Like `kernel`, and floating-point sums may be reordered (values stay within rounding)."""
    return _compiled(function, fastmath=True)


def inlined(function: F) -> F:
    """Part of a kernel: merged into its caller by the compiler, so that it costs no call."""
    return _compiled(function, forceinline=True)


def lean_kernel(function: F) -> F:
    """Like `kernel`, for functions that make no arrays: their arrays' references are not counted.

    Each inlined part that returns from within a loop counts its arrays' references, atomically, at each
    call: in the maximum flow that took half of the time.
    """
    return _compiled(function, _nrt=False)


def typed_kernel(*signatures: str) -> Callable[[F], F]:
    """Like `lean_kernel`, for arrays of these types alone: compiled, or loaded, where it is decorated.

    For what the GUI thread calls, which must not wait for the compiler: no call begins it.
    """

    def compiled(function: F) -> F:
        return _compiled(function, list(signatures), _nrt=False)

    return compiled


def lean_inlined(function: F) -> F:
    """Like `inlined`, for parts of a `lean_kernel`."""
    return _compiled(function, forceinline=True, _nrt=False)


def _compiled(function: F, signatures: list[str] | None = None, **options: bool) -> F:
    choose_cache()
    return cast(F, _njit(signatures, nogil=True, cache=True, error_model="numpy", **options)(function))
