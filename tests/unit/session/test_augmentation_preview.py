"""The preview of changed patches, without a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.core import IGNORE
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.session import Notice
from engine.session.learning.augmentation_preview import VARIANTS, AugmentationPreviewer, AugmentPreview
from tests.helpers.session import Desk


class Watcher:
    """What the window would be told."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.previews: list[AugmentPreview] = []
        self.notices: list[Notice] = []
        project, learner = desk.session.project, desk.session.writable_learner()
        self.augmenting = AugmentationPreviewer(project, learner, desk.dispatcher)
        self.augmenting.made.subscribe(self.previews.append)
        self.augmenting.failed.subscribe(self.notices.append)

    def preview(self, choice: AugmentChoice, seed: int = 0) -> AugmentPreview:
        count = len(self.previews)
        self.augmenting.show(choice, seed)
        self.desk.wait(lambda: len(self.previews) > count)
        return self.previews[-1]


def test_accepted_images_are_shown_with_their_masks(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()
    desk.session.accept_image()
    watcher = Watcher(desk)
    try:
        shown = watcher.preview(AugmentChoice())
        assert (shown.image_count, shown.is_labelled) == (1, True)
        assert len(shown.images) == len(shown.masks) == VARIANTS
        assert set(np.unique(shown.masks)) == {0, 1, IGNORE}
        # The same draws again, so that only what is moved changes.
        again = watcher.preview(AugmentChoice())
        assert np.array_equal(shown.images, again.images)
        assert not np.array_equal(shown.images, watcher.preview(AugmentChoice(), seed=1).images)
    finally:
        watcher.augmenting.close()


def test_before_anything_is_accepted_the_images_alone_are_shown(desk: Desk) -> None:
    watcher = Watcher(desk)
    try:
        shown = watcher.preview(AugmentChoice("strong"))
        assert not shown.is_labelled
        assert shown.image_count == len(desk.session.project.images.rows())
        assert (shown.masks == IGNORE).all()
    finally:
        watcher.augmenting.close()


def test_without_any_image_left_it_says_so(desk: Desk) -> None:
    for record in desk.session.project.images.rows():
        Path(record.path).unlink()
    watcher = Watcher(desk)
    try:
        watcher.augmenting.show(AugmentChoice(), 0)
        desk.wait(lambda: bool(watcher.notices))
        assert "no image" in watcher.notices[0].summary
        assert watcher.notices[0].hint
    finally:
        watcher.augmenting.close()


def test_the_choice_goes_into_the_next_round(desk: Desk) -> None:
    watcher = Watcher(desk)
    try:
        choice = AugmentChoice("light", "upright", (("noise", 0.01),))
        watcher.augmenting.choose(choice)
        assert watcher.augmenting.choice == choice
    finally:
        watcher.augmenting.close()
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()
    desk.session.accept_image()
    desk.wait(lambda: bool(desk.compute.trainings))
    assert desk.compute.trainings[0].request.augment == choice
