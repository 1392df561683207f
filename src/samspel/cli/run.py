"""samspel run: the main job, from a package to a report."""

from pathlib import Path

import typer

from samspel.cli.options import (
    json_option,
    lang_option,
    overlay_option,
    package_argument,
    read_language,
    routing_option,
)
from samspel.cli.output import console, faults_as_exit_codes, progress, usage_errors, write_json
from samspel.domain.texts import Language, Text

_HELP = Text(
    "Hela jobbet: läs, para ihop, räkna, välj nätverk och skriv rapport.",
    "The main job: read, match, assess, choose the network and report.",
)
_OUT = Text("Mapp att skriva till.", "Folder to write to.")
_OBJECTIVE = Text(
    "Välj för: society, firms, climate eller weighted.",
    "Choose for: society, firms, climate or weighted.",
)
_WEIGHTS = Text(
    "Vikter för samhälle, företag och klimat, till exempel 1,1,500.",
    "Weights of society, firms and climate, for example 1,1,500.",
)
_WEIGHTS_UNUSED = Text(
    "vikterna används bara med --objective weighted",
    "the weights are used with --objective weighted only",
)
_MAX_SEED = 2**31 - 1
_BUDGET = Text("Högsta investering i kronor.", "Largest investment in SEK.")
_GAP = Text(
    "Så långt från bevisat bäst får nätverket vara (andel); ett större gap går fortare.",
    "How far from proven best the network may be (a share); a larger gap is faster.",
)
_SEED = Text("Slumpfrö.", "Random seed.")
_TOP = Text("Så många mottagare per överskott.", "This many receivers per surplus.")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("run", help=_HELP.render(language))
    def run(  # one parameter per option
        package: Path = package_argument(language),
        out: Path = typer.Option(..., "--out", help=_OUT.render(language)),
        objective: str = typer.Option("society", "--objective", help=_OBJECTIVE.render(language)),
        weights: str | None = typer.Option(None, "--weights", help=_WEIGHTS.render(language)),
        budget: float | None = typer.Option(None, "--budget", min=0, help=_BUDGET.render(language)),
        gap: float = typer.Option(1e-6, "--gap", min=0, help=_GAP.render(language)),
        top: int = typer.Option(10, "--top", min=1, help=_TOP.render(language)),
        seed: int = typer.Option(1, "--seed", min=0, max=_MAX_SEED, help=_SEED.render(language)),
        overlay: bool = overlay_option(language),
        routing: str | None = routing_option(language),
        json_file: str | None = json_option(language),
        lang: str = lang_option(language),
    ) -> None:
        chosen = read_language(lang)
        with faults_as_exit_codes(chosen):
            from samspel.bootstrap.runs import run, run_document
            from samspel.domain.studies import StudyOptions

            with usage_errors(chosen):
                options = StudyOptions(
                    objective=objective,
                    weights=_weights(weights, objective, chosen),
                    investment_budget_sek=budget,
                    n_per_source=top,
                    mip_gap=gap,
                    seed=seed,
                    use_overlay=overlay,
                )
            with progress(chosen) as tell:
                study, files = run(package, out, options, chosen, tell, routing=routing)
            if json_file:
                write_json(json_file, run_document(study, chosen))
            if json_file != "-":
                _print_files(out, files, chosen)


def _weights(text: str | None, objective: str, language: Language) -> tuple[float, float, float]:
    if text is None:
        return 1.0, 1.0, 1.0
    if objective != "weighted":
        raise typer.BadParameter(_WEIGHTS_UNUSED.render(language), param_hint="--weights")
    try:
        society, firms, climate = (float(part) for part in text.split(","))
    except ValueError as error:
        raise typer.BadParameter(f"{text!r}: 1,1,500", param_hint="--weights") from error
    return society, firms, climate


def _print_files(out: Path, files: tuple[Path, ...], language: Language) -> None:
    done = Text(f"Klart. Allt ligger i {out}:", f"Done. Everything is in {out}:")
    console().print(done.render(language), markup=False)
    for file in files:
        console().print(f"  {file.relative_to(out)}", markup=False)
