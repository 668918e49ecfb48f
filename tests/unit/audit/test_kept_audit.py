"""What an earlier audit has found and a later look at one mask does not repeat."""

from __future__ import annotations

from pathlib import Path

from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.audit.images import AuditImage
from engine.audit.kept_audit import examine_again
from engine.audit.settings import AuditSettings
from engine.core import CancelToken, ImageId, LabelMap, Rect
from tests.helpers.audits import CLASSES, clean_mask


def test_a_place_where_the_model_disagreed_stays_until_the_mask_has_another_class_there() -> None:
    place = Rect(35, 8, 50, 28)
    said = AuditFinding(
        *(AuditKind.DISAGREEMENT, Severity.WARNING, "said", "a.png", ImageId(1), Path("a.png")),
        places=(place,),
        class_id=2,
    )
    corrected = clean_mask()
    corrected[place.slices] = 1

    def again(mask: LabelMap) -> list[AuditFinding]:
        image = AuditImage("a.png", None, lambda: mask, image_id=ImageId(1))
        return examine_again(image, CLASSES, AuditSettings(), (), [said], CancelToken())

    assert again(clean_mask()) == [said]
    assert said not in again(corrected)
