"""Chart of the effort dialog: seconds for each accepted image, and the agreement of its prediction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.session.effort.effort_report import ImageWork, new_models, running_median, seconds_text
from gui.language.texts import tr, with_signs
from gui.panels.card import label
from gui.style.theme import SPACE, Theme

if TYPE_CHECKING:
    import pyqtgraph

WINDOW: Final = 5
MOST_NAMES: Final = 8
"""With more models than this, lines mark them and their names are left to the tool tips of the points."""


def tip_of(work: ImageWork) -> str:
    """Meaning of one point, in one sentence a line."""
    lines = [work.image, seconds_text(work.effort.seconds)]
    if work.mean_iou is not None:
        lines.append(
            tr("IoU {iou:.2f} before correction, by {model}", iou=work.mean_iou, model=work.model_id)
        )
    return "\n".join(lines)


class EffortChart(QWidget):
    """Two plots, one above the other, with the accepted images in order from left to right."""

    def __init__(self, works: Sequence[ImageWork], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._works = works
        self._theme = theme
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        words = tr("Seconds for each accepted image; the line is the median of {count}", count=WINDOW)
        rows.addWidget(label(words, "small"))
        self.seconds = self._plot()
        rows.addWidget(self.seconds, 3)
        words = tr("IoU of the prediction before your corrections; dashed: a new model")
        self.iou_title = label(words, "small")
        rows.addWidget(self.iou_title)
        self.iou = self._plot()
        rows.addWidget(self.iou, 2)
        self._inked: list[tuple[Any, str]] = []
        self._fill()
        theme.changed.connect(self._recolor)
        self._recolor()

    def _plot(self) -> pyqtgraph.PlotWidget:
        import pyqtgraph

        plot = pyqtgraph.PlotWidget()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.getPlotItem().showGrid(y=True, alpha=0.25)
        plot.getAxis("left").setWidth(44)
        plot.getAxis("bottom").setHeight(24)
        plot.setXRange(0.5, max(2, len(self._works)) + 0.5, padding=0.01)
        plot.getAxis("bottom").setTicks([_whole_numbers(len(self._works))])
        return plot

    def _fill(self) -> None:
        works = self._works
        seconds = [work.effort.seconds for work in works]
        self.seconds.setYRange(0, max([1.0, *seconds]) * 1.05, padding=0)
        places = [*range(1, len(works) + 1)]
        self._line(self.seconds, places, running_median(seconds, WINDOW), "curve_loss")
        self._points(self.seconds, [*zip(places, seconds, works, strict=True)], "curve_loss")
        known = [(p, w.mean_iou, w) for p, w in enumerate(works, start=1) if w.mean_iou is not None]
        self.iou.setYRange(0, 1, padding=0.08)
        self.iou.getAxis("left").setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
        self.iou.setVisible(bool(known))
        self.iou_title.setVisible(bool(known))
        self._line(self.iou, [p for p, _, _ in known], [v for _, v, _ in known], "curve_iou")
        self._points(self.iou, known, "curve_iou")
        self._mark_models()

    def _line(self, plot: Any, x: list[int], y: list[float], ink: str) -> None:
        self._inked.append((plot.plot(x, y, antialias=True), ink))

    def _points(self, plot: Any, points: list[tuple[int, float, ImageWork]], ink: str) -> None:
        import pyqtgraph

        dots = pyqtgraph.ScatterPlotItem(
            [x for x, _, _ in points],
            [y for _, y, _ in points],
            data=[work for _, _, work in points],
            size=7,
            hoverable=True,
            tip=lambda x, y, data: tip_of(data),
        )
        plot.addItem(dots)
        self._inked.append((dots, ink))

    def _mark_models(self) -> None:
        import pyqtgraph

        models = new_models(self._works)
        for index, model_id in models:
            for plot in (self.seconds, self.iou):
                has_name = plot is self.iou and len(models) <= MOST_NAMES
                line = pyqtgraph.InfiniteLine(
                    index + 0.5,
                    angle=90,
                    label=str(model_id) if has_name else None,
                    labelOpts={"position": 0.06, "anchors": [(0, 1), (0, 1)]},
                )
                plot.addItem(line)
                self._inked.append((line, "text_off"))

    def _recolor(self) -> None:
        import pyqtgraph

        color = self._theme.color
        for plot in (self.seconds, self.iou):
            plot.setBackground(color("panel"))
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(color("line"))
                plot.getAxis(side).setTextPen(color("text_soft"))
        for item, ink in self._inked:
            if isinstance(item, pyqtgraph.ScatterPlotItem):
                item.setBrush(color(ink))
                item.setPen(None)
            elif isinstance(item, pyqtgraph.InfiniteLine):
                item.setPen(pyqtgraph.mkPen(color(ink), style=Qt.PenStyle.DashLine))
                if hasattr(item, "label"):
                    item.label.setColor(color("text_soft"))
            else:
                item.setPen(pyqtgraph.mkPen(color(ink), width=2))


def _whole_numbers(count: int) -> list[tuple[float, str]]:
    """At most about ten marks, at round numbers."""
    step = next(s * 10**p for p in range(9) for s in (1, 2, 5) if s * 10**p * 10 >= count)
    return [(place, with_signs(f"{place:,}")) for place in range(step if step > 1 else 1, count + 1, step)]
