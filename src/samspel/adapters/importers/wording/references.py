"""What to say of references to rows that do not exist."""

from collections.abc import Mapping

from samspel.domain.texts import Text


def _dangling(subject_sv: str, subject_en: str, target: str, why: tuple[str, str]) -> Text:
    return Text(
        f"{subject_sv} hänvisar till ”{{value}}”, som inte finns i {target}, {why[0]}.{{hint}} "
        f"Rätta {{column}} eller lägg till raden i {target}.",
        f"{subject_en} refers to “{{value}}”, which is not in {target}, {why[1]}.{{hint}} "
        f"Correct {{column}} or add the row to {target}.",
    )


REFERENCE_TEXTS: Mapping[str, Text] = {
    "REFERENCE-SITE-ACTOR": _dangling(
        "Platsen ”{owner}”",
        "The site “{owner}”",
        "actors",
        ("så ingen äger det som finns där", "so nobody owns what is there"),
    ),
    "REFERENCE-STREAM-SITE": _dangling(
        "Flödet ”{owner}”",
        "The stream “{owner}”",
        "sites",
        ("så det kan inte läggas på kartan", "so it cannot be put on the map"),
    ),
    "REFERENCE-STREAM-PROFILE": _dangling(
        "Flödet ”{owner}”",
        "The stream “{owner}”",
        "profiles",
        ("så det är okänt när på året det kommer", "so when in the year it comes is unknown"),
    ),
    "REFERENCE-PROPERTY-STREAM": _dangling(
        "Egenskapen ”{owner}”",
        "The property “{owner}”",
        "streams",
        ("så den beskriver ingenting", "so it describes nothing"),
    ),
    "REFERENCE-EXCHANGE-STREAM": _dangling(
        "Utbytet ”{owner}”",
        "The exchange “{owner}”",
        "streams",
        ("så det är okänt vad som byts", "so what is exchanged is unknown"),
    ),
    "REFERENCE-EXCHANGE-CONVERSION": Text(
        "Utbytet ”{owner}” går genom omvandlingen ”{value}”, som inte finns i katalogen, så det "
        "kan inte räknas.{hint} Rätta pathway, eller lämna tomt för direkt användning.",
        "The exchange “{owner}” goes through the conversion “{value}”, which is not in the "
        "catalogue, so it cannot be computed.{hint} Correct pathway, or leave it empty for "
        "direct use.",
    ),
    "REFERENCE-LINK-SITE": _dangling(
        "Länken",
        "The link",
        "sites",
        ("så avståndet gäller ingen plats", "so its distance is between no places"),
    ),
    "REFERENCE-PROBLEM-ACTOR": _dangling(
        "Problemet ”{owner}”",
        "The problem “{owner}”",
        "actors",
        ("så det är okänt vem som har det", "so whose it is is unknown"),
    ),
    "REFERENCE-STATUS-AREA": _dangling(
        "Svaret på ”{owner}”",
        "The answer to “{owner}”",
        "areas",
        ("så det är okänt vilket område det gäller", "so which area it is about is unknown"),
    ),
}
