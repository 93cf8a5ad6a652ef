"""English."""

from __future__ import annotations

from framing.figures.languages.language import Language, sides, words

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_LED = r"(?:(?:about |nearly |almost |over |under |roughly |around |only |just )?(?:one|a|about|nearly|almost|over|under|roughly|around|than|by|to|only|just)[ -])"
_AFTER = r"(?= of\b| to\b| the\b| as\b| in\b| over\b| since\b| or\b| a (?:million|billion)|[.,;:)—–]|$)"

ENGLISH = Language(
    code="en",
    decimal=".",
    groups=",",
    typical=words("the of and to in that is was for with on by from has have it as are were"),
    numerals={word: n for n, word in enumerate(_ONES.split(), 1)}
    | {word: n for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    scales={
        "hundred": 100,
        "dozen": 12,
        "thousand": 1e3,
        "million": 1e6,
        "billion": 1e9,
        "trillion": 1e12,
        "lakh": 1e5,
        "crore": 1e7,
        "mn": 1e6,
        "bn": 1e9,
        "tn": 1e12,
        "trn": 1e12,
        "k": 1e3,
    },
    ones=frozenset({"one", "a", "an"}),
    small=words("three four five six seven eight nine"),
    pairs=frozenset({"two"}),
    casualties=words(
        """
        people persons men women children boys girls dead killed injured wounded missing victims deaths
        killings injuries soldiers civilians officers protesters hostages prisoners workers passengers
        patients students houses homes suspects arrests
        """
    ),
    vague={
        r"tens of thousands": 2e4,
        r"hundreds of thousands": 2e5,
        r"tens of millions": 2e7,
        r"hundreds of millions": 2e8,
        r"tens of billions": 2e10,
        r"hundreds of billions": 2e11,
        r"(?:several|a few|many) dozen": 24,
        r"(?:several|a few|many) hundred": 200,
        r"(?:several|a few|many) thousand": 2e3,
        r"(?:several|a few|many) million": 2e6,
        r"(?:several|a few|many) billion": 2e9,
        r"dozens(?= of\b| \w+ed\b)": 24,
        r"scores(?= of\b)": 40,
        r"hundreds(?= of\b| more\b| \w+ed\b)": 200,
        r"thousands(?= of\b| more\b| \w+ed\b)": 2e3,
        r"millions(?= of\b| more\b| in\b| \w+ed\b)": 2e6,
        r"billions(?= of\b| more\b| in\b)": 2e9,
        r"trillions(?= of\b| more\b| in\b)": 2e12,
    },
    fractions={
        r"(?:(?:one|a) )?half(?= of\b| the\b| an? (?:million|billion|trillion|dozen)\b)|(?<=by )half\b|(?<=than )half\b|(?<=nearly )half\b|(?<=almost )half\b": 50,
        rf"{_LED}third{_AFTER}": 100 / 3,
        r"two[ -]thirds\b": 200 / 3,
        rf"{_LED}quarter(?= of\b(?! an? (?:hour|century)\b)| the\b| or more\b| over\b| since\b|[.,;)])": 25,
        r"three[ -]quarters\b(?! of an? (?:hour|century)\b)": 75,
        rf"{_LED}fifth{_AFTER}": 20,
        r"two[ -]fifths\b": 40,
        r"three[ -]fifths\b": 60,
        r"four[ -]fifths\b": 80,
        rf"{_LED}sixth{_AFTER}": 100 / 6,
        rf"{_LED}eighth{_AFTER}": 12.5,
        rf"{_LED}tenth{_AFTER}": 10,
        r"nine[ -]tenths\b": 90,
    },
    factors={
        r"twice(?= as\b| the\b)": 2,
        r"(?<!had )(?:more than |nearly |almost )?doubled(?! down| back| over| up)\b": 2,
        r"(?:tripled|trebled)\b": 3,
        r"quadrupled\b": 4,
        r"halved\b": 0.5,
    },
    hints="tens of|hundred|dozen|scores|thousand|million|billion|trillion|half|third|"
    "quarter|fifth|sixth|eighth|tenth|twice|doubled|tripled|trebled|quadrupled|halved",
    out_of=r" (?:[a-z]+ )?(?:in|out of)(?: every)? ",
    times=r"[ -](?:times|fold)(?= (?:as|more|higher|larger|greater|bigger|the|what|that|its|their|faster|lower|less|over|increase|rise)\b| [^\W\d_]+['’]s\b)|-?fold\b",
    percent=r" ?%| ?per ?cent\b| ?pct\b",
    points=r"(?:-| )?(?:percentage|basis)[ -]points?\b|-point(?= (?:lead|drop|rise|swing|advantage|margin|gap|fall|increase))",
    per=r"per(?: every| each)?|for (?:every|each)|in every|out of(?: every)?|an?|each|every",
    to=r" to | or | ?[-–] ?",
    between=r"between",
    both=r" and ",
    since=r"from",
    hedges=(
        "no fewer than|no less than|no more than|not more than|at the very least|"
        "slightly more than|slightly less than|well over|just over|just under|more than|less than|"
        "fewer than|greater than|as many as|as much as|as few as|as little as|at least|at most|"
        "up to|close to|upwards of|an estimated|estimated|approximately|roughly|nearly|almost|"
        "around|about|exactly|over|above|under|below|some|only|just|circa"
    ),
    units={
        r"sq(?:uare|\.)? (?:metres?|meters?|m)": "m²",
        r"sq(?:uare|\.)? (?:foot|feet|ft)": "ft²",
        r"sq(?:uare|\.)? (?:miles?|mi)": "mi²",
        r"sq(?:uare|\.)? (?:kilomet(?:re|er)s?|km)": "km²",
        r"cubic (?:metres?|meters?)": "m³",
        r"kilomet(?:re|er)s? (?:per|an) hour": "km/h",
        r"miles? (?:per|an) hour": "mph",
        r"acres?": "acre",
        r"hectares?": "ha",
        r"miles?": "mi",
        r"nautical miles?": "nmi",
        r"yards?": "yd",
        r"feet|foot": "ft",
        r"inch(?:es)?": "in",
        r"kilomet(?:re|er)s?": "km",
        r"centimet(?:re|er)s?": "cm",
        r"millimet(?:re|er)s?": "mm",
        r"met(?:re|er)s?": "m",
        r"parts per million": "ppm",
        r"gigatonn?es?|gigatons?": "Gt",
        r"(?:metric )?(?:tonnes?|tons?)": "t",
        r"kilograms?|kilos?": "kg",
        r"grams?": "g",
        r"milligrams?": "mg",
        r"(?<!\u00a3)pounds? (?=in weight)": "lb",
        r"ounces?": "oz",
        r"lit(?:re|er)s?": "l",
        r"gallons?": "gal",
        r"barrels?": "barrel",
        r"years?": "year",
        r"months?": "month",
        r"weeks?": "week",
        r"days?": "day",
        r"hours?|hrs?": "hour",
        r"minutes?|mins?": "minute",
        r"seconds?": "second",
        r"decades?": "decade",
        r"centur(?:y|ies)": "century",
        r"degrees? (?:celsius|centigrade)|degrees?(?: c)?\b": "°C",
        r"degrees? fahrenheit": "°F",
        r"kilowatts?": "kW",
        r"megawatts?": "MW",
        r"gigawatts?": "GW",
        r"kilowatt[ -]hours?": "kWh",
        r"megawatt[ -]hours?": "MWh",
        r"gigawatt[ -]hours?": "GWh",
        r"terawatt[ -]hours?": "TWh",
    },
    money={
        r"(?:us )?dollars?": "$",
        r"pounds?(?: sterling)?": "£",
        r"euros?": "€",
        r"yen": "¥",
        r"yuan": "CNY",
        r"rupees?": "₹",
        r"swiss francs?": "CHF",
        r"cents?": "cent",
        r"pence": "penny",
        r"crowns?|kron(?:a|or|er|e)": "kr",
        r"rou?bles?": "₽",
        r"dinars?": "dinar",
        r"dirhams?": "dirham",
        r"pesos?": "peso",
        r"shekels?": "₪",
        r"lira": "lira",
        r"zlotys?": "PLN",
        r"naira": "naira",
        r"baht": "baht",
        r"forints?": "forint",
    },
    months={
        name: n
        for n, names in enumerate(
            [
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ],
            1,
        )
        for name in names.split()
    },
    parts=r"early|mid|late|the (?:beginning|start|end|middle|spring|summer|autumn|fall|winter) of|spring|summer|autumn|fall|winter|fiscal",
    at=words(
        """
        in on since until till by from before after during of last next this late early mid and to
        """
    ),
    stops=words(
        """
        the a an of in on at to for from by with without within into onto over under between among against
        about per as than that which who whom whose where when while because if unless until since after
        before during and or but nor so yet is are was were be been being am has have had do does did will
        would can could shall should may might must not no it its they their them he his she her we our you
        your i this these those there away here also too only just even still already now then said says say
        told according across around near along behind beyond despite including through throughout toward
        towards upon via up down off out every each more most less least ago later earlier last next went
        came got made took gave found live lived brought killed left others another what how all any both
        many much few such same other very him himself itself fell rose dropped climbed grew remain remained
        lost won cast compared instead alone together today yesterday tomorrow primarily mainly mostly
        largely annually nationwide worldwide worth
        """
    ),
    of=r"(?: of)(?: (?:the|its|their|all|his|her|our|those|these|what|any|this|that|such)\b)*",
    verbs=r"(?:has |have |had |was |were |is |are |would |will |could |be |been |being |to )*"
    r"(?:fell|fallen|falls?|rose|risen|rises?|dropp?ed|drops?|climbed|grew|grown|grows|increased|decreased|declined|"
    r"reach(?:ed|es)?|totall?ed|stood|stands?|plunged|plummeted|soared|jumped|surged|shrank|shrunk|slumped|cost|costs|costing|"
    r"was|were|is|are|(?:was|were|is|are) (?:down|up)|worth|hit|cut|raised|lowered|estimated|put|exceeded|averaged|amount(?:ed|s)?|numbered)\b"
    r"(?: (?:at|by|to|from|of|in|it|down|up|back))*",
    metrics=r"(?<![\w’'])(?:(?!the\b|a\b|an\b|of\b|in\b|and\b)[a-z-]+ ){0,2}(?:rates?|levels?|prices?|shares?|turnout|population|unemployment|inflation|deficit|debt|revenues?|income|spending|sales|emissions|temperatures?|wages?|congestion|support|approval|majority|growth|output|magnitudes?|depth|warming|class sizes?|cash flow|attendance|budget|toll|number(?: of [a-z]+)?|capacity|speed|traffic|delays|cases)\b",
    designators=r"section|article|chapter|paragraph|clause|page|pages|route|highway|interstate|road|bus|line|gate|room|"
    r"flight|channel|level|phase|stage|type|category|grade|class|zone|version|season|episode|round|district|"
    r"group|tier|verse|figure|table|step|volume|proposition|prop|amendment|title|resolution|rule|form|bill|"
    r"platform|terminal|no\.|nos\.|number|numbers|top|day|week|act|part|unit|area|ward|block|floor|seed|item|"
    r"agenda|exhibit|count|case|file|order|directive|protocol|model|mark|band|division|formula|chap\.|p\.|pp\.",
    designated=r"bus(?!es)|tram(?!s)|train(?!s)|metro|motorway|freeway|series|percenters?|movement",
    clock=r"\d{4} ?(?:gmt|bst|utc|cet|est|edt)\b|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b\.?|hrs\b|gmt\b|bst\b|est\b|et\b)|\d{1,2}:\d\d(?::\d\d)?\b|\d{1,2} ?(?:[ap]\.m\.|[ap]m\b)|"
    r"(?:\d{1,2}|[a-z]+) o['’]clock|(?:half|quarter|(?:\d{1,2}|five|ten|twenty|twenty-five) minutes|(?<=at )(?:five|ten|twenty|twenty-five)) (?:past|to) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1?\d)\b(?! (?:per|million|years?|people))",
    ages=r"\d+(?=-point (?!lead|drop|rise|swing|advantage|margin|gap|fall|increase))|\b(?:no|any|every)(?:body|one) (?:over|under) \d\d\b|\d{1,3}[- ]years?[- ]olds?\b|\bage[ds]?(?: of| between| from)?(?: over| under)? \d{1,3}\b(?:(?: to | and |[-–])\d{1,3}\b)?|"
    r"\b(?:over|under)[- ]\d\ds\b|(?<=[a-z], )(?:\d\d(?=, |[.;](?: |$))|\d(?=, [a-z]))|\b(?:people|those|women|men|children|adults|voters|viewers|users|patients|drivers|workers|residents|students|players|pupils|citizens) "
    r"(?:aged )?(?:over|under) \d\d\b",
    ordinal=r"\d+(?:st|nd|rd|th)\b",
    abbreviations=words(
        """
        mr mrs ms dr prof st sen rep gov gen col lt sgt capt rev hon pres no nos inc ltd co corp dept est vs
        etc e.g i.e u.s u.k u.n e.u a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec approx ca fig
        vol jr sr ft
        """
    ),
    families=tuple(
        frozenset(words.split())
        for words in (
            "open opened opens opening launch launched launches inaugurate inaugurated unveil unveiled start started starts began begin begins begun introduced",
            "die died death dead kill killed killing",
            "arrest arrested arrests detain detained detention jailed imprisoned",
            "elect elected election reelected reelection vote voted voting",
            "sign signed agree agreed agreement deal ratified",
            "pass passed passes approve approved approves adopt adopted adoption passage",
            "close closed closing shut end ends ended removed abolished scrapped",
            "declare declared declaration announce announced imposed",
            "build built constructed construction completed finished",
            "collapse collapsed fell crash crashed",
        )
    ),
    joints="and|but|that|which|who|while|when|where|because|if|whereas|although|said|says|say|told|"
    "according to|reports?|reported|estimates?|estimated by|claims?|claimed|counts?|counted|found|speaks? of|spoke of",
    blank=words(
        """
        total totals tune end average first second third last one front majority minority member part lot half
        quarter rest number pair list top parts present further
        """
    ),
    changes=words(
        "jump rise fall increase drop cut decline growth gain slump surge reduction decrease climb dip"
    ),
    opinions=words(
        """
        back backs trust think thinks want wants say believe favour favor oppose agree disagree blame expect
        abroad needed sought voted replied answered
        """
    ),
    lapse=r"(?:over|in|within|for|after|during|every|by)(?: (?:the|its|their|his|her|last|past|next|first|more|than|about|nearly|almost|over|at|least|some))*",
    determiners="an?|the|its|his|her|their|our|this|that|each|every|another",
    given=r"(?:giv(?:e|es|en|ing)|gave|cost(?:s|ing)?|hand(?:s|ed|ing)?|fin(?:ed|es)|pa(?:ys|id)|ow(?:es|ed)|earn(?:s|ed)|"
    r"sen(?:t|ds)|bring(?:s|ing)?|brought|le(?:ft|aves))",
    contrasts=sides(
        "killed dead died deaths drowned killing | injured wounded hurt injuries injuring | missing",
        "men male males boys fathers | women female females girls mothers",
        "first | second | third | fourth | last",
        "north northern | south southern | east eastern | west western",
        "exports exported export | imports imported import",
        "asked demanded sought requested seek demand demands | gave sentenced imposed got received handed",
        "offer offers offered | demands demanded demand wants want asked",
        "destroyed | damaged",
        "opened open opening | closed close closing shut",
        "urban city | rural",
        "old older | new newer",
        "profit profits | loss losses | revenue revenues turnover sales",
        "hired hires | fired dismissed",
        "births born | deaths died",
        "yes favour support back | against oppose opposed",
        "minimum least lowest | maximum most highest",
        "arrested arrests | charged charges | convicted convictions | released",
        "left-wing | right-wing",
        "this | last previous | next",
        "younger young | elderly",
        "cattle cows | sheep | pigs | poultry chickens",
    ),
    anybody=words(
        """
        people persons person individuals others lives bodies inhabitants residents citizens population victims dead
        more men units items things cases
        """
    ),
    acts=words(
        """
        has had have is was will would could got gets won wins holds held made makes took takes fell rose
        received receives earned earns scored scores plans planned wants wanted lost loses sold sells saw sees
        cut cuts spent spends paid pays hosts employs runs owns plans
        """
    ),
    days=words("monday tuesday wednesday thursday friday saturday sunday"),
    endings=(
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ions",
        "ion",
        "ies",
        "ied",
        "ers",
        "er",
        "ed",
        "es",
        "e",
        "s",
        "y",
    ),
)
