"""A plot of how a cost grows, as an SVG that reads in light and dark: measured lines, and what is exactly linear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 110, 40, 48
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)
CLOSE = 40
"""Numbers on the axis that would stand closer than this are left out."""

_STYLE = """
text { font: 14px system-ui, sans-serif; fill: #333 } .grid { stroke: #ddd } .linear { stroke: #888; stroke-dasharray: 5 5 }
polyline { stroke: #0b5fa5; stroke-width: 2.5; fill: none } circle { fill: #0b5fa5 } .back { fill: #fff }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .grid { stroke: #444 } polyline { stroke: #6db3f2 } circle { fill: #6db3f2 } .back { fill: #1b1b1b }
}
"""

Points = Sequence[tuple[int, float]]


def plotted(heading: str, lines: Mapping[str, Points]) -> str:
    """The plot of seconds by number of articles, a line for each name, which may be empty.

    Dashed is the cost of an article as the first point has it, for all.
    """
    return "\n".join(_parts(heading, lines)) + "\n"


def _parts(heading: str, lines: Mapping[str, Points]) -> Iterator[str]:
    sizes = sorted({size for points in lines.values() for size, _ in points})
    highest = max(seconds for points in lines.values() for _, seconds in points)
    step = next((step for step in STEPS if 5 * step >= highest), ceil(highest / 5))
    frame = _Frame(sizes[-1], step * max(1, ceil(highest / step)))
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{heading}">'
    yield f'<style>{_STYLE}</style>\n<rect class="back" width="{WIDTH}" height="{HEIGHT}"/>'
    yield f'<text x="{LEFT}" y="22">{heading}</text>'
    for seconds in range(0, frame.longest + 1, step):
        y = frame.y(seconds)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y:.1f}" text-anchor="end" dominant-baseline="middle">{seconds} s</text>'
    last = float("-inf")
    for size in sizes:
        if frame.x(size) - last >= CLOSE:
            last = frame.x(size)
            yield f'<text x="{last:.1f}" y="{HEIGHT - BOTTOM + 24}" text-anchor="middle">{size:,}</text>'
    for name, points in lines.items():
        yield from _line(frame, name, points)
    yield "</svg>"


class _Frame:
    """Where numbers of articles and seconds lie in the plot."""

    def __init__(self, most: int, longest: int) -> None:
        self.most = most
        self.longest = longest

    def x(self, size: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * size / self.most

    def y(self, seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / self.longest


def _line(frame: _Frame, name: str, points: Points) -> Iterator[str]:
    first, end = points[0], points[-1]
    linear = first[1] / first[0] * end[0]
    places = " ".join(f"{frame.x(size):.1f},{frame.y(seconds):.1f}" for size, seconds in [(0, 0.0), *points])
    x, y = frame.x(end[0]), frame.y(end[1])
    reach = min(1.0, frame.longest / linear) if linear else 1.0
    ends = f'x2="{frame.x(end[0] * reach):.1f}" y2="{frame.y(linear * reach):.1f}"'
    yield f'<line class="linear" x1="{LEFT}" y1="{frame.y(0):.1f}" {ends}/>'
    yield f'<polyline points="{places}"/>'
    yield from (f'<circle cx="{frame.x(size):.1f}" cy="{frame.y(seconds):.1f}" r="4"/>' for size, seconds in points)
    yield f'<text x="{x + 10:.1f}" y="{y:.1f}" dominant-baseline="middle">{name}</text>'
