"""The figure's own texts, Swedish and English."""

from samspel.domain.texts import Text

KEY_WIDTH = Text("bredd = {amount} {unit}", "width = {amount} {unit}")
KEY_UNKNOWN = Text(
    "okänd mängd (bredden säger inget om storlek)",
    "unknown amount (the width says nothing of size)",
)
KEY_ASSUMED = Text("antagen mängd", "assumed amount")
KEY_UNKNOWN_ASSUMED = Text("streckad kant: tolkat flöde", "dashed edge: interpreted flow")
KEY_VACANT = Text("aktör saknas eller är föreslagen", "actor missing or proposed")
KEY_REFUSED = Text("avvisat", "refused")
KEY_RANGE = Text("lägst, troligast, högst", "low, likely, high")
THIN_ONE = Text(
    "1 flöde under {amount} {unit} ritas bredare än skalan.",
    "1 flow below {amount} {unit} is drawn wider than the scale.",
)
THIN_MANY = Text(
    "{count} flöden under {amount} {unit} ritas bredare än skalan.",
    "{count} flows below {amount} {unit} are drawn wider than the scale.",
)
OMITTED = Text(
    "Visar {shown} av {all} flöden; resten står i tabellen.",
    "Shows {shown} of {all} flows; the rest are in the table.",
)
AT_LEAST = Text("minst {amount} {unit}", "at least {amount} {unit}")
UNKNOWN = Text("okänt", "unknown")
REFUSED = Text("avvisat", "refused")
NOTHING_UNKNOWN = Text("{amount} {unit}", "{amount} {unit}")
TITLE = Text("Flödesdiagram", "Flow diagram")
SUMMARY = Text(
    "Sankeydiagram med {nodes} verksamheter och {flows} flöden. Summa: {total}. "
    "Okänd mängd i {unknown} flöden. Tabellen har alla flöden.",
    "Sankey diagram of {nodes} actors and {flows} flows. Sum: {total}. "
    "Amount unknown in {unknown} flows. The table lists every flow.",
)
FROM_TO = Text("{source} till {target}: {what}, {amount}", "{source} to {target}: {what}, {amount}")
RANGE = Text("{value} ({low} till {high}) {unit}", "{value} ({low} to {high}) {unit}")
MONTH_NAMES = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("mars", "March"),
    Text("april", "April"),
    Text("maj", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augusti", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)
TABLE_HEADINGS = (
    Text("Från", "From"),
    Text("Till", "To"),
    Text("Vad", "What"),
    Text("Mängd", "Amount"),
    Text("Lägst", "Low"),
    Text("Högst", "High"),
    Text("Enhet", "Unit"),
    Text("Ursprung", "Origin"),
)
