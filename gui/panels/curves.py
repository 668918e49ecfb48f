"""Live curves of a training round: loss going down, overlap with held-back masks going up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.words import percent
from gui.language.texts import tr, with_signs
from gui.panels.card import label
from gui.style.theme import SPACE, Theme

if TYPE_CHECKING:
    import pyqtgraph

Curve = tuple[tuple[float, float], ...]
HEIGHT: Final = 52
POINTS_SHOWN: Final = 600


def thinned(curve: Curve, limit: int = POINTS_SHOWN) -> Curve:
    """At most about `limit` points: means of equal runs, the last point kept as it is."""
    if len(curve) <= limit:
        return curve
    run = -(-len(curve) // limit)
    parts = [curve[start : start + run] for start in range(0, len(curve) - 1, run)]
    means = [(sum(t for t, _ in part) / len(part), sum(v for _, v in part) / len(part)) for part in parts]
    return (*means, curve[-1])


class Curves(QWidget):
    """Two small plots with their newest values; pyqtgraph is imported with the first point."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plots: list[tuple[pyqtgraph.PlotWidget, pyqtgraph.PlotDataItem, str]] = []
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(SPACE)
        self.loss_value = label("")
        self.iou_value = label("")
        self._holders: list[QVBoxLayout] = []
        self.loss_side, self.iou_side = QWidget(), QWidget()
        for part, name, value in (
            (self.loss_side, tr("Loss"), self.loss_value),
            (self.iou_side, tr("IoU"), self.iou_value),
        ):
            side = QVBoxLayout(part)
            side.setContentsMargins(0, 0, 0, 0)
            side.setSpacing(SPACE // 2)
            head = QHBoxLayout()
            head.addWidget(label(name, "small"))
            head.addStretch(1)
            head.addWidget(value)
            side.addLayout(head)
            sides.addWidget(part, 1)
            self._holders.append(side)
        self.iou_value.setToolTip(
            tr(
                "Overlap of the network in training with your own masks (IoU), all pixels of the images "
                "held back from learning together"
            )
        )
        self.setVisible(False)
        theme.changed.connect(self._recolor)

    def show_curves(self, loss: Curve, iou: Curve, *, keeps_room: bool = False) -> None:
        """Draw these (seconds, value) points; nothing at all is shown before the first.

        Args:
            keeps_room: plots that are shown stay as they are until there are points, so that nothing moves.
        """
        has_points = bool(loss or iou)
        if not has_points:
            self.setVisible(keeps_room and not self.isHidden())
            return
        self.show()
        if not self._plots:
            self._build()
        for (_, line, _), points in zip(self._plots, (thinned(loss), iou), strict=True):
            line.setData([t for t, _ in points], [v for _, v in points])
        # What is solved at once has no loss that goes down.
        self.loss_side.setVisible(bool(loss))
        self.loss_value.setText(with_signs(f"{loss[-1][1]:.3f}") if loss else "–")
        self.iou_value.setText(with_signs(percent(iou[-1][1], 1)) if iou else "–")

    def _build(self) -> None:
        import pyqtgraph

        for holder, ink in zip(self._holders, ("curve_loss", "curve_iou"), strict=True):
            is_iou = ink == "curve_iou"
            plot = pyqtgraph.PlotWidget()
            plot.setMenuEnabled(False)
            plot.setMouseEnabled(x=False, y=False)
            plot.hideButtons()
            plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            plot.getPlotItem().hideAxis("bottom")
            plot.getPlotItem().showGrid(y=True, alpha=0.25)
            plot.setFixedHeight(HEIGHT)
            plot.getAxis("left").setWidth(28)
            plot.getAxis("left").setStyle(tickTextOffset=2, maxTickLevel=0)
            if is_iou:
                plot.setYRange(0, 1, padding=0.08)
                plot.getAxis("left").setTicks([[(0, "0"), (0.5, "50"), (1, "100")]])
            line = plot.plot([], [], antialias=True, symbol="o" if is_iou else None, symbolSize=5)
            holder.addWidget(plot)
            self._plots.append((plot, line, ink))
        self._recolor()

    def _recolor(self) -> None:
        if not self._plots:
            return
        import pyqtgraph

        for plot, line, ink in self._plots:
            plot.setBackground(self._theme.color("window"))
            axis = plot.getAxis("left")
            axis.setPen(self._theme.color("line"))
            axis.setTextPen(self._theme.color("text_soft"))
            line.setPen(pyqtgraph.mkPen(self._theme.color(ink), width=2))
            line.setSymbolBrush(self._theme.color(ink))
            line.setSymbolPen(None)
