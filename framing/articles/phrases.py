"""The words of page furniture, a whole paragraph each, by purpose, in the main European languages.

The notation, read by `compiled`: `[words]` may be missing, `(a|b)` is a choice, as is `|` between phrases,
`s?` is a letter that may be missing, `#` is a number, `...` is up to 80 characters of one sentence and
`....` up to 150 of anything, `{net}` is one social network or several, `{news}` what one subscribes to.
"""

from __future__ import annotations

import re

_NET = """
x|twitter|facebook|instagram|linkedin|youtube|tiktok|threads|bluesky|mastodon|whatsapp|telegram|reddit
pinterest|
flipboard|snapchat|e-?mail|messenger|signal|google news|apple news|spotify|rss|social media|social|
[las |nuestras ]redes sociales|[les ]réseaux sociaux|[den ]sozialen (medien|netzwerken)
"""
_NEWS = """
newsletters?|boletín|boletines|boletim|infolettre|lettre d'information|e-?mails?|alerts?|updates?|podcast
channel|
canal|chaîne|kanal|edition|briefing|app|notifications?|notificaciones|alertas|inbox
"""

SKIP = """
[press [the ]["]enter["] [key ]to ]skip to [the ][main |primary |page ](content|article)
skip to [the ][main |site ](navigation|menu|footer|search)
(saltar|ir|pasar) (al|a la) (contenido|navegación|menú)[ principal]
(aller|passer|accéder) [directement ](au|à la) (contenu|navigation|menu)[ principal]
[direkt ](zum|zur) (inhalt|hauptinhalt|navigation|menü)[ (springen|wechseln|gehen)]
(ir|pular|saltar) para o (conteúdo|menu)[ principal]|(vai|passa|salta) al (contenuto|menu)[ principale]
(back|return) to top|menu|search|home|close|toggle navigation|open (menu|search)
(previous|next) (article|story|post)|show (more|less)|view (all|more)|see all|load more
"""
SHARE = """
share[ (this|the)][ full][ (article|story|post|page|link)][ (on|via|with|to|by)][[:] {net}]|share with friends
tweet[ this]|print|copy[ the] link|link copied|e-?mail[ this[ article]]|save[ article]|bookmark
gift[ this] article
{net}|listen[ to[ this] article]|listen now|more sharing options|click to share...
(compartir|comparte|comparta)[ (este|esta|el|la)][ (artículo|noticia|nota)][ (en|por)][[:] {net}]
(partager|partagez)[ (cet|l')][[ ]article][ sur][[:] {net}]
[diesen ](artikel|beitrag)[ auf {net}] teilen|teilen[ (auf|über|per)][[:] {net}]
(condividi|condividere)[ (l'|questo )articolo][ su][[:] {net}]
(compartilhe|compartilhar|partilhar)[ (este|o)][ (artigo|texto)][ (no|na|nas|em|via)][[:] {net}]
deel dit artikel|delen[ (via|op)][[:] {net}]|copiar enlace|copier le lien|link kopieren|copia link|copiar link
imprimir|imprimer|drucken|stampa|escuchar|écouter l'article|artikel anhören|ascolta l'articolo|ouvir
"""
FOLLOW = """
[you can ][also ]follow ... on {net}[[:] {handle}][[,] (and (like|join|subscribe|find)|at|here|for) ...]
follow[ (us|me|him|her)][:] {handle}[ on {net}]|follow us[ on]|follow [the ](author|topic)s?|following
(like|find|join|watch) us on {net}[[:] {handle}]|join our [... ](channel|group|community)[ on {net}]
(síguenos|sígueme|síganos|siga|sigue a ...)[ también] en {net}[[:] {handle}]
(suivez-nous|suivez-moi|suivez ...|retrouvez-nous) sur {net}[[:] {handle}]
(folgen sie (uns|mir|ihm|ihr)|folgt uns|folge uns|folgen sie ...)[ auch] (auf|bei|in) {net}[[:] {handle}]
(seguici|seguimi|segui ...|siga-nos|siga ...)[ anche| também] (su|no|na|nas|nos|em) {net}[[:] {handle}]
volg (ons|...) op {net}[[:] {handle}]
"""
SUBSCRIBE = """
[please ](subscribe|sign up|register|join)[ now| today| here| free] (to|for) [... ]{news}[ ...]
get ... (delivered|sent|straight) ... {news}|get (our|the) ... {news}[ ...]|download (our|the)[ ...] app[ ...]
{login}[ now| here| today| free][ (or|/) {login}]
{login} to (continue|read|comment|save|view|unlock|access)[ ...]
already [a |have ](subscriber|member|registered|an account)[\\?][ ....]
become a (member|subscriber|supporter)[ today| now]
(support us|donate|start your [free ]trial|try [it ]free)[ now| today| here]
this (article|content|story) is (for|reserved for|available [only ]to) [our ](subscribers|members)[ ...]
(suscríbete|suscríbase|inscríbete|regístrate|regístrese)[ ahora| aquí| gratis| hoy][ (a|al|para) ...]
(recibe|reciba) [... ]{news}[ ...]|(inicia|iniciar) sesión|hazte (socio|suscriptor)[ ...]
(abonnez-vous|inscrivez-vous)[ (à|au|pour|dès|maintenant) ...]|recevez [... ]{news}[ ...]|connectez-vous
se connecter
s'(abonner|inscrire|identifier)|jetzt (abonnieren|anmelden|registrieren)
(newsletter|abo) (abonnieren|bestellen)
abonnieren[ sie ...]|melden sie sich [... ]an|anmelden|einloggen|erhalten sie ... {news}[ ...]
(iscriviti|abbonati|registrati)[ ora| qui| gratis][ (a|al|alla|per) ...]|accedi|ricevi [... ]{news}[ ...]
(assine|inscreva-se|cadastre-se|subscreva)[ agora| aqui| grátis][ (a|o|na|no|para|nossa|a nossa) ...]
receba [... ]{news}[ ...]|entrar|schrijf (je|u) in[ ...]|abonneer[ je][ ...]|inloggen
"""
NOTICES = """
(this [web]site|we|our [web]site) uses? cookies[ ....]|(accept|reject|allow|manage)[ all] cookies
(cookie|privacy) (policy|notice|settings|preferences)|terms (of use|of service|and conditions)
(este sitio [web ]utiliza|utilizamos|usamos) cookies[ ....]|nous utilisons des cookies[ ....]
(wir verwenden|diese [web]seite verwendet) cookies[ ....]
(utilizziamo|usiamo|questo sito utilizza) [i ]cookie[ ....]
[copyright ](©|\\(c\\)|copyright)[ ][copyright ][© ]#....|© copyright[ ....]
copyright ... (#|all rights reserved)
(all rights reserved|todos los derechos reservados|tous droits réservés|alle rechte vorbehalten)[\\. ....]
(tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden)[\\. ....]
"""
ADVERTISEMENTS = """
advertise?ments?|advertising|sponsored[ content]|(paid|promoted) (post|content)|ad
(advertisement|ad) [-–—:] ...
publicidad|anuncio|publicité|anzeige|werbung|pubblicità|publicidade|advertentie|реклама|広告|广告|إعلان|פרסומת
[(article|story|text) ]continues?[ reading][ below| after][ this| the][ advertisement| ad]
(continue|keep) reading|continúa leyendo|sigue leyendo|lire la suite|weiterlesen|continua a leggere
continue lendo
"""
COMMENTS = """
(leave|post|write|add|submit)[ a| your] (comment|reply)
[# |no |show |view |read |hide ][all ]comments?[ \\(#\\)]
join the (conversation|discussion)|comments (are closed|off)|be the first to comment|reply
report (an error|abuse)
[# ](comentarios?|commentaires?|kommentare?|commenti|comentários?|reacties)[ \\(#\\)]
(deja|dejar) un comentario|laisser un commentaire|kommentar schreiben|kommentieren|lascia un commento
deixe (um|seu) comentário
"""
LENGTHS = """
#[ |-](min|mins|minutes?)[ (read|de lecture|de lectura|lesezeit|di lettura|de leitura)]
# (views?|shares?|likes?|reads?)
[estimated ](reading time|tiempo de lectura|temps de lecture|lesezeit|tempo di lettura)[:] #[ ...]
tempo de leitura[:] #[ ...]
"""
#: The section's name above a headline, and the marks of an end.
LABELS = """
for immediate release|opinion|op-ed|commentary|analysis|editorial|exclusive|breaking[ news]|explainer|live
world[ news]|politics
national
international|business|news|opinión|análisis|internacional|mundo|política|analyse|tribune|monde|meinung
kommentar
politik|ausland|analisi|opinioni|mondo|esteri|opinião|análise|-[ ]30[ ]-|[-][ ]ends?[ ]-
"""
#: Where a link to something else may follow, after a colon or an arrow.
RELATED = """
read (more|also|next)|also read|more (on this|to read|stories|from ...)|see also
(related|recommended)[ (for you|reading)]
related (articles?|stories|news|content|topics?|links?|coverage)|you (may|might) also like
most (read|popular|viewed)
trending[ now]|editor[']s['] picks?|don't miss|in case you missed it|up next|what to read next|top stories
latest news
explore more|topics|tags|filed under|further reading|listen|watch[ now| live]
(lea|lee|leer) (también|más)|[también ](le|te) puede interesar|más información|relacionad(o|a)s?
(noticias|artículos|notas) relacionad(o|a)s|lo más (leído|visto)|ver también|à lire[ aussi]|lire aussi
voir aussi
en savoir plus|sur le même sujet|lesen sie auch|mehr (zum thema|dazu)|auch interessant|siehe auch|meistgelesen
das könnte sie auch interessieren|leggi (anche|di più)|potrebbe interessarti|articoli correlati
per approfondire
leia (também|mais)|veja também|saiba mais|mais lidas|notícias relacionadas|lees ook|meer over
"""

