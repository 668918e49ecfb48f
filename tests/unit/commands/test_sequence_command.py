"""`sequence`: gaps between labelled frames are filled, or a mask carried on, as work that is not accepted."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.core import ImageId, LabelMap
from engine.storage import Project, accept_mask
from tests.helpers.cli import inkling, inkling_here
from tests.helpers.projects import new_project
from tests.helpers.scenes import scene

SHAPE = (60, 90)


def disc(number: int) -> LabelMap:
    mask = np.zeros(SHAPE, np.uint8)
    cv2.circle(mask, (20 + 6 * number, 30), 10, 1, -1)
    return mask


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Six frames of a moving disc, of which the first and the fourth are accepted."""
    (tmp_path / "images").mkdir()
    for number in range(6):
        Image.fromarray(40 + 160 * disc(number)).save(tmp_path / "images" / f"t{number + 8}.png")
    with new_project(tmp_path, tmp_path / "images") as project:
        rows = project.images.rows()
        for number in (0, 3):
            accept_mask(project, rows[number].id, disc(number))
    return project.path


def statuses(film: Path) -> str:
    with Project.open(film, read_only=True) as project:
        return "".join(row.status.value[0] for row in project.images.rows())


def test_the_frame_is_found_by_the_name_that_the_list_shows(tmp_path: Path, film: Path) -> None:
    with Project.open(film) as project:
        project.images.set_notes({project.images.rows()[3].id: ("caf\u00e9", "")})
    result = inkling_here(tmp_path, "sequence", film, "--from", "cafe\u0301", "--frames", "1")
    assert result["filled"] == ["t12.png"]


def test_gaps_are_filled_and_nothing_is_accepted(tmp_path: Path, film: Path) -> None:
    result = inkling_here(tmp_path, "sequence", film)
    assert result == {
        "project": str(film),
        "filled": ["t9.png", "t10.png"],
        "problems": [],
        "stopped_at": None,
        "cut_at": None,
    }
    assert statuses(film) == "assann"
    with Project.open(film, read_only=True) as project:
        mask = project.decided_mask(project.images.rows()[1].id)
    assert mask is not None
    assert ((mask == 1) & (disc(1) == 1)).sum() / ((mask == 1) | (disc(1) == 1)).sum() > 0.9


def test_a_mask_is_carried_on_up_to_a_labelled_frame_and_back(tmp_path: Path, film: Path) -> None:
    result = inkling_here(tmp_path, "sequence", film, "--from", "t8.png")
    assert (result["filled"], result["stopped_at"]) == (["t9.png", "t10.png"], "t11.png")
    assert statuses(film) == "assann"
    result = inkling_here(tmp_path, "sequence", film, "--from", "t11.png", "--back", "--frames", "1")
    assert result["filled"] == ["t10.png"]


def test_a_cut_ends_it_and_is_gone_over_when_asked(tmp_path: Path, film: Path) -> None:
    Image.fromarray(scene(3, SHAPE)).save(tmp_path / "images" / "t10.png")
    result = inkling_here(tmp_path, "sequence", film, "--from", "t8.png")
    assert (result["filled"], result["cut_at"], result["stopped_at"]) == (["t9.png"], "t10.png", None)
    result = inkling_here(tmp_path, "sequence", film, "--from", "t8.png", "--over-cuts")
    assert (result["cut_at"], result["stopped_at"]) == (None, "t11.png")


def test_a_gap_over_a_cut_is_filled_when_asked_only(
    tmp_path: Path, film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.fromarray(scene(3, SHAPE)).save(tmp_path / "images" / "t10.png")
    result = inkling_here(tmp_path, "sequence", film)
    assert (result["filled"], result["cut_at"], result["problems"]) == ([], "t10.png", [])
    assert "Nothing is interpolated over t10.png" in capsys.readouterr().out
    result = inkling_here(tmp_path, "sequence", film, "--over-cuts")
    assert (result["filled"], result["cut_at"]) == (["t9.png", "t10.png"], None)


def test_one_sequence_that_is_refused_does_not_hold_up_the_others(
    tmp_path: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "images" / "a"
    other.mkdir()
    for number in range(3):
        Image.fromarray(40 + 160 * disc(number)).save(other / f"t{number}.png")
    with Project.open(film) as project:
        project.images.add_folder(tmp_path / "images")
        rows = {row.name: row.id for row in project.images.rows()}
        for name in ("t0.png", "t2.png"):
            accept_mask(project, rows[name], disc(0))
    reads: list[str] = []
    decided, last_steps = Project.decided_mask, Project.last_steps

    def decided_mask(project: Project, image_id: ImageId) -> LabelMap | None:
        # As a mask of an image that was made another size since.
        mask = decided(project, image_id)
        return mask[1:] if mask is not None and image_id == rows["t2.png"] else mask

    def reading(project: Project) -> dict[ImageId, str]:
        reads.append("")
        return last_steps(project)

    monkeypatch.setattr(Project, "decided_mask", decided_mask)
    monkeypatch.setattr(Project, "last_steps", reading)
    result = inkling_here(tmp_path, "sequence", film, code=2)
    assert result["filled"] == ["t9.png", "t10.png"]
    assert result["problems"] == ["Both labelled frames must have one size."]
    assert len(reads) == 1, "once for all folders"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--from", "none.png"), "no image of the name"), (("--from", "t8.png", "--back"), "No frame of its")],
)
def test_what_cannot_be_is_bad_input_in_one_line(film: Path, arguments: tuple[str, ...], words: str) -> None:
    done = inkling("sequence", str(film), *arguments)
    assert done.code == 2
    assert words in done.err
    assert len(done.err.strip().splitlines()) == 1
