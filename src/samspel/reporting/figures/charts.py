"""Charts: ranges as bands with a dot, months as patterned bars with the need as a line.

Zero is always on the axis; what is not covered is hatched.
"""

from collections.abc import Sequence

from attrs import frozen

from samspel.domain.resources import Family
from samspel.domain.texts import Language, Text, format_number
from samspel.reporting.figures.palette import ink
from samspel.reporting.figures.sankey.text_metrics import text_width
from samspel.reporting.figures.svg import Drawing, element, label
from samspel.reporting.figures.symbols import pattern_id, patterns

MONTHS = {
    "sv": ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_RANGE = Text(
    "Lägst {low}, troligast {value}, högst {high} {unit}",
    "Lowest {low}, likeliest {value}, highest {high} {unit}",
)
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@frozen
class Range:
    """A number with its range, already in the unit shown."""

    low: float
    value: float
    high: float


def draw_range(
    shown: Range, axis: tuple[float, float], unit: str, language: Language, figure_id: str
) -> Drawing:
    """A band from low to high with a dot at the likeliest, on an axis that holds zero."""
    width, y = 420.0, 14.0
    low, high = min(axis[0], 0.0), max(axis[1], 0.0)
    span = (high - low) or 1.0

    def place(value: float) -> float:
        return 30 + (value - low) / span * (width - 60)

    left, right = place(shown.low), place(shown.high)
    is_loss = shown.value < 0
    colour = ink("nej") if is_loss else ink("gran-text")
    body = [
        element(
            "path",
            d=f"M12 {y}H{width - 12}",
            stroke=ink("linje-stark"),
            stroke_width="2",
            opacity="0.35",
        ),
        element("path", d=f"M{place(0):.1f} 3v22", stroke=ink("sot"), stroke_width="1.2"),
        element(
            "rect",
            x=left,
            y=7,
            width=max(right - left, 2.0),
            height=14,
            fill=colour,
            opacity="0.28",
        ),
        element("circle", cx=place(shown.value), cy=y, r="6.5", fill=colour),
        *_range_labels(shown, (left, place(0), right), digits_for(span), language),
    ]
    digits = digits_for(span)
    texts = [format_number(v, language, digits) for v in (shown.low, shown.value, shown.high)]
    title = _RANGE.render(language).format(low=texts[0], value=texts[1], high=texts[2], unit=unit)
    return Drawing(width, 44, "".join(body), title, figure_id=figure_id)


def _range_labels(
    shown: Range, at: tuple[float, float, float], digits: int, language: Language
) -> tuple[str, ...]:
    """Numbers under the ends and under zero, those that fit: ends go before zero."""
    out: list[str] = []
    taken: list[tuple[float, float]] = []
    for x, value in ((at[2], shown.high), (at[0], shown.low), (at[1], 0.0)):
        text = signed(value, language, digits)
        half = text_width(text, 13.5) / 2 + 3
        if any(x - half < end and start < x + half for start, end in taken):
            continue
        taken.append((x - half, x + half))
        out.append(label(x, 40, text, size=13.5, anchor="middle", colour=ink("text-2")))
    return tuple(out)


def signed(value: float, language: Language, digits: int | None = None) -> str:
    """With a plus where it is a gain that shows at so many decimals."""
    if value == 0:
        return "0"
    text = format_number(value, language, digits)
    return f"+{text}" if value > 0 and any(c in "123456789" for c in text) else text


def digits_for(span: float) -> int:
    """Decimals that a range bar's numbers need when the axis is so long."""
    if span >= 100:
        return 0
    return 1 if span >= 10 else 2


@frozen(kw_only=True)
class MonthChart:
    """Twelve months: what there is, and what is needed, in one unit.

    `supply` or `need` may be empty. `low`, `high`: the need's range.
    """

    unit: str
    family: Family
    title: str
    supply: tuple[float, ...] = ()
    need: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


def draw_months(
    chart: MonthChart, language: Language, figure_id: str, *, is_narrow: bool = False
) -> Drawing:
    """Supply as patterned bars, need as a line, the uncovered part hatched, ranges as bars."""
    width, height = (340.0, 212.0) if is_narrow else (560.0, 222.0)
    base, top = height - 32, 26.0
    most = max((*chart.supply, *chart.need, *chart.high, 0.0)) or 1.0
    ticks = nice_ticks(most)
    scale = (base - top) / ticks[-1]
    left = 12 + max(text_width(format_number(t, language), 12.5) for t in ticks)
    step = (width - left - 4) / 12
    bar = step * 0.68
    body = [patterns([chart.family], figure_id), *_grid(ticks, base, scale, left, width, language)]
    for month in range(12):
        x = left + 6 + month * step
        body.append(_month(chart, month, (x, bar), (base, scale), figure_id))
        name = MONTHS[language][month]
        body.append(
            label(
                x + bar / 2,
                height - 10,
                name[0].upper() if is_narrow else name,
                size=12.5,
                anchor="middle",
                colour=ink("text-2"),
            )
        )
    body.append(label(4, 11, chart.unit, size=11.5, colour=ink("text-2")))
    return Drawing(width, height, "".join(body), chart.title, describe(chart, language), figure_id)


def _grid(
    ticks: Sequence[float],
    base: float,
    scale: float,
    left: float,
    width: float,
    language: Language,
) -> list[str]:
    out = []
    for tick in ticks:
        y = base - tick * scale
        out.append(element("path", d=f"M{left:.1f} {y:.1f}H{width:.0f}", stroke=ink("linje")))
        text = format_number(tick, language)
        out.append(label(left - 6, y + 4, text, size=12.5, anchor="end", colour=ink("text-2")))
    return out


def _month(
    chart: MonthChart,
    month: int,
    bar: tuple[float, float],
    axis: tuple[float, float],
    figure_id: str,
) -> str:
    (x, width), (base, scale) = bar, axis
    out = []
    supply = chart.supply[month] if chart.supply else 0.0
    if supply > 0:
        out.append(
            element(
                "rect",
                x=x,
                y=base - supply * scale,
                width=width,
                height=supply * scale,
                fill=f"url(#{pattern_id(chart.family, figure_id)})",
            )
        )
    if chart.need:
        out.append(_need(chart, month, supply, bar, axis).replace("HATCH", f"{figure_id}-hatch"))
    return "".join(out)


def _need(
    chart: MonthChart,
    month: int,
    supply: float,
    bar: tuple[float, float],
    axis: tuple[float, float],
) -> str:
    (x, width), (base, scale) = bar, axis
    need = chart.need[month]
    y = base - need * scale
    out = []
    if need > supply:
        out.append(
            element(
                "rect", x=x, y=y, width=width, height=(need - supply) * scale, fill="url(#HATCH)"
            )
        )
    line = f"M{x - 3:.1f} {y:.1f}h{width + 6:.1f}"
    out.append(element("path", d=line, stroke=ink("sno"), stroke_width="5"))
    out.append(element("path", d=line, stroke=ink("sot"), stroke_width="2"))
    if chart.low and chart.high and chart.high[month] > chart.low[month]:
        top, bottom = base - chart.high[month] * scale, base - chart.low[month] * scale
        out.append(
            element(
                "path",
                d=f"M{x + width / 2:.1f} {top:.1f}V{bottom:.1f}",
                stroke=ink("sot"),
                stroke_width="1.2",
            )
        )
    return "".join(out)


def nice_ticks(most: float) -> tuple[float, ...]:
    """From zero in three to five round steps to at least `most`."""
    power = 1.0
    while power * 10 <= most:
        power *= 10
    while power > most:
        power /= 10
    for factor in _STEPS:
        step = power * factor / 2
        n = 1
        while n * step < most * 0.999:
            n += 1
        if n <= 4:
            return tuple(i * step for i in range(n + 1))
    return 0.0, most


def describe(chart: MonthChart, language: Language) -> str:
    """Every month in words."""
    parts = []
    for month in range(12):
        numbers = [
            format_number(values[month], language)
            for values in (chart.supply, chart.need)
            if values
        ]
        of = Text(" av ", " of ").render(language)
        parts.append(f"{MONTHS[language][month]} {of.join(numbers)}")
    return f"{', '.join(parts)} {chart.unit}."
