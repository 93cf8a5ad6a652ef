"""Words that look like names, in any script: people, agencies, outlets and roles."""

from __future__ import annotations

import re
from collections.abc import Sequence


def _list(text: str) -> list[str]:
    return [entry.strip() for entry in text.replace("\n", " ").split(",")]


def _any_word(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_list(text))})\b", re.IGNORECASE)


#: Small words inside a name.
PARTICLES = frozenset(
    _list("""
de, del, della, delle, dei, di, da, do, dos, das, du, des, la, las, le, les, los, el, al, bin, ibn, ben,
van, von, der, den, ter, ten, zu, zum, y, e, i, of, the, and, und, et, for
""")
)
#: News and photo agencies that sign articles and pictures, in lower case.
AGENCIES = frozenset(
    _list("""
afp, ap, ap photo, the associated press, associated press, reuters, upi, pa, pa media, pa wire,
press association, epa, epa-efe, efe, dpa, ansa, lusa, agence france-presse, europa press, tass,
ria novosti, xinhua, kyodo, kyodo news, jiji, yonhap, anadolu, anadolu agency, aap, the canadian press,
keystone, belga, apa, ntb, tt, ritzau, pti, ani, bloomberg, getty images, getty, shutterstock, istock,
alamy, alamy stock photo, zuma press, zuma, nurphoto, imago, picture alliance, magnum photos, rex,
rex features, sipa, sipa usa, wikimedia commons, wikipedia, unsplash, pexels, flickr, pool, handout, 新华社,
共同, 時事, ロイター, 路透, 路透社, 法新社, رويترز, أ ف ب, فرانس برس, רויטרס
""")
)
_OUTLET = _any_word("""
news, times, post, guardian, reuters, press, journal, tribune, herald, gazette, chronicle, observer,
telegraph, independent, today, daily, weekly, magazine, review, bbc, cnn, nbc, abc, cbs, npr, fox,
al jazeera, bloomberg, politico, axios, zeitung, spiegel, tagesschau, welt, presse, monde, figaro,
libération, humanité, país, mundo, vanguardia, clarín, nación, diario, periódico, prensa, folha, globo,
público, repubblica, corriere, stampa, giornale, agency, agencia, agence, agentur, media, network, radio,
tv, broadcasting
""")
_ROLE = _any_word(r"""
staff, writer, reporter, correspondent, editor, columnist, contributor, journalist, photographer,
analyst, producer, chief, bureau, guest, opinion, senior, special, professor, director, author,
redactora?, periodista, corresponsal, editora?, columnista, enviad[oa], redacción, journaliste,
correspondante?, rédact\w+, envoyée?, redakteur\w*, reporterin, korrespondent\w*, autorin, autor,
redaktion, giornalista, inviat[oa], redazione, correspondente, repórter, jornalista, redação
""")
_JOB = re.compile(
    r"\b(?:writer|reporter|correspondent|editor|columnist|journalist|producer|photographer|bureau chief|"
    r"periodista|corresponsal|editora?|columnista|journaliste|correspondante?|redakteur(?:in)?|reporterin|"
    r"korrespondent(?:in)?|giornalista|inviat[oa]|correspondente|repórter|jornalista)$",
    re.IGNORECASE,
)
#: Capitalised words that begin sentences, headings and dates, never a person's name.
_NOT_NAMES = frozenset(
    _list("""
the, a, an, in, on, at, of, for, to, from, with, by, and, or, but, if, when, why, how, what, who, where,
this, that, these, those, monday, tuesday, wednesday, thursday, friday, saturday, sunday, january,
february, march, april, june, july, august, september, october, november, december, today, yesterday,
tomorrow, read, more, end, story, share, follow, subscribe, related, photos, video, watch, listen, next,
new, no, not, all, your, our, his, her, its, their, my, we, i, he, she, it, they, is, are, was, were, be,
has, have, had, do, does, did, will, can, could, would, should, about, after, before, over, under, ende,
fin, fine, fim, continued, advertisement, comments
""")
)


def is_capitalised(word: str) -> bool:
    """Whether the first letter is a capital, or of a script that has none."""
    letter = next((c for c in word if c.isalpha()), "")
    return bool(letter) and not letter.islower()


def is_agency(text: str) -> bool:
    return text.strip(" .()").lower() in AGENCIES


def is_outlet(text: str) -> bool:
    """Whether `text` names a publication or agency, as far as its words tell."""
    return is_agency(text) or bool(_OUTLET.search(text))


def is_role(text: str) -> bool:
    """Whether `text` is what someone does ("Staff writer", "Editor, Comment")."""
    return bool(_ROLE.search(text)) and len(text.split()) <= 6


def is_job(text: str) -> bool:
    """Whether `text` ends in a journalist's job, as the line below a name does: "Asia correspondent"."""
    return bool(_JOB.search(text)) and len(text.split()) <= 6


def is_name(words: Sequence[str], *, least: int = 2, most: int = 5) -> bool:
    """Whether `words` could be a person's name: capitalised, with small particles only inside."""
    if not least <= len([w for w in words if w.lower() not in PARTICLES]) <= most or len(words) > most + 3:
        return False
    return all(_name_word(word, inside=0 < n < len(words) - 1) for n, word in enumerate(words))


_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-‐])*")


def _name_word(word: str, *, inside: bool) -> bool:
    if inside and word in PARTICLES:
        return True
    bare = word.removesuffix(".")
    if not _NAME_WORD.fullmatch(bare) or not word[0].isupper() or word.lower().strip(".") in _NOT_NAMES:
        return False
    # A full stop belongs to an initial or a title, otherwise it ends a sentence.
    return word == bare or len(bare) <= 3


def is_names(text: str) -> bool:
    """Whether `text` reads like names: most words are capitalised, none ends a sentence."""
    words = [word for word in text.split() if word.lower() not in PARTICLES]
    return bool(words) and len(words) <= 10 and sum(map(is_capitalised, words)) > 0.6 * len(words)
