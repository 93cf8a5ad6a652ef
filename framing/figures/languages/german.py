"""German."""

from __future__ import annotations

from framing.figures.languages.language import Language, sides, words

_UNITS = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_SMALL = {word: n for n, word in enumerate(_UNITS.split(), 1)}
_JOINED = {
    f"{'ein' if one == 'eins' else one}und{ten}": n + tens
    for one, n in list(_SMALL.items())[:9]
    for ten, tens in _TENS.items()
}
_HUNDREDS = {f"{one}hundert": 100 * n for one, n in list(_SMALL.items())[1:9]} | {
    "hundert": 100,
    "einhundert": 100,
}
_THOUSANDS = {
    f"{one}tausend": 1000 * n for one, n in [*list(_SMALL.items())[1:12], *_TENS.items(), *_HUNDREDS.items()]
} | {"tausend": 1000, "eintausend": 1000}

GERMAN = Language(
    code="de",
    decimal=",",
    groups=". ’'",
    typical=words(
        """
        der die das und ist nicht mit von dem den ein eine für auf im sich auch des zu wurde werden
        """
    ),
    numerals=_SMALL
    | _TENS
    | _JOINED
    | _HUNDREDS
    | _THOUSANDS
    | {"eine": 1, "einer": 1, "einem": 1, "ein": 1},
    scales={
        "millionen": 1e6,
        "million": 1e6,
        "mio.": 1e6,
        "mio": 1e6,
        "milliarden": 1e9,
        "milliarde": 1e9,
        "mrd.": 1e9,
        "mrd": 1e9,
        "billionen": 1e12,
        "billion": 1e12,
        "tausend": 1e3,
        "hundert": 100,
        "dutzend": 12,
    },
    ones=frozenset({"eins", "ein", "eine", "einer", "einem"}),
    small=words("drei vier fünf sechs sieben acht neun"),
    pairs=frozenset({"zwei"}),
    casualties=words(
        """
        menschen personen männer frauen kinder tote verletzte opfer soldaten polizisten zivilisten vermisste
        schwerverletzte
        """
    ),
    vague={
        r"zehntausende[nr]?": 2e4,
        r"hunderttausende[nr]?": 2e5,
        r"dutzende[nr]?": 24,
        r"hunderte[nr]?": 200,
        r"tausende[nr]?": 2e3,
        r"(?:mehrere|einige|viele) (?:hundert|hunderte)": 200,
        r"(?:mehrere|einige|viele) (?:tausend|tausende)": 2e3,
        r"(?:mehrere|einige|viele)n? millionen": 2e6,
        r"(?:mehrere|einige|viele)n? milliarden": 2e9,
        r"(?<!\d )(?<=von )millionen|(?<=für )millionen|^millionen": 2e6,
    },
    fractions={
        r"(?:die|der|rund die|fast die|knapp die) hälfte(?= der\b| des\b| aller\b| von\b|[.,])": 50,
        r"(?:ein|einem|eines|knapp ein) drittel\b": 100 / 3,
        r"zwei drittel\b": 200 / 3,
        r"(?:ein|einem) viertel\b(?! nach| vor)": 25,
        r"drei viertel\b": 75,
        r"(?:ein|einem) fünftel\b": 20,
        r"(?:ein|einem) zehntel\b": 10,
        r"jede[rs]? zweite[rs]?\b(?! tag| mal| jahr)": 50,
        r"jede[rs]? dritte[rs]?\b(?! tag| mal| jahr)": 100 / 3,
        r"jede[rs]? vierte[rs]?\b(?! tag| mal| jahr)": 25,
        r"jede[rs]? fünfte[rs]?\b(?! tag| mal| jahr)": 20,
        r"jede[rs]? zehnte[rs]?\b(?! tag| mal| jahr)": 10,
    },
    factors={
        r"doppelt(?= so\b)": 2,
        r"dreimal(?= so\b)": 3,
        r"verdoppelte?\b|verdoppelt\b": 2,
        r"verdreifacht(?:e|en)?\b": 3,
        r"halbiert(?:e|en)?\b": 0.5,
    },
    hints="tausend|hundert|dutzend|million|milliard|hälfte|drittel|viertel|fünftel|"
    "zehntel|zweite|dritte|vierte|fünfte|zehnte|doppel|dreimal|dreifach|halbier",
    out_of=r" von ",
    times=r"[ -]?mal(?= (?:so|mehr|höher|größer)\b)|-?fache?[ns]?\b",
    percent=r" ?%| ?prozent\b| v\. ?h\.",
    points=r" ?prozentpunkte?n?\b",
    per=r"pro|je|auf|im|am|in der",
    to=r" bis | oder | ?[-–] ?",
    between=r"zwischen",
    both=r" und ",
    since=r"von",
    hedges=(
        "nicht mehr als|nicht weniger als|mehr als|weniger als|bis zu|mindestens|wenigstens|"
        "höchstens|schätzungsweise|ungefähr|annähernd|nahezu|beinahe|rund|etwa|circa|ca.|knapp|"
        "fast|über|unter|gut|gegen|an die|nur"
    ),
    units={
        r"quadratmetern?": "m²",
        r"quadratkilometern?": "km²",
        r"kubikmetern?": "m³",
        r"hektar": "ha",
        r"kilometern?": "km",
        r"metern?": "m",
        r"zentimetern?": "cm",
        r"millimetern?": "mm",
        r"kilometern? pro stunde|stundenkilometern?": "km/h",
        r"tonnen?": "t",
        r"kilogramm|kilo": "kg",
        r"gramm": "g",
        r"litern?": "l",
        r"jahre?n?": "year",
        r"monate?n?": "month",
        r"wochen?": "week",
        r"tage?n?": "day",
        r"stunden?": "hour",
        r"minuten?": "minute",
        r"sekunden?": "second",
        r"jahrzehnte?n?": "decade",
        r"grad(?: celsius)?": "°C",
        r"kilowatt": "kW",
        r"megawatt": "MW",
        r"gigawatt": "GW",
        r"kilowattstunden?": "kWh",
        r"terawattstunden?": "TWh",
    },
    money={
        r"euro": "€",
        r"(?:us-)?dollar": "$",
        r"pfund": "£",
        r"(?:schweizer )?franken": "CHF",
        r"cent": "cent",
        r"rubel": "₽",
    },
    months={
        name: n
        for n, names in enumerate(
            [
                "januar jänner",
                "februar",
                "märz",
                "april",
                "mai",
                "juni",
                "juli",
                "august",
                "september",
                "oktober",
                "november",
                "dezember",
            ],
            1,
        )
        for name in names.split()
    },
    parts=r"anfang|mitte|ende|frühjahr|frühling|sommer|herbst|winter",
    at=words(
        """
        im seit bis ab von vom vor nach am anfang mitte ende jahr jahre jahres den dem zum und
        """
    ),
    stops=words(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei beim
        mit nach von vom vor zu zum zur über unter für gegen um durch ohne bis seit während wegen als wie
        dass weil wenn ob ist sind war waren wird werden wurde wurden worden hat haben hatte hatten kann
        können soll sollen muss müssen nicht kein keine er sie es wir ihr ihre sein seine sich auch noch nur
        schon so mehr weniger pro je hinter neben zwischen
        """
    ),
    of=r"(?: der| des| aller| von| ihrer| seiner| dieser| am| an den)+",
    verbs=r"(?:fiel|fielen|sank|sanken|stieg|stiegen|gefallen|gesunken|gestiegen|wuchs|liegt|lag|lagen|beträgt|betrug|erreichte|"
    r"kostet|kostete|kosten|ist|sind|war|waren|wurde|umfasst|zählt|zählte)\b(?: (?:um|auf|bei|von|zu|es))*",
    metrics=r"\b(?:[a-zäöü]+ )?[A-ZÄÖÜ]?\w*(?:quote|rate|preise?|anteil|zahl|wahlbeteiligung|arbeitslosigkeit|inflation|defizit|schulden|einnahmen|ausgaben|umsatz|emissionen|temperatur|löhne|haushalt|einwohnerzahl|kosten)\b",
    capitals=True,
    designators=r"a|b|paragraf|paragraph|§|§§|artikel|art\.|kapitel|seite|linie|gleis|zimmer|halle|bundesstraße|autobahn|nummer|nr\.|"
    r"stufe|phase|typ|klasse|platz|tag|woche|runde|staffel|folge|gruppe|absatz|abs\.|satz|top|agenda|resolution",
    designated=r"bundesliga",
    clock=r"\d{1,2}(?:[.:]\d\d)? uhr(?: \d\d)?\b|\d{1,2}:\d\d\b|(?:halb|viertel (?:vor|nach)) [a-zäöü]+|[a-zäöü]+ uhr\b",
    ages=r"\d{1,3}[- ]?jährigen?[rsm]?\b|(?<=[a-zäöü] \()\d\d(?=\))|(?<=[a-zäöü], )\d\d(?=, )|\b\d{1,3} jahre alt\b|\balter von \d{1,3} jahren\b",
    ordinal=r"(?<!\d)\d{1,2}\.(?= (?-i:[a-zäöü]|Jahrhundert|Mal\b|Platz|Tag\b|Bezirk|Parteitag))",
    abbreviations=words(
        """
        z.b u.a d.h bzw ca dr prof st nr mio mrd str abs art bspw usw etc evtl vgl
        """
    ),
    families=tuple(
        frozenset(words.split())
        for words in (
            "eröffnet eröffnete eröffneten eröffnung einweihung eingeweiht startete begann beginn start",
            "starb starben gestorben tod getötet tote",
            "verhaftet verhaftete festgenommen festnahme",
            "gewählt wahl wählte wiederwahl abstimmung stimmte",
            "unterzeichnet unterzeichnete beschlossen beschloss vereinbart verabschiedet",
            "geschlossen schloss endete beendet ende",
            "gebaut baute errichtet fertiggestellt",
        )
    ),
    joints="und|aber|dass|welche|während|weil|wenn|obwohl|sagte|sagt|sagten|laut|nach angaben|"
    "zufolge|meldete|meldeten|schätzt|schätzen|zählte|zählten|spricht von|sprach von",
    blank=words("höhe summe schnitt durchschnitt mehrheit hälfte drittel viertel ende"),
    lapse=r"(?:in|innerhalb von|binnen|seit|vor|nach|über|für)(?: (?:den|die|der|letzten|vergangenen|nächsten|ersten|rund|etwa|fast))*",
    contrasts=sides(
        "tote toten gestorben starben getötet tötete tot todesopfer | verletzt verletzte verletzten | vermisst vermisste vermissten",
        "männer männern männliche | frauen weibliche",
        "ersten erste | zweiten zweite | dritten dritte | vierten vierte",
        "norden nördlichen | süden südlichen | osten östlichen | westen westlichen",
        "exporte ausfuhren | importe einfuhren",
        "gefordert forderte forderten verlangte | verurteilt verhängte erhielt",
        "zerstört zerstörte | beschädigt beschädigte beschädigten",
        "gewinn | verlust | umsatz",
        "linke linken | rechte rechten",
    ),
    anybody=words("menschen personen leute einwohner bürger opfer weitere fälle"),
    days=words("montag dienstag mittwoch donnerstag freitag samstag sonntag"),
    endings=("ungen", "ung", "innen", "ern", "en", "er", "es", "em", "e", "n", "s"),
)
