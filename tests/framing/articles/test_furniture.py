"""What a page leaves in a copied text, and the sentences that only sound like it."""

from __future__ import annotations

import pytest

from framing.articles.furniture import copyright_holder, is_furniture
from framing.articles.lines import is_rule

FURNITURE = """
Press "Enter" to skip to content
Skip to main content
Skip to navigation
You can follow Jane Doe on X @janedoe
Follow us on Facebook, Twitter and Instagram
Follow us on X: @example
Follow @janedoe
Share this article
Share
Share on Facebook
Facebook Twitter Email
Subscribe to our newsletter
Sign up for our daily newsletter
Sign up for The Morning newsletter
Subscribe to The Example newsletter today for the latest news
Get the day's top stories delivered to your inbox
Sign in
Log in to continue reading
Already a subscriber? Log in
Create a free account to read this article
We use cookies to improve your experience. By using this site you agree.
Accept all cookies
Advertisement
[Advertisement]
Article continues below advertisement
Continue reading
Read more: How the prison was built
Read more »
Related: The president wins again
RELATED ARTICLES
Most read
Leave a comment
12 Comments
Comments (3)
Join the conversation
© 2025 The Example. All rights reserved.
Copyright 2025 The Example Press. All rights reserved. This material may not be published.
All rights reserved
5 min read
6 minute read
Opinion
-30-
Saltar al contenido principal
Compartir en Facebook
Comparte esta noticia
Síguenos en Twitter
Suscríbete a nuestro boletín
Lea también: El presidente
Publicidad
Todos los derechos reservados
Aller au contenu principal
Partager cet article
Partager l'article
Suivez-nous sur Facebook et Twitter
Abonnez-vous à notre newsletter
Lire aussi : La prison
Publicité
Zum Inhalt springen
Artikel teilen
Folgen Sie uns auf Facebook
Jetzt abonnieren
Melden Sie sich für unseren Newsletter an
Lesen Sie auch: Das Gefängnis
Anzeige
Kommentare (12)
Vai al contenuto
Condividi l'articolo
Seguici su Instagram
Iscriviti alla newsletter
Leggi anche: Il carcere
Pubblicità
Ir para o conteúdo
Compartilhe
Siga-nos no Instagram
Assine a nossa newsletter
Leia também: A prisão
Publicidade
"""

PROSE = """
You can follow the money on Twitter if you look at how the president posts each night, critics say.
Thousands follow the president on TikTok, and the account is run from the palace.
He follows her on Instagram.
Critics follow him on X to mock him.
He urged young people to subscribe to his channel and to tell their parents about the prison.
Subscribe to the theory that prisons work and you will love this one.
Share prices fell on Monday.
Follow the money
Read more books, the minister told inmates.
Related crimes rose by 5%.
Comments by the president angered the court.
Advertisement revenue at the paper fell.
News of the deal spread quickly.
Politics is the art of the possible.
Print shops closed.
Copyright law does not apply to prison photographs.
Sign language interpreters were present.
The opinion was unanimous.
Watch towers ring the prison.
Live ammunition was used.
World leaders reacted with caution.
Business as usual
Home invasions fell by half.
Close to 40,000 men are held there.
X marks the spot
Social workers warned of the cost.
Save the children from gangs
Get the job done, he told police.
Donate blood, the ministry asked.
Reply of the government
5 minutes later he was dead.
Already the court has an answer.
Siga adelante, dijo el presidente en la red.
Kommentar des Präsidenten zur Lage
Suivez la piste de l'argent.
Entrar en la cárcel es fácil.
Abonnieren kann man das nicht.
Recibe el premio en Madrid
Anzeige gegen den Präsidenten
"""


@pytest.mark.parametrize("line", FURNITURE.strip().splitlines())
def test_what_belongs_to_the_page_is_furniture(line):
    assert is_furniture(line)
    assert is_furniture(line.upper())


@pytest.mark.parametrize("line", PROSE.strip().splitlines())
def test_a_sentence_that_only_sounds_like_it_is_not(line):
    assert not is_furniture(line)


@pytest.mark.parametrize("line", ["***", "---", "____", "* * *", "⁂", "—", "•", "=====", "###", "~~~~"])
def test_separators_are_rules(line):
    assert is_rule(line)


@pytest.mark.parametrize("line", ["-a", "...", "?", "# a", "--x--", "…", "1", "!!!"])
def test_other_short_lines_are_not(line):
    assert not is_rule(line)


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© 2025 The Example. All rights reserved.", "The Example"),
        ("Copyright 2025 The Example Press. All rights reserved.", "The Example Press"),
        ("Copyright © 2019-2024 Example News & Media Limited", "Example News & Media"),
        ("All rights reserved", ""),
        ("Share", ""),
    ],
)
def test_a_copyright_line_names_its_holder(line, holder):
    assert copyright_holder(line) == holder
