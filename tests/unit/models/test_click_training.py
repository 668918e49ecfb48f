"""The script that trains the click network: what it learns is what the product runs, and it goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from engine.core import Rect
from engine.models.clicks.click_file import CLICK_FILE, read_click_file
from engine.models.clicks.click_network import ClickNetwork, ClickOpinion
from resources.click import samples, train, weigh
from resources.click.card import CARD
from resources.click.kept_pictures import MOST_OF_A_SHAPE, KeptPictures, ReadyPicture
from resources.click.network import TrainedClickNetwork


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Thirteen images of a bright disc, of which one is held back."""
    monkeypatch.setattr(samples, "_LONG_SIDES", (64,))
    folder = tmp_path / "data" / "discs"
    for name in ("images", "masks"):
        (folder / name).mkdir(parents=True)
    rng = np.random.default_rng(0)
    for k in range(13):
        mask = np.zeros((48, 64), np.uint8)
        cv2.circle(mask, (int(rng.integers(20, 44)), 24), 12, 1, -1)
        image = rng.integers(0, 80, (48, 64, 3), np.uint8)
        image[mask == 1] += 150
        cv2.imwrite(str(folder / "masks" / f"{k:02}.png"), mask)
        cv2.imwrite(str(folder / "images" / f"{k:02}.png"), image)
    (tmp_path / "data" / "index.csv").write_text(
        "set,kind,images,terms\ndiscs,instances,13,CC0\n", encoding="utf-8"
    )
    return tmp_path / "data"


def seasoned() -> TrainedClickNetwork:
    """A network whose batch norms have seen something."""
    torch.manual_seed(0)
    network = TrainedClickNetwork()
    for norm in network.norms.values():
        norm.running_mean.normal_(0, 0.1)
        norm.running_var.uniform_(0.5, 2)
    return network.eval()


def test_the_product_says_what_the_trained_network_says(data: Path) -> None:
    network, random = seasoned(), np.random.default_rng(1)
    folded = {name: tensor.numpy() for name, tensor in network.folded().items()}
    photo = samples.photos(data, held_back=True)[0]
    picture = samples.new_picture(photo, (96, 128), random)
    image, (game,) = picture.image, samples.new_games(picture, 0, random)
    game.mask = None
    for _ in range(3):
        assert samples.play(game, None)
        seen = samples.see(image, game, None)
        with torch.no_grad():
            features = network.features(torch.from_numpy(image).permute(2, 0, 1)[None].float() / 255)
            arrays = (seen.places, seen.patches, seen.clicks, seen.is_click, np.array(seen.has_mask))
            odds = network(features, torch.tensor([0]), *(torch.from_numpy(a)[None] for a in arrays))[0]
        product = ClickNetwork.of(folded, 1.0, 1.0)
        contents = product.contents(*(f[0].permute(1, 2, 0).numpy() for f in features))
        whole = Rect.of_shape(game.truth.shape)
        said = ClickOpinion(product, contents).odds(image, game.marks, game.mask, game.truth.shape, whole)
        assert said is not None
        part = seen.part
        shown = cv2.resize(odds.numpy(), (part.width, part.height), interpolation=cv2.INTER_LINEAR)
        # Contents travel in half precision, and marks are the middles of their cells.
        assert np.abs(shown - said[part.slices]).mean() < 0.05 * np.abs(shown).mean()
        samples.answer(game, seen, odds.numpy())


def test_a_run_learns_is_written_and_goes_on_where_it_was(data: Path, tmp_path: Path) -> None:
    out = tmp_path / CLICK_FILE
    options = ["--data", str(data), "--out", str(out), "--device", "cpu", "--batch", "3"]
    train.main([*options, "--steps", "3"])
    first = read_click_file(out)
    assert first.encoder == {}
    train.main([*options, "--steps", "6", "--unfreeze"])
    second = read_click_file(out)
    run = train.Run(train.options_of([*options, "--steps", "9"]))
    assert run.step >= 6
    run.save()
    assert read_click_file(out).encoder.keys() == second.encoder.keys(), "its odds are those of this encoder"
    name = "head.odds"
    assert (first.network.weights[name][0] != second.network.weights[name][0]).any()
    assert second.encoder
    assert out.stat().st_size < 8_000_000
    card = (tmp_path / CARD).read_text(encoding="utf-8")
    assert "6 steps" in card
    assert "| discs | 13 |  | CC0 |" in card


