"""samspel match: every source with its ranked sinks, and what was refused."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from samspel.cli.options import (
    json_option,
    lang_option,
    overlay_option,
    package_argument,
    read_language,
    routing_option,
)
from samspel.cli.output import faults_as_exit_codes, print_table, progress, write_json
from samspel.domain.texts import Language, Text, format_number

if TYPE_CHECKING:
    from samspel.application.run_study import MatchedRegion
    from samspel.domain.exchanges import Match

_HELP = Text(
    "Para ihop varje överskott med dem som kan använda det.",
    "Pair every surplus with those who could use it.",
)
_TOP = Text("Så många mottagare per överskott.", "This many receivers per surplus.")
_HEADS = (
    Text("Överskott", "Surplus"),
    Text("Väg", "Pathway"),
    Text("Behov", "Need"),
    Text("Poäng", "Score"),
    Text("km", "km"),
    Text("Omdöme", "Verdict"),
)


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("match", help=_HELP.render(language))
    def match(
        package: Path = package_argument(language),
        top: int = typer.Option(10, "--top", min=1, help=_TOP.render(language)),
        overlay: bool = overlay_option(language),
        routing: str | None = routing_option(language),
        json_file: str | None = json_option(language),
        lang: str = lang_option(language),
    ) -> None:
        chosen = read_language(lang)
        with faults_as_exit_codes(chosen):
            from samspel.bootstrap.runs import match, match_document
            from samspel.domain.studies import StudyOptions

            with progress(chosen) as tell:
                options = StudyOptions(n_per_source=top, use_overlay=overlay)
                matched = match(package, options, tell, routing)
            if json_file:
                write_json(json_file, match_document(matched, chosen))
            if json_file != "-":
                _print(matched, chosen)


def _print(matched: "MatchedRegion", language: Language) -> None:
    heads = [h.render(language) for h in _HEADS]
    found, refused = matched.result.matches, matched.result.refused
    title = Text(f"{len(found)} matchningar", f"{len(found)} matches").render(language)
    print_table(title, heads, (_row(m, matched, language) for m in found))
    title = Text(f"{len(refused)} avvisade", f"{len(refused)} refused").render(language)
    print_table(title, heads, (_row(m, matched, language) for m in refused))


def _row(match: "Match", matched: "MatchedRegion", language: Language) -> tuple[str, ...]:
    streams = matched.filled.inventory.stream_by_id
    deciding = next((v for v in match.verdicts if v.outcome is match.outcome), None)
    verdict = match.outcome.text.render(language)
    if deciding is not None and match.outcome != "accepted":
        verdict += f": {deciding.reason.render(language)}"
    return (
        streams[match.source_stream_id].description,
        " → ".join(c.label.render(language) for c in match.pathway.conversions) or "–",
        streams[match.sink_stream_id].description,
        format_number(match.score, language, 2),
        format_number(match.distance.km, language, 0) if match.distance else "?",
        verdict,
    )
