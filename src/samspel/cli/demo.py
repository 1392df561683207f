"""samspel demo: run both example regions and show the results in a browser."""

from pathlib import Path

import typer

from samspel.cli.options import lang_option, read_language
from samspel.cli.output import console, faults_as_exit_codes, progress
from samspel.domain.texts import Language, Text

_HELP = Text(
    "Kör exempelregionerna och visa resultaten i webbläsaren.",
    "Run the example regions and show the results in the browser.",
)
_EXAMPLES = Text("Mapp med regionpaket.", "Folder of region packages.")
_OUT = Text("Mapp att skriva till.", "Folder to write to.")
_PORT = Text("Port på den egna datorn.", "Port on this computer.")
_SERVE = Text("Visa resultatet på en lokal sida.", "Show the result on a local page.")
_BROWSER = Text("Öppna webbläsaren.", "Open the browser.")


def register(app: typer.Typer, language: Language) -> None:
    """Add the command."""

    @app.command("demo", help=_HELP.render(language))
    def demo(  # one parameter per option
        examples: Path = typer.Option("examples", "--examples", help=_EXAMPLES.render(language)),
        out: Path = typer.Option("out/demo", "--out", help=_OUT.render(language)),
        port: int = typer.Option(8000, "--port", min=0, max=65535, help=_PORT.render(language)),
        serve: bool = typer.Option(True, "--serve/--no-serve", help=_SERVE.render(language)),
        browser: bool = typer.Option(
            True, "--browser/--no-browser", help=_BROWSER.render(language)
        ),
        lang: str = lang_option(language),
    ) -> None:
        chosen = read_language(lang)
        with faults_as_exit_codes(chosen):
            from samspel.bootstrap.demo import run_examples, serve_folder

            with progress(chosen) as tell:
                run_examples(examples, out, chosen, tell)
            if serve:
                serve_folder(out, port, lambda address: _announce(address, browser, chosen))


def _announce(address: str, opens_browser: bool, language: Language) -> None:
    text = Text(
        f"Resultaten visas på {address} (avsluta med Ctrl+C).",
        f"The results are shown at {address} (stop with Ctrl+C).",
    )
    console().print(text.render(language), markup=False)
    if opens_browser:
        import webbrowser

        webbrowser.open(address)
