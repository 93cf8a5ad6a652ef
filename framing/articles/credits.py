"""Photo credits that stand at the end of a caption: "… June 2024. via Press Office", "(Photo: X/AFP)".

A credit follows the end of a sentence, or stands in brackets, and ends the line. It is known by its form,
or by ending several lines of one article while it reads like names, not like prose: "he said." and
"of the country." never qualify.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from framing.articles.furniture import is_furniture
from framing.articles.names import is_agency, is_names

#: A credit lies within this many characters of a paragraph's end.
_REACH = 160
#: How many lines a tail of no known form must end to be a credit.
_REFRAIN = 3

_PHOTO = (
    r"(?:(?:main|file|cover|top|handout|stock)\s+)?(?:photos?|photographs?|photography|photographer|images?|pictures?|"
    r"illustration|graphic|video|credits?|(?:photo|image|picture)\s+credit|fotos?|fotografía|fotografia|imagen|imágenes|"
    r"imagem|immagine|bild(?:er|nachweis)?|créditos?|crédits?(?:\s+photo)?|fuente|quelle|fonte|source|"
    r"צילום|תצלום|تصوير|الصورة|写真|撮影|提供|摄影|攝影|图片来源|圖片來源|图|圖|照片|фото|사진)"
)
_MARKED = re.compile(
    rf"(?:via\s+\S|courtesy\s+(?:of\s+)?\S|(?:copyright\s+)?[©ⓒ]\s*\S|{_PHOTO}(?:\s*[:：/／|]\s*|\s+(?:by|courtesy|via|"
    r"von|de|par|di|©)\s+)\S)",
    re.IGNORECASE,
)
_END = r"[.!?…\"'”’»)\]。！？」』؟۔]"
_AFTER_SENTENCE = re.compile(rf"(?<={_END})\s+(?=(\S.*)$)")
_BRACKETED = re.compile(r"\s*([(\[（]([^()\[\]（）]{2,110})[)\]）])[.。]?$")
_BARE_MARK = re.compile(
    r"\s(?=((?:via|photo(?:graph)?\s+by|courtesy\s+of|©|photo:|foto:|credit:)\s*\S.*)$)", re.IGNORECASE
)
#: In brackets, in Chinese and Japanese: an agency first, or a word for having taken the picture last.
_CJK = re.compile(
    r"(?:新华社|新華社|中新社|路透|法新社|美联社|共同|時事|ロイター).{0,30}|.{1,30}(?:摄|攝|撮影|提供)"
)
_PARTS = re.compile(r"\s*[/|,·–—]\s*|\s+-\s+|\s+(?:via|for)\s+")


def split_off(paragraphs: Sequence[str]) -> list[tuple[str, str]]:
    """Each of an article's `paragraphs` as (text, credit); the credit is "" where there is none."""
    starts = [_known(text) for text in paragraphs]
    refrains = _refrains(text for text, start in zip(paragraphs, starts, strict=True) if start < 0)
    split = []
    for text, start in zip(paragraphs, starts, strict=True):
        if start < 0 and refrains:
            start = next((len(text) - len(tail) for tail in _tails(text) if tail in refrains), -1)
        before = text[:start].rstrip() if start > 0 else ""
        # A paragraph that is nothing but a credit stays whole.
        split.append((before, text[start:]) if any(map(str.isalnum, before)) else (text, ""))
    return split


def is_credit(text: str) -> bool:
    """Whether the whole paragraph is a photo credit ("Photograph: Jane Doe/AFP")."""
    if len(text) > 120:
        return False
    inner = text.strip("()[]（） ")
    if _is_marked(inner):
        return not inner.lower().startswith("via")
    return is_agency(inner) or ("/" in inner and _is_signed(inner))


def _known(text: str) -> int:
    """Where a credit of a known form begins in `text`, or -1."""
    tail = text[-_REACH:]
    offset = len(text) - len(tail)
    if match := _BRACKETED.search(tail):
        inner = match[2].strip()
        closed = tail[: match.start()].endswith(tuple('.!?…"”’»。！？」؟'))
        if _is_marked(inner) or _CJK.fullmatch(inner) or (_is_signed(inner) and (closed or "/" in inner)):
            return offset + match.start(1)
    for match in _AFTER_SENTENCE.finditer(tail):
        if _is_marked(match[1]) or _is_signed(match[1]):
            return offset + match.start(1)
    return -1


def _is_marked(text: str) -> bool:
    """Whether `text` begins as a credit does ("via", "Photo:", "©") and goes on like names."""
    match = _MARKED.match(text)
    if not match or len(text) > 110 or len(text.split()) > 14:
        return False
    rest = text[match.end() - 1 :]
    if re.search(r"[^\W\d_]{3}[.!?]\s+[^\Wa-zà-ÿ]", rest) or re.fullmatch(r"(?:19|20)\d\d", rest):
        return False
    return is_names(_PARTS.sub(" ", rest)) or "/" in rest


def _is_signed(text: str) -> bool:
    """Whether `text` is names of which one is an agency: "Jane Doe/AFP", "Getty Images"."""
    if len(text) > 110:
        return False
    parts = [part for part in _PARTS.split(text.rstrip(".")) if part]
    return any(map(is_agency, parts)) and all(is_agency(part) or is_names(part) for part in parts)


def _tails(text: str) -> list[str]:
    """What could be an unknown credit at the end of `text`: after its last sentence, or from a mark on."""
    end = text[-_REACH:]
    found = [match[1] for match in _BARE_MARK.finditer(end)]
    if end[-1] not in ".!?…。！？؟":
        found += [match[1] for match in _AFTER_SENTENCE.finditer(end)][-1:]
    return [tail for tail in found if len(tail) <= 110]


def _refrains(texts: Iterable[str]) -> set[str]:
    tails = Counter(tail for text in texts for tail in _tails(text))
    return {
        tail
        for tail, count in tails.items()
        if count >= _REFRAIN
        and not is_furniture(tail)
        and is_names(re.sub(r"^(?:via|courtesy of)\s", "", tail, flags=re.IGNORECASE))
    }
