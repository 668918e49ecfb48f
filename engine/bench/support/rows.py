"""Row: the form of every benchmark's result."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Args:
        metric: name of the quantity.
        value: the median of ours, in `unit`; None when there is none, and `note` says why.
        peer: the same of the peer; None when it is not installed or there is none.
        ratio: how many times better ours is; None without a peer.
        n: how many runs (or images) stand behind the value.
        p95: 95th percentile of ours.
        subject: what the figure is about, where several are compared in one table.
        spread: half the difference between the largest and the least of the `n` values.
        note: a remark on the figure.
    """

    metric: str
    value: float | None
    unit: str
    peer: float | None = None
    peer_name: str | None = None
    ratio: float | None = None
    n: int = 1
    p95: float | None = None
    subject: str = ""
    spread: float | None = None
    note: str = ""
