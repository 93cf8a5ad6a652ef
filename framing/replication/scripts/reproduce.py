"""Work the figures in expected/ out again, from the tables beside this file alone: python reproduce.py

Needs pandas and numpy. Ends with 0 where every figure is the same, to nine decimal places, else with 1.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent
PLACE = ["article", "paragraph_id"]


def read(name):
    """A table of texts: what is empty stays empty, and a reviewer may be called NA."""
    return pd.read_csv(HERE / name, dtype=str, keep_default_na=False, encoding="utf-8")


labels, final, codebook = read("labels.csv"), read("final.csv"), read("codebook.csv")
articles, paragraphs = read("articles.csv"), read("paragraphs.csv")
units = paragraphs[paragraphs["unit"] == "1"].astype({"words": int})


def as_set(tags):
    """The tags of a label, each once, sorted; "none" beside tags, as only a hand writes it, is left out."""
    names = set(tags.split(";"))
    return ";".join(sorted(names - {"none"} if len(names) > 1 else names))


labels["tags"], final["tags"] = labels["tags"].map(as_set), final["tags"].map(as_set)

# A current label is the last row of a reviewer in a role on a paragraph, unless it takes the decision back.
last = labels.drop_duplicates(["reviewer", "role", *PLACE], keep="last")
current = last[last["tags"] != ""]
on_units = current.merge(units[[*PLACE, "words"]], on=PLACE)
reviews = on_units[on_units["role"] == "reviewer"]


def has(tags, tag):
    """1.0 where `tag` is among those that a label names, else 0.0."""
    return tags.map(lambda names: float(tag in names.split(";"))).astype(float)


def majority(reviews):
    """Article, paragraph_id and tags of every paragraph of which more than half say the same set of tags."""
    votes = reviews.groupby([*PLACE, "tags"]).size().rename("votes").reset_index()
    everybody = reviews.groupby(PLACE).size().rename("everybody").reset_index()
    votes = votes.merge(everybody, on=PLACE)
    return votes[2 * votes["votes"] > votes["everybody"]]


def summary(decisions):
    """A row an article, of `decisions`: those on one paragraph count for equal parts of it."""
    names = articles["article"]
    share = 1 / decisions.groupby(PLACE)["tags"].transform("size").astype(float)

    def total(values, of=decisions):
        return values.groupby(of["article"]).sum().reindex(names, fill_value=0)

    tagged = decisions.drop_duplicates(PLACE)
    table = pd.DataFrame(index=names)
    table["paragraphs"] = total(units["words"] * 0 + 1, units)
    table["tagged"] = total(tagged["words"] * 0 + 1, tagged)
    words = total(tagged["words"], tagged)
    table["reviewers"] = reviews.groupby("article")["reviewer"].nunique().reindex(names, fill_value=0)
    for tag, column in zip(codebook["name"], codebook["column"], strict=True):
        mine = share * has(decisions["tags"], tag)
        table[column] = total(mine)
        table[f"{column} share of paragraphs"] = table[column] / table["tagged"]
        table[f"{column} share of words"] = total(mine * decisions["words"]) / words
    table["none"] = total(share * has(decisions["tags"], "none"))
    known = dict(zip(codebook["name"], codebook["column"], strict=True))
    current_tags = codebook["name"][codebook["former"] == "0"].tolist()
    if "supportive" in current_tags and "critical" in current_tags:
        supportive, critical = table[known["supportive"]], table[known["critical"]]
        table["balance"] = (supportive - critical) / (supportive + critical)
    else:
        table["balance"] = np.nan
    everything = current.groupby("article").size().reindex(names, fill_value=0)
    table["orphaned"] = everything - on_units.groupby("article").size().reindex(names, fill_value=0)
    return table.astype(float)


def alpha(tag):
    """Krippendorff's alpha of one tag, present or absent; nan where nothing varies.

    1 - (n - 1) D / (2 n0 n1), over paragraphs with two labels or more: n0 and n1 are the labels without and with
    the tag, n their sum, D the sum of 2 r1 (r - r1) / (r - 1) with r1 of the r labels of a paragraph having it.
    """
    of = has(reviews["tags"], tag).groupby([reviews[name] for name in PLACE])
    present, raters = of.sum(), of.size()
    present, raters = present[raters > 1], raters[raters > 1]
    n1, n = present.sum(), raters.sum()
    disagreement = (2 * present * (raters - present) / (raters - 1)).sum()
    both = 2 * n1 * (n - n1)
    return 1 - (n - 1) * disagreement / both if both else np.nan


def differing(what, found, expected):
    """Lines that say where `found` is not `expected`, cell by cell."""
    lines = []
    for column in expected.columns:
        theirs = pd.to_numeric(expected[column].replace("", np.nan)).to_numpy(float)
        ours = found[column].to_numpy(float)
        same = np.isclose(ours, theirs, rtol=0, atol=1e-9, equal_nan=True)
        for at in np.flatnonzero(~same):
            lines.append(f"{what}, {expected.index[at]}, {column}: {ours[at]} instead of {theirs[at]}")
    return lines


def main():
    settled = final[final["unit"] == "1"].merge(units[[*PLACE, "words"]], on=PLACE)
    problems = []
    by_majority = majority(reviews).merge(settled[[*PLACE, "how"]], on=PLACE, how="left")
    for row in by_majority[by_majority["how"].isna()].itertuples():
        problems.append(f"final.csv, {row.article}, {row.paragraph_id}: a majority that is not there")
    if len(by_majority[by_majority["how"] == "majority"]) != (settled["how"] == "majority").sum():
        problems.append("final.csv: more majorities than the labels give")
    for basis, decisions in (("average", reviews), ("final", settled)):
        expected = read(f"expected/summary_{basis}.csv").set_index("article")
        found = summary(decisions)
        print(f"Summary, {basis}\n{found.round(3).to_string(na_rep='undefined')}\n")
        problems += differing(f"summary {basis}", found, expected.drop(columns=["title", "outlet", "date"]))
    expected = read("expected/alpha.csv").set_index("tag")[["alpha"]]
    found = pd.DataFrame({"alpha": [alpha(tag) for tag in expected.index]}, index=expected.index)
    print(f"Krippendorff's alpha\n{found.round(3).to_string(na_rep='undefined')}\n")
    problems += differing("alpha", found, expected)
    print("\n".join(problems) or "All figures are those in expected/.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
