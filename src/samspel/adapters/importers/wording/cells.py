"""What to say of single cells: missing, unreadable, out of range, wrong unit or code."""

from collections.abc import Mapping

from samspel.domain.texts import Text

CELL_TEXTS: Mapping[str, Text] = {
    "CELL-LONG": Text(
        "Texten i {column} har {size} tecken och gränsen är {limit}. Så långa texter är oftast "
        "en felklistring. Korta den.",
        "The text in {column} has {size} characters and the limit is {limit}. A text that long "
        "is most often pasted by mistake. Shorten it.",
    ),
    "CELL-CONTROL": Text(
        "Texten i {column} innehåller ett osynligt styrtecken ({what}), så den kan inte visas "
        "eller jämföras säkert. Skriv om texten.",
        "The text in {column} holds an invisible control character ({what}), so it cannot be "
        "shown or compared safely. Write the text again.",
    ),
    "VALUE-MISSING": Text(
        "{column} är tom i {table}, men måste vara ifylld för att raden ska betyda något. "
        "Fyll i {what}.",
        "{column} is empty in {table}, but must be filled in for the row to mean anything. "
        "Fill in {what}.",
    ),
    "NUMBER": Text(
        "{column} är ”{value}”, som inte är ett tal, så det går inte att räkna med. Skriv bara "
        "siffran, till exempel 1 250,5; lämna tomt om det är okänt.",
        "{column} is “{value}”, which is not a number, so it cannot be computed with. Write only "
        "the figure, for example 1 250.5; leave it empty if it is unknown.",
    ),
    "INTEGER": Text(
        "{column} är ”{value}”, men ska vara ett heltal. Skriv till exempel 4.",
        "{column} is “{value}”, but should be a whole number. Write for example 4.",
    ),
    "NUMBER-RANGE": Text(
        "{column} är {value}, men måste vara {bounds}, annars blir allt som räknas på det fel. "
        "Rätta värdet, eller lämna tomt om det är okänt.",
        "{column} is {value}, but must be {bounds}, or all that is computed from it is wrong. "
        "Correct the value, or leave it empty if it is unknown.",
    ),
    "CHOICE": Text(
        "{column} är ”{value}”, som inte är ett av de värden som går att tolka.{hint} "
        "Välj {choices}.",
        "{column} is “{value}”, which is not one of the values that can be understood.{hint} "
        "Choose {choices}.",
    ),
    "DATE": Text(
        "{column} är ”{value}”, som inte säkert kan läsas som ett datum. "
        "Skriv år-månad-dag, till exempel 2026-05-01.",
        "{column} is “{value}”, which cannot be read safely as a date. "
        "Write year-month-day, for example 2026-05-01.",
    ),
    "DATE-ORDER": Text(
        "available_to ({value}) är före available_from ({other}), så flödet finns aldrig. "
        "Byt plats på dem eller rätta det som är fel.",
        "available_to ({value}) is before available_from ({other}), so the stream is never "
        "there. Swap them or correct the one that is wrong.",
    ),
    "ID-CHARACTERS": Text(
        "Id:t ”{value}” i {column} {what}, så andra rader kan inte hänvisa till det. "
        "Använd bokstäver, siffror, bindestreck och understreck.",
        "The id “{value}” in {column} {what}, so other rows cannot refer to it. "
        "Use letters, digits, hyphens and underscores.",
    ),
    "ID-DUPLICATE": Text(
        "Id:t ”{value}” finns redan på rad {first}, så det är oklart vilken rad som menas. "
        "Ge raden ett eget id eller ta bort den.",
        "The id “{value}” is already used on row {first}, so it is unclear which row is meant. "
        "Give this row an id of its own or remove it.",
    ),
    "ROW-DUPLICATE": Text(
        "Rad {first} säger redan något om samma sak ({what}), så det är oklart vad som gäller. "
        "Behåll en av raderna.",
        "Row {first} already tells of the same thing ({what}), so it is unclear which one holds. "
        "Keep one of the rows.",
    ),
    "AMOUNT-NEGATIVE": Text(
        "{column} är {value}, men en mängd kan inte vara negativ: riktningen står i direction. "
        "Skriv mängden utan minus, eller lämna tomt om den är okänd.",
        "{column} is {value}, but an amount cannot be negative: the direction is in direction. "
        "Write the amount without the minus, or leave it empty if it is unknown.",
    ),
    "AMOUNT-RANGE": Text(
        "Det lägsta ({value}) är högre än det högsta ({other}), så spannet är omöjligt. "
        "Byt plats på dem eller rätta det som är fel.",
        "The low ({value}) is above the high ({other}), so the range is impossible. "
        "Swap them or correct the one that is wrong.",
    ),
    "AMOUNT-OUTSIDE": Text(
        "{column} är {value}, utanför spannet {low}–{high} på samma rad, så båda kan inte vara "
        "rätt. Rätta värdet eller spannet.",
        "{column} is {value}, outside the range {low}–{high} on the same row, so they cannot "
        "both be right. Correct the value or the range.",
    ),
    "AMOUNT-BOUND": Text(
        "Bara {column} är ifylld, och en gräns ensam säger inte hur mycket det är. "
        "Fyll i båda gränserna eller ett värde, eller lämna allt tomt om det är okänt.",
        "Only {column} is filled in, and one bound alone does not tell how much it is. "
        "Fill in both bounds or a value, or leave all empty if it is unknown.",
    ),
    "UNIT-MISSING": Text(
        "Mängden {value} har ingen enhet, så den kan inte jämföras med något. "
        "Skriv enheten, till exempel t/year, MWh/year eller m2.",
        "The amount {value} has no unit, so it cannot be compared with anything. "
        "Write the unit, for example t/year, MWh/year or m2.",
    ),
    "UNIT-UNKNOWN": Text(
        "Enheten ”{value}” är okänd, så mängden kan inte jämföras med något.{hint} "
        "Skriv till exempel t/year, MWh/year, m3/year, m2, h/year eller st/year.",
        "The unit “{value}” is not known, so the amount cannot be compared with anything.{hint} "
        "Write for example t/year, MWh/year, m3/year, m2, h/year or st/year.",
    ),
    "UNIT-AMOUNT": Text(
        "Enheten ”{value}” mäter ingen mängd av något, så flödet kan inte matchas. "
        "Skriv mängden per år, till exempel t/year eller MWh/year, eller en yta i m2.",
        "The unit “{value}” does not measure an amount of anything, so the stream cannot be "
        "matched. Write the amount per year, such as t/year or MWh/year, or an area in m2.",
    ),
    "UNIT-KIND": Text(
        "Enheten ”{value}” passar inte {resource}, som räknas i {unit}, så mängden kan inte "
        "räknas om. Skriv mängden i {unit}.",
        "The unit “{value}” does not fit {resource}, which is counted in {unit}, so the amount "
        "cannot be converted. Write the amount in {unit}.",
    ),
    "RESOURCE-UNKNOWN": Text(
        "Resursen ”{value}” finns inte i katalogen, så den kan inte matchas.{hint} Välj ett id "
        "ur katalogen, eller lämna tomt: då föreslås en resurs utifrån beskrivningen.",
        "The resource “{value}” is not in the catalogue, so it cannot be matched.{hint} Choose "
        "an id of the catalogue, or leave it empty: then one is proposed from the description.",
    ),
    "WASTE-CODE": Text(
        "”{value}” är ingen avfallskod, så reglerna för den kan inte slås upp. Skriv sex "
        "siffror, till exempel 02 07 04, eller lämna tomt så föreslås en.",
        "“{value}” is not a waste code, so its rules cannot be looked up. Write six digits, for "
        "example 02 07 04, or leave it empty and one is proposed.",
    ),
    "WASTE-CODE-UNKNOWN": Text(
        "Avfallskoden {value} finns inte i avfallsförteckningen, så reglerna för den kan inte "
        "slås upp.{hint} Rätta den, eller lämna tomt så föreslås en.",
        "The waste code {value} is not in the List of Waste, so its rules cannot be looked "
        "up.{hint} Correct it, or leave it empty and one is proposed.",
    ),
    "SNI-CODE": Text(
        "”{value}” är ingen SNI-kod, så branschen är okänd. Skriv två till fem siffror, som "
        "11.050, och spara cellen som text så att inledande nollor blir kvar.",
        "“{value}” is not an SNI code, so the industry is unknown. Write two to five digits, "
        "such as 11.050, and keep the cell as text so that leading zeros stay.",
    ),
    "SNI-EDITION": Text(
        "Utgåvan av SNI-koden {other} är okänd{given}, och koder bytte betydelse 2025. "
        "Skriv 2007 eller 2025 i sni_edition.",
        "The edition of the SNI code {other} is not known{given}, and codes changed meaning in "
        "2025. Write 2007 or 2025 in sni_edition.",
    ),
    "COORDINATE-PAIR": Text(
        "{column} är tom fast den andra koordinaten är ifylld, så platsen kan inte läggas på "
        "kartan. Fyll i båda, eller ingen: då används kommunens mitt.",
        "{column} is empty although the other coordinate is filled in, so the place cannot be "
        "put on the map. Fill in both, or neither: then the municipality's centre is used.",
    ),
    "COORDINATE-RANGE": Text(
        "{column} är {value}, men måste vara {bounds}.{hint} "
        "Skriv grader i WGS84, till exempel 62.0344 och 14.3653.",
        "{column} is {value}, but must be {bounds}.{hint} "
        "Write degrees in WGS84, for example 62.0344 and 14.3653.",
    ),
    "COORDINATE-SWAPPED": Text(
        "latitude {value} och longitude {other} ligger utanför Sverige men tvärtom ligger de i "
        "Sverige, så avstånden skulle bli fel. Byt plats på dem.",
        "latitude {value} and longitude {other} are outside Sweden, but the other way round they "
        "are inside it, so distances would be wrong. Swap them.",
    ),
    "COORDINATE-ZERO": Text(
        "Platsen ligger på 0, 0, i havet utanför Afrika, så avstånden skulle bli fel. "
        "Skriv rätt koordinater, eller lämna båda tomma om de är okända.",
        "The place is at 0, 0, in the sea off Africa, so distances would be wrong. "
        "Write the right coordinates, or leave both empty if they are unknown.",
    ),
    "TEMPERATURE-ORDER": Text(
        "Returtemperaturen {value} °C är högre än framledningens {other} °C, så överskottet "
        "skulle ta värme i stället för att ge. Byt plats på dem eller rätta det som är fel.",
        "The return temperature {value} °C is above the supply's {other} °C, so the surplus "
        "would take heat instead of giving it. Swap them or correct the one that is wrong.",
    ),
    "PROFILE-RESOLUTION": Text(
        "Profilen ”{profile}” har både month och hour i resolution, så dess värden kan inte "
        "läggas ihop. Använd en av dem för hela profilen.",
        "The profile “{profile}” has both month and hour as resolution, so its values cannot be "
        "combined. Use one of them for the whole profile.",
    ),
    "PROFILE-INDEX": Text(
        "index {value} finns inte på ett år i profilen ”{profile}”, så värdet hör ingenstans. "
        "Skriv {bounds}.",
        "index {value} is not in a year in the profile “{profile}”, so the value belongs "
        "nowhere. Write {bounds}.",
    ),
    "PROFILE-COUNT": Text(
        "Profilen ”{profile}” har {value} värden men ska ha {expected}; det första som saknas "
        "har index {first}. Fyll i det som saknas, med 0 där inget kommer.",
        "The profile “{profile}” has {value} values but should have {expected}; the first that "
        "is missing has index {first}. Fill in what is missing, with 0 where nothing comes.",
    ),
    "PROFILE-ZERO": Text(
        "Profilen ”{profile}” är noll hela året, så den säger inte när flödet kommer. "
        "Ta bort profilen eller fyll i den.",
        "The profile “{profile}” is zero all year, so it does not tell when the stream comes. "
        "Remove the profile or fill it in.",
    ),
    "EXCHANGE-DIRECTION": Text(
        "Utbytet ”{owner}” har ”{value}” i {column}, men det flödet är ett {what}, så inget kan "
        "flyttas. Välj ett flöde med direction {expected}.",
        "The exchange “{owner}” has “{value}” in {column}, but that stream is a {what}, so "
        "nothing can be moved. Choose a stream whose direction is {expected}.",
    ),
    "LINK-LOOP": Text(
        "Länken går från ”{value}” till samma plats, så avståndet betyder inget. "
        "Ange två olika platser eller ta bort raden.",
        "The link goes from “{value}” to the same site, so its distance means nothing. "
        "Name two different sites or remove the row.",
    ),
}  # fmt: skip
