"""Similar images, the map and the diverse choice as a window asks for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.compute import ComputeFailed
from engine.compute.requests.embed import EmbedDone, EmbedRequest
from engine.core import BadInputError, ClassList, ImageId, ModelId, UserError
from engine.embed import PICTURES, SourceKind
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.session import NoticeLevel
from engine.session.similarity import embedding_index
from engine.session.similarity.similarity_search import ImageMap, SimilarImages, SimilaritySearch, percent
from engine.storage import ImageStatus, ModelRecord, Project
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import Desk

SHADES = (20, 30, 40, 200, 210, 220)
"""Three dark images, then three bright ones; each with its own grain."""


def shade(path: Path, value: int, seed: int = 0) -> None:
    noise = np.random.default_rng(seed).normal(0, 3, (40, 60, 3))
    Image.fromarray(np.clip(value + noise, 0, 255).astype(np.uint8)).save(path)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "images").mkdir()
    for number, value in enumerate(SHADES):
        shade(tmp_path / "images" / f"{number}.png", value, number)
    classes = ClassList.from_names(["background", "thing"])
    project = Project.create(tmp_path / "p.inkling", name="P", classes=classes)
    project.images.add_folder(tmp_path / "images")
    project.close()
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    service = Service(dispatcher, compute)
    session = service.open_project(tmp_path / "p.inkling").session
    yield Desk(session, compute, dispatcher, service)
    service.close()
    dispatcher.pump()


@pytest.fixture
def finder(desk: Desk) -> Iterator[SimilaritySearch]:
    finder = desk.service.similarity_search()
    yield finder
    finder.close()


class Answers:
    """What the similarity search has delivered."""

    def __init__(self, desk: Desk, finder: SimilaritySearch) -> None:
        self.similar: list[SimilarImages] = []
        self.maps: list[ImageMap] = []
        self._desk, self._finder = desk, finder
        finder.similar_found.subscribe(self.similar.append)
        finder.map_made.subscribe(self.maps.append)

    def wait(self) -> None:
        self._desk.wait(lambda: not self._finder.is_busy)


@pytest.fixture
def answers(desk: Desk, finder: SimilaritySearch) -> Answers:
    return Answers(desk, finder)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are looked at from now on."""
    seen: list[Path] = []
    original = embedding_index._by_pictures

    def by_pictures(paths: list[Path], token: object) -> object:
        seen.extend(paths)
        return original(paths, token)  # type: ignore[arg-type]

    monkeypatch.setattr(embedding_index, "_by_pictures", by_pictures)
    return seen


def test_the_most_similar_images_come_first(desk: Desk, finder: SimilaritySearch, answers: Answers) -> None:
    opened = desk.open(1).id
    finder.find_similar()
    assert desk.session.busy.similarity is not None
    answers.wait()
    found = answers.similar[0]
    assert (found.image, found.name, found.source) == (opened, "1.png", "colours and textures")
    assert len(found.others) == len(SHADES) - 1
    assert {int(image) for image, _ in found.others[:2]} == {1, 3}
    values = [value for _, value in found.others]
    assert values == sorted(values, reverse=True)
    assert desk.session.busy.similarity is None


def test_similar_images_need_an_open_one(finder: SimilaritySearch) -> None:
    with pytest.raises(UserError, match="No image is open"):
        finder.find_similar()


def test_the_map_holds_every_readable_image_with_its_status(
    desk: Desk, finder: SimilaritySearch, answers: Answers
) -> None:
    folder = desk.session.project.images.rows()[0].path.parent
    (folder / "5.png").write_bytes(b"no image any more")
    desk.session.project.images.set_status(ImageId(2), ImageStatus.ACCEPTED)
    finder.make_map()
    answers.wait()
    made = answers.maps[0]
    assert made.images.tolist() == [1, 2, 3, 4, 5]
    assert made.statuses[1] is ImageStatus.ACCEPTED
    assert made.left_out == 1
    assert made.points.shape == (5, 2)
    dark, bright = made.points[:3, 0], made.points[3:, 0]
    assert dark.max() < bright.min() or bright.max() < dark.min()
    assert 0.5 < made.shown <= 1.0


