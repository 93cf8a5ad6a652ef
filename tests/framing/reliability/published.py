"""Data as they stand in the papers' tables, a row a unit, a column a reviewer, -1 where there is no rating.

Checked digit by digit against what others have copied from the same tables: DKPro Statistics (Krippendorff 1980,
Cohen, Fleiss), irrCAC (Gwet; Ben and Gerry), statsmodels and irr (Fleiss). test_published.py has the figures.
"""

from __future__ import annotations

import numpy as np


def matrix(*reviewers: str) -> np.ndarray:
    """(U, R) codes from one line a reviewer, one character a unit, "." for no rating."""
    letters = sorted(set("".join(reviewers)) - {"."})
    return np.array([[letters.index(c) if c != "." else -1 for c in line] for line in reviewers]).T


#: Krippendorff, Content Analysis (1980), p. 133, and Computing Krippendorff's Alpha-Reliability (2011),
#: example A.
TEN_BINARY = matrix("0100000010", "1110010000")

#: Krippendorff, Content Analysis (1980), p. 139: three observers, nine units, four categories.
NINE_UNITS = matrix("112412132", "122442232", "122442332")

#: Krippendorff (2011), example B: Ben and Gerry. (irrCAC leaves out one rating of Gerry's.)
BEN_AND_GERRY = matrix("aabbdcccedda", "babbbccceddd")

#: The same, example C: four observers, missing data. Gwet (2014, p. 120) has the same ratings but that another
#: observer gives unit 12 its only one, which changes no figure.
FOUR_OBSERVERS = matrix("123321412...", "1233224125.3", ".3332342251.", "12332441251.")

#: Cohen (1960), p. 45: two judges, 200 patients.
COHEN = np.array(
    [
        (one, other)
        for one, row in enumerate([(88, 14, 18), (10, 40, 10), (2, 6, 12)])
        for other, times in enumerate(row)
        for _ in range(times)
    ]
)

#: Fleiss (1971), p. 379, 30 patients, six psychiatrists: how many chose depression, personality disorder,
#: schizophrenia, neurosis, other.
FLEISS_COUNTS = """
    00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
    00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
FLEISS = np.array(
    [[category for category, n in enumerate(row) for _ in range(int(n))] for row in FLEISS_COUNTS.split()]
)
