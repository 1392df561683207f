"""What to say of things that are read, but that the sender may not have meant."""

from collections.abc import Mapping

from samspel.domain.texts import Text

NOTE_TEXTS: Mapping[str, Text] = {
    "UNKNOWN-COLUMN": Text(
        "Kolumnen ”{value}” i {table} är inte känd. Den följer med men används inte.{hint}",
        "The column “{value}” in {table} is not known. It is kept but not used.{hint}",
    ),
    "UNKNOWN-KEY": Text(
        "”{value}” är ingen känd uppgift om regionen. Den följer med men används inte.{hint}",
        "“{value}” is not a known fact of a region. It is kept but not used.{hint}",
    ),
    "UNKNOWN-TABLE": Text(
        "”{value}” är ingen känd tabell och läses inte.{hint}",
        "“{value}” is not a known table and is not read.{hint}",
    ),
    "HIDDEN-ROWS": Text(
        "Bladet {table} har dolda rader eller kolumner. De läses som alla andra.",
        "The sheet {table} has hidden rows or columns. They are read like all others.",
    ),
    "FORMULAS": Text(
        "{value} celler i {table} är formler. Vi läser värdet som sparades senast.",
        "{value} cells in {table} are formulas. We read the value that was saved last.",
    ),
    "ORIGIN-MISSING": Text(
        "{value} mängder saknar uppgift om hur de kom till. De läses som angivna (stated).",
        "{value} amounts do not tell how they came to be. They are read as stated.",
    ),
    "THREE-DECIMALS": Text(
        "”{value}” i {column} läses med decimalkomma. Menades tusental, skriv med mellanslag.",
        "“{value}” in {column} is read with a decimal comma. If thousands were meant, write a "
        "space.",
    ),
    "LEADING-ZERO": Text(
        "Avfallskoden ”{value}” har tappat sin första nolla och läses som {other}.",
        "The waste code “{value}” has lost its first zero and is read as {other}.",
    ),
    "WEATHER-MISSING": Text(
        "Väderfilen ”{value}” finns inte i regionens mapp, så växthus och värme kan inte räknas.",
        "The weather file “{value}” is not in the region's folder, so greenhouses and heat cannot "
        "be computed.",
    ),
    "OUTSIDE-COUNTRY": Text(
        "Platsen ”{owner}” ({value}) ligger utanför Sverige. Stämmer det?",
        "The site “{owner}” ({value}) is outside Sweden. Is that right?",
    ),
    "MUNICIPALITY-UNKNOWN": Text(
        "Kommunen ”{value}” är inte känd, så mitten används inte när koordinater saknas.{hint}",
        "The municipality “{value}” is not known, so its centre is not used where coordinates "
        "are missing.{hint}",
    ),
}
