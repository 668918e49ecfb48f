"""Memory of this process as the system counts it: resident, its peak, and the proportional share."""

from __future__ import annotations

from pathlib import Path

_KIB = 1024


def memory_mib() -> dict[str, float]:
    """Resident memory ("rss"), its peak ("peak") and the proportional set size ("pss") in MiB.

    The proportional size divides pages of files and libraries by the processes that share them. Outside Linux
    only "rss".
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        import psutil

        return {"rss": psutil.Process().memory_info().rss / _KIB**2}
    fields = _fields(status)
    values = {"rss": fields["VmRSS"] / _KIB, "peak": fields["VmHWM"] / _KIB}
    shares = Path("/proc/self/smaps_rollup")
    if shares.is_file():
        values["pss"] = _fields(shares)["Pss"] / _KIB
    return values


def reset_peak() -> None:
    """Let the peak be that from now on, where the system can."""
    references = Path("/proc/self/clear_refs")
    if references.is_file():
        references.write_text("5", encoding="ascii")


def _fields(file: Path) -> dict[str, float]:
    """KiB by name."""
    values = {}
    for line in file.read_text(encoding="ascii").splitlines():
        name, _, rest = line.partition(":")
        words = rest.split()
        if len(words) == 2 and words[1] == "kB":
            values[name] = float(words[0])
    return values
