"""What pages print around comments, as data: class names and words in the common languages.

Collected from the templates of the platforms that the reader knows. Nothing here is a threshold; a name that is
missing costs one theme, a name too many costs words of a body, so only names that never mark a body stand here.
"""

from __future__ import annotations

import re

AUTHOR_KEYS: tuple[str, ...] = (
    ".fn", ".comment-author-name", ".comment_author_name", ".comment-authorname", ".wp-block-comment-author-name",
    ".comment-author-link", ".comment-author__name", ".comment__author-name", ".comment_author", ".commentauthor",
    ".comment-username", ".comment-user-name", ".comment-user", ".comment__author", ".comment-header__author",
    ".commenter-name", ".commenter", ".commentername",
    ".comment-name", ".comment_name", ".comment-by", ".comment-poster", ".comment-meta-author", ".c-author",
    ".p-author",
    "@itemprop=author", "@itemprop=creator", "@rel=author",
    ".user-name", ".username", ".user_name", ".author-name", ".author_name", ".authorname", ".author-link",
    ".display-name", ".displayname", ".uname", ".poster-name", ".member-name", ".membername", ".user-link",
    ".userlink", ".comment-author", ".commentator", ".nickname", ".nick", ".byline",
    "~author", "~authorname", "~username", "~nickname", "~commenter", "~poster",
    "cite", ".author", ".poster", ".postedby", ".posted-by", ".name", ".user", ".member", "address", "a.url", "~name",
    "~user", "~by", "~auteur", "~autor", "~autore", "~verfasser", "~pseudo",
)  # fmt: skip

DATE_KEYS: tuple[str, ...] = (
    "time", "@itemprop=datepublished", "@itemprop=datecreated", "@itemprop=commenttime", "@property=dc:date",
    "@property=schema:datecreated",
    "abbr.published", ".dt-published", ".comment-date", ".comment_date", ".commentdate", ".comment-time",
    ".comment_time", ".comment-timestamp",
    ".comment-permalink", ".comment_permalink", ".comment-datetime", ".comment__date", ".comment__time",
    ".comment-meta-date",
    ".wp-block-comment-date", ".commentmetadata", ".comment-metadata", ".comment-meta", ".comment_meta", ".commentmeta",
    ".datetime", ".date-time", ".timestamp", ".date", ".time", ".published", ".posted", ".submitted", ".created",
    ".when",
    ".post-date", ".postdate", ".ago", ".time-ago", ".timeago", ".comment-info", ".comment-details",
    ".comment-footer", ".comment-header",
    "abbr", "~date", "~time", "~datetime", "~timestamp", "~published", "~ago", "~created", "~meta", "~info",
    "~datum", "~fecha", "~data", "~zeit",
)  # fmt: skip

BODY_KEYS: tuple[str, ...] = (
    ".comment-content", ".comment_content", ".commentcontent", ".comment__content", ".wp-block-comment-content",
    ".comment-text",
    ".comment_text", ".commenttext", ".comment__text", ".comment-txt", "@itemprop=text", "@itemprop=commenttext",
    ".comment-message", ".comment_message",
    ".comment-copy", ".comment-entry", ".comment_entry", ".commententry", ".comment-main-content",
    ".comment-body-text", ".comment-body-content",
    ".comment-body__content", ".comment-inner-text", ".commentbody", ".commententry", ".comment-description",
    ".comment-excerpt", ".comment-html", ".the-comment",
    "@property=content:encoded", ".field-name-comment-body", ".field--name-comment-body", ".format_text",
    ".e-content", ".comment-data",
    ".comment-body", ".comment_body", ".comment__body", ".usertext-body", ".comment-main", ".comment-box",
    ".entry-content",
    ".post-content", ".message-body", ".message-content", ".message", ".body", ".text", ".content", ".entry", ".copy",
    "~text", "~content", "~body", "~message", "~msg", "~txt", "~texte", "~texto", "~testo", "~contenu", "~contenido",
    "~inhalt", "~nachricht", "~mensaje", "~copy", "~description",
)  # fmt: skip

