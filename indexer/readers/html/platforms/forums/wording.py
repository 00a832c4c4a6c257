"""What a post says, alone: without its signature, edit notes, attachments, and the quote of what it answers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from carethread.indexer.readers.html.page import Element, Page
from carethread.indexer.readers.html.platforms.forums.quotes import Either, Quotes, letters
from carethread.indexer.readers.html.platforms.forums.selectors import find
from carethread.indexer.readers.html.platforms.forums.spec import Forum
from carethread.indexer.text import body_text

# What no package means as the poster's words, wherever it stands among them.
_DROP = (
    ".signature, .sig, .post-signature, .postsignature, .user-signature, .message-signature, .bbp-reply-revision-log,"
    " .bbp-topic-revision-log, .attachbox, .attachments, .attachedFiles, .edit-notice, .post_edit, .lastEdited,"
    " .message-lastEdit, .editDate, p.edit, span.edit, .postedit, .edited_by, ins.adsbygoogle, [id^='div-gpt-ad'],"
    " [class^='adsbygoogle'], .codebox > dt, .bbCodeBlock-expandLink, .cooked-selection-barrier, .js-selectToQuoteEnd,"
    " .messageNotices, .likesSummary, .post-likes, .rules, dl.file, .inline-attachment, .post_thanks, .thanks_box,"
    " [data-excludequote], .vbseo_liked, .vbseo_buttons, fieldset, .after_content, .postfoot, .visually-hidden,"
    " .sr-only, .ipsHide"
)
# Signatures, edit notes and buttons, whatever the package calls them.
_CALLED = re.compile(
    r"(?:^|[a-z]|[-_])(?:signature|sig)(?:$|[-_])|signature$|^sig[-_]|"
    r"(?:^|[-_])(?:(?:last[-_]?)?edit(?:ed)?(?:by|[-_]?note|[-_]?info|[-_]?time|[-_]?date)?|pstatus)$|"
    r"^(?:post|message|msg|comment)[-_]?(?:options|buttons|actions|controls|tools|menu|links|footer|foot)$",
    re.IGNORECASE,
)
_NOTE = (
    r"[\[(«*–-]*\s*(?:(?:this|dieser|ce) (?:post|message|comment|topic|beitrag)(?: was| has been| wurde| a été)? |"
    r"post |message |comment |beitrag )?(?:last (?:edited|modified|updated|changed)|last edit(?: by| on|:)|"
    r"(?:edited|modified|updated)(?: \d+ times?)?[ ,]*(?:by|on|at)\b|zuletzt (?:geändert|bearbeitet)|bearbeitet von|"
    r"geändert (?:von|am)|dernière (?:édition|modification)|modifié (?:par|le)|message édité|édité (?:par|le)|"
    r"editado por|última edición|ultima modifica|modificato da|laatst (?:gewijzigd|aangepast|bewerkt)|"
    r"本帖最后由|本帖最後由)"
)
_EDITED = re.compile(rf"(?:^|\n)\s*{_NOTE}[^\n]{{0,160}}\s*$", re.IGNORECASE)
_NOTED = re.compile(_NOTE, re.IGNORECASE)
_LONGEST_NOTE = 160
_EDITED_FIRST = re.compile(rf"^\s*{_NOTE}[^\n]{{0,120}}\d[^\n]{{0,30}}\n+", re.IGNORECASE)
# Packages write 17 to 20 underscores or hyphens above a signature.
_RULE = re.compile(r"(?:^|\n)\s*(?:_{10,}|-{17,22})[ \t]*(?:\n(?:(?!_{10,}|-{17,22}).)*)?$", re.DOTALL)
_MAX_SIGNATURE = 1500


class Words:
    """What the posts of a page say, each alone: without signature, edit notes, attachments and what it answers."""

    def __init__(self, page: Page, forum: Forum, bodies: Iterable[Element]) -> None:
        self._forum = forum
        self._drop = {element for css in (_DROP, *forum.drop) for element in find(page, css)}
        self._drop.update(
            element for name in page.class_names() if _CALLED.search(name) for element in page.by_class(name)
        )
        self._quotes = Quotes(page, "\n".join(letters("".join(body.itertext())) for body in bodies))

    def raw(self, body: Element) -> str:
        """The text of one post with its quotes."""
        return body_text(body, self._drop)

    def answered(self, body: Element) -> list[Element]:
        """What a post, read by `of`, quotes at its head."""
        return self._quotes.answered.get(body, [])

    def quotes_alone(self, body: Element) -> bool:
        """Whether a post, read by `of`, holds a quote and nothing else."""
        return body in self._quotes.alone

    def leave_out(self, elements: Iterable[Element]) -> None:
        """Says that these hold none of the posters' words."""
        self._drop.update(elements)

    def unquote(self, elements: Iterable[Element]) -> None:
        """Says that these are no quotes, whatever they are called."""
        for element in elements:
            element.tag = "div"
            self._quotes.forget(element)

    def of(self, body: Element, others: Container[Element] = ()) -> str:
        """The text of one post. `others`: what else to leave out."""
        silent = Either(self._drop, others)
        skip = Either(silent, self._quotes.set_apart(body, silent))
        text = without_note(body_text(body, skip))
        return _unsigned(text) if self._forum.ruled else text.strip("\n ")


def is_note(text: str) -> bool:
    """Whether a text says when a post was changed, and nothing else."""
    return len(text) <= _LONGEST_NOTE and _NOTED.match(text) is not None


def without_note(text: str) -> str:
    """A text without the line that says when it was changed; a text of nothing else stays."""
    bare = _EDITED_FIRST.sub("", _EDITED.sub("", text), count=1)
    return bare if bare.strip() else text


def _unsigned(text: str) -> str:
    cut = _RULE.search(text)
    if cut and len(text) - cut.start() <= _MAX_SIGNATURE:
        text = text[: cut.start()]
    return text.strip("\n ")