def test_what_was_described_once_is_not_described_again(
    desk: Desk, finder: SimilaritySearch, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder.make_map()
    answers.wait()
    seen = counted(monkeypatch)
    finder.make_map()
    answers.wait()
    second = desk.service.similarity_search()
    again = Answers(desk, second)
    second.make_map()
    again.wait()
    second.close()
    assert seen == []
    np.testing.assert_array_equal(answers.maps[0].points, again.maps[0].points)


def test_an_image_whose_file_changed_and_a_new_one_are_described_again(
    desk: Desk, finder: SimilaritySearch, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder.make_map()
    answers.wait()
    seen = counted(monkeypatch)
    folder = desk.session.project.images.rows()[0].path.parent
    shade(folder / "3.png", 25)
    os.utime(folder / "3.png", ns=(1, 1))
    shade(folder / "new.png", 90)
    desk.session.project.images.add_folder(folder)
    finder.make_map()
    answers.wait()
    assert sorted(path.name for path in seen) == ["3.png", "new.png"]
    assert len(answers.maps[1].images) == len(SHADES) + 1
    assert not np.allclose(answers.maps[0].points[3], answers.maps[1].points[3])


def test_a_search_that_was_stopped_goes_on_where_it_was(
    desk: Desk, finder: SimilaritySearch, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding_index, "PICTURES_AT_ONCE", 2)
    seen = counted(monkeypatch)
    original = embedding_index.VectorFile.put

    def put(file: object, version: str, rows: object) -> None:
        original(file, version, rows)  # type: ignore[arg-type]
        finder.cancel()

    monkeypatch.setattr(embedding_index.VectorFile, "put", put)
    finder.make_map()
    answers.wait()
    assert [path.name for path in seen] == ["0.png", "1.png"]
    assert answers.maps == []
    assert desk.notices[-1].hint == "The next search goes on from there."
    monkeypatch.setattr(embedding_index.VectorFile, "put", original)
    finder.make_map()
    desk.wait(lambda: bool(answers.maps) or not finder.is_busy)
    assert [path.name for path in seen] == [f"{number}.png" for number in range(6)]


def test_a_newer_question_takes_the_place_of_the_older(
    desk: Desk, finder: SimilaritySearch, answers: Answers
) -> None:
    desk.open(0)
    finder.make_map()
    finder.find_similar()
    answers.wait()
    assert (len(answers.maps), len(answers.similar)) == (0, 1)
    assert [n for n in desk.notices if "next search" in n.hint] == []


def test_the_diverse_image_is_the_least_like_the_labelled_ones_and_says_so(
    desk: Desk, finder: SimilaritySearch, answers: Answers
) -> None:
    desk.open(0)
    desk.session.project.images.set_status(ImageId(1), ImageStatus.ACCEPTED)
    finder.open_diverse()
    answers.wait()
    desk.wait(lambda: desk.image.id != 1)
    assert desk.image.id in (4, 5, 6)
    assert desk.notices[-1].summary == f"{desk.image.record.path.name} is the least like the labelled image."
    assert "0.png" in desk.notices[-1].hint


def test_each_image_is_offered_once_until_none_is_left(
    desk: Desk, finder: SimilaritySearch, answers: Answers
) -> None:
    offered = []
    for _ in SHADES:
        finder.open_diverse()
        answers.wait()
        desk.wait(lambda: not desk.session.busy.opening)
        offered.append(int(desk.image.id))
    assert sorted(offered) == [1, 2, 3, 4, 5, 6]
    finder.open_diverse()
    answers.wait()
    assert desk.notices[-1].summary == "No image is left to choose."


def with_model(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "m.safetensors"
    path.write_bytes(b"a network")
    desk.session.project.models.add(ModelRecord(ModelId("m"), path, "2020-01-01", is_current=True))
    return path


def answer(desk: Desk, number: int) -> EmbedRequest:
    """Let the network answer its `number`-th request: bright images lie elsewhere than dark ones."""
    desk.wait(lambda: len(desk.compute.embeddings) > number)
    job = desk.compute.embeddings[number]
    request = job.request
    assert isinstance(request, EmbedRequest)
    rows = [[1.0, 0.0, 0.1 * int(p.stem)] if int(p.stem) < 3 else [0.0, 1.0, 0.0] for p in request.images]
    job.tell(EmbedDone(np.array(rows, np.float32)))
    return request


def test_images_are_compared_by_the_current_model_when_it_is_chosen(
    desk: Desk, finder: SimilaritySearch, answers: Answers, tmp_path: Path
) -> None:
    path = with_model(desk, tmp_path)
    finder.choose(SourceKind.MODEL)
    desk.open(4)
    finder.find_similar()
    request = answer(desk, 0)
    answers.wait()
    assert request.model_path == path
    assert answers.similar[0].source == "model m"
    assert {int(image) for image, _ in answers.similar[0].others[:2]} == {4, 6}
    path.write_bytes(b"another network")
    finder.find_similar()
    answer(desk, 1)
    answers.wait()
    assert len(answers.similar) == 2


def test_a_network_that_fails_is_told_and_the_choice_can_be_changed(
    desk: Desk, finder: SimilaritySearch, answers: Answers, tmp_path: Path
) -> None:
    with_model(desk, tmp_path)
    finder.choose(SourceKind.MODEL)
    finder.make_map()
    desk.wait(lambda: bool(desk.compute.embeddings))
    desk.compute.embeddings[0].tell(ComputeFailed("The network is damaged.", "Choose another."))
    answers.wait()
    assert desk.notices[-1].summary == "The network is damaged."
    assert desk.notices[-1].level is NoticeLevel.WARNING
    assert finder.source == PICTURES, "the choice that failed goes back to what worked before"
    finder.make_map()
    answers.wait()
    assert len(answers.maps) == 1


def test_stopping_while_a_network_works_cancels_its_job(
    desk: Desk, finder: SimilaritySearch, answers: Answers, tmp_path: Path
) -> None:
    with_model(desk, tmp_path)
    finder.choose(SourceKind.MODEL)
    finder.make_map()
    desk.wait(lambda: bool(desk.compute.embeddings))
    finder.cancel()
    answers.wait()
    assert desk.compute.embeddings[0].is_cancelled


def test_the_choice_is_remembered_and_falls_back_where_the_model_is_gone(
    desk: Desk, finder: SimilaritySearch, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="no model yet"):
        finder.choose(SourceKind.MODEL)
    path = with_model(desk, tmp_path)
    finder.choose(SourceKind.MODEL)
    again = desk.service.similarity_search()
    assert again.source.path == path
    desk.session.project.models.set_current(None)
    assert again.source == PICTURES
    again.close()


def test_a_file_that_is_no_encoder_is_refused(finder: SimilaritySearch, tmp_path: Path) -> None:
    (tmp_path / "x.safetensors").write_bytes(b"nothing")
    with pytest.raises(UserError, match=r"x\.safetensors"):
        finder.choose(SourceKind.ENCODER, tmp_path / "x.safetensors")
    assert finder.source == PICTURES


def test_without_a_project_there_is_nothing_to_compare() -> None:
    service = Service(QueueDispatcher(), FakeCompute())
    with pytest.raises(BadInputError):
        service.similarity_search()
    service.close()


@pytest.mark.parametrize(("similarity", "text"), [(1.0, "100 %"), (0.456, "46 %"), (-0.3, "0 %")])
def test_likeness_is_told_in_percent(similarity: float, text: str) -> None:
    assert percent(similarity) == text


def test_a_window_that_may_only_look_can_compare_too_and_writes_nothing(
    desk: Desk, finder: SimilaritySearch, answers: Answers
) -> None:
    finder.make_map()
    answers.wait()
    stored = desk.session.project.path / "vectors.sqlite"
    content = stored.read_bytes()
    service = Service(desk.dispatcher, FakeCompute())
    session = service.open_project(desk.session.project.path).session
    assert session.read_only
    second = service.similarity_search()
    maps: list[ImageMap] = []
    second.map_made.subscribe(maps.append)
    second.make_map()
    desk.wait(lambda: bool(maps))
    second.close()
    service.close()
    np.testing.assert_array_equal(maps[0].points, answers.maps[0].points)
    assert stored.read_bytes() == content
