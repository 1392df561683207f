"""What to say of files, sheets, headers and region.yaml."""

from collections.abc import Mapping

from samspel.domain.texts import Text

FILE_TEXTS: Mapping[str, Text] = {
    "PACKAGE-MISSING": Text(
        "Det finns inget på ”{value}”, så det finns inget att läsa. "
        "Skriv sökvägen till en mapp med tabeller eller till en .xlsx-fil.",
        "There is nothing at “{value}”, so there is nothing to read. "
        "Give the path of a folder with tables, or of an .xlsx file.",
    ),
    "PACKAGE-FORMAT": Text(
        "”{value}” är varken en mapp eller en .xlsx-fil, så vi vet inte hur den ska läsas. "
        "Spara den som Excel-arbetsbok (.xlsx) eller lägg tabellerna som CSV i en mapp.",
        "“{value}” is neither a folder nor an .xlsx file, so it is not known how to read it. "
        "Save it as an Excel workbook (.xlsx), or put the tables as CSV in a folder.",
    ),
    "FILE-UNREADABLE": Text(
        "”{value}” går inte att öppna ({reason}), så inget i den kan läsas. "
        "Stäng filen i andra program och se till att ni får läsa den.",
        "“{value}” cannot be opened ({reason}), so nothing in it can be read. "
        "Close it in other programs and make sure that you may read it.",
    ),
    "FILE-SIZE": Text(
        "Filen är {size} MB och gränsen är {limit} MB, så den läses inte. "
        "Ta bort det som inte hör till regionen eller dela den i flera regioner.",
        "The file is {size} MB and the limit is {limit} MB, so it is not read. "
        "Remove what is not part of the region, or split it into several regions.",
    ),
    "FILE-EMPTY": Text(
        "{table} är tom: inte ens rubrikraden finns, så kolumnerna är okända. "
        "Skriv en rubrikrad, till exempel {example}.",
        "{table} is empty: not even a header row, so its columns are unknown. "
        "Write a header row, for example {example}.",
    ),
    "TABLE-MISSING": Text(
        "Tabellen {table} saknas, och utan den kan regionen inte läsas. "
        "Lägg till {file}.{hint}",
        "The table {table} is missing, and the region cannot be read without it. "
        "Add {file}.{hint}",
    ),
    "TABLE-DUPLICATE": Text(
        "Tabellen {table} finns två gånger ({value}), så det är oklart vilken som gäller. "
        "Ta bort eller döp om den ena.",
        "The table {table} is there twice ({value}), so it is unclear which one holds. "
        "Remove or rename one of them.",
    ),
    "TABLE-EMPTY": Text(
        "{table} har en rubrikrad men inga rader, så det finns inget att matcha. "
        "Skriv minst en rad.",
        "{table} has a header but no rows, so there is nothing to match. Write at least one row.",
    ),
    "TABLE-ROWS": Text(
        "{table} har fler än {limit} rader, och så stora tabeller läses inte. "
        "Ta bort tomma eller överflödiga rader, eller dela regionen.",
        "{table} has more than {limit} rows, and tables that large are not read. "
        "Remove empty or needless rows, or split the region.",
    ),
    "TABLE-COLUMNS": Text(
        "{table} har {value} kolumner och gränsen är {limit}, så den läses inte. "
        "Ta bort kolumner som inte behövs.",
        "{table} has {value} columns and the limit is {limit}, so it is not read. "
        "Remove columns that are not needed.",
    ),
    "ENCODING": Text(
        "Filen är inte sparad som UTF-8, så å, ä och ö kan inte läsas säkert (här: {value}). "
        "Spara den i Excel som ”CSV UTF-8 (kommaavgränsad)”.",
        "The file is not saved as UTF-8, so letters such as å, ä and ö cannot be read safely "
        "(here: {value}). In Excel, save it as “CSV UTF-8 (Comma delimited)”.",
    ),
    "CSV-QUOTE": Text(
        "Ett citattecken (\") står fel eller stängs aldrig i raden, så resten av tabellen kan "
        "inte delas i celler. Stäng citatet, eller skriv dubbla (\"\") inne i en text.",
        'A quotation mark (") is misplaced or never closed in this row, so the rest of the '
        'table cannot be split into cells. Close it, or double it ("") inside a text.',
    ),
    "ROW-LONG": Text(
        "Raden har fler celler än rubrikraden: ”{value}” hör inte till någon kolumn. Ofta är det "
        "ett decimalkomma utan citattecken. Skriv \"1,5\" eller 1.5, eller ta bort cellen.",
        "The row has more cells than the header: “{value}” belongs to no column. Often it is a "
        'decimal comma without quotation marks. Write "1,5" or 1.5, or remove the cell.',
    ),
    "COLUMN-MISSING": Text(
        "Kolumnen {column} saknas i {table}, och utan den kan raderna inte tolkas. "
        "Lägg till den.{hint}",
        "The column {column} is missing in {table}, and the rows cannot be understood without "
        "it. Add it.{hint}",
    ),
    "COLUMN-DUPLICATE": Text(
        "Kolumnen {column} finns mer än en gång i {table}, så det är oklart vilken som gäller. "
        "Behåll en och döp om eller ta bort den andra.",
        "The column {column} is there more than once in {table}, so it is unclear which one "
        "holds. Keep one and rename or remove the other.",
    ),
    "COLUMN-NAMELESS": Text(
        "Kolumn {value} i {table} har innehåll men ingen rubrik, så det är okänt vad den "
        "betyder. Skriv en rubrik eller töm kolumnen.",
        "Column {value} in {table} has content but no header, so what it means is unknown. "
        "Write a header or clear the column.",
    ),
    "WORKBOOK-NOT-XLSX": Text(
        "Filen heter .xlsx men är {what}, så den kan inte läsas som arbetsbok. "
        "Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).",
        "The file is named .xlsx but is {what}, so it cannot be read as a workbook. "
        "Open it in Excel and save it as an Excel workbook (.xlsx).",
    ),
    "WORKBOOK-ENCRYPTED": Text(
        "Arbetsboken är skyddad med lösenord eller sparad i det gamla formatet .xls, så dess "
        "innehåll är dolt för oss. Ta bort lösenordet och spara som .xlsx.",
        "The workbook is protected by a password or saved in the old .xls format, so its "
        "content is hidden from us. Remove the password and save it as .xlsx.",
    ),
    "WORKBOOK-CORRUPT": Text(
        "Arbetsboken är trasig ({reason}), så innehållet kan inte litas på. "
        "Öppna den i Excel, låt Excel reparera den och spara den på nytt.",
        "The workbook is damaged ({reason}), so its content cannot be trusted. "
        "Open it in Excel, let Excel repair it, and save it again.",
    ),
    "WORKBOOK-BOMB": Text(
        "Arbetsboken packar upp till mer än vad som är rimligt ({what}), så den öppnas inte. "
        "Kopiera värdena till en ny arbetsbok och spara den.",
        "The workbook unpacks to more than is reasonable ({what}), so it is not opened. "
        "Copy the values to a new workbook and save that.",
    ),
    "WORKBOOK-ENTITY": Text(
        "Arbetsboken innehåller egna XML-definitioner ({value}), som aldrig behövs och kan vara "
        "skadliga, så den öppnas inte. Kopiera värdena till en ny arbetsbok.",
        "The workbook holds XML definitions of its own ({value}), which are never needed and may "
        "be harmful, so it is not opened. Copy the values to a new workbook.",
    ),
    "WORKBOOK-CRASH": Text(
        "Läsningen av arbetsboken avbröts, för att den tog för mycket minne eller för att filen "
        "är trasig. Kopiera värdena till en ny arbetsbok och spara den.",
        "Reading the workbook was cut off, because it took too much memory or the file is "
        "damaged. Copy the values to a new workbook and save that.",
    ),
    "WORKBOOK-TIME": Text(
        "Arbetsboken tog mer än {limit} sekunder att läsa, så läsningen avbröts. "
        "Ta bort formatering och blad som inte behövs, eller spara tabellerna som CSV.",
        "The workbook took more than {limit} seconds to read, so reading was stopped. "
        "Remove formatting and sheets that are not needed, or save the tables as CSV.",
    ),
    "SHEET-HIDDEN": Text(
        "Bladet {table} är dolt, så den som granskar arbetsboken ser inte vad som räknas. "
        "Visa bladet, eller döp om det om det inte ska läsas.",
        "The sheet {table} is hidden, so whoever reviews the workbook cannot see what is "
        "counted. Unhide it, or rename it if it should not be read.",
    ),
    "CELL-ERROR": Text(
        "Cellen visar felet {value}, så den har inget värde. Rätta formeln eller skriv värdet; "
        "lämna tomt om det är okänt.",
        "The cell shows the error {value}, so it has no value. Correct the formula or write the "
        "value; leave it empty if it is unknown.",
    ),
    "CELL-FORMULA": Text(
        "Cellen är en formel utan sparat resultat, så värdet är okänt och räknas inte om av oss. "
        "Öppna filen i Excel och spara den, eller skriv värdet i stället.",
        "The cell is a formula without a saved result, so its value is unknown and we do not "
        "recalculate it. Open the file in Excel and save it, or write the value instead.",
    ),
    "CELL-MERGED": Text(
        "Cellerna {value} är sammanfogade, så bara den första har ett värde. "
        "Dela dem och fyll i varje cell.",
        "The cells {value} are merged, so only the first has a value. "
        "Unmerge them and fill in each cell.",
    ),
    "REGION-SYNTAX": Text(
        "region.yaml kan inte läsas: något är fel vid rad {line} ({reason}). "
        "Skriv en uppgift per rad, som ”name: Härjedalen”, med mellanslag efter kolon.",
        "region.yaml cannot be read: something is wrong near line {line} ({reason}). "
        "Write one fact per line, such as “name: Härjedalen”, with a space after the colon.",
    ),
    "REGION-ALIAS": Text(
        "region.yaml använder hänvisningar (& eller *) på rad {line}. De kan göra en liten fil "
        "enorm och läses inte. Skriv ut värdet på varje ställe.",
        "region.yaml uses references (& or *) on line {line}. They can make a small file "
        "enormous and are not read. Write the value out at each place.",
    ),
    "REGION-DEPTH": Text(
        "region.yaml har fler än {limit} nivåer vid rad {line}, och så djupt läses den inte. "
        "Skriv uppgifterna på högst två nivåer.",
        "region.yaml is nested deeper than {limit} levels at line {line}, and is not read that "
        "deep. Write its facts on two levels at most.",
    ),
    "REGION-DUPLICATE": Text(
        "{column} anges två gånger för regionen, så det är oklart vilket värde som gäller. "
        "Ta bort det ena.",
        "{column} is given twice for the region, so it is unclear which value holds. "
        "Remove one of them.",
    ),
    "REGION-SHAPE": Text(
        "{column} ska vara {what}, men är något annat, så det kan inte tolkas. Skriv om det.",
        "{column} should be {what} but is something else, so it cannot be understood. Rewrite it.",
    ),
    "REGION-WEATHER": Text(
        "Väderfilen ”{value}” {what}, så inget väder kan räknas. Skriv en sökväg inne i "
        "regionens mapp, eller builtin:sveg.",
        "The weather file “{value}” {what}, so no weather can be computed. Write a path inside "
        "the region's folder, or builtin:sveg.",
    ),
}  # fmt: skip
