"""What a page leaves in a copied article: skip links, share lines, prompts, notices, separators.

Every pattern is of a whole paragraph, and a short one: a sentence of the article that mentions following
or subscribing is longer, or goes on otherwise, and stays body.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Nothing longer is furniture, in characters.
LONGEST = 220

_NET = (
    r"(?:x|twitter|facebook|instagram|linkedin|youtube|tiktok|threads|bluesky|mastodon|whatsapp|telegram|reddit|pinterest|"
    r"flipboard|snapchat|e-?mail|messenger|signal|google news|apple news|spotify|rss|social media|(?:les |las |gli |den |die )?"
    r"(?:redes sociales|réseaux sociaux|sozialen medien|redes sociais|social(?: network)?))"
)
_NETS = rf"{_NET}(?:(?:\s*[,/|&+·•]\s*|\s+(?:and|or|y|o|e|et|ou|und|oder)\s+|\s+){_NET})*"
_HANDLES = r"(?:\s*[:(]?\s*@[\w.]+\)?(?:\s*(?:,|and|&)\s*@[\w.]+)*)?"
_NEWS = (
    r"(?:newsletters?|boletín(?:es)?|boletim|infolettre|lettre d['’]information|e-?mails?|alerts?|updates?|podcast|channel|"
    r"canal|edition|briefing|app|notifications?|notificaciones|alertas|inbox|subscription|suscripción|abonnement|assinatura)"
)
_LOGIN = r"(?:log ?in|sign ?in|sign ?up|register|subscribe|create (?:a|an|your) (?:free )?account|join (?:now|us|free))"

#: One group a purpose; each pattern must match the whole paragraph.
_PATTERNS: tuple[str, ...] = (
    # Skip links and navigation
    r"(?:press\s+[\"“'‘]?enter[\"”'’]?\s+to\s+)?skip\s+to\s+(?:the\s+)?(?:main\s+|primary\s+|page\s+)?"
    r"(?:content|navigation|menu|footer|search|article|sidebar)(?:\s*\([^)]*\))?(?:\s+skip to .{1,40})?",
    r"(?:saltar|ir|pasar) (?:al|a la) (?:contenido|navegación|menú)(?: principal)?",
    r"(?:aller|passer|accéder) (?:directement )?(?:au|à la) (?:contenu|navigation|menu)(?: principal)?",
    r"(?:zum|zur|direkt zum) (?:haupt)?(?:inhalt|navigation|menü)(?: (?:springen|wechseln|gehen))?",
    r"(?:ir|pular|saltar) para o (?:conteúdo|menu)(?: principal)?",
    r"(?:vai|passa|salta) al (?:contenuto|menu)(?: principale)?",
    r"(?:back to top|go back|menu|search|home|close|toggle (?:navigation|menu)|open (?:menu|search)|previous article|"
    r"next article|show (?:more|less)|view (?:all|more)|see all|load more)",
    # Share
    r"share(?: (?:this|the))?(?: (?:article|story|post|page|link|full article))?(?:(?: (?:on|via|with|to|by)|\s*:)?\s*"
    rf"(?:{_NETS}|friends|your friends))?",
    rf"(?:tweet|print|copy(?: the)? link|link copied!?|e-?mail(?: this(?: article)?)?|save(?: article)?|bookmark|gift(?: this)?"
    rf" article|{_NETS}|listen(?: to (?:this )?article)?|listen now|more sharing options|click to share.{{0,40}})",
    rf"(?:compart(?:ir|e|a)|partag(?:er|ez)|teilen|condivid(?:i|ere)|compartilh(?:ar|e)|partilh(?:ar|e)|delen|поделиться)"
    rf"(?: (?:est[ae]|cet|cette|diesen|questo|o|la|el|l['’]))?\s*(?:artículo|noticia|nota|article|artikel|beitrag|articolo|"
    rf"artigo|notícia)?(?:\s*(?:en|sur|auf|su|no|na|via|por|:)?\s*{_NETS})?",
    r"(?:diesen )?(?:artikel|beitrag) teilen|copiar enlace|copier le lien|link kopieren|copia link|copiar link|imprimir|imprimer|"
    r"drucken|stampa",
    # Follow
    rf"(?:you can\s+)?(?:also\s+)?follow\s+(?:us|me|him|her|them|[^.!?]{{1,60}}?)\s+on\s+{_NETS}{_HANDLES}"
    r"(?:\s+(?:and|or)\s+(?:like|join|subscribe|find|on)\b[^.!?]{0,60})?(?:,?\s+(?:at|here|for)\b[^.!?]{0,80})?",
    r"follow(?: us| me)?\s*:?\s*@[\w.]+(?:\s+on\s+\w+)?|follow us(?: on:?)?|follow (?:the )?(?:author|topic)s?|following|like us on"
    rf" {_NETS}|find us on {_NETS}",
    rf"(?:sígue(?:nos|me|lo|la)?|siga(?:-?nos)?|síguenos también|suivez(?:-nous|-moi)?|folgen sie (?:uns|mir|ihm|ihr)?|folgt uns|"
    rf"segui(?:ci|mi)?|volg (?:ons|mij))(?:\s+[^.!?]{{1,40}}?)?\s+(?:en|sur|auf|bei|su|no|na|nas|nos|op)\s+{_NETS}{_HANDLES}"
    r"(?:\s+[^.!?]{0,40})?",
    # Subscribe, sign in, pay
    rf"(?:please )?(?:subscribe|sign up|signup|register|join|get|receive|download)(?: now| today| here| free)*(?: to| for)?"
    rf"(?: (?:our|the|my|your|this|a|free|daily|weekly|latest|morning|evening|breaking|news|exclusive|email|mobile)"
    rf"|\s+[A-Z][\w’'-]*)*\s+{_NEWS}(?: (?:here|now|today|free|below|straight|delivered|sent|and|to|for|in|by|from|with)\b[^.!?]{{0,90}})?",
    rf"(?:already (?:a )?(?:subscriber|subscribed|member|registered|have an account)\?\s*)?{_LOGIN}(?: (?:now|here|today|free|or {_LOGIN}|to"
    r" (?:continue(?: reading)?|read(?: the full (?:article|story))?|comment|save|view|unlock|access)[^.!?]{0,60}))?",
    r"(?:subscribe|support us|donate|become a (?:member|subscriber)|start your (?:free )?trial|try (?:it )?free)(?: (?:now|today|here|from)"
    r"[^.!?]{0,40})?",
    r"(?:this article is|this content is|this story is) (?:for|reserved for|available (?:only )?to) (?:our )?(?:subscribers|members)"
    r"(?: only)?[^.!?]{0,60}",
    r"(?:suscríb[ea](?:te|se)|inscríb[ea](?:te|se)|regístr[ea](?:te|se)|inicia(?:r)? sesión|recib[ea](?: gratis)?|abonnez-vous|"
    r"inscrivez-vous|s['’](?:abonner|inscrire|identifier)|recevez|connectez-vous|se connecter|jetzt (?:abonnieren|anmelden|registrieren)|"
    r"abonnieren(?: sie)?|melden sie sich|anmelden|newsletter abonnieren|iscriviti|abbonati|accedi|registrati|ricevi|assine|"
    r"inscreva-se|cadastre-se|subscreva|receba|entrar|schrijf u in|abonneer(?: je)?|inloggen)"
    rf"(?:\s+[^.!?]{{0,50}}?(?:{_NEWS}|gratis|ahora|aquí|hoy|maintenant|gratuitement|ici|hier|jetzt|kostenlos|an|ora|qui|agora|aqui|nu|"
    r"canal|chaîne|kanal)\b[^.!?]{0,80})?",
    # Cookies and privacy
    r"(?:this (?:web)?site|we|our (?:web)?site) uses? cookies\b.{0,150}|(?:accept|reject|allow|manage)(?: all)? cookies|cookie (?:policy|"
    r"settings|preferences)|privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|and conditions)|(?:este sitio|utilizamos|usamos) "
    r"(?:web )?(?:utiliza )?cookies\b.{0,120}|nous utilisons des cookies\b.{0,120}|(?:wir verwenden|diese (?:web)?seite verwendet) cookies\b"
    r".{0,120}|(?:utilizziamo|usiamo|questo sito utilizza)(?: i)? cookie\b.{0,120}",
    # Advertisements
    r"[\[(]?(?:advertisements?|advertising|sponsored(?: content)?|paid (?:post|content)|promoted(?: content)?|ad|publicidad|anuncio|"
    r"publicité|anzeige|werbung|pubblicità|publicidade|advertentie|реклама|広告|广告|إعلان|פרסומת)[\])]?",
    r"(?:(?:article|story|text)\s+)?continues?(?: reading)?(?: below| after)(?: (?:this|the))?(?: advertisement| ad)?|(?:continue reading|keep reading|"
    r"continúa leyendo|sigue leyendo|lire la suite|weiterlesen|continua a leggere|continue lendo|lees verder)(?:\s*[>→»….]+)?|"
    r"advertisement\s*[-–—:]\s*(?:continue reading|scroll)[^.!?]{0,40}",
    # Read more, related
    r"(?:read more|read also|also read|read next|more (?:on this|to read|stories|from [^.!?:]{1,40})|see also|related(?: (?:articles?|stories|"
    r"news|content|topics?|links?|coverage))?|recommended(?: (?:for you|reading|stories))?|you (?:may|might) also like|most (?:read|popular|"
    r"viewed)|trending(?: now)?|editor['’]?s['’]? picks?|don['’]t miss|in case you missed it|up next|what to read next|top stories|"
    r"latest news|explore more|topics|tags|filed under|further reading|listen|watch(?: now)?|watch live)(?:\s*(?:[:|»>→]+|[-–—]\s)\s*[^\n]{0,150})?",
    r"(?:lea también|lee también|leer más|le puede interesar|te puede interesar|también te puede interesar|más información|relacionad[oa]s?|"
    r"noticias relacionadas|artículos relacionados|lo más (?:leído|visto)|ver también|lire aussi|à lire aussi|à lire|voir aussi|en savoir plus|sur le même"
    r" sujet|lesen sie auch|mehr zum thema|auch interessant|das könnte sie auch interessieren|siehe auch|mehr dazu|meistgelesen|leggi anche|"
    r"leggi di più|potrebbe interessarti|articoli correlati|per approfondire|leia (?:também|mais)|veja também|saiba mais|mais lidas|"
    r"notícias relacionadas|lees ook|meer over)(?:\s*(?:[:|»>→]+|[-–—]\s)\s*[^\n]{0,150})?",
    # Comments
    r"(?:leave|post|write|add|submit)(?: a| your)? (?:comment|reply)|(?:\d+\s+|no |show |view |read |hide |load )?(?:all )?(?:\d+ )?comments?(?:\s*\(\d+\))?|"
    r"join the (?:conversation|discussion)|comments (?:are closed|off)(?: on .{1,80})?|be the first to comment|reply|report (?:an error|abuse|this ad)|"
    r"(?:\d+\s+)?(?:comentarios?|commentaires?|kommentare?|commenti|comentários?|reacties)(?:\s*\(\d+\))?|(?:deja un comentario|"
    r"laisser un commentaire|kommentar schreiben|kommentieren|lascia un commento|deixe (?:um|seu) comentário)",
    # Length and counts
    r"\d{1,3}[ -]?(?:min(?:ute)?s?|mins?)(?: read| de lecture| de lectura| lesezeit| di lettura| de leitura)?|(?:estimated )?reading time\s*:?\s*"
    r"\d{1,3}.{0,15}|(?:tiempo de lectura|temps de lecture|lesezeit|tempo di lettura|tempo de leitura)\s*:?\s*\d{1,3}.{0,15}|[\d.,]+[km]? "
    r"(?:views?|shares?|likes?|reads?)",
    # Notices
    r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:©\s*)?\d{4}\b.{0,180}|©\s*copyright\b.{0,150}|"
    r"copyright [^.!?]{2,60}(?:\d{4}|all rights reserved)\b.{0,60}",
    r"(?:all rights reserved|todos los derechos reservados|tous droits réservés|alle rechte vorbehalten|tutti i diritti riservati|todos os direitos "
    r"reservados|alle rechten voorbehouden)(?:\.\s.{0,100})?",
    # Section labels above a headline, and marks of an end
    r"(?:opinion|op-ed|commentary|analysis|editorial|exclusive|breaking(?: news)?|explainer|live|world(?: news)?|politics|national|international|business|news|"
    r"opinión|análisis|editorial|internacional|mundo|política|opinion|analyse|tribune|monde|meinung|kommentar|politik|ausland|analisi|opinioni|mondo|"
    r"esteri|opinião|análise)",
    r"-\s*30\s*-|#\s*#\s*#|-?\s*ends?\s*-|\*+\s*ends?\s*\*+",
)


@lru_cache(maxsize=1)
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)


_TRIM = re.compile(r"^[\s*_>|•·▶►→»\[(]+|[\s*_|•·…→»\])]+$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?[\s,.:]*(?:by\s+)?(.*)",
    re.IGNORECASE,
)
_HOLDER_END = re.compile(
    r"[.,|;•·–—]|\s+-\s+|\s\d{4}\b|\b(?:all rights|ltd|limited|llc|inc|gmbh|or its|and its|s\.a|group)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_furniture(text: str) -> bool:
    """Whether the whole paragraph is of the page, not of the article. Separators: `lines.is_rule`."""
    if len(text) > LONGEST:
        return False
    whole = text.rstrip(".!:… ")
    pattern = _furniture()
    return bool(pattern.fullmatch(whole) or pattern.fullmatch(_TRIM.sub("", whole)))


def copyright_holder(text: str) -> str:
    """Whom a copyright line names ("© 2025 The Guardian. All rights reserved." -> "The Guardian"), or ""."""
    match = _COPYRIGHT.match(text) if len(text) <= LONGEST else None
    holder = _HOLDER_END.split(match[1], maxsplit=1)[0].strip() if match else ""
    return holder if 1 < len(holder) <= 60 else ""
