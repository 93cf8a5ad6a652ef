"""French."""

from __future__ import annotations

from framing.figures.languages.language import Language, sides, words

_SMALL = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"

FRENCH = Language(
    code="fr",
    decimal=",",
    groups=" .",
    typical=words(
        """
        le la les des du et est une dans que qui pour sur pas par avec au aux ce plus
        """
    ),
    numerals={word: n for n, word in enumerate(_SMALL.split(), 1)}
    | {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70}
    | {"huitante": 80, "nonante": 90, "quatre-vingt": 80, "quatre-vingts": 80, "une": 1},
    scales={
        "cent": 100,
        "cents": 100,
        "mille": 1e3,
        "million": 1e6,
        "millions": 1e6,
        "milliard": 1e9,
        "milliards": 1e9,
        "md": 1e9,
        "mds": 1e9,
        "dizaine": 10,
        "dizaines": 10,
        "douzaine": 12,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "centaine": 100,
        "millier": 1e3,
    },
    ones=frozenset({"un", "une"}),
    small=words("trois quatre cinq six sept huit neuf"),
    pairs=frozenset({"deux"}),
    casualties=words(
        """
        personnes morts blessés hommes femmes enfants victimes soldats policiers civils disparus gendarmes
        """
    ),
    vague={
        r"(?:des|plusieurs|quelques) dizaines de milliers": 2e4,
        r"(?:des|plusieurs|quelques) centaines de milliers": 2e5,
        r"(?:des|plusieurs|quelques) (?:dizaines|douzaines)": 20,
        r"(?:des|plusieurs|quelques) centaines": 200,
        r"(?:des|plusieurs|quelques) (?:milliers|mille)": 2e3,
        r"(?:des|plusieurs|quelques) millions": 2e6,
        r"(?:des|plusieurs|quelques) milliards": 2e9,
    },
    fractions={
        r"(?:la|de) moitié(?= d| des)": 50,
        r"un tiers(?= d|[.,])": 100 / 3,
        r"(?:les )?deux tiers\b": 200 / 3,
        r"un quart(?= d(?!['’]heure)|[.,])": 25,
        r"(?:les )?trois quarts\b": 75,
        r"un cinquième(?= d|[.,])": 20,
        r"un dixième(?= d|[.,])": 10,
    },
    factors={r"(?:a |ont )?doublé\b": 2, r"(?:a |ont )?triplé\b": 3, r"deux fois(?= plus)": 2},
    hints="dizaines|douzaines|centaines|millier|mille|million|milliard|"
    "moitié|tiers|quart|cinquième|dixième|doublé|triplé|fois",
    out_of=r" (?:[\w’'-]+ )?sur ",
    times=r" fois(?= plus| moins| supérieur)",
    percent=r" ?%| ?pour ?cent\b",
    points=r" points? de pourcentage\b",
    per=r"pour|par",
    to=r" à | ou | ?[-–] ?",
    between=r"entre",
    both=r" et ",
    since=r"passée?s? de",
    hedges=(
        "pas moins de|pas plus de|un peu plus de|un peu moins de|plus de|plus d'|plus d’|moins de|"
        "près de|près d'|près d’|jusqu'à|jusqu’à|au moins|au plus|autour de|aux alentours de|"
        "environ|quelque|presque|à peine|seulement"
    ),
    units={
        r"mètres? carrés?": "m²",
        r"kilomètres? carrés?": "km²",
        r"mètres? cubes?": "m³",
        r"hectares?": "ha",
        r"kilomètres?": "km",
        r"mètres?": "m",
        r"centimètres?": "cm",
        r"kilomètres?[ -]heures?": "km/h",
        r"tonnes?": "t",
        r"kilogrammes?|kilos?": "kg",
        r"grammes?": "g",
        r"litres?": "l",
        r"ans|année?s?|an": "year",
        r"mois": "month",
        r"semaines?": "week",
        r"jours?": "day",
        r"heures?": "hour",
        r"minutes?": "minute",
        r"secondes?": "second",
        r"degrés?(?: celsius)?": "°C",
        r"mégawatts?": "MW",
        r"gigawatts?": "GW",
        r"térawattheures?": "TWh",
    },
    money={
        r"(?:d['’])?euros?": "€",
        r"(?:de )?dollars?": "$",
        r"(?:de )?livres? sterling": "£",
        r"(?:de )?francs? suisses?": "CHF",
        r"centimes?": "cent",
    },
    months={
        name: n
        for n, names in enumerate(
            [
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ],
            1,
        )
        for name in names.split()
    },
    parts=r"début|mi|fin|printemps|été|automne|hiver|(?:au |l['’])(?:printemps|été|automne|hiver)",
    at=words("en depuis dès début fin mi de avant après jusqu'en courant au et le l'an"),
    stops=words(
        """
        le la les l' un une des du de d' en dans à au aux sur sous pour par avec sans chez vers entre contre
        depuis pendant d'ici d’ici et ou mais donc car ni que qui dont où quand si comme est sont était
        étaient a ont avait avaient sera seront été être avoir ne pas plus moins il elle ils elles on nous
        vous se son sa ses leur leurs ce cet cette ces y aussi selon puis alors soit
        """
    ),
    of=r" (?:des|de la|du|de l['’]|de|d['’])",
    verbs=r"(?:a |ont |est |sont |avait |était )?(?:baissé|augmenté|reculé|chuté|diminué|progressé|atteint|atteignait|coûte|coûté|"
    r"s['’]élève|est|était|passé|compte|comptait|représente)\b(?: (?:de|à|d['’]|en))*",
    metrics=r"\b(?:taux(?: (?:de|d'|d’) ?\w+)?|prix|part|nombre|participation|population|chômage|inflation|déficit|dette|recettes|dépenses|budget|ventes|émissions|température|salaires?)\b",
    designators=r"article|art\.|chapitre|page|ligne|route|nationale|départementale|quai|salle|chambre|numéro|n°|niveau|phase|"
    r"type|classe|zone|saison|épisode|groupe|journée|top|tome|agenda|résolution|loi|rue",
    designated=r"(?!)",
    clock=r"\d{1,2} ?h(?: ?\d\d)?\b(?! de)|\d{1,2}:\d\d\b|\d{1,2} heures(?: \d\d)\b|(?<=à )\d{1,2} heures\b",
    ages=r"\b(?:hommes?|femmes?|enfants?|personnes?|garçons?|filles?) (?:âgée?s? )?de \d{1,3} ans\b|(?<=, )\d{1,3} ans(?=[.,])|\bâgée?s? de (?:\d{1,3}|[a-z-]+)(?: à \d{1,3})? ans\b|(?<=[a-zé], )\d\d(?= ans,)",
    ordinal=r"\d+(?:ers?|ères?|es?|èmes?|nde?)\b",
    abbreviations=words("m mm mme mlle dr st art p ex etc cf env"),
    families=tuple(
        frozenset(words.split())
        for words in (
            "ouvert ouverte ouverts ouvre ouverture inauguré inaugurée inauguration lancé lancée lancement commencé début",
            "mort morte morts décédé tué tués",
            "arrêté arrêtés arrestation détenu",
            "élu élue élection réélu vote voté",
            "signé signée accord adopté adoptée ratifié",
            "fermé fermée fermeture fin terminé",
            "construit construite construction achevé",
        )
    ),
    joints="et|mais|que|qui|dont|où|quand|lorsque|parce que|si|alors que|selon|d'après|affirme|indique|dit|estime",
    blank=words("total moyenne majorité moitié tiers quart fin hauteur"),
    lapse=r"(?:en|pendant|depuis|après|sur|pour|durant)(?: (?:les|la|le|ces|plus|de|près|dernières|derniers))*",
    contrasts=sides(
        "morts mort tués tué décès | blessés blessé | disparus disparu",
        "hommes | femmes",
        "premier première | deuxième second seconde | troisième",
        "nord | sud | est | ouest",
        "exportations | importations",
        "requis demandé réclamé | condamné infligé",
        "détruits détruites détruit | endommagés endommagées endommagé",
        "bénéfice bénéfices | perte pertes | chiffre",
        "gauche | droite",
    ),
    anybody=words("personnes gens habitants victimes individus autres cas"),
    days=words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    endings=("ations", "ation", "ements", "ement", "ées", "ée", "és", "es", "er", "ez", "é", "e", "s", "x"),
)
