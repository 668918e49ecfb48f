"""Work of a simulated person through all images of a project, by one policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.bench.simulation.equal_quality import MaskQuality
from engine.bench.simulation.policies import ImageEffort, Policy
from engine.bench.simulation.simulated_annotator import TARGET_IOU, Annotator
from engine.bench.simulation.wall_review import Reviewed, WallReviewer
from engine.bench.support.work_clock import WorkClock
from engine.compute import SteppedCompute
from engine.core import EngineError, ImageId, LabelMap
from engine.jobs import QueueDispatcher
from engine.session import LearningState, Notice, NoticeLevel, Session
from engine.session.learning.learning_choices import LearningChoices


def work_through(
    session: Session,
    compute: SteppedCompute,
    dispatcher: QueueDispatcher,
    policy: Policy,
    truths: dict[str, LabelMap],
    goals: Mapping[str, MaskQuality],
    most_s: float,
    on_work: Callable[[int, float], None],
    say: Callable[[str], None],
) -> dict[str, Any]:
    """Every image of the session's project in its order, or as many as are begun within `most_s` seconds.

    Args:
        truths: by the stem of the image's file.
        goals: what the brush alone ended with, by the name of the image's file.
        on_work: called after each correction with images done and seconds passed.
        say: takes a line on each image.

    Raises:
        EngineError: an image cannot be opened.
    """
    clock = WorkClock(compute, session, dispatcher)
    errors: list[Notice] = []
    session.events.notice.subscribe(lambda notice: _keep_errors(notice, errors))
    learning: list[tuple[float, str]] = []
    session.events.learning_changed.subscribe(lambda state: _keep_news(state, clock.now_s, learning))
    session.writable_learner().set_auto(policy.learns)
    if policy.architecture:
        session.writable_learner().choose(LearningChoices(policy.architecture, quick_start=False))
    person = Annotator(session, clock, policy, lambda: on_work(len(done), clock.now_s))
    done: list[ImageEffort] = []
    wall = None
    if policy.reviews:
        wall = WallReviewer(session, compute, dispatcher, clock, truths, TARGET_IOU)
    try:
        for effort in _worked_through(person, wall, truths, goals, most_s):
            done.append(effort)
            on_work(len(done), clock.now_s)
            say(f"{policy.name} {_sentence(effort)}; {len(session.models)} models so far")
    finally:
        if wall is not None:
            wall.close()
    return {
        "images": [_as_json(effort) for effort in done],
        "models": len(session.models),
        "network_s": round(compute.worked_s, 2),
        "learning": learning,
        "errors": [notice.summary for notice in errors],
    }


def _worked_through(
    person: Annotator,
    wall: WallReviewer | None,
    truths: dict[str, LabelMap],
    goals: Mapping[str, MaskQuality],
    most_s: float,
) -> Iterator[ImageEffort]:
    """The images of the project, one after the other, as they are accepted."""
    session, clock = person.session, person.clock
    waiting = {record.id: record for record in session.project.images.rows()}
    glances_s: dict[ImageId, float] = {}
    looked_s: dict[ImageId, float] = {}
    while waiting and clock.now_s < most_s:
        if wall is not None and wall.is_due:
            for image_id, reviewed in wall.review(list(waiting)).items():
                glances_s[image_id] = glances_s.get(image_id, 0.0) + reviewed.seconds
                looked_s[image_id] = looked_s.get(image_id, 0.0) + reviewed.looked_s
                if reviewed.is_accepted:
                    name = waiting.pop(image_id).path.name
                    yield _of_wall(name, reviewed, goals.get(name), glances_s[image_id], looked_s[image_id])
            if not waiting:
                return
        marked = () if wall is None else tuple(i for i in wall.marked if i in waiting)
        record = waiting.pop(marked[0] if marked else next(iter(waiting)))
        session.open_image(record.id)
        clock.settle()
        if session.image is None or session.image.id != record.id:
            raise EngineError(f"{record.path.name} could not be opened.")
        name = record.path.name
        effort = person.annotate(session.image, name, truths[record.path.stem], goals.get(name))
        effort.seconds += glances_s.get(record.id, 0.0)
        effort.looked_s = looked_s.get(record.id, 0.0)
        if wall is not None:
            wall.note_corrected()
        yield effort


def _of_wall(
    name: str, reviewed: Reviewed, goal: MaskQuality | None, seconds: float, looked_s: float
) -> ImageEffort:
    """What an image cost that was accepted on the review wall, errors that were not noticed included."""
    found = MaskQuality(reviewed.iou, reviewed.boundary_f)
    is_as_good = goal is not None and found.is_as_good_as(goal)
    return ImageEffort(
        name,
        seconds,
        start_iou=found.iou,
        end_iou=found.iou,
        end_boundary_f=found.boundary_f,
        is_done=reviewed.is_right,
        first_s=seconds,
        first_iou=found.iou,
        first_boundary_f=found.boundary_f,
        is_first_untouched=reviewed.is_right,
        is_as_good=is_as_good,
        is_untouched=is_as_good or (goal is None and reviewed.is_right),
        is_on_wall=True,
        looked_s=looked_s,
        curve=[(seconds, reviewed.iou)],
    )


def _sentence(effort: ImageEffort) -> str:
    start = "nothing" if effort.start_iou is None else f"IoU {effort.start_iou:.2f}"
    return (
        f"{effort.name}: {effort.seconds:.1f} s from {start} to IoU {effort.end_iou:.2f}, "
        f"{effort.brushed} painted, {effort.scribbled} scribbled, {effort.undone} of them undone"
    )


def _as_json(effort: ImageEffort) -> dict[str, Any]:
    values = {name: getattr(effort, name) for name in ImageEffort.__dataclass_fields__}
    values["curve"] = [[round(seconds, 3), round(iou, 4)] for seconds, iou in effort.curve]
    return values


def _keep_news(state: LearningState, now_s: float, news: list[tuple[float, str]]) -> None:
    """Learning events in words: each verdict of the promotion rule, and each validation score."""
    score = f"IoU {state.iou[-1][1]:.3f} on {state.val_count} held-back images" if state.iou else ""
    text = "; ".join(part for part in (state.message, score, state.verdict) if part)
    if not news or news[-1][1] != text:
        news.append((round(now_s, 2), text))


def _keep_errors(notice: Notice, errors: list[Notice]) -> None:
    if notice.level is NoticeLevel.ERROR:
        errors.append(notice)