# Classes whose elements are never words of a comment.
JUNK_CLASSES = frozenset(
    {
        "reply", "reply-link", "reply-links", "comment-reply", "comment-reply-link", "comment-reply-login",
        "commentreply", "reply-container",
        "comment-reply-wrap", "comment_reply", "comment-replies-toggle", "edit-link", "comment-edit-link",
        "comment-edit", "edit-comment", "editlink",
        "comment-edit-link-wrap", "wp-block-comment-reply-link", "wp-block-comment-edit-link", "wp-block-avatar",
        "wp-block-comment-author-avatar",
        "avatar", "avatars", "comment-avatar", "comment_avatar", "gravatar", "comment-author-avatar",
        "avatar-image-container", "user-avatar",
        "says", "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", "element-invisible", "hide-text",
        "sharedaddy", "sd-sharing", "jp-relatedposts", "addtoany_share_save_container", "share", "share-links",
        "sharing", "social-share", "comment-share",
        "comment-likes", "comment-like", "comment-like-link", "like-button", "likes", "like-count", "comment-actions",
        "comment-action", "comment-buttons", "comment-controls",
        "comment-vote", "comment-votes", "comment-voting", "voting", "vote", "votes", "vote-links", "karma",
        "comment-karma", "comment-tools", "comment-options",
        "ck-rating", "post-ratings", "wpulike", "thumblock", "comment-rating", "commentrating", "ratingblock",
        "cld-like-dislike-wrap", "comment-rating-wrap",
        "comment-awaiting-moderation", "report", "report-link", "report-comment", "comment-report", "flag",
        "flag-comment", "comment-flag", "comment-number",
        "comment-num", "comment_num", "comment-count", "commentnumber", "comment-counter", "comment-index",
        "thread-toggle", "comment-replybox-single",
        "comment-replybox-thread", "item-control", "comment-form", "comment-respond", "comment-delete",
        "comment-permalink", "comment-permalink-link",
        "permalink", "comment-link", "quote-link", "comment-quote", "quote-button", "comment-toggle",
        "comment-admin", "admin-links",
        "user-info", "user-meta", "author-badge", "badge", "author-role", "staff-badge", "crayon-toolbar",
        "twitter-follow-button", "fb-like", "twitter-share-button",
        "tooltip", "print-only", "noprint", "ad", "ads", "adsbygoogle", "advertisement", "comment-signature",
        "signature", "cancel-comment-reply-link", "moderation",
        "comment-footer-links", "comment-links", "comment-nav", "inline-replies-count", "epoch-wrap",
        "simple-comment-editing", "sce-edit-button", "wpd-reply-button",
    }
)  # fmt: skip

# The same by the last word of a class ("topic-post-signature").
JUNK_LAST = frozenset(
    {
        "signature", "sig", "avatar", "gravatar", "reply", "edit", "permalink", "share", "likes", "buttons", "actions",
        "tools", "controls", "votes", "badge", "badges", "toolbar", "report", "sharing", "social", "ratings", "rating",
        "offensive", "flag", "interests",
    }
)  # fmt: skip

# Classes of the part that holds byline and date; junk only where no body stands inside.
META_CLASSES = frozenset(
    {
        "vcard", "comment-author", "comment_author", "commentauthor", "comment-meta", "comment_meta", "commentmeta",
        "commentmetadata", "comment-metadata", "comment-header",
        "comment-head", "comment-info", "comment-details", "comment-date", "comment_date", "comment-time",
        "comment_time", "comment-datetime",
        "comment-footer", "comment-foot", "comment-by", "comment-byline", "byline", "comment-title-meta",
        "author-info", "author-meta",
        "comment-data-meta", "datetime", "timestamp", "submitted", "comment-submitted", "links", "comment-heading",
        "comment-name", "comment-user", "commenter",
    }
)  # fmt: skip

