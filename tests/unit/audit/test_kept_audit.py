"""What an earlier audit has found and a later look at one mask does not repeat."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.audit.images import AuditImage
from engine.audit.kept_audit import KeptAudit, class_names_of, examine_again, keep_audit, kept_audit
from engine.audit.picture_findings import PictureFacts, alike_finding, mixed_bit_depths, mixed_sizes
from engine.audit.picture_headers import PictureHeader, headers_of, packed, unpacked
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


def test_sizes_and_bit_depths_are_counted_without_images_that_are_gone(tmp_path: Path) -> None:
    masks = {word: faulty_masks()["clean"] for word in "abcde"}
    with Project.open(project(tmp_path, masks)) as opened:
        records = opened.images.rows()
        facts = [
            PictureFacts(each.shown_name, each.id, each.path, "", size, bits, channels)
            for each, (size, bits, channels) in zip(
                records, [((9, 9), 8, 3)] * 3 + [((7, 9), 8, 3), ((9, 9), 16, 1)], strict=True
            )
        ]
        found = [*mixed_sizes(facts), *mixed_bit_depths(facts)]
        other = AuditFinding(AuditKind.SIZES, Severity.ERROR, "Its mask is smaller.", "a.png", records[0].id)
        audit = KeptAudit(
            1.0, (other, *found), {}, frozenset(), class_names_of(opened), headers=headers_of(facts)
        )
        keep_audit(opened, audit)

        def sentences() -> list[str]:
            kept = kept_audit(opened)
            assert kept is not None
            return [each.sentence for each in kept.findings]

        assert sentences() == [
            "Its mask is smaller.",
            "1 image has 9 x 7 pixels, where 4 have 9 x 9.",
            "1 image has bit depth 16 and channel count 1, where 4 have 8 and 3.",
        ]
        opened.images.remove([records[1].id])
        assert sentences() == [
            "Its mask is smaller.",
            "1 image has 9 x 7 pixels, where 3 have 9 x 9.",
            "1 image has bit depth 16 and channel count 1, where 3 have 8 and 3.",
        ]
        opened.images.remove([records[3].id])
        assert sentences()[1:] == ["1 image has bit depth 16 and channel count 1, where 2 have 8 and 3."]
        opened.images.remove([records[4].id])
        assert sentences() == ["Its mask is smaller."]
        opened.images.put_back([records[4].id])
        assert sentences()[1:] == ["1 image has bit depth 16 and channel count 1, where 2 have 8 and 3."]


def test_headers_are_packed_by_runs_of_images() -> None:
    wide, deep = PictureHeader(7, 9, 8, 3), PictureHeader(7, 9, 16, 1)
    headers = {ImageId(number): deep if number in (4, 9) else wide for number in range(1, 12)}
    assert packed(headers) == [[7, 9, 8, 3, 1, 3, 5, 4, 10, 2], [7, 9, 16, 1, 4, 1, 9, 1]]
    assert unpacked(packed(headers), len(headers)) == headers
    assert unpacked(packed({}), 0) == {}


@pytest.mark.parametrize("runs", [[1, 3_000_000], [1, 2, 2, 2], [1, 0], [1, -1], [1]])
def test_headers_of_more_images_than_there_are_were_damaged(runs: list[int]) -> None:
    with pytest.raises(ValueError, match=r"images|shorter"):
        unpacked([[1, 1, 8, 3, *runs]], 3)
