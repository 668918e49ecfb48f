"""Choices of the export dialog, remembered as one text from one export to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from engine.formats.catalog import WRITERS
from engine.formats.outgoing.options import ExportOptions, OverlayOptions, SplitOptions
from engine.storage import ImageStatus
from engine.storage.records import ACCEPTED_ALONE

IN_WORK: Final = frozenset({ImageStatus.STARTED})
_MOST_BYTES: Final = 4000


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """Choices of one export, as the fields of the dialog have them.

    Attributes:
        train, val, test: shares in percent; used where `is_split`.
        opacity: of overlay pictures, in percent.
    """

    format_name: str = next(iter(WRITERS))
    with_in_work: bool = False
    with_predictions: bool = False
    is_split: bool = False
    train: int = 80
    val: int = 10
    test: int = 10
    seed: int = 0
    by_group: bool = True
    by_folder: bool = False
    pattern: str = ""
    is_upright: bool = True
    opacity: int = 40
    outline_px: int = 2

    @property
    def what_goes_out(self) -> tuple[str, bool, bool]:
        """Format and kinds of images, which decide what an export would lose."""
        return self.format_name, self.with_in_work, self.with_predictions

    def options(self) -> ExportOptions:
        """The same for the engine; an earlier export at the place is updated.

        Raises:
            UserError: the pattern is no regular expression.
            BadInputError: the shares are all 0.
        """
        shares = (float(self.train), float(self.val), float(self.test)) if self.is_split else None
        pattern = self.pattern.strip() if self.is_split else ""
        return ExportOptions(
            include=IN_WORK if self.with_in_work else ACCEPTED_ALONE,
            with_predictions=self.with_predictions,
            split=SplitOptions(shares, self.seed, self.by_group, self.by_folder, pattern),
            is_upright=self.is_upright,
            is_update=True,
            overlay=OverlayOptions(self.opacity / 100, self.outline_px),
        )

    def to_text(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> ExportChoices:
        """The choices of a line of `to_text`; what is missing, or of another kind, is as usual."""
        try:
            stored = json.loads(text) if len(text) <= _MOST_BYTES else {}
        except (ValueError, RecursionError):
            stored = {}
        usual = cls()
        if not isinstance(stored, dict):
            return usual
        values: dict[str, Any] = {
            field.name: stored[field.name]
            for field in fields(cls)
            if type(stored.get(field.name)) is type(getattr(usual, field.name))
        }
        if values.get("format_name", usual.format_name) not in WRITERS:
            del values["format_name"]
        return cls(**values)