SAYS = (
    r"says|said|wrote|writes|commented|comments|replied|replies|responds|responded|posted|asks|added|says so"
    r"|sagte?|sagt|schrieb|schreibt|meinte?|meint|kommentiert|kommentierte|antwortete?"
    r"|dit|a dit|a écrit|écrit|à dit|dice|dijo|escribió|comentó|comenta|ha dicho|diz|disse|escreveu|comentou"
    r"|ha detto|ha scritto|scrive|scrisse|zegt|schreef|zei|säger|skrev|sier|skriver|siger|sanoo|"
    r"kirjoitti|mówi|pisze|napisał\(a\)|napisał|napisała"
    r"|говорит|пишет|сказал|написал|dedi ki|diyor ki|より|さん|说道?|說道?|:"
)
SAYS_END = re.compile(
    rf"\s+(?:{SAYS})\s*[:,….]*\s*$|\s*[:,…]+\s*$|\s+(?i:{SAYS})\s*:\s*$|\s+(?:Says|Said|SAYS|SAID)\s*[:….]*\s*$"
)
NAME_EDGES = ' \t\u00a0|/·•,:–—-»«"“”~'
BY = r"by|von|par|por|from|da|di|door|av|af|przez|автор|от|od"
CONNECTOR_END = re.compile(
    r"(?:[\s,|·•–—-]*\b(?:on|at|am|um|le|el|il|den|op|om|kl|à|a las|on the|posted|dated|wrote on|"
    r"said on|in|(?:date|datum|time|sent):))*[\s,|·•–—(-]*$",
    re.IGNORECASE,
)
CONNECTORS_ONLY = re.compile(
    r"^(?:(?:on|at|am|pm|um|uhr|le|el|il|den|op|om|kl|à|posted|said|says|ago|edited|the|of|in|by|"
    r"th|st|nd|rd|utc|gmt|from|comment|permalink|link|reply|new|date|published|submitted|"
    r"registered|joined)\b\W*)+$",
    re.IGNORECASE,
)
MONTHS = (
    r"jan(?:uar(?:y|i)?|vier)?|feb(?:ruar(?:y|i)?)?|fév(?:rier)?|mar(?:ch|s|zo)?|märz|mrz|"
    r"apr(?:il)?|avr(?:il)?|may|mai|mei|maj|jun[ei]?|juin|jul[iy]?|juil(?:let)?|aug(?:ust)?|août|"
    r"ago(?:sto)?|"
    r"sep(?:t|tember|tembre)?|oct(?:ober|obre)?|okt(?:ober)?|nov(?:ember|embre)?|dec(?:ember)?|"
    r"dez(?:ember)?|déc(?:embre)?|dic(?:iembre)?|enero?|gennaio"
)
WEEKDAYS = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|yesterday|today|gestern|heute|hier"
)
AUTHOR_START = re.compile(
    r"^(?:(?:comment(?:ed)?|kommentar|commentaire|comentario|posted|submitted|written|published|"
    r"reply|antwort|response|answer|verfasst|geschrieben|eingetragen|escrito|publicado|enviado|"
    r"inviato|ajouté|posté|rédigé|écrit|"
    r"comentario de|by author|author|autor|auteur|name|from|"
    r"gepost|geplaatst|skrevet|skriven|dodany|dodał|napisał)\s*(?:#?\d+\s*)?(?:by|von|par|por|da|"
    r"door|de|av|af|przez|from|:)\s*|(?:by|von|par|por|from|door)\s*[:\s]\s*|\d{1,4}\s*[.)]\s+|"
    r"#\d{1,4}\s*|(?:un)?registered commenter\s+)",
    re.IGNORECASE,
)
AUTHOR_END = re.compile(
    r"\s*(?:\((?:author|post author|autor|auteur|admin|administrator|moderator|verified|not "
    r"verified|nicht überprüft|non vérifié|no verificado|niet gecontroleerd|guest|gast|visitor)\)"
    r"|\[(?:author|visitor|member)\]|\bpost author\b|\bbeitragsautor\b|\bauteur de l[’']article\b)\s*$",
    re.IGNORECASE,
)

