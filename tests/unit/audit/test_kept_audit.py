"""What an earlier audit has found and a later look at one mask does not repeat."""

from __future__ import annotations

from pathlib import Path

from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.audit.images import AuditImage
from engine.audit.kept_audit import KeptAudit, class_names_of, examine_again, keep_audit, kept_audit
from engine.audit.picture_findings import PictureFacts, alike_finding
from engine.audit.settings import AuditSettings
from engine.core import CancelToken, ImageId, LabelMap, Rect
from engine.storage import Project
from tests.helpers.audits import CLASSES, clean_mask, faulty_masks, project


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


def test_near_duplicates_are_those_that_are_still_there(tmp_path: Path) -> None:
    masks = {word: faulty_masks()["clean"] for word in ("a", "b", "c")}
    with Project.open(project(tmp_path, masks)) as opened:
        records = opened.images.rows()
        found = alike_finding([PictureFacts(each.shown_name, each.id, each.path, "") for each in records])
        keep_audit(opened, KeptAudit(1.0, (found,), {}, frozenset(), class_names_of(opened)))

        def sentences() -> list[str]:
            kept = kept_audit(opened)
            assert kept is not None
            return [each.sentence for each in kept.findings]

        assert sentences() == ["'a.png', 'b.png' and 1 other image show nearly the same picture."]
        opened.images.remove([records[0].id])
        assert sentences() == ["'b.png' and 'c.png' show nearly the same picture."]
        opened.images.remove([records[2].id])
        assert sentences() == []
