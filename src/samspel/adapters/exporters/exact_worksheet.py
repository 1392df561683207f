"""A worksheet whose numbers keep all their digits (XlsxWriter writes 16 of the 17)."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet


class ExactWorksheet(Worksheet):  # type: ignore[misc]
    """Writes every number so that it reads back as the same number."""

    def _xml_number_element(
        self, number: float, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        shown = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f"<c{shown}><v>{number!r}</v></c>")
