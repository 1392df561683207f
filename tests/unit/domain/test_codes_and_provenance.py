import pytest

from samspel.domain.assumptions import Assumption, Assumptions
from samspel.domain.codes import SniCode, WasteCode
from samspel.domain.errors import CodeError, MissingReferenceError
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Disclosure, strictest


@pytest.mark.parametrize("text", ["020704", "02 07 04", "02.07.04", " 02-07-04* "])
def test_waste_codes_are_read_in_every_usual_form(text: str) -> None:
    assert str(WasteCode.parse(text)) == "02 07 04"


@pytest.mark.parametrize("text", ["2704", "02 07", "0207045", "ab cd ef", "2.07E+4"])
def test_what_is_no_waste_code_is_refused(text: str) -> None:
    with pytest.raises(CodeError, match="six digits"):
        WasteCode.parse(text)


def test_an_sni_code_keeps_its_edition() -> None:
    assert SniCode.parse("11050", "2007") == SniCode("11.050", "2007")
    assert SniCode.parse("11", "2025").division == "11"
    with pytest.raises(CodeError, match="edition"):
        SniCode.parse("11.05", "2002")
    with pytest.raises(CodeError, match="two to five"):
        SniCode.parse("bryggeri", "2007")


def test_a_derived_number_remembers_that_it_rests_on_an_assumption() -> None:
    stated = Cited(Quantity.of(1, "t"), Origin.STATED, Source("a"))
    assumed = Cited(Quantity.of(2, "t"), Origin.ASSUMED, Source("b"))
    assert not Cited.derived(Quantity.of(3, "t"), "sum", stated).is_assumed
    once = Cited.derived(Quantity.of(3, "t"), "sum", stated, assumed)
    assert once.origin is Origin.DERIVED
    assert Cited.derived(Quantity.of(3, "t"), "sum", once).is_assumed


def test_derived_data_takes_the_strictest_class() -> None:
    assert strictest(Disclosure.PUBLIC, Disclosure.FACILITATOR) is Disclosure.FACILITATOR
    assert strictest(Disclosure.NAMED, Disclosure.DRAFT, Disclosure.PUBLIC) is Disclosure.DRAFT


def test_a_regions_assumption_overrides_the_catalogues() -> None:
    def assumption(value: float) -> Assumption:
        return Assumption("x", Cited(Quantity.of(value, "SEK/t"), Origin.ASSUMED))

    both = Assumptions([assumption(1)]).overridden_by([assumption(2)])
    assert both.value("x", "kSEK/t") == (0.002, 0.002, 0.002)
    with pytest.raises(MissingReferenceError, match=r"'y'.*region\.yaml"):
        both.get("y")
