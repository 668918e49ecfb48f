"""End of an audit in the background, and what differs from the one before."""

from __future__ import annotations

from dataclasses import dataclass

from engine.core import EngineError


@dataclass(frozen=True, slots=True)
class AuditNews:
    """What differs from an audit before.

    Attributes:
        before_s: end of the audit before, in seconds since 1970.
        new, gone: findings that it did not have, and that there are no more.
    """

    before_s: float
    new: int
    gone: int


@dataclass(frozen=True, slots=True)
class AuditEnd:
    """End of an audit: what was looked at, and how it ended.

    Attributes:
        is_kept: it is the audit before, of which changed masks alone were looked at anew.
        known_masks: masks that the findings are about.
        error: None but for a failure.
        news: None where there is no audit before.
    """

    images: int = 0
    masks: int = 0
    predictions: int = 0
    known_masks: int = 0
    is_stopped: bool = False
    is_kept: bool = False
    error: EngineError | None = None
    news: AuditNews | None = None
