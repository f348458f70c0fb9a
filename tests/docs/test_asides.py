"""The bad lines of the Spanish list of problems have no English beside keys and values."""

from asides import ASIDE, ASIDES

from backstory.dossier import CODES


def test_each_aside_of_a_bad_line_has_its_spanish() -> None:
    told = {found[0] for code in CODES.values() for found in ASIDE.finditer(code.bad)}
    assert told == set(ASIDES), "an aside without its Spanish in asides.es.json, or a spare one"
