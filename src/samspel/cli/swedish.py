"""What the command-line library says of itself, in Swedish (it speaks only English)."""

import re
from functools import partial

_HELP = (
    ("Usage:", "Användning:"),
    ("Options:", "Val:"),
    ("Arguments:", "Argument:"),
    ("Commands:", "Kommandon:"),
    ("[OPTIONS]", "[VAL]"),
    ("COMMAND [ARGS]...", "KOMMANDO [ARGUMENT]..."),
    ("Show this message and exit.", "Visa den här hjälpen."),
    ("[required]", "[krävs]"),
    ("[default:", "[förval:"),
)
_KINDS = (
    ("<path>", "<sökväg>"),
    ("<str>", "<text>"),
    ("<int>", "<heltal>"),
    ("<int range>", "<heltal>"),
    ("<float>", "<tal>"),
    ("<float range>", "<tal>"),
)
_ERRORS = (
    (r"^Missing option (.*)\.$", r"Valet \1 saknas."),
    (r"^Missing argument (.*)\.$", r"Argumentet \1 saknas."),
    (r"^Missing command\.$", "Skriv ett kommando."),
    (r"^No such option: (\S+) \(Possible options: (.*)\)$", r"Valet \1 finns inte. Menar ni \2?"),
    (r"^No such option: (\S+)$", r"Valet \1 finns inte."),
    (r"^No such command (.*?)\. Did you mean (.*)\?$", r"Kommandot \1 finns inte. Menar ni \2?"),
    (r"^No such command (.*?)\.", r"Kommandot \1 finns inte."),
    (r"^Got unexpected extra argument(?:s|\(s\))? \((.*)\)$", r"Det här känns inte igen: \1"),
    (r"^Option (.*) requires an argument\.$", r"Valet \1 behöver ett värde."),
    (r"^Option (.*) does not take a value\.$", r"Valet \1 tar inget värde."),
    (r"^Invalid value for (.*?): ", r"Fel värde för \1: "),
    (r"^Invalid value: ", "Fel värde: "),
    (r"Input should be greater than or equal to (\S+)", r"skriv \1 eller mer"),
    (r"Input should be less than or equal to (\S+)", r"skriv \1 eller mindre"),
    (r"Input should be a valid integer.*", "skriv ett heltal"),
    (r"Input should be a valid number.*", "skriv ett tal"),
)


def help_in_swedish(text: str) -> str:
    """A page of help with its headings in Swedish."""
    for english, swedish in _HELP:
        text = text.replace(english, swedish)
    for english, swedish in _KINDS:
        text = re.sub(f"{english}( *)", partial(_keeping_width, swedish), text)
    return text


def _keeping_width(word: str, found: re.Match[str]) -> str:
    """The word and spaces after it, so that the next column stays where it is."""
    return word + " " * max(2, len(found[0]) - len(word)) if found[1] else word


def error_in_swedish(message: str) -> str:
    """A usage error in Swedish; a sentence that is not known stays as it is."""
    for pattern, swedish in _ERRORS:
        message = re.sub(pattern, swedish, message)
    return message
