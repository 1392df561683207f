"""Codes of public classifications: parsed or refused, with their edition."""

import re

from attrs import frozen

from samspel.domain.errors import CodeError

_SIX_DIGITS = re.compile(r"^\s*(\d{2})[\s.\-]?(\d{2})[\s.\-]?(\d{2})\s*\*?\s*$")
_SNI = re.compile(r"^\s*(\d{2})(?:\.?(\d{1,3}))?\s*$")


@frozen
class WasteCode:
    """A six-digit code of the European List of Waste, canonical "02 07 04"."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "WasteCode":
        """Read "020704", "02 07 04", "02.07.04*"; raises CodeError on anything else."""
        match = _SIX_DIGITS.match(text)
        if match is None:
            raise CodeError(
                f"{text!r} is not a waste code. Write six digits, for example 02 07 04, or leave "
                "it empty: then it is proposed from the description."
            )
        return cls(" ".join(match.groups()))

    @property
    def chapter(self) -> str:
        """The two first digits."""
        return self.text[:2]

    def __str__(self) -> str:
        return self.text


@frozen
class SniCode:
    """A Swedish industry code with its edition ("2007" or "2025")."""

    text: str
    edition: str

    @classmethod
    def parse(cls, text: str, edition: str) -> "SniCode":
        """Read "11.050", "11050" or "11"; raises CodeError."""
        match = _SNI.match(text)
        if match is None:
            raise CodeError(
                f"{text!r} is not an SNI code. Write two to five digits, such as 11.050."
            )
        if edition.strip() not in ("2007", "2025"):
            raise CodeError(
                f"SNI edition {edition!r} is not known; codes changed meaning in 2025. "
                "Write 2007 or 2025."
            )
        head, tail = match.groups()
        return cls(f"{head}.{tail}" if tail else head, edition.strip())

    @property
    def division(self) -> str:
        """The two first digits."""
        return self.text[:2]
