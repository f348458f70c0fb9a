"""Dates in running text become EDTF, worked out from the day of the article."""

from __future__ import annotations

from datetime import date

import pytest

from backstory.read.dates import dates_in
from backstory.read.lexicon import lexicon
from backstory.read.own_date import own_date
from backstory.read.tokens import tokens_of

DAY = date(2019, 6, 12)  # a Wednesday


def found(text: str, lang: str, day: date | None = DAY) -> list[str]:
    tokens = tokens_of(text, lexicon(lang).sets["abbreviations"])
    return [one.value for one in dates_in(tokens, lang, day)]


ENGLISH = [
    ("They voted on the second Sunday of October 2017.", ["2017-10-08"]),
    ("They met on the last Friday of January.", ["2019-01-25"]),
    ("They met on May 4 and 18, 2016.", ["2016-05-04", "2016-05-18"]),
    ("They met on 4 and 18 May 2016.", ["2016-05-04", "2016-05-18"]),
    ("They met between 4 and 18 May 2016.", ["2016-05-04/2016-05-18"]),
    ("They met on October 17, 18 and 19, 2016.", ["2016-10-17/2016-10-19"]),
    ("It grew in the third quarter of 2016.", ["2016-07/2016-09"]),
    ("It fell in the third fiscal quarter of 2016.", ["2016"]),
    ("It was a poor land in the nineties, and in the 80s a rich one.", ["199X", "198X"]),
    ("It was signed on 14 March 2011.", ["2011-03-14"]),
    ("It was signed on March 14, 2011.", ["2011-03-14"]),
    ("The bill of Sept. 3 is dead.", ["2018-09-03"]),
    ("They met on Monday.", ["2019-06-10"]),
    ("In March, 22 were let go.", ["2019-03"]),
    ("It was signed in March, 2011.", ["2011-03"]),
    ("They rose in February 1992. A second try that November failed.", ["1992-02", "1992-11"]),
    ("He was freed on 3 May 2010. That same night he fled.", ["2010-05-03", "2010-05-03"]),
    (
        "They met on Friday. It was signed in March 2011. The next day it rained.",
        ["2019-06-07", "2011-03"],
    ),
    ("It was passed in March 2011. The court annulled it in May.", ["2011-03", "2011-05"]),
    ("Forty years ago today they voted.", ["1979-06-12"]),
    ("It was passed in March 2011. In May it rained.", ["2011-03", "2019-05"]),
    ("He was sent home in February.\n4. She was not.", ["2019-02"]),
    (
        "Held in August 2017, he was, his lawyers told us on the phone, sent home in May.",
        ["2017-08", "2019-05"],
    ),
    (
        "Held in August 2017, he had, his lawyers told us on the phone, been warned in May.",
        ["2017-08", "2017-05"],
    ),
    (
        "He freed them on 31 December 2007; a law passed in 2016 was struck down two weeks later.",
        ["2007-12-31", "2016"],
    ),
    ("It was signed on the last day of August.", ["2018-08-31"]),
    ("It was signed on the last day of the year.", ["2018-12-31"]),
    (
        "They rose on 3 May 2010. Nobody spoke. Nobody wept. The next day it rained.",
        ["2010-05-03", "2010-05-04"],
    ),
    ("She is the favourite to win the primary on Sunday.", ["2019-06-16"]),
    ("They met over the weekend.", ["2019-06-08/2019-06-09"]),
    ("They met on Friday 7.", ["2019-06-07"]),
    ("They met on Friday the 7th.", ["2019-06-07"]),
    ("On Friday 7 people met.", ["2019-06-07"]),
    ("It was in May '77.", ["1977-05"]),
    ("They rose three days before a vote.", []),
    ("They rose on 3 May 2010. Two days before, they had met.", ["2010-05-03", "2010-05-01"]),
    ("They met on Wednesday.", ["2019-06-12"]),
    ("They meet next Monday.", ["2019-06-17"]),
    ("The party picks its candidate this Sunday.", ["2019-06-16"]),
    ("The primary is on Sunday.", ["2019-06-16"]),
    ("On Sunday the country is supposed to vote.", ["2019-06-16"]),
    ("11:20 On Sunday they will vote.", ["2019-06-16"]),
    ("This weekend they were freed.", ["2019-06-08/2019-06-09"]),
    ("This weekend they will vote.", ["2019-06-15/2019-06-16"]),
    ("The notice of 03/JUN/2019 is dry.", ["2019-06-03"]),
    ("They came home on Christmas Day.", ["2018-12-25"]),
    ("She is due before a judge in the city on Monday.", ["2019-06-17"]),
    ("He led the chamber until March.", ["2019-03"]),
    ("He leads the chamber until August.", ["2019-08"]),
    ("Until 3 June it counted 40.", ["2019-06-03"]),
    ("They stopped at article 7\nMay 19: they went on.", ["2019-05-19"]),
    ("He is preparing a tour for 9 January.", ["2020-01-09"]),
    ("He was freed last Wednesday.", ["2019-06-05"]),
    ("He was freed on Friday of last week.", ["2019-06-07"]),
    ("He was freed yesterday.", ["2019-06-11"]),
    ("Three years ago it was pardoned.", ["2016"]),
    ("Two months ago it was pardoned.", ["2019-04"]),
    ("An amnesty voted last month was struck down last year.", ["2019-05", "2018"]),
    ("The vote is due in October.", ["2019-10"]),
    ("The vote was in October.", ["2018-10"]),
    ("In the months of 2004, 2007 and 2009", ["2004", "2007", "2009"]),
    ("between 1999 and 2003", ["1999", "2003"]),
    ("the 2003-2004 season", ["2003/2004"]),
    ("since the 1990s", ["199X"]),
    ("The strike of 3 May 2010 ended two days later.", ["2010-05-03", "2010-05-05"]),
    ("4 February and 27 November 1992", ["1992-02-04", "1992-11-27"]),
    ("They will not stand trial for the events of August 12.", ["2018-08-12"]),
    ("It may rain, and they march on.", []),
    ("some 2000 people, 2,016 ships and $2010", []),
    ("Judgment 2016 of the court", ["2016"]),
    ("on 2011-03-14", ["2011-03-14"]),
    ("on 03/04/2011", []),
    ("on 25/04/2011", ["2011-04-25"]),
    (
        "From December 2017 to January 2018 they left. In January of that year it rained.",
        ["2017-12", "2018-01", "2018-01"],
    ),
    ("The talks of 2017/2018 failed. In January of that year it rained.", ["2017/2018", "2018-01"]),
    ("It fell in September 2015; the following August it rose.", ["2015-09", "2016-08"]),
    ("This August they vote.", ["2019-08"]),
    ("They had been coming out since 8 January.", ["2019-01-08"]),
    ("He fell on 8 May 2018, and she rose on the 16th.", ["2018-05-08", "2018-05-16"]),
    ("It was the 16th. Article 7 and the 9th were gone.", []),
    ("It was on the last night of 2007.", ["2007-12-31"]),
    ("The law was signed this Monday.", ["2019-06-10"]),
    ("Protests this Monday in the capital.", ["2019-06-10"]),
    ("They will vote this Monday.", ["2019-06-17"]),
    ("He was freed this Saturday, the office said.", ["2019-06-08"]),
    ("This Saturday he was freed.", ["2019-06-08"]),
    ("The law that will free many was signed this Tuesday.", ["2019-06-11"]),
    ("The man detained this Saturday is a lawyer.", ["2019-06-08"]),
    ("On Monday, lawmakers will vote.", ["2019-06-17"]),
    ("On Monday she said that it will rain.", ["2019-06-10"]),
    ("On Monday she says that it will rain.", ["2019-06-10"]),
    ("They announced a march for Saturday.", ["2019-06-15"]),
    ("They were blamed for Saturday's blackout.", ["2019-06-08"]),
    ("The session planned for Monday did not take place.", ["2019-06-10"]),
    ("The session planned for Monday will be held at noon.", ["2019-06-17"]),
    ("The session planned for Monday was never held.", ["2019-06-10"]),
    ("He had been freed the previous Wednesday.", ["2019-06-05"]),
    ("He fled on 3 May 2010. He had spoken the previous Monday.", ["2010-05-03", "2010-04-26"]),
    ("He fled on 3 May 2010. The following Monday he was back.", ["2010-05-03", "2010-05-10"]),
    ("It was passed on the 7th.", ["2019-06-07"]),
    ("It was passed on the 25th.", ["2019-05-25"]),
    ("It will be passed on the 25th.", ["2019-06-25"]),
    ("On the 7th he was freed.", ["2019-06-07"]),
    ("It was passed on the 31st.", ["2019-05-31"]),
    ("It was passed on the 8th of last month.", ["2019-05-08"]),
    ("They met on the 7th floor, on the 25th anniversary.", []),
    ("It was signed in March 2011. On the 7th it rained.", ["2011-03", "2011-03-07"]),
    ("It was signed on 9 March 2011. On the 7th it had rained.", ["2011-03-09"]),
]
SPANISH = [
    ("Votaron el segundo domingo de octubre de 2017.", ["2017-10-08"]),
    ("Se reunieron el último viernes de enero.", ["2019-01-25"]),
    ("Se reunieron los días 4 y 18 de mayo de 2016.", ["2016-05-04", "2016-05-18"]),
    ("Se reunieron entre el 4 y el 18 de mayo de 2016.", ["2016-05-04/2016-05-18"]),
    ("Se reunieron los días 17, 18 y 19 de octubre de 2016.", ["2016-10-17/2016-10-19"]),
    ("Creció en el primer semestre de 2016.", ["2016-01/2016-06"]),
    ("El 11-A dejó muertos.", []),
    ("Fue en los años noventa, no en la década del 80.", ["199X", "198X"]),
    ("Fue en la década de 1990.", ["199X"]),
    ("Fue en los años noventa y ocho.", []),
    ("Se alzaron el 4 de febrero y el 27 de noviembre de 1992.", ["1992-02-04", "1992-11-27"]),
    ("Serán juzgados por los hechos del 12 de agosto.", ["2018-08-12"]),
    ("Lo soltaron el 3 de mayo de 2010. Esa misma noche huyó.", ["2010-05-03", "2010-05-03"]),
    ("Fue en la Navidad de 2011.", ["2011-12-25~"]),
    (
        "En abril de 2016 la Sala tardó cuatro días en anular la ley, votada el 29 de marzo.",
        ["2016-04", "2016-03-29"],
    ),
    ("Se firmó en julio de 1976 y en marzo del año siguiente se amplió.", ["1976-07", "1977-03"]),
    ("El permiso vence el 18 de octubre.", ["2019-10-18"]),
    ("Fue al día siguiente de la firma.", []),
    ("Llegó el 8 de mayo de 2018 y salió el 16, de noche.", ["2018-05-08", "2018-05-16"]),
    ("– Febrero de 2006. La Fiscalía archiva el caso.", ["2006-02"]),
    ("Julio viajó a Roma.", []),
    ("Lo firmó el último día de agosto.", ["2018-08-31"]),
    ("Cayó el 11 de abril de 2010. Volvió el martes 13.\n\n—Bien.", ["2010-04-11", "2010-04-13"]),
    ("Volvió el 13 de abril de 2010. ¿Hubo juicio? En agosto.", ["2010-04-13", "2018-08"]),
    ("Firmado en Lima (05/AGO/2017).", ["2017-08-05"]),
    ("El martes que viene se reúnen.", ["2019-06-18"]),
    ("Votan este viernes.", ["2019-06-14"]),
    ("Votaron este lunes.", ["2019-06-10"]),
    ("Se vieron el 3 de mayo de 2010, un día después de que votaran.", ["2010-05-03"]),
    ("Votaron el 3 de mayo de 2010 y un día después se fueron.", ["2010-05-03", "2010-05-04"]),
    ("Hasta el 3 de junio contaba 40.", ["2019-06-03"]),
    ("Se prepara para volver el 9 de enero.", ["2020-01-09"]),
    ("Abarca desde 1999, año en que llegó.", ["1999"]),
    ("Se firmó en la Nochevieja de 2007.", ["2007-12-31"]),
    ("Los diputados votan mañana.", ["2019-06-13"]),
    ("Se reunieron por la mañana.", []),
    ("Las visitó el día 6.", ["2019-06-06"]),
    ("Las visitó el viernes 7.", ["2019-06-07"]),
    ("Fue en abril de 2002. El sábado 13 volvió.", ["2002-04", "2002-04-13"]),
    ("la semana de mayo del 77", ["1977-05"]),
    ("salió el 31 de enero de este año", ["2019-01-31"]),
    ("el próximo 6 de diciembre; para las elecciones de diciembre", ["2019-12-06", "2019-12"]),
    ("Las visitó el día 20.", ["2019-05-20"]),
    ("Se firmó el 14 de marzo de 2011.", ["2011-03-14"]),
    ("Se reunieron el lunes.", ["2019-06-10"]),
    ("Se reunieron el pasado miércoles.", ["2019-06-05"]),
    ("Se reúnen el próximo lunes.", ["2019-06-17"]),
    ("Se reunieron el lunes 3 de junio.", ["2019-06-03"]),
    ("Salió anteayer.", ["2019-06-10"]),
    ("Salió hace tres años.", ["2016"]),
    ("Las elecciones previstas para el 6 de diciembre", ["2019-12-06"]),
    ("Salió el 2 de diciembre pasado.", ["2018-12-02"]),
    ("Salió el mes pasado; el año pasado no.", ["2019-05", "2018"]),
    ("desde diciembre", ["2018-12"]),
    ("del 12 al 15 de febrero de 2014", ["2014-02-12/2014-02-15"]),
    ("Las marchas de 2014. Aquellas marchas empezaron el 12 de febrero.", ["2014", "2014-02-12"]),
    ("El 3 de mayo de 2010 fue detenido y al día siguiente salió.", ["2010-05-03", "2010-05-04"]),
    ("Julio Borges y Abril Pérez", []),
    ("más de 2000 personas", []),
    ("03/04/2011", ["2011-04-03"]),
    ("La ley se firmó este lunes.", ["2019-06-10"]),
    ("Los diputados debatirán este lunes.", ["2019-06-17"]),
    ("Lo soltaron este viernes.", ["2019-06-07"]),
    ("Este viernes lo soltaron.", ["2019-06-07"]),
    ("El lunes, los diputados debatirán.", ["2019-06-17"]),
    ("El lunes dijo que lloverá.", ["2019-06-10"]),
    ("La sesión del pasado día 7 fue larga; la del día 6 no.", ["2019-06-07", "2019-06-06"]),
    ("Convocaron una marcha para el sábado.", ["2019-06-15"]),
    ("La sesión prevista para el lunes no llegó a celebrarse.", ["2019-06-10"]),
    ("La sesión prevista para el lunes se celebrará.", ["2019-06-17"]),
    ("El miércoles anterior lo habían soltado.", ["2019-06-05"]),
    ("Huyó el 3 de mayo de 2010. El lunes anterior habló.", ["2010-05-03", "2010-04-26"]),
    ("Huyó el 3 de mayo de 2010. El lunes siguiente volvió.", ["2010-05-03", "2010-05-10"]),
    (
        "Hoy hace diez años la sancionaron. Trece días después cayó.",
        ["2019-06-12", "2009-06-12", "2009-06-25"],
    ),
    ("Se aprobó el pasado día 7.", ["2019-06-07"]),
    ("Se aprobó el pasado 12.", ["2019-05-12"]),
    ("Se aprobó el 25.", ["2019-05-25"]),
    ("Se votará el 25, o el próximo 27.", ["2019-06-25", "2019-06-27"]),
    ("El 25 fue liberado su hermano.", ["2019-05-25"]),
    ("El plazo se amplió hasta el 13.", ["2019-06-13"]),
    ("Se aprobó el 8 del mes pasado y se votará el 20 de este mes.", ["2019-05-08", "2019-06-20"]),
    ("El 25 % salió, el 30 por ciento no, ni entre el 20 y el 30 por ciento.", []),
    ("El artículo 7 y el 25 de la ley; ganaron el 7 a 3.", []),
    ("Se firmó el 9 de marzo de 2011. El 7 había llovido.", ["2011-03-09"]),
]


