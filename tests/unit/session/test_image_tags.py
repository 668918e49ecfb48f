"""Tags of images in a session: steps that undo takes back, and the sorting of the rest by likelihood."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.compute.requests.embed import EmbedDone, EmbedRequest
from engine.core import ImageId, UserError
from engine.models.pretrained.shipped_encoder import shipped_encoder_path
from engine.session.editing.image_notes import typed_tags
from engine.session.editing.project_edits import ProjectEdits
from engine.session.similarity import embedding_index, similarity_search
from engine.session.similarity.tag_ranking import TagRanking
from engine.storage import ImageStatus, Project
from engine.storage.stored_images.tag_table import ImageTags
from tests.helpers.session import Desk


def ids(desk: Desk) -> list[ImageId]:
    return [record.id for record in desk.session.project.images.rows()]


def ranked(desk: Desk, tag: str) -> TagRanking:
    """Sorted by a network that sees one number: that of the image's file."""
    finder = desk.service.similarity_search()
    rankings: list[TagRanking] = []
    finder.tag_ranked.subscribe(rankings.append)
    seen = len(desk.compute.embeddings)
    finder.rank_by_tag(tag)
    desk.wait(lambda: bool(rankings) or len(desk.compute.embeddings) > seen)
    if not rankings:
        job = desk.compute.embeddings[-1]
        assert isinstance(job.request, EmbedRequest)
        assert job.request.model_path == shipped_encoder_path()
        numbers = [float(path.stem) for path in job.request.images]
        job.tell(EmbedDone(np.array([[n, 1.0] for n in numbers], np.float32)))
        desk.wait(lambda: bool(rankings))
    finder.close()
    return rankings[0]


def test_tags_are_given_taken_refused_undone_and_done_again(desk: Desk, edits: ProjectEdits) -> None:
    tags, notes = desk.session.project.tags, edits.image_notes
    first, second, third = ids(desk)
    assert notes.set_tags([first, second], ["night", "blurred"]) == 2
    assert notes.set_tags([first], ["day"], ["night"]) == 1
    assert notes.refuse_tag([third], "night") == 1
    assert notes.set_tags([second], ["night"]) == 0
    assert [tags.of(i) for i in (first, second, third)] == [
        ImageTags(("blurred", "day")),
        ImageTags(("blurred", "night")),
        ImageTags((), ("night",)),
    ]
    assert edits.undo_label == "Tag 1 image"
    assert all([edits.undo(), edits.undo()])
    assert tags.counts() == {"blurred": 2, "night": 2}
    assert edits.undo()
    assert tags.counts() == {}
    assert all([edits.redo(), edits.redo(), edits.redo()])
    assert tags.of(third) == ImageTags((), ("night",))


def test_a_known_tag_keeps_its_letters(desk: Desk, edits: ProjectEdits) -> None:
    first, second, _ = ids(desk)
    edits.image_notes.set_tags([first], ["Night"])
    edits.image_notes.set_tags([second], ["nIGHT", "Nighttime"])
    assert desk.session.project.tags.counts() == {"Night": 2, "Nighttime": 1}


def test_typed_tags_are_cleaned() -> None:
    assert typed_tags(" a\nb , ,c, c,") == ["a b", "c"]
    assert typed_tags(" ,") == []
    assert typed_tags("Night, day, night") == ["Night", "day"]


def test_a_read_only_project_refuses_tags(desk: Desk, edits: ProjectEdits) -> None:
    with Project.open(desk.session.project.path, read_only=True) as other:
        first = other.images.rows()[0].id
        with pytest.raises(UserError, match="read-only"):
            other.tags.set({first: ImageTags(("night",))})


def test_the_rest_is_sorted_by_the_shipped_encoder_and_nothing_is_tagged_by_it(
    desk: Desk, edits: ProjectEdits
) -> None:
    first, second, third = ids(desk)
    edits.image_notes.set_tags([third], ["late"])
    before = desk.session.project.tags.counts()
    ranking = ranked(desk, "late")
    assert [image for image, _ in ranking.images] == [second, first]
    assert (ranking.open_count, ranking.known_count, ranking.source) == (2, 1, "learned features")
    assert desk.session.project.tags.counts() == before
    edits.image_notes.refuse_tag([second], "late")
    again = ranked(desk, "late")
    assert [image for image, _ in again.images] == [first]
    assert again.images[0][1] < 0.5


def test_removed_images_are_not_suggested(desk: Desk, edits: ProjectEdits) -> None:
    first, second, third = ids(desk)
    edits.image_notes.set_tags([third], ["late"])
    edits.remove_images([second])
    assert [image for image, _ in ranked(desk, "late").images] == [first]
    assert desk.session.project.images.status(second) is ImageStatus.REMOVED


def test_a_tag_that_no_image_has_is_refused_with_what_to_do(desk: Desk) -> None:
    finder = desk.service.similarity_search()
    with pytest.raises(UserError, match="No image has the tag 'late' yet"):
        finder.rank_by_tag("late")
    finder.close()


def test_without_the_shipped_encoder_images_are_compared_as_for_the_map(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (embedding_index, similarity_search):
        monkeypatch.setattr(module, "shipped_sources", tuple)
    edits.image_notes.set_tags(ids(desk)[:1], ["late"])
    assert ranked(desk, "late").source == "colours and textures"


def test_images_whose_tagged_ones_cannot_be_read_are_not_sorted(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (embedding_index, similarity_search):
        monkeypatch.setattr(module, "shipped_sources", tuple)
    first = desk.session.project.images.rows()[0]
    edits.image_notes.set_tags([first.id], ["late"])
    Path(first.path).write_bytes(b"no picture")
    finder = desk.service.similarity_search()
    finder.rank_by_tag("late")
    desk.wait(lambda: not finder.is_busy)
    assert desk.notices[-1].summary == "No image with the tag 'late' can be read."
    finder.close()


def test_a_tag_that_is_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(UserError, match="has 201 letters"):
        typed_tags("night, " + "x" * 201)
    assert typed_tags("x" * 200) == ["x" * 200]
