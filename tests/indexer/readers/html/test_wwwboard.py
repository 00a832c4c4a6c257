"""WWWBoard pages: one message, its answers as links."""

from __future__ import annotations

from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.threads import read_page

MESSAGE = """<html><head><title>{title}</title></head><body><h1 align="center">{title}</h1><hr>
<p align="center">[ <a href="#followups">Follow Ups</a> ] [ <a href="#postfp">Post Followup</a> ]</p><hr>
<p>Posted by <a href="mailto:a@b.example">Ann</a> (10.0.0.7) on January 05, 2004 at 14:02:11</p>
{reply}
<p>Which dose did they begin with?<br>I am asked to choose.<hr>One more thing: with food?</p><br>
<hr>
<p><a name="followups">Follow Ups:</a><br>
<ul><!--insert: 12-->
<li><!--top: 13--><a href="13.html">Re: Dose</a> <b>Bob</b> <i>01:33:20 01/06/04</i></li></ul><!--end: 12-->
<br><hr><p><a name="postfp">Post a Followup</a></p><form method=POST action="b.pl"></form></body></html>"""
BODY = "Which dose did they begin with?\nI am asked to choose.\n\nOne more thing: with food?"


def test_a_message_is_a_thread_of_one_post() -> None:
    thread = read_page(Page(MESSAGE.format(title="Dose", reply="")))
    assert thread is not None
    (post,) = thread.entries
    assert (thread.platform, thread.title, thread.venue) == ("wwwboard", "Dose", "forum")
    assert (post.author, post.date.iso, post.body) == ("Ann", "2004-01-05T14:02:11", BODY)


def test_an_answer_has_lost_its_post() -> None:
    reply = '<p>In Reply to: <a href="11.html">Dose</a> posted by Bob on January 04, 2004 at 10:00:00:</p>'
    thread = read_page(Page(MESSAGE.format(title="Re: Dose", reply=reply)))
    assert thread is not None
    assert thread.title == "Dose"
    assert [(entry.author, entry.body, entry.parent) for entry in thread.entries] == [
        (None, "", None),
        ("Ann", BODY, 0),
    ]
