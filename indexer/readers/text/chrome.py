"""The words around comments: buttons, headings of comment lists, forms and what follows them.

A word alone decides nothing: these patterns match whole short lines, and the strategies ask where such a line stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CACHE = 32_768  # lines remembered
_LONGEST = 80  # code points of a line that can be a row of buttons

_BUTTONS = (
    # English
    "reply to this comment|reply to this|reply with quote|log in to reply|login to reply|sign in to reply"
    "|click here to reply"
    "|quick reply|reply to|replyto|replies|reply|delete comment|delete|edited|edit"
    "|report abuse|report post|report this|report"
    "|report to administrator|report to moderator|flag as inappropriate|flag"
    "|permanent link|permalink|perma link|link to this|direct link|links|link|quote|multi quote|share this|share"
    "|recommended|recommend|responses|embed|save|context|source|parent|root|thread|full comments"
    "|i like this|likes|liked|like|dislike|unlike|upvote|downvote|upvoted|up vote|down vote|vote up|vote down"
    "|thumbs up|thumb up|thumbs down|vote|votes"
    "|kudos|helpful|thanks|top|award|give award|hide|show|collapse|expand|mark as spam|spam|more|less|load more"
    "|show more|read more|continue this thread"
    "|cancel reply|cancel|top|back to top|up|down|new|loading|be the first to like this|unsubscribe|subscribe"
    "|print|email|tweet|pin it|pin|www|website"
    "|view profile|profile|view more posts|ignore|add comment|comment|points|point|rate|rating|stars|star|approve"
    "|pending"
    "|find|multiquote|quick reply|post options|view drop down"
    "|improve this answer|improve this question|follow|block|mute|bookmark|copy link|next|prev|previous"
    # German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian
    "|auf diesen kommentar antworten|antworten|antwort|zitieren|zitat|melden|bearbeiten|löschen|gefällt mir"
    "|gefällt das|teilen|nach oben|mehr"
    "|répondre à ce commentaire|répondre|repondre|réponse|citer|signaler un abus|signaler|modifier|supprimer|jaime"
    "|partager|haut"
    "|responder|respuesta|responde|eliminar|borrar|citar|me gusta|denunciar|compartir|rispondi|elimina|cita"
    "|mi piace|segnala|condividi"
    "|excluir|respostas|curtir|beantwoorden|reageer|verwijderen|svara|svar|svare|rediger|slett|odpowiedz|usuń"
    "|ответить|cevapla|yanıtla|返信|回复|回覆|답글|válasz|odpovědět|vastaa|απάντηση|răspunde|відповісти"
    "|sort by|sorted by|oldest first|newest first|oldest|newest|most popular|respect|unread"
)
# Words that a person also writes alone ("Thanks", "More"): buttons only in a row with others.
_SHY = frozenset(
    {"thread", "thanks", "more", "less", "hide", "show", "up", "down", "new", "root", "parent", "source", "context"}
    | {"follow", "next", "print", "email", "helpful", "top"}
)
_QUOTES = frozenset({"quote", "zitat", "cita", "citar"})  # with a colon, the quoted words follow
_WORDS = sorted(set(_BUTTONS.replace(" ", "").split("|")), key=len, reverse=True)
_ROW = re.compile("(?:" + "|".join(_WORDS) + ")++")
_CLOSERS = re.compile(
    r"(?:replyto(?:thiscomment|this)?|logintoreply|signintoreply|replywithquote|replydelete|reply|antworten"
    r"|antwort|répondre|repondre|responder"
    r"|rispondi|beantwoorden|reageer|svara|svare?|odpowiedz|ответить|cevapla|yanıtla|返信|回复|válasz|odpovědět|vastaa|quote|zitieren|citer)",
)
_REPLY_TO = re.compile(
    r"(?:reply[ ]to|antworte[ ]auf|antworten[ ]auf|auf|répondre[ ]à|responder[ ]a)[ ]+\S.{0,60}", re.IGNORECASE
)
_LIKED = re.compile(  # "Ann, Bob and 3 others like this."
    r"(?!(?:i|we|you|they|who|people|do|would)\b)\S.{0,150}[ ](?:likes?|liked)[ ]this\.?|reactions?[ ]*:.{1,80}"
    r"|.{1,120}[ ]gefällt(?:[ ]das|[ ]dieser[ ]beitrag)?\.?|.{1,120}[ ](?:aime|aiment)[ ](?:ça|ceci)\.?"
    r"|(?:thanks|likes)[ ]*:[ ]*\d+.{0,60}|the[ ]following[ ](?:\d+[ ])?users?[ ].{1,60}thank.{0,90}"
    r"|\d+[ ](?:likes?|reactions?)",
    re.IGNORECASE,
)
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NUMBERS_ONLY = re.compile(r"[+–−-]?\d{1,5}(?:[.,]\d)?[kK]?|[\d ]{1,12}")

_COUNTED = (
    r"comments?|responses?|repl(?:y|ies)|thoughts?|answers?|reactions?|reader[ ]comments?|opinions?|messages?|posts"
    r"|kommentare?n?|antworten|gedanken?|reaktion(?:en)?|meinung(?:en)?|leserbriefe|beiträge"
    r"|commentaires?|réponses?|réactions?|réflexions?|avis|comentarios?|respuestas?|pensamientos?|comentários?"
    r"|respostas?|pensamento"
    r"|commenti|commento|risposte|pensieri|reacties?|gedachten?|kommentarer|svar|tankar?|komentarz[ey]?|komentarzy"
    r"|комментари\w*|yorum|件のコメント"
)
_NUMBER_WORD = (
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|ein|une?|uno|una?|um)"
)
_HEADS = re.compile(
    r"[{(]?[ ]*(?:(?:this[ ](?:post|entry|article)[ ]has|there[ ](?:are|is)|showing|displaying|all|currently"
    rf"|dieser[ ]beitrag[ ]hat|il[ ]y[ ]a)[ ]+)?{_NUMBER_WORD}[ ]*(?:{_COUNTED})\b[ ]*"
    r"(?:(?:on|to|for|in|so[ ]far|about|zu|auf|für|à|sur|en|a|su|per|em|på|til|op|read|add|feed|rss|leave|below"
    r"|\d+)\b.{0,160}"
    r"|[\"“”„«»‘’:(\[{|+.…→↓•-].{0,160})?[ ]*[:})]?"
    rf"|(?:(?:reader|user|your|all|the|view|post)[ ]+)?"
    rf"(?:{_COUNTED.replace('|messages?|posts', '')}|discussions?|conversation|diskussion"
    rf"|join[ ]the[ ](?:discussion|conversation)|comments?[ ]on[ ]this[ ]\w+)"
    r"(?:[ ]*[\[(]\d{1,5}[\])]|[ ]*:?[ ]*\d{1,5})?[ ]*:?"
    r"|(?:comments?|responses?|kommentare|commentaires|comentarios|commenti)[ ]+(?:on|to|for|zu|sur|en"
    r"|su)[ ]+[\"“„«].{1,160}"
    r"|what[ ]others[ ]are[ ]saying",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:leave|post|add|write|make|submit|join|share|have)[ ](?:a[ ]|an[ ]|your[ ]|the[ ]|new[ ]"
    r"|us[ ]a[ ])*(?:new[ ])?(?:comment|reply|response|answer|opinion|thoughts|conversation|discussion"
    r"|say)s?\b.{0,60}"
    r"|(?:your[ ](?:answer|comment|reply|email.{0,90}|name|thoughts)|comments?[ ](?:are|is)[ ](?:now[ ])?(?:closed"
    r"|off|disabled).{0,60}|speak[ ]your[ ]mind.{0,20}|sorry,?[ ](?:the[ ])?comment.{0,60})"
    r"|(?:cancel|click[ ]here[ ]to[ ]cancel)[ ](?:comment[ ])?reply.{0,20}"
    r"|(?:schreibe?|hinterlasse?n?|verfasse?n?)[ ].{0,30}(?:kommentar|antwort).{0,30}|kommentar[ ](?:schreiben"
    r"|verfassen|hinterlassen|abgeben|hinzufügen).{0,20}|deine?[ ](?:antwort|meinung|e-?mail.{0,90})"
    r"|(?:laisser|poster|écrire|ajouter)[ ].{0,20}(?:commentaire|réponse).{0,30}|(?:deja|dejar|agrega|publicar"
    r"|escribe)[ ].{0,20}(?:comentario|respuesta).{0,30}"
    r"|(?:lascia|scrivi|inserisci|deixe|geef|skriv|lämna)[ ].{0,20}(?:commento|risposta|comentário|resposta"
    r"|reactie|kommentar|svar).{0,30}"
    r"|(?:previous|next|older|newer|prev)[ ](?:post|entry|article|story|comment|page|topic)s?\b.{0,120}|(?:newer"
    r"|older)[ ]posts?.*|[«←‹].{2,120}|.{2,120}[»→›]"
    r"|(?:related|recent|popular|similar|latest|featured|trending|more|recommended|top)[ ](?:posts?|articles?"
    r"|stor(?:y|ies)|entries|comments?|topics?|content|links|questions?|reading|from.{0,60}).{0,60}"
    r"|(?:ähnliche|letzte|neueste|aktuelle|weitere|beliebte)[ ](?:beiträge|artikel|kommentare|themen"
    r"|posts?).{0,20}|articles?[ ](?:récents|similaires|liés).{0,20}|entradas?[ ](?:recientes|relacionadas).{0,20}"
    r"|(?:categories|archives?|blogroll|tags|sidebar|navigation|search(?:[ ]\w+){0,3}|about(?:[ ](?:me|us"
    r"|the[ ]author))?|kategorien|archive?|suche|schlagwörter|catégories|categorías):?"
    r"|(?:powered|proudly[ ]powered|designed|theme|hosted)[ ](?:by|:).{0,80}|.{0,60}(?:copyright|©"
    r"|all[ ]rights[ ]reserved).{0,120}"
    r"|(?:trackback[ ](?:url|uri)|subscribe[ ]to|notify[ ]me|sign[ ](?:up|in)|log[ ]?in|register"
    r"|you[ ]must[ ]be[ ]logged|you[ ]need[ ]to[ ]be[ ]logged|blog[ ]comments[ ]powered"
    r"|this[ ]entry[ ]was[ ]posted|filed[ ]under|tagged|view[ ]all|return[ ]to[ ]top|back[ ]to[ ]top|rss[ ]feed"
    r"|beitragsnavigation|post[ ]navigation|return[ ]to[ ]|who[ ]is[ ]online|users[ ]browsing|jump[ ]to:?"
    r"|page[ ]\d+[ ]of[ ]\d+|(?:previous|next)[ ](?:topic|thread)|contact[ ]us|privacy[ ]policy"
    r"|terms[ ]of)\b.{0,120}"
    r"|(?:name|e-?mail|website|url|captcha|submit|send)\b[ *:(].{0,60}|(?:name|e-?mail|website|webseite|adresse"
    r"|captcha)",
    re.IGNORECASE,
)
_BACKLINK = re.compile(
    r"(?:[\[(]?(?:pingback|trackback|ping|rückverweis|rétrolien)s?\b[\])]?[ ]*[:|]?|\[\.\.\.\][ ]|\[…\][ ])",
    re.IGNORECASE,
)


@lru_cache(maxsize=_CACHE)
def is_buttons(text: str) -> bool:
    """Whether the line is nothing but buttons, marks and numbers: "Reply", "ReplyDelete", "Antwort ↓", "• 3"."""
    if _LIKED.fullmatch(text):
        return True
    if not text or len(text) > _LONGEST:
        return not text
    letters = _NOT_LETTERS.sub("", text).lower()
    if not letters:
        return not any(sign in text for sign in "!?)(:;") and (bool(_NUMBERS_ONLY.fullmatch(text)) or len(text) <= 3)
    if letters in _SHY or (text[-1] == ":" and letters in _QUOTES) or text[-1] in "!?." or text.startswith(("“", '"')):
        return False
    return bool(_ROW.fullmatch(letters)) or bool(_REPLY_TO.fullmatch(text) and len(text.split()) <= 6)


@lru_cache(maxsize=_CACHE)
def is_closer(text: str) -> bool:
    """Whether the line holds the button that ends a comment in most themes: an invitation to answer it."""
    if len(text) > _LONGEST:
        return False
    return is_buttons(text) and bool(_CLOSERS.search(_NOT_LETTERS.sub("", text).lower()))


def is_comments_head(text: str) -> bool:
    """Whether the line is the heading of a list of comments: "5 thoughts on “Title”", "24 Comments", "Kommentare"."""
    return len(text) <= 220 and bool(_HEADS.fullmatch(text)) and not is_buttons(text)


def counted(text: str) -> int | None:
    """The number in a heading of comments: 24 for "24 Comments"."""
    found = re.search(r"\d{1,3}(?:[.,]\d{3})+|\d{1,6}", text)
    return int(re.sub(r"\D", "", found[0])) if found else None


def is_end(text: str) -> bool:
    """Whether the line begins what follows a list of comments: a form, other articles, a footer."""
    return len(text) <= 220 and bool(_ENDS.fullmatch(text))


def is_backlink(text: str) -> bool:
    """Whether a comment that begins so is a pingback or trackback."""
    return bool(_BACKLINK.match(text))