def test_a_run_begins_with_the_weights_of_another(data: Path, tmp_path: Path) -> None:
    options = ["--data", str(data), "--device", "cpu", "--batch", "3"]
    first, second = tmp_path / "first" / CLICK_FILE, tmp_path / "second" / CLICK_FILE
    for out in (first, second):
        out.parent.mkdir()
    train.main([*options, "--steps", "2", "--out", str(first)])
    start = first.with_name(f"{CLICK_FILE}.state")
    begun = train.Run(train.options_of([*options, "--out", str(second), "--start", str(start)]))
    assert begun.step == 0
    wanted = train.Run(train.options_of([*options, "--out", str(first)])).average
    assert all(torch.equal(tensor, wanted[name]) for name, tensor in begun.network.state_dict().items())


def test_pictures_are_played_some_times_and_then_renewed() -> None:
    pictures, random, new = KeptPictures(), np.random.default_rng(0), []

    def made(count: int) -> list[ReadyPicture]:
        fresh = [ReadyPicture(samples.Picture(np.zeros((1, 1, 3), np.uint8), []), ()) for _ in range(count)]
        new.extend(fresh)
        return fresh

    played = [one for _ in range(600) for one in pictures.taken((1, 1), 6, random, made)]
    assert len(played) == 3600
    assert MOST_OF_A_SHAPE + 700 < len(new) < MOST_OF_A_SHAPE + 1050
    assert {id(one) for one in new} <= {id(one) for one in played}
    assert len({id(one) for one in played[-60:]} & {id(one) for one in new[:60]}) < 20


def test_photographs_are_shown_three_times_of_four() -> None:
    photos = [
        samples.Photo(Path("a"), Path("b"), "instances", group, True)
        for group in (samples.WEIGHED_ON, "science", "science", "science", "science")
    ]
    assert train.shares(photos) == pytest.approx([0.75, 0.0625, 0.0625, 0.0625, 0.0625])
    assert train.shares(photos[1:]) == pytest.approx([0.25] * 4)


def test_images_that_are_held_back_are_not_learned_from(data: Path) -> None:
    learned, held_back = (samples.photos(data, held_back=which) for which in (False, True))
    assert len(learned) == 12
    assert [photo.image.stem for photo in held_back] == ["11"]


def test_what_odds_count_is_what_serves_best_on_objects_held_back(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / CLICK_FILE
    train.main(["--data", str(data), "--out", str(out), "--steps", "1", "--device", "cpu"])
    before = read_click_file(out)
    monkeypatch.setattr(weigh, "LONG_SIDE_PX", 64)

    def last(choices: tuple[float, ...], clicks_of: Callable[[float], list[int]]) -> float:
        assert clicks_of(choices[-1])[0] >= 1
        return choices[-1]

    monkeypatch.setattr(weigh, "best", last)
    weigh.main(["--data", str(data), "--file", str(out), "--objects", "1", "--first", "0.5"])
    after = read_click_file(out)
    assert (after.network.first_weight, after.network.later_weight) == (0.5, weigh.LATER[-1])
    assert "Its odds count 0.5 in the first mask" in (tmp_path / CARD).read_text(encoding="utf-8")
    assert np.array_equal(before.network.weights["head.odds"][0], after.network.weights["head.odds"][0])


def test_the_smallest_weight_is_taken_that_needs_no_more_clicks_beyond_doubt(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clicks = {0.0: [20, 9, 9, 9], 0.5: [6, 6, 4, 4], 1.0: [5, 5, 5, 5], 1.5: [5, 4, 6, 4]}
    assert weigh.best(tuple(clicks), clicks.__getitem__) == 0.5
    assert weigh.best((0.0, 1.0), clicks.__getitem__) == 1.0
    assert "weight 0.5: 5.00" in capsys.readouterr().out
