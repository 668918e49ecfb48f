"""Decorators of the compiled kernels: Numba, without the GIL, cached on disk where the user can write.

A cache that cannot be written or read, as its disk is full or a power cut has spoilt it, costs the time to
compile, and nothing else.

Kernels take their arrays one by one, up to 13 of them: Numba compiles no Python objects, and what it makes of
its own classes cannot be cached on disk.
"""

from __future__ import annotations

import functools
import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numba.core.dispatcher
import numpy as np
import platformdirs
from numba.core.caching import FunctionCache, NullCache

_log = logging.getLogger(__name__)

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
    """Folder of the compiled code when it cannot stay beside the sources; None when it can, or nowhere."""
    if not is_writable(install / "__pycache__") and is_writable(user_cache / "numba"):
        return user_cache / "numba"
    return None


class KernelCache(FunctionCache):
    """Numba's cache of one kernel, whose failures nobody meets: the kernel is compiled again."""

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """The compiled code; None where there is none that can be used."""
        try:
            return super().load_overload(sig, target_context)  # type: ignore[no-untyped-call]
        except Exception as error:  # noqa: BLE001 - what a damaged file makes of the reading is not known
            _log.info("compiled code in %s cannot be read: %s", self.cache_path, error)
            # Its index would be read before it is written again.
            with suppress(OSError):
                self.flush()  # type: ignore[no-untyped-call]
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep compiled code, where that is possible."""
        try:
            super().save_overload(sig, data)  # type: ignore[no-untyped-call]
        except OSError as error:
            _log.info("compiled code is not kept in %s: %s", self.cache_path, error)


def _cache_of(function: Callable[..., Any]) -> Any:
    try:
        return KernelCache(function)  # type: ignore[no-untyped-call]
    except RuntimeError as error:
        _log.info("compiled code is kept nowhere: %s", error)
        return NullCache()


@functools.cache
def choose_cache() -> None:
    """Set Numba's cache to `cache_folder`, once a process; the environment's NUMBA_CACHE_DIR goes first.

    Numba chooses the place of a kernel when it is decorated, so the first decorator calls this.
    """
    own: Any = numba.core.dispatcher
    own.FunctionCache = _cache_of
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