@pytest.mark.parametrize(("text", "values"), ENGLISH)
def test_english_dates_become_edtf(text: str, values: list[str]) -> None:
    assert found(text, "en") == values


def test_what_ends_a_name_is_no_weekday() -> None:
    assert found("Hablaron en Santo Domingo y luego en el Domingo de Ramos.", "es") == [
        "2019-06-09"
    ]


@pytest.mark.parametrize(("text", "values"), SPANISH)
def test_spanish_dates_become_edtf(text: str, values: list[str]) -> None:
    assert found(text, "es") == values


def test_without_a_day_what_is_told_against_it_is_no_date() -> None:
    assert found("On Monday, and last month, and in 2011.", "en", None) == ["2011"]


OWN = [
    ("en", "LIMA, 3 May 2010 - They met on Monday.", "2010-05-03"),
    ("en", "They met\n\nLima, May 3, 2010 (Reuters) – They met on Monday.", "2010-05-03"),
    ("en", "They met\nBy Ana Lund\nPublished: 2010-05-03T10:00:00Z\n\nThey met.", "2010-05-03"),
    ("en", "They met\nUpdated Monday 3 May 2010, 9:05pm\nThey met.", "2010-05-03"),
    ("en", "The parties met today, 3 May 2010, for the first time.", "2010-05-03"),
    ("es", "Se vieron\n\nLima, 3 de mayo de 2010 (EFE).- Se vieron el lunes.", "2010-05-03"),
    ("es", "Se vieron\nPublicado el lunes 3 de mayo de 2010 a las 9.05\nSe vieron.", "2010-05-03"),
    ("es", "Las partes se vieron este lunes 3 de mayo de 2010 por primera vez.", "2010-05-03"),
    ("en", "They met\nMay 3, 2010, 9:05 PM ET\n\nThey met.", "2010-05-03"),
    ("en", "They met\nUpdated May 4, 2010\nPublished May 3, 2010\n\nThey met.", "2010-05-03"),
    ("es", "Se vieron\nActualizado: 04/05/2010\nPublicado: 03/05/2010\n\nYa.", "2010-05-03"),
    ("en", "lastmod: 2011-01-01T00:00:00Z\ndate: 2010-05-03T00:00:00Z\n\nOf old.", "2010-05-03"),
    ("en", "They met\nUpdated May 4, 2010\n\nThey met.", "2010-05-04"),
    ("en", "They met\n\nFILE PHOTO: Lima, Peru, May 3, 2010. Ana Lund\n\nThey met.", ""),
    ("es", "Se vieron\n\nFoto: Asamblea, 3 de mayo de 2010.\n\nSe vieron el lunes.", ""),
    ("es", "Se vieron\n\nArchivo. Lima, 3 de mayo de 2010\n\nSe vieron el lunes.", ""),
    ("en", "Lima, 3 May 2010 – the day the bus burned – is remembered.", ""),
    ("en", "They met on Monday.", ""),
    ("en", "The pact of 3 May 2010\n\nIt was signed in Lima.", ""),
    ("en", "It all began on 3 May 2010. Six years later they met on a Friday.", ""),
    ("es", "Aquellas protestas empezaron el 3 de mayo de 2010 en Lima.", ""),
    ("es", "Aquellas protestas de 2010 empezaron el 3 de mayo.", ""),
]


@pytest.mark.parametrize(("lang", "text", "day"), OWN)
def test_a_text_is_of_a_day_only_where_it_says_so_of_itself(lang: str, text: str, day: str) -> None:
    own = own_date(tokens_of(text, lexicon(lang).sets["abbreviations"]), lang)
    assert (own.isoformat() if own else "") == day
