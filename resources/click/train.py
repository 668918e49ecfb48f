"""Training of the click network, whose odds help the tool Click.

    python -m resources.click.train --data FOLDER --out FILE [--minutes 60] [--start STATE] [--unfreeze]

FOLDER holds `index.csv` (set, kind, terms) and for each set `images/` and `masks/`, 255 ignored. The run ends
after `--minutes` of work, or after `--steps`; started again with the same FILE it goes on where it was. FILE
is written whole or not at all, every few minutes; beside it lie its model card and `FILE.state`, to go on
from. With `--start` a new run begins with the weights of another run's state. `resources/click/weigh.py` then
learns what its odds count.

Layers run in bfloat16, likeness and losses in float32. While the encoder does not learn, what it says of a
picture is kept, and each picture is played some times. On a processor without bfloat16 of its own `--full` is
faster.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count, repeat
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.files.atomic import atomic_file
from engine.models.clicks.click_file import METADATA_KEY
from engine.models.files.weights import write_tensors
from resources.click.card import write_card
from resources.click.kept_pictures import KeptPictures, Maps, ReadyPicture, Shape
from resources.click.network import TrainedClickNetwork
from resources.click.samples import (
    WEIGHED_ON,
    Game,
    Photo,
    Seen,
    answer,
    batch_shape,
    new_games,
    new_picture,
    photos,
    play,
    see,
)

RATE, WARM_STEPS, DECAY = 1.5e-3, 100, 0.01
ENCODER_RATE = 0.05
"""Share of the rate that the encoder learns with, once it does."""
UNFROZEN_FROM = 0.3
"""Share of the run after which `--unfreeze` lets the encoder learn."""
ROUNDS = (1, 2, 3, 4)
PHOTOGRAPHS = 0.75
"""Share of photographs among the pictures: they differ more than leaves and panels do."""
AVERAGED = 0.998
SAVE_EVERY_S = 180.0


def focal_loss(odds: Tensor, truth: Tensor, gamma: float = 2.0) -> Tensor:
    """Normalised focal loss of each sample, averaged; pixels of 255 are not counted.

    Source:
        Sofiiuk, Barinova and Konushin, AdaptIS, ICCV 2019 (the normalisation); Lin et al., ICCV 2017.
    """
    counted, is_object = truth != 255, truth == 1
    log_share = -torch.nn.functional.binary_cross_entropy_with_logits(
        odds, is_object.to(odds.dtype), reduction="none"
    )
    hard = (1 - log_share.exp()).pow(gamma) * counted
    scale = counted.sum((1, 2)) / hard.sum((1, 2)).clamp(min=1e-6)
    losses = -(hard * scale.detach()[:, None, None] * log_share).sum((1, 2)) / counted.sum((1, 2)).clamp(
        min=1
    )
    return losses.mean()


class Run:
    """The network, its optimiser and what is needed to go on."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.device = torch.device(options.device)
        torch.manual_seed(options.seed)
        network = TrainedClickNetwork()
        if options.start is not None:
            started = torch.load(options.start, map_location="cpu", weights_only=True)
            network.load_state_dict(started["average"])
        self.network = network.to(self.device, memory_format=torch.channels_last).train()
        own = [p for name, p in self.network.named_parameters() if not name.startswith("encoder.")]
        groups = [
            {"params": own, "share": 1.0},
            {"params": list(self.network.encoder.parameters()), "share": ENCODER_RATE},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=DECAY)
        self.average = {name: t.detach().clone() for name, t in self.network.state_dict().items()}
        self.step, self.worked_s, self.losses = 0, 0.0, [0.0]
        self.state_path = options.out.with_name(options.out.name + ".state")
        if self.state_path.exists():
            self._resume()

    @property
    def share_done(self) -> float:
        if self.options.steps:
            return min(1.0, self.step / float(self.options.steps))
        return min(1.0, self.worked_s / (60.0 * float(self.options.minutes)))

    @property
    def is_encoder_learning(self) -> bool:
        return bool(self.options.unfreeze) and self.share_done >= UNFROZEN_FROM

    def half(self) -> torch.autocast:
        """Layers in bfloat16, unless all is to be in full precision."""
        return torch.autocast(self.device.type, torch.bfloat16, enabled=not self.options.full)

    def features(self, pictures: Tensor) -> Maps:
        """The encoder's maps of pictures (N, H, W, 3) of 0 to 255."""
        shown = pictures.to(self.device).permute(0, 3, 1, 2).float() / 255
        with self.half():
            return self.network.features(shown)

    def learn(self, features_of: Callable[[], Maps], seen: list[Seen], games: list[Game]) -> Tensor:
        """One step; returns the odds."""
        tensors = self._tensors(seen, games)
        warm = min(1.0, (self.step + 1) / WARM_STEPS)
        rate = RATE * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * self.share_done)))
        for group in self.optimiser.param_groups:
            group["lr"] = rate * group["share"]
        with self.half():
            odds = self.network(features_of(), *tensors[:-1])
        odds = odds.float()
        loss = focal_loss(odds, tensors[-1])
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._take_average()
        self.losses = [*self.losses[-199:], float(loss.detach())]
        return odds.detach()

    def save(self) -> None:
        """The product's file and the state to go on from."""
        network = TrainedClickNetwork()
        shipped = {name: t.clone() for name, t in network.encoder.state_dict().items()}
        network.load_state_dict({name: t.cpu() for name, t in self.average.items()})
        tensors = {name: t.half() for name, t in network.folded().items()}
        encoder = network.encoder.state_dict()
        # Also where this run does not let it learn: the one that it begins with, or goes on from, may have.
        if not all(torch.equal(t, shipped[name]) for name, t in encoder.items()):
            tensors |= {f"encoder.{k}": t.half() if t.is_floating_point() else t for k, t in encoder.items()}
        card = {"steps": self.step, "minutes": round(self.worked_s / 60, 1), "seed": self.options.seed}
        write_tensors(self.options.out, tensors, {METADATA_KEY: json.dumps(card)})
        write_card(self.options.out, self.options.data, card)
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "worked_s": self.worked_s,
            "losses": self.losses,
        }
        with atomic_file(self.state_path) as path:
            torch.save(state, path)

    def _resume(self) -> None:
        state = torch.load(self.state_path, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.worked_s, self.losses = state["step"], state["worked_s"], state["losses"]

    def _take_average(self) -> None:
        keep = min(AVERAGED, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            if name.startswith("encoder.") and not self.is_encoder_learning:
                continue
            mean = self.average[name]
            if value.is_floating_point():
                mean.lerp_(value.detach(), 1 - keep)
            else:
                mean.copy_(value)

    def _tensors(self, seen: list[Seen], games: list[Game]) -> tuple[Tensor, ...]:
        most = max(len(game.clicks) for game in games)
        arrays = (
            np.array([game.picture for game in games]),
            np.stack([one.places for one in seen]),
            np.stack([one.patches for one in seen]),
            np.stack([one.clicks[:, :most] for one in seen]),
            np.stack([one.is_click[:, :most] for one in seen]),
            np.array([one.has_mask for one in seen]),
            np.stack([one.truth for one in seen]),
        )
        return tuple(torch.from_numpy(a).to(self.device, non_blocking=True) for a in arrays)


def batches(run: Run, pool: ThreadPoolExecutor) -> Iterator[list[ReadyPicture]]:
    """Pictures of one shape, without end; which they are hangs on the seed and the step."""
    every = photos(run.options.data, held_back=False)
    kinds = [own for is_wide in (True, False) if (own := [p for p in every if p.is_wide == is_wide])]
    weights = [shares(own) for own in kinds]
    pictures = KeptPictures()
    for number in count(run.step):
        random = np.random.default_rng([run.options.seed, number])
        k = int(random.random() * len(every) >= len(kinds[0]))
        kind, weight = kinds[k], weights[k]
        shape = batch_shape(kind[0].is_wide, random)
        made = partial(ready, run, pool, kind, weight, shape, random)
        yield pictures.taken(shape, run.options.batch, random, made)


def shares(kind: list[Photo]) -> NDArray[np.float64]:
    """How often each image is shown."""
    is_photo = np.array([photo.group == WEIGHED_ON for photo in kind])
    of_photo = PHOTOGRAPHS / max(1, int(is_photo.sum()))
    of_other = (1 - PHOTOGRAPHS) / max(1, int((~is_photo).sum()))
    share = np.where(is_photo, of_photo, of_other)
    return np.asarray(share / share.sum())


def ready(
    run: Run,
    pool: ThreadPoolExecutor,
    kind: list[Photo],
    weight: NDArray[np.float64],
    shape: Shape,
    random: np.random.Generator,
    number: int,
) -> list[ReadyPicture]:
    """New pictures of so many photos, those without an object left out."""
    chosen = [kind[int(k)] for k in random.choice(len(kind), number, p=weight)]
    made = list(pool.map(new_picture, chosen, repeat(shape), random.spawn(number)))
    made = [picture for picture in made if picture.objects]
    if not made:
        return []
    with torch.no_grad():
        maps = run.features(torch.from_numpy(np.stack([picture.image for picture in made])))
    return [ReadyPicture(picture, tuple(m[k].clone() for m in maps)) for k, picture in enumerate(made)]


def rounds(run: Run, shown: list[ReadyPicture], pool: ThreadPoolExecutor) -> None:
    """Some clicks in each game, one step of learning after each."""
    random = np.random.default_rng([run.options.seed, run.step, 1])
    games = [game for k, one in enumerate(shown) for game in new_games(one.picture, k, random)]
    images = [one.picture.image for one in shown]
    is_learning = run.is_encoder_learning
    run.network.encoder.requires_grad_(is_learning)

    def features_of() -> Maps:
        if is_learning:
            return run.features(torch.from_numpy(np.stack(images)))
        return tuple(torch.stack(maps) for maps in zip(*(one.maps for one in shown), strict=True))

    for _ in range(int(random.choice(ROUNDS))):
        if run.share_done >= 1:
            return
        seeds = random.spawn(len(games))
        goes_on = list(pool.map(play, games, seeds))
        games = [game for game, on in zip(games, goes_on, strict=True) if on]
        if len(games) < 2:
            return
        own = [seeds[k] for k, on in enumerate(goes_on) if on]
        seen = list(pool.map(see, [images[game.picture] for game in games], games, own))
        odds = run.learn(features_of, seen, games).cpu().numpy()
        list(pool.map(answer, games, seen, odds))


def options_of(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60.0, help="of work, all runs together")
    parser.add_argument("--steps", type=int, default=0, help="in place of minutes")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--start", type=Path, help="state of another run whose weights are the first")
    parser.add_argument("--full", action="store_true", help="all in full precision")
    parser.add_argument("--batch", type=int, default=6, help="pictures, each with up to 4 objects")
    parser.add_argument("--workers", type=int, default=1, help="threads that prepare samples")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--unfreeze", action="store_true", help="let the encoder learn as well")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    options = options_of(arguments)
    run = Run(options)
    with ThreadPoolExecutor(options.workers) as pool:
        started_s, before_s = time.monotonic(), run.worked_s
        saved_s = said_s = started_s
        for shown in batches(run, pool):
            rounds(run, shown, pool)
            now_s = time.monotonic()
            run.worked_s = before_s + now_s - started_s
            if now_s - said_s > 20:
                said_s = now_s
                mean = sum(run.losses) / len(run.losses)
                sys.stdout.write(f"step {run.step}, {run.worked_s / 60:.1f} minutes, loss {mean:.4f}\n")
                sys.stdout.flush()
            if run.share_done >= 1 or now_s - saved_s > SAVE_EVERY_S:
                saved_s = now_s
                run.save()
            if run.share_done >= 1:
                return


if __name__ == "__main__":
    main(sys.argv[1:])