BUTTON = (
    r"(?:↓|↑|»|«|→|›|#|\||·|•|\(|\)|\[|\]|[-–—/,.:;])|"
    r"reply(?: to (?:this|[\w .]{1,30}))?|reply to this comment|replies?|respond|permalink|"
    r"permanent link|link to this(?: comment)?|link|edit(?: this)?|edit comment|delete|remove|"
    r"report(?: (?:this|abuse|comment|as inappropriate))?|flag(?: as (?:inappropriate|abusive|"
    r"spam))?|share(?: this)?|"
    r"quote|like(?: this)?|likes?|unlike|dislike|upvote|downvote|vote (?:up|down)|thumbs? (?:up|"
    r"down)|liked by \d+.*|\d+ (?:likes?|replies|reply|votes?|points?)|\+\d+|-\d+|\d+|loading\.*|"
    r"log ?in to (?:reply|post comments?)|sign in to reply|log ?in or register to post comments?|"
    r"top|up|back to top|show|hide|collapse|expand|parent|mark as spam|spam|email this|print|view|"
    r"e-?mail|tweet|facebook|twitter|"
    r"\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*uhr)?|antwort(?:en)?|bearbeiten|melden|zitieren|"
    r"löschen|teilen|gefällt mir|kommentar melden|link|permalink|zum antworten anmelden|nach oben|"
    r"répondre|modifier|signaler|citer|supprimer|partager|j[’']aime|se connecter pour répondre|"
    r"responder|editar|denunciar|citar|eliminar|me gusta|compartir|excluir|curtir|rispondi|"
    r"modifica|segnala|elimina|condividi|mi piace|"
    r"beantwoorden|reageren?|bewerken|rapporteren|svar|svara|redigera|vastaa|odpowiedz|ответить|"
    r"изменить|пожаловаться|返信|回复|回覆|yanıtla|cevapla|balas|trả lời|댓글쓰기|댓글주소|編集|"
    r"flag as offensive|offensive|report comment|click to rate|rat(?:e|ing)|score|cancel|"
    r"share (?:this|link to this) comment|"
    r"(?:answered|asked|commented|replied)(?: on)?|helpful(?: ?\(\d+\))?|recommend(?:ed)?(?: ?\(?\d+\)?)?|"
    r"\d+ ?(?:pts?|points)|(?:responses?|replies|comments?) ?\(\d+\)|"
    r"alerter|abonné|url|website|homepage|réagir|signaler un abus|empfehlen"
)
BUTTON_LINE = re.compile(rf"^(?:\s*(?:{BUTTON})\s*)+$", re.IGNORECASE)

# "3 years ago" and the like.
RELATIVE = re.compile(
    r"\b(?:an?|one|a few|less than an?) (?:second|minute|hour|day|week|month|year)s? ago\b|"
    r"\b(?:just now|moments? ago)\b|"
    r"\d+\s*\w+\s+(?:ago|fa|geleden|sedan|siden|sitten|temu|назад|önce)\b|\b(?:vor|hace|há|il y a|"
    r"пред)\s+(?:\w+\s+)?\d+|\d+\s*(?:前|전)",
    re.IGNORECASE,
)

