"""Invented news on other subjects, with what a careful reader lists in them: not what the rules were made for."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    language: str
    text: str
    #: As printed, in reading order; each must be in the text of one figure.
    quantities: tuple[str, ...]
    dates: tuple[str, ...] = ()


ELECTION = Text(
    "en",
    "Turnout reached 61.4 per cent, the highest since 1998, and the Greens took 23 of the 101 seats in the regional "
    "assembly. Ms Hallam won 52.3% of the vote in District 9 against 44.1% for Mr Oyelaran, a lead of 8.2 percentage "
    "points. At Route 66 Primary School, voters queued until 10:30 pm; some 1,200 ballots were printed too late. "
    "One in five postal votes arrived after the deadline, according to Section 12 of the commission's report. "
    "The 34-year-old candidate had promised three new bridges and a 10-point plan. About 4,000 people marched on 3 May, "
    "twice as many as in 2019. The vote on Amendment 4 passed by 52-48. The second round is on May 17. "
    "No one party can govern alone, and the two leaders meet on Monday. Call 555-0134 for the results.",
    (
        "61.4 per cent", "23", "101", "52.3%", "44.1%", "8.2 percentage points", "1,200", "One in five", "three", "4,000",
        "twice", "52-48",
    ),
    ("1998", "3 May", "2019", "May 17"),
)  # fmt: skip

BUDGET = Text(
    "en",
    "The city will spend $1.2 billion on transport next year, up from $950 million in 2023, and borrow a further £75m. "
    "Council tax rises by between 3 and 5 per cent, or roughly €14 a month for an average household. The deficit fell "
    "from 7 to 4.5 per cent of output. Pensioners lose a quarter of their allowance; a third of bus routes will go. "
    "Treasurer Dana Whitlock, 58, said that half a million residents would be better off. Article 50 of the charter caps "
    "debt at 10 times revenue. Fares went up to $2.75 a ride, and the 14 bus no longer stops at Pier 39. The 2024-25 "
    "budget was approved 7-2 by the council after a vote that lasted five hours. Thousands of jobs are at risk, unions say, "
    "and wages have fallen by two-thirds in a decade. Boeing 737 deliveries brought in EUR 3bn.",
    (
        "$1.2 billion", "$950 million", "£75m", "3 and 5 per cent", "€14 a month", "7", "4.5 per cent", "quarter", "third",
        "half a million", "10 times", "$2.75", "7-2", "five hours", "Thousands", "two-thirds", "EUR 3bn",
    ),
    ("2023", "2024-25"),
)  # fmt: skip

CLIMATE = Text(
    "en",
    "Global temperatures were 1.48C above the pre-industrial level in 2023, close to the limit of 1.5°C set in Paris in "
    "December 2015. The glacier has lost 40 to 50 metres since the 1990s and shrinks by three metres a year. Emissions of "
    "CO2 rose 1.1 per cent to 37.4 billion tonnes. Some 2,300 hectares burned on Friday, driving more than 12,000 people "
    "from their homes, and winds of 110 km/h are forecast. COP28 agreed to triple renewables by 2030. A Category 5 "
    "hurricane struck the coast at 6 a.m. on 14 September. Solar now costs 0.04 dollars per kilowatt hour; a 500 MW park "
    "covers nine square kilometres. Twenty-two countries signed, among them all G7 members. Sea level rose by 9-10 cm. "
    "Hundreds of homes have no power, and nearly two million people face water limits of 80 litres a day.",
    (
        "1.48C", "1.5°C", "40 to 50 metres", "three metres a year", "1.1 per cent", "37.4 billion tonnes", "2,300 hectares",
        "12,000", "110 km/h", "0.04 dollars", "500 MW", "nine square kilometres", "Twenty-two", "9-10 cm", "Hundreds",
        "two million", "80 litres a day",
    ),
    ("2023", "December 2015", "the 1990s", "2030", "14 September"),
)  # fmt: skip

HEALTH = Text(
    "en",
    "Measles cases have tripled to 1,603 this year, the agency said, and 9 in 10 patients were not vaccinated. Two doses "
    "protect 97 percent of children aged 5 to 11. The death rate was 1.3 per 1,000 live births, down from 2.1. Covid-19 "
    "killed 412 people in January alone. A trial of 30,000 volunteers found the drug 62% effective; type 2 diabetes was "
    "a risk factor. Waiting lists grew to 7.6m people, and patients wait 18 weeks on average. Dr. Ana Ruiz of St. Mary's "
    "works 60-hour weeks on Ward 12 with four nurses. The hospital, built in 1931, has 450 beds. Vaccines cost less than "
    "$5 per dose. Dozens of staff resigned. Nobody over 65 is turned away, and the helpline (0800 123 456) is open 24/7. "
    "Seven people died. It was the third outbreak in as many years and the first since 2008.",
    (
        "tripled", "1,603", "9 in 10", "Two", "97 percent", "1.3 per 1,000", "2.1", "412", "30,000", "62%", "7.6m", "18 weeks",
        "60-hour", "four", "450", "$5", "Dozens", "Seven",
    ),
    ("January", "1931", "2008"),
)  # fmt: skip

WAR = Text(
    "en",
    "At least 17 people were killed and 43 wounded when two missiles hit a market on 9 October 2022, the governor said. "
    "Two soldiers are missing. The army fired 120-millimetre mortars and flew F-16 jets; a MiG-29 was lost 30 kilometres "
    "from the border. Tens of thousands fled, and the UN says 6.5 million refugees crossed in 100 days. Under Resolution "
    "1701 the buffer is 25 miles deep. The 1949 Geneva Conventions apply. Brigade 47 holds the road. Aid worth $61bn passed "
    "the Senate 70-29. Some 2000 soldiers and 31 tanks were seen near Hill 112. The siege lasted 872 days, and up to "
    "one million died. Between 200 and 300 civilians remain. Since 24 February 2022 nearly 20 percent of the land has been "
    "occupied. A ceasefire began at 05:00 and held for eleven hours. Half of the town has no water.",
    (
        "17", "43", "two", "Two", "120-millimetre", "30 kilometres", "Tens of thousands", "6.5 million", "100 days",
        "25 miles", "$61bn", "70-29", "2000", "31", "872 days", "one million", "200 and 300", "20 percent", "eleven hours",
        "Half",
    ),
    ("9 October 2022", "24 February 2022"),
)  # fmt: skip

GERMAN = Text(
    "de",
    "Die Zahl der Arbeitslosen stieg im März 2023 um 12.500 auf 2,59 Millionen. Rund 40 Prozent der Betriebe suchen "
    "Personal, fast doppelt so viele wie 2015. Der Landtag bewilligte 1,8 Milliarden Euro für 340 Kilometer Radwege; das "
    "sind 25 Euro pro Einwohner. Gegen 14.30 Uhr demonstrierten nach Angaben der Polizei mehr als 3.000 Menschen. Der "
    "52-jährige Minister verwies auf Artikel 5 und Paragraf 218. Zwei Drittel der Wähler stimmten mit Ja. Am 26. September "
    "2021 lag die Wahlbeteiligung bei 76,6 Prozent. Auf 100.000 Einwohner kamen 38 Fälle. Tausende Menschen warteten "
    "stundenlang. Fünf Menschen starben, zwölf wurden verletzt. Die A 7 blieb gesperrt. Jeder fünfte Haushalt heizt mit Öl. "
    "Die Miete kostet 9,50 bis 11 Euro je Quadratmeter. In den 1990er Jahren waren es drei Werke.",
    (
        "12.500", "2,59 Millionen", "40 Prozent", "doppelt", "1,8 Milliarden Euro", "340 Kilometer", "25 Euro", "3.000",
        "Zwei Drittel", "76,6 Prozent", "100.000", "38", "Tausende", "Fünf", "zwölf", "Jeder fünfte", "9,50 bis 11 Euro", "drei",
    ),
    ("März 2023", "2015", "26. September 2021", "1990er"),
)  # fmt: skip

FRENCH = Text(
    "fr",
    "Le nombre de détenus a atteint 74 513 au 1er octobre 2023, soit 1 659 pour 100 000 habitants dans certaines villes. "
    "Près de 30 % des places manquent et la densité dépasse 120,5 %. Le gouvernement promet 15 000 places pour 4,5 milliards "
    "d'euros d'ici à 2027. À 14 h 30, quelque 2 000 manifestants étaient place de la République. Un Français sur cinq vit "
    "sous le seuil de 1 100 euros par mois. La loi 49 et l'article 16 n'ont pas suffi. Les prix ont augmenté de 5 à 7 % en "
    "mars 2022. Une centaine de gendarmes ont été envoyés ; trois personnes ont été blessées. Des milliers de foyers sont "
    "privés de courant à 25 kilomètres de Nantes. Deux tiers des élus ont voté contre. Il a fallu vingt-deux ans, dit le maire, "
    "52 ans. La moitié des routes sont coupées depuis le 12 juin.",
    (
        "74 513", "1 659", "30 %", "120,5 %", "15 000", "4,5 milliards d'euros", "2 000", "Un Français sur cinq",
        "1 100 euros par mois", "5 à 7 %", "Une centaine", "trois", "Des milliers", "25 kilomètres", "Deux tiers",
        "vingt-deux ans", "La moitié",
    ),
    ("1er octobre 2023", "2027", "mars 2022", "12 juin"),
)  # fmt: skip

#: Written when the rules stood; two of their figures were missed and two false at first sight.
TRAINS = Text(
    "en",
    "Ridership on the night trains rose by a fifth to 3.4 million passengers last year, the operator said on "
    "Thursday, while punctuality slipped from 91% to 86%. Of the 48 new carriages ordered in 2021, only 19 "
    "have arrived. Each costs about €2.3 million. The line between Graz and Trieste, 310 kilometres long, was "
    'electrified in the late 1980s. Passengers wait an average of 22 minutes, six more than in 2018. "We lost '
    '400 drivers in three years," said union boss Marta Klein, 51. Platform 9 will be closed for five months '
    "from 1 August. The ministry set aside $150m, less than half of what was asked. Some 70,000 people signed "
    "a petition; Train 407 was cancelled 18 times in June. More than one in three seats is empty on Mondays. "
    "The EU Regulation 2021/782 gives travellers 25 percent of the fare back after 60 minutes and 50 percent "
    "after two hours.",
    (
        "a fifth", "3.4 million", "91%", "86%", "48", "19", "€2.3 million", "310 kilometres", "22 minutes",
        "six", "400", "three years", "five months", "$150m", "half", "70,000", "18", "one in three", "25 percent", "60 minutes", "50 percent", "two hours",
    ),
    ("2021", "late 1980s", "2018", "1 August", "June"),
)  # fmt: skip
DAM = Text(
    "en",
    "The dam failed at 2:15 a.m., releasing 12.6 million cubic metres of mud that buried 35 houses in Vale do "
    "Sol. Firefighters recovered eleven bodies; another 24 people were missing on Sunday evening. The company, "
    "which made profits of $4.1 billion in the first quarter, was fined 250 million reais, roughly US$50 "
    "million. Engineers had warned in a 2019 report that the wall, 87 metres high, met only 0.9 of the safety "
    "factor required. Up to 1,500 families drink from the river, 140 km of which is now brown. Prosecutors "
    "charged 16 people with murder. Similar dams, 61 in all, hold two-thirds of the waste of the state. Shares "
    "fell 8 per cent; Fund 3 sold out. A decade ago another collapse killed 19. The mine employs over 2,000 "
    "workers, four in five of them local.",
    (
        "12.6 million cubic metres", "35", "eleven", "24", "$4.1 billion", "250 million reais", "US$50 million", "87 metres", "0.9", "1,500", "140 km", "16", "61", "two-thirds", "8 per cent", "19",
        "2,000", "four in five",
    ),
    ("2019",),
)  # fmt: skip
RENT = Text(
    "de",
    "Der Mietspiegel steigt: 8,40 Euro kostet der Quadratmeter im Schnitt, 6,2 Prozent mehr als 2022. In "
    "45.000 Wohnungen wird noch mit Kohle geheizt, etwa jede zehnte davon steht leer. Die Stadt will bis 2030 "
    "rund 12.000 Wohnungen bauen und gibt dafür 750 Millionen Euro aus. Bürgermeisterin Ilse Brandt (49) "
    "sprach von drei verlorenen Jahren. Laut Paragraf 558 darf die Miete in drei Jahren um höchstens 15 "
    "Prozent steigen. Hunderte Mieter protestierten am 4. Mai vor dem Rathaus. Die Linie 12 fuhr nicht.",
    (
        "8,40 Euro", "6,2 Prozent", "45.000", "jede zehnte", "12.000", "750 Millionen Euro", "drei verlorenen", "drei Jahren", "15 Prozent", "Hunderte",
    ),
    ("2022", "2030", "4. Mai"),
)  # fmt: skip
HARVEST = Text(
    "fr",
    "La récolte de blé a chuté de 23 % en 2024, à 25,8 millions de tonnes, la plus faible depuis quarante ans. "
    "Près de 9 000 exploitations sont menacées. L'État débloque 75 millions d'euros et des prêts à 2,35 %. Un "
    "agriculteur sur trois gagne moins de 1 000 euros par mois. Dans la Marne, il est tombé 180 millimètres de "
    "pluie en mai. Le syndicat, fondé en 1961, compte 212 000 adhérents. Deux hommes de 32 ans ont été "
    "interpellés.",
    (
        "23 %", "25,8 millions de tonnes", "quarante ans", "9 000", "75 millions d'euros", "2,35 %", "sur trois", "1 000 euros par mois", "180 millimètres", "212 000", "Deux hommes",
    ),
    ("2024", "mai", "1961"),
)  # fmt: skip

TEXTS = {
    "election": ELECTION,
    "budget": BUDGET,
    "climate": CLIMATE,
    "health": HEALTH,
    "war": WAR,
    "german": GERMAN,
    "french": FRENCH,
    "trains": TRAINS,
    "dam": DAM,
    "rent": RENT,
    "harvest": HARVEST,
}
