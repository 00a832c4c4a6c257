"""Mailing lists as their web archives print them."""

# ruff: noqa: E501  (markup keeps the lines that the archives print)

from __future__ import annotations

from carethread.indexer.raw import RawThread
from carethread.indexer.readers.html.page import Page
from carethread.indexer.readers.html.platforms import platforms


def read(markup: str) -> RawThread:
    page = Page(markup)
    module = max(platforms(), key=lambda one: one.detect(page))
    thread = module.read(page)
    assert thread is not None
    assert thread.venue == "list"
    return thread


def email(name: str, words: str, day: int, indent: str = "") -> str:
    return f"""<div class="odd" {indent}><div class="email"><div id="HASH{day}" class="email-header">
    <div class="gravatar-wrapper"><div class="email-author"><span class="name"><a href="/users/{day}">{name}</a></span></div></div>
    <div class="email-date right"><div class="time"><span title="Sender's time: May {day}, 2015, 9:14 p.m.">9:14 p.m.</span></div></div></div>
    <div class="email-body"><p>{words}</p></div><div class="email-info"><a class="reply">Reply</a></div></div></div>"""


def test_hyperkitty_threads() -> None:
    mails = (
        email("Ann", "Which dose?", 1)
        + email("Bob", "Half.", 2)
        + email("Ann", "Of which?", 3, 'style="margin-left:2em;"')
    )
    thread = read(
        f'<html><body><div class="thread-header"><h3>Dose</h3></div><div id="thread-content">{mails}</div></body></html>'
    )
    assert thread.platform == "hyperkitty"
    assert [(entry.author, entry.body, entry.parent) for entry in thread.entries] == [
        ("Ann", "Which dose?", None),
        ("Bob", "Half.", 0),
        ("Ann", "Of which?", 1),
    ]
    assert thread.entries[2].date.iso == "2015-05-03T21:14"


PIPERMAIL = """<HTML><BODY BGCOLOR="#ffffff"><H1>{subject}</H1><B>Ann Doe</B>
<A HREF="mailto:list%40b.example?Subject=Re%3A%20Dose&In-Reply-To=%3C42%40mail.example%3E" TITLE="{subject}">ann at mail.example</A><BR>
<I>Sat Dec 10 15:04:05 EST 2011</I><P><UL><LI>Next message: <A HREF="2.html">Dose</A></LI></UL><HR>
<!--beginarticle-->
<PRE>Which dose?

Ann
</PRE>
<!--endarticle--><HR></BODY></HTML>"""


def test_a_mail_in_pipermail() -> None:
    thread = read(PIPERMAIL.format(subject="[care] Dose"))
    (post,) = thread.entries
    assert (post.author, post.key, post.body) == ("Ann Doe", "42@mail.example", "Which dose?\n\nAnn")
    assert post.date.iso == "2011-12-10T15:04:05-05:00"


def test_an_answer_in_pipermail_has_lost_its_post() -> None:
    thread = read(PIPERMAIL.format(subject="[care] Re: Dose"))
    assert thread.title == "Dose"
    assert [(entry.body[:5], entry.parent) for entry in thread.entries] == [("", None), ("Which", 0)]


def test_a_mail_in_mhonarc() -> None:
    thread = read(
        """<!--X-Subject: Re: Dose --><!--X-Date: Sat, 17 May 2003 15:37:00 &#45;0700 --><!--X-Message-Id: child@b.example -->
        <html><body><h1>Re: Dose</h1><ul><li><em>From</em>: Robin &lt;<a href="mailto:r@b.example">r@b.example</a>&gt;</li></ul>
        <!--X-Body-of-Message--><pre>Half.</pre><!--X-Body-of-Message-End--></body></html>"""
    )
    answer = thread.entries[1]
    assert (answer.author, answer.body, answer.key) == ("Robin", "Half.", "child@b.example")
    assert answer.date.iso == "2003-05-17T15:37:00-07:00"


HYPERMAIL = """<!-- sent="Fri, 29 Feb 2008 16:41:46 -0500" -->
<!-- name="Robin Doe" -->
<!-- subject="Re: [care] Dose" -->
<!-- id="child_at_b.example" -->
<!-- inreplyto="42_at_b.example" -->
<p class="headers"><strong>From:</strong> Robin Doe (<em>robin_at_[hidden]</em>)</p>
<ul class="links"><li><strong>Next message:</strong> <a href="5110.php">Ann: "[care] Rash"</a></ul><hr>
<!-- body="start" -->
<p>
Half, and with
<br>
food.
<br>
<p>On Feb 29, 2008, at 4:26 PM, Ann wrote:
<br>
<p><span class="quotelev1">&gt; Which dose?
</span><br>
<p><pre>
--
Robin
</pre>
<!-- body="end" -->
<hr><ul class="links"><li><a href="5110.php">Ann: "[care] Rash"</a></ul>"""


def test_a_mail_in_hypermail() -> None:
    thread = read(HYPERMAIL)
    assert thread.title == "[care] Dose"
    answer = thread.entries[1]
    assert (answer.author, answer.body, answer.key) == ("Robin Doe", "Half, and with\nfood.", "child_at_b.example")
    assert answer.date.iso == "2008-02-29T16:41:46-05:00"


def test_the_mail_that_one_answers_is_left_out_of_its_words() -> None:
    asked = PIPERMAIL.format(subject="Re: Dose").replace("Which dose?", "Bob wrote:\n&gt; Which dose?\n\nHalf.")
    assert read(asked).entries[1].body == "Half.\n\nAnn"