# Marks.
OPENER_CLASSES = frozenset(
    {
        "bypostauthor", "by-post-author", "post-author", "is-post-author", "comment-by-post-author", "by-node-author",
        "comment-by-node-author", "authcomment", "author-comment", "authorcomment",
        "comment-author-post", "blog-author", "entry-author-comment", "is-author", "by-author", "byauthor",
        "highlighted-author", "commentbyauthor", "comment-by-author", "author_comment",
        "serendipity_comment_author_self", "self", "comment_author_self", "byblogauthor", "comment-post-author",
    }
)  # fmt: skip
STAFF_CLASSES = frozenset(
    {
        "by-moderator",
        "moderator",
        "is-staff",
        "staff",
        "comment-author-moderator",
        "role-administrator",
        "comment-by-admin",
        "admin-comment",
    }
)
PING_CLASSES = frozenset(
    {
        "pingback",
        "trackback",
        "type-pingback",
        "type-trackback",
        "ping",
        "comment-type-pingback",
        "comment-type-trackback",
    }
)
PING_TEXT = re.compile(
    r"^(?:pingbacks?|trackbacks?|rétrolien|rückverweis|retroenlace)\s*(?:[:：]|by\b|from\b|von\b|$)", re.IGNORECASE
)
EXCERPT = re.compile(r"^(?:\[|\()\s*(?:\.\.\.|…)\s*(?:\]|\))[\s\S]*(?:\[|\()\s*(?:\.\.\.|…)\s*(?:\]|\))\s*$")
# "Comment:" before the words of a comment.
BODY_LABEL = re.compile(
    r"^(?:comment|message|text|kommentar|nachricht|commentaire|mensaje|comentario)\s*:$", re.IGNORECASE
)

# What forums print about a person beside each post, in lower case; its dates are not the post's.
PROFILE = re.compile(
    r"\b(?:join(?:ed)?(?: date| on)?|member since|registered(?: on)?|registration|dabei seit|"
    r"mitglied seit|registriert(?: seit)?|"
    r"beigetreten|inscri(?:t|ption)|registrado|miembro desde|iscritto|lid sinds|last (?:seen|"
    r"visit|activity|active|online|edited|modified)|"
    r"edited(?: by| on| at)?|zuletzt (?:bearbeitet|geändert)|modifié)\b|"
    r"\b(?:posts?|beiträge|messages|mensajes|berichten|location|wohnort|reputation|karma|gender|age)\s*:"
)
_PROFILE_HINTS = (
    "join", "member since", "regist", "mitglied", "dabei", "beigetreten", "inscri", "miembro", "iscritto",
    "lid sinds", "last ", "edited", "zuletzt", "modifié",
    "posts", "post:", "beiträge", "messages", "mensajes", "berichten", "location", "wohnort", "reputation", "karma",
    "gender", "age:",
)  # fmt: skip


def profile_at(text: str) -> int | None:
    """Where in `text` a word of a person's card stands first; None when there is none."""
    low = text.lower()  # a quick look first: nearly no text has any
    if not any(hint in low for hint in _PROFILE_HINTS):
        return None
    found = PROFILE.search(low)
    return found.start() if found else None


def profile_marks(text: str) -> int:
    """How many words of a person's card stand in `text`."""
    return 0 if profile_at(text) is None else len(PROFILE.findall(text.lower()))


# A line that is a button even at the end of what the markup calls the body.
PLAIN_BUTTON = re.compile(
    r"^\W*(?:(?:reply(?: to (?:this|this comment|.{1,30}))?|reply ↓|permalink|report(?: (?:this|"
    r"comment|abuse|spam))?|edit(?: this)?|quote|flag(?: as \w+)?|(?:\d+ )?(?:like|dislike|"
    r"unlike)s?(?: this)?|share(?: this)?|log ?in to reply|"
    r"log ?in or register to post comments|répondre à ce (?:message|commentaire)|antwort(?:en)?|zitieren|melden|"
    r"bearbeiten|répondre|signaler|responder|rispondi|reageer|beantwoorden|svara?|odpowiedz|ответить|返信|回复)\W*)+$",
    re.IGNORECASE,
)
EDITED = re.compile(
    r"^\W*(?:(?:this (?:post|comment) was )?(?:last )?(?:edited|modified)|zuletzt (?:bearbeitet|geändert)|geändert|"
    r"dernière (?:édition|modification)|modifié)\s+(?:by|on|at|von|am|um|par|le|à|\d).{0,100}\d.{0,40}$",
    re.IGNORECASE,
)
