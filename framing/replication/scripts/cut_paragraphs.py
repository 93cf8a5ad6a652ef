"""Cut the paragraphs out of the article files again: python cut_paragraphs.py FOLDER

FOLDER holds the files that articles.csv names; they are known by their SHA-256, whatever they are called. Writes
paragraphs_with_texts.csv beside this file. Needs Python alone. Ends with 1 where a file is missing, or where a
paragraph is not what it was.
"""

import codecs
import csv
import hashlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def as_windows_1252(error):
    """Bytes that the encoding does not know: as Windows-1252, and those that it does not know as Latin-1."""
    wrong = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in wrong), error.end


codecs.register_error("windows-1252", as_windows_1252)
csv.field_size_limit(10_000_000)  # a paragraph may be as long as an article file


def cut(source, start, end, cuts):
    """Characters `start` to `end` of `source` without the ranges in `cuts`, white space made single spaces."""
    parts, at = [], int(start)
    for one in cuts.split():
        first, last = map(int, one.split("-"))
        parts.append(source[at:first])
        at = last
    return " ".join("".join([*parts, source[at : int(end)]]).split())


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main(folder):
    there = {}
    for file in Path(folder).iterdir():
        if file.is_file():
            there[hashlib.sha256(file.read_bytes()).hexdigest()] = file
    sources, problems = {}, []
    for article in rows("articles.csv"):
        file = there.get(article["sha256"])
        if file is None:
            problems.append(f"{article['file']}: no file in {folder} has its SHA-256")
            continue
        text = file.read_bytes().decode(article["encoding"], article["errors"])
        sources[article["article"]] = text.lstrip("\ufeff")  # a byte order mark is no part of the text
    found = []
    for row in rows("paragraphs.csv"):
        source = sources.get(row["article"])
        if source is None:
            continue
        text, credit = (
            cut(source, row[f"{of}start"], row[f"{of}end"], row[f"{of}cuts"]) if row[f"{of}start"] else ""
            for of in ("", "credit_")
        )
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
            problems.append(f"{row['article']}, paragraph {row['paragraph']}: another text than was tagged")
        found.append({**row, "text": text, "credit": credit})
    if found:
        with (HERE / "paragraphs_with_texts.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(found[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(found)
    print("\n".join(problems) or f"All {len(found)} paragraphs are there, in paragraphs_with_texts.csv.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if len(sys.argv) != 2:
        sys.exit("python cut_paragraphs.py FOLDER, the folder of the article files")
    sys.exit(main(sys.argv[1]))
