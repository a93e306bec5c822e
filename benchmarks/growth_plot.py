"""A plot of how something grows, as an SVG that reads in light and dark: measured points, and what is exactly linear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 40, 48

_STYLE = """
text { font: 14px system-ui, sans-serif; fill: #333 } .axis { stroke: #999 } .grid { stroke: #ddd }
.linear { stroke: #999; stroke-dasharray: 5 5; fill: none } .measured { stroke: #0b5fa5; stroke-width: 2.5; fill: none }
circle { fill: #0b5fa5 }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .grid { stroke: #444 } .measured { stroke: #6db3f2 } circle { fill: #6db3f2 } .back { fill: #1b1b1b }
}
"""


CAPTION = "seconds to place so many articles, and what is exactly linear (dashed)"


def plotted(points: Sequence[tuple[int, float]], caption: str = CAPTION) -> str:
    """The plot of seconds by size; the dashed line is the cost of the first point for each of its size, for all."""
    return "\n".join(_lines(points, caption)) + "\n"


def _lines(points: Sequence[tuple[int, float]], caption: str) -> Iterator[str]:
    most, longest = points[-1][0], max(1, ceil(max(seconds for _, seconds in points) * 1.1))

    def at(size: float, seconds: float) -> str:
        x = LEFT + (WIDTH - LEFT - RIGHT) * size / most
        return f"{x:.1f},{HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / longest:.1f}"

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{caption}">'
    yield f"<style>{_STYLE}</style>"
    yield f'<rect class="back" width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    for step in range(5):
        seconds = longest * step / 4
        x, y = at(0, seconds).split(",")
        yield f'<line class="grid" x1="{x}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{LEFT - 8}" y="{y}" text-anchor="end" dominant-baseline="middle">{seconds:g} s</text>'
    for size, _ in points:
        x = at(size, 0).split(",")[0]
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 24}" text-anchor="middle">{size:,}</text>'
    rate = points[0][1] / points[0][0]
    yield f'<polyline class="linear" points="{at(0, 0)} {at(most, rate * most)}"/>'
    yield f'<polyline class="measured" points="{at(0, 0)} {" ".join(at(*point) for point in points)}"/>'
    for point in points:
        x, y = at(*point).split(",")
        yield f'<circle cx="{x}" cy="{y}" r="4"/>'
    yield f'<text x="{LEFT}" y="22">{caption}</text>'
    yield "</svg>"