_PURPOSES = (SKIP, SHARE, FOLLOW, SUBSCRIBE, NOTICES, ADVERTISEMENTS, COMMENTS, LENGTHS, LABELS)
_LINK = r"\s?(?:[:|»>→]+\s?|[-–—]\s).{1,150}"
_HANDLE = r"\(?@[\w.]+\)?(?:(?:, | and | & )@[\w.]+)*"
_LOGIN = "(log ?in|sign ?in|sign ?up|register|subscribe|create (a|an|your) [free ]account)"
_AND = r"(?: ?[,/|&+·•] ?| (?:and|or|y|o|e|et|ou|und|oder|en) | )"


def compiled() -> re.Pattern[str]:
    """One pattern whose full matches are the phrases of this module, in any case."""
    phrases = "|".join(_pattern(lines) for lines in _PURPOSES)
    return re.compile(f"{phrases}|(?:{_pattern(RELATED)})(?:{_LINK})?", re.IGNORECASE)


def _pattern(lines: str) -> str:
    """The notation as a regular expression. A line that ends in `|` goes on in the next."""
    text = "|".join(line for line in lines.strip().replace("|\n", "|").splitlines())
    text = text.replace("{login}", _LOGIN)
    text = re.sub(r"(?<!\\)\(", "(?:", text).replace("[", "(?:").replace("]", ")?")
    text = text.replace("....", r".{0,150}").replace("...", r"[^.!?]{0,80}?").replace("#", r"\d[\d.,]*")
    text = text.replace("'", "['’]").replace('"', "[\"“”'‘’]")
    if "{" in text:
        net = f"(?:{_pattern(_NET)})" if "{net}" in text else ""
        text = text.replace("{net}", f"{net}(?:{_AND}{net}){{0,7}}").replace("{handle}", _HANDLE)
        text = text.replace("{news}", f"(?:{_pattern(_NEWS)})") if "{news}" in text else text
    return text
