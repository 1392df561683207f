"""Writing SVG: escaped elements, and a drawing that knows its size and says what it shows."""

from html import escape

from attrs import frozen

from samspel.reporting.figures.palette import ink


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def element(tag: str, content: str = "", **attributes: str | float | None) -> str:
    """An element; `stroke_width=2` becomes stroke-width="2", None is left out, text is escaped.

    `content` is written as it is: pass text through `escaped`.
    """
    parts = [tag]
    for name, value in attributes.items():
        if value is not None:
            shown = number(value) if isinstance(value, float) else str(value)
            parts.append(f'{name.rstrip("_").replace("_", "-")}="{escape(shown)}"')
    head = " ".join(parts)
    return f"<{head}>{content}</{tag}>" if content else f"<{head}/>"


def escaped(text: str) -> str:
    """`text` so that it is never read as markup; characters that XML forbids are left out."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n"))


def label(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 14,
    anchor: str = "start",
    weight: int = 400,
    colour: str = ink("sot"),
    halo: str | None = None,
) -> str:
    """A line of text; `halo` is the ground's colour, drawn round the letters."""
    return element(
        "text",
        escaped(text),
        class_="s-2" if colour == ink("text-2") else None,
        x=float(x),
        y=float(y),
        font_size=float(size),
        text_anchor=anchor if anchor != "start" else None,
        font_weight=str(weight) if weight != 400 else None,
        fill=colour,
        paint_order="stroke" if halo else None,
        stroke=halo,
        stroke_width="4" if halo else None,
        stroke_linejoin="round" if halo else None,
    )


@frozen
class Drawing:
    """A figure: `body` in user units, `title` in a few words, `description` in sentences."""

    width: float
    height: float
    body: str
    title: str
    description: str = ""
    figure_id: str = "figure"

    def render(self, css_class: str = "") -> str:
        """The SVG, readable on its own once the tokens have colours."""
        titles = element("title", escaped(self.title), id=f"{self.figure_id}-t")
        if self.description:
            titles += element("desc", escaped(self.description), id=f"{self.figure_id}-d")
        ids = f"{self.figure_id}-t {self.figure_id}-d" if self.description else None
        return element(
            "svg",
            titles + self.body,
            xmlns="http://www.w3.org/2000/svg",
            class_=css_class or None,
            viewBox=f"0 0 {number(self.width)} {number(self.height)}",
            role="img",
            aria_labelledby=ids or f"{self.figure_id}-t",
            font_family=ink("snitt"),
        )
