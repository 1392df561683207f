"""One class per broken fact. Messages say what is wrong, why it matters, what to do."""

from attrs import frozen

from samspel.domain.texts import Text, same


class SamspelError(Exception):
    """Any fault that a user can do something about; `text` is in both languages.

    A plain string is for faults that only a caller in Python can meet.
    """

    code = "FAULT"

    def __init__(self, message: Text | str) -> None:
        self.text = message if isinstance(message, Text) else same(message)
        super().__init__(self.text.en)


class UnitError(SamspelError):
    """A unit is not known, or does not measure what it should."""

    code = "UNIT"


class QuantityError(SamspelError):
    """A quantity contradicts itself, or is unknown where a number is needed."""

    code = "QUANTITY"


class ProfileError(SamspelError):
    """A profile has the wrong length, a negative share, or no content."""

    code = "PROFILE"


class CodeError(SamspelError):
    """A waste, industry or treatment code cannot be read as one."""

    code = "CODE"


class MissingReferenceError(SamspelError):
    """Something refers to an id that does not exist."""

    code = "REFERENCE"


class OptionError(SamspelError):
    """A choice of a run that cannot be, such as a negative budget."""

    code = "OPTION"


class InfeasibleError(SamspelError):
    """A decision problem has no solution; the conflicting requirements are named."""

    code = "INFEASIBLE"


@frozen
class Fault:
    """One fault of a file: where it is, what it is, in words of the reader's language.

    `row` counts as a spreadsheet does (the header is row 1); None where it is not of one row.
    """

    table: str
    row: int | None
    column: str | None
    value: str | None
    code: str
    message_sv: str
    message_en: str


class FaultyInputError(SamspelError):
    """The input has faults; all of them are in `.faults`."""

    code = "INPUT"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            Text(
                f"{len(faults)} fel: " + " ".join(f.message_sv for f in faults),
                f"{len(faults)} fault(s): " + " ".join(f.message_en for f in faults),
            )
        )
