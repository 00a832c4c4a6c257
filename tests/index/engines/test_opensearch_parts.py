"""What of the OpenSearch engine can be tried without a cluster: addresses, secrets, patience, errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from opensearchpy import ConnectionError as NoConnection
from opensearchpy import NotFoundError, TransportError

from carethread.index.engine import MAX_EXPANSION, Question
from carethread.index.engines.opensearch import bulk, dump, load
from carethread.index.engines.opensearch import client as clients
from carethread.index.engines.opensearch.address import Credentials, credentials, parse
from carethread.index.engines.opensearch.client import Questions, connect, translate
from carethread.index.engines.opensearch.compile import compiled, question
from carethread.index.engines.opensearch.counting import terms
from carethread.index.engines.opensearch.expansion import expansions
from carethread.index.engines.opensearch.paging import search
from carethread.index.errors import EngineError, TimeLimit, UsageError
from carethread.index.plan import EVERYTHING, All, AnyOf, Fuzzy, Near, Not, Prefix, Term


class Client:
    """Answers what it was given, in turn; raises what is an error."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []

    def _next(self, **asked: Any) -> Any:
        self.asked.append(asked)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    bulk = search = _next


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients.time, "sleep", lambda _: None)


# Addresses and secrets.


@pytest.mark.parametrize("url", ["", "search.local:9200", "ftp://search.local", "https://", "http://a:b@c:9200"])
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(url, "name")
    assert "a:b" not in str(caught.value)


@pytest.mark.parametrize("name", ["Name", "_name", "a b", "a/b", "", "x" * 200, "a,b", "a*"])
def test_names_that_opensearch_refuses(name: str) -> None:
    with pytest.raises(UsageError):
        parse("http://c:9200", name)


def test_an_address_is_kept_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CARETHREAD_OPENSEARCH_URL", raising=False)
    address = parse("http://a:9200/, https://b:9200", "name", shards=5, replicas=2, refresh="30s")
    assert address.urls == ("http://a:9200", "https://b:9200")
    assert load(dump(address)) == address
    monkeypatch.setenv("CARETHREAD_OPENSEARCH_URL", "http://moved:9200")
    assert load(dump(address)).urls == ("http://moved:9200",)


def test_secrets_come_from_the_environment_and_are_not_shown() -> None:
    who = credentials({"CARETHREAD_OPENSEARCH_USER": "ann", "CARETHREAD_OPENSEARCH_PASSWORD": "s3cret"})
    assert (who.user, who.password) == ("ann", "s3cret")
    assert "s3cret" not in repr(who)
    assert "k3y" not in repr(credentials({"CARETHREAD_OPENSEARCH_API_KEY": "k3y"}))
    with pytest.raises(UsageError):
        credentials({"CARETHREAD_OPENSEARCH_USER": "ann"})


def test_the_api_key_is_sent_and_certificates_are_checked() -> None:
    client = connect(parse("https://c:9200", "name"), Credentials(api_key="k3y"))
    connection = client.transport.get_connection()
    assert connection.headers["authorization"] == "ApiKey k3y"
    assert connection.pool.cert_reqs == "CERT_REQUIRED"
    assert "k3y" not in repr(client)


def test_no_secret_travels_in_the_open() -> None:
    with pytest.raises(UsageError, match="unencrypted"):
        connect(parse("http://search.local:9200", "name"), Credentials("ann", "s3cret"))
    connect(parse("http://127.0.0.1:9200", "name"), Credentials("ann", "s3cret"))


# Patience and errors.


def ok(*items: dict[str, Any]) -> dict[str, Any]:
    return {"errors": bool(items), "items": list(items)}


def operations(*ids: str) -> Iterator[bulk.Operation]:
    for record_id in ids:
        yield "index", record_id, "t", {"body": "pain"}


def test_what_the_cluster_is_too_busy_for_is_sent_again_and_nothing_else() -> None:
    busy = {"index": {"_id": "b", "status": 429}}
    client = Client(ok({"index": {"_id": "a", "status": 201}}, busy), NoConnection("N/A", "gone", None), ok())
    bulk.send(client, "name", operations("a", "b"))  # type: ignore[arg-type]
    assert '"_id": "a"' in client.asked[0]["body"]
    for again in client.asked[1:]:
        assert '"_id": "b"' in again["body"]
        assert '"_id": "a"' not in again["body"]


def test_a_refused_record_is_named() -> None:
    refused = {"index": {"_id": "b", "status": 400, "error": {"reason": "no such field"}}}
    with pytest.raises(EngineError, match=r"record b: no such field"):
        bulk.send(Client(ok(refused)), "name", operations("b"))  # type: ignore[arg-type]


def test_a_cluster_that_stays_too_busy_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "WRITE_SECONDS", 0.0)
    busy = {"index": {"_id": "b", "status": 429}}
    with pytest.raises(EngineError, match="1 records are not written"):
        bulk.send(Client(ok(busy)), "name", operations("b"))  # type: ignore[arg-type]


def found(*, failed: int = 0, timed_out: bool = False) -> dict[str, Any]:
    return {
        "_shards": {"failed": failed, "total": 3},
        "timed_out": timed_out,
        "hits": {"total": {"value": 0}, "hits": []},
    }


def test_part_of_an_answer_is_an_error() -> None:
    with pytest.raises(EngineError, match="1 of 3 shards"):
        search(Questions(Client(found(failed=1)), 5.0), "name", Question(EVERYTHING))  # type: ignore[arg-type]


def test_an_answer_that_was_cut_off_is_an_error() -> None:
    with pytest.raises(TimeLimit):
        search(Questions(Client(found(timed_out=True)), 5.0), "name", Question(EVERYTHING))  # type: ignore[arg-type]


def test_a_node_that_is_away_is_asked_again() -> None:
    client = Client(TransportError(503, "no shard", None), NoConnection("N/A", "gone", None), found())
    assert search(Questions(client, 5.0), "name", Question(EVERYTHING)).total == 0  # type: ignore[arg-type]
    assert len(client.asked) == 3
    assert all(asked["params"]["allow_partial_search_results"] == "false" for asked in client.asked)


def test_what_never_fits_into_memory_is_not_asked_for_again() -> None:
    cause = {
        "type": "circuit_breaking_exception",
        "reason": "[fielddata] Data too large, data would be 9gb",
    }
    client = Client(TransportError(429, "circuit_breaking_exception", {"error": cause}))
    with pytest.raises(EngineError, match="too large"):
        terms(Questions(client, 5.0), "name", "words", "p", 10)  # type: ignore[arg-type]
    assert len(client.asked) == 1


def test_a_cluster_that_is_away_is_an_error() -> None:
    client = Client(*[NoConnection("N/A", "gone", None)] * 50)
    with pytest.raises(EngineError):
        search(Questions(client, 0.05), "name", Question(EVERYTHING))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (TransportError(401, "unauthorized", None), "does not let us"),
        (TransportError(400, "parse", {"error": {"type": "bad", "reason": "no"}}), "bad: no"),
        (TransportError(500, "broken", None), "broken"),
        (NotFoundError(404, "index_not_found", None), "index_not_found"),
    ],
)
def test_errors_say_what_is_wrong(error: Any, says: str) -> None:
    assert says in translate(error, "answer").message


# Queries.


def test_what_does_not_score_stands_in_a_filter() -> None:
    made = question(All((Term("body", "pain"), Term("role", "patient"), Not(Term("kind", "post")))), EVERYTHING)
    inner = made["bool"]["must"][0]["bool"]
    assert [list(inner[place][0]["term"]) for place in ("must", "filter", "must_not")] == [["body"], ["role"], ["kind"]]


def test_a_window_too_small_for_its_words_matches_nothing() -> None:
    assert compiled(Near("body", ("a", "b", "c"), 1)) == compiled(AnyOf())


# What a prefix stands for.


class Explaining:
    """Rewrites every query into the terms that it was given, shard by shard."""

    def __init__(self, *shards: str) -> None:
        self.explanations = [{"explanation": text} for text in shards]
        self.indices = self
        self.asked: list[Any] = []

    def validate_query(self, **asked: Any) -> dict[str, Any]:
        self.asked.append(asked["body"]["query"])
        return {"explanations": self.explanations}


def expanded(plan: Prefix | Fuzzy, *shards: str) -> Any:
    client = Explaining(*shards)
    found = expansions(Questions(client, 5.0), "name", Not(All((plan, AnyOf((plan,))))))  # type: ignore[arg-type]
    assert len(client.asked) == 1, "what stands twice in a query is looked up once"
    return found


def test_few_terms_are_left_to_lucene() -> None:
    assert expanded(Prefix("words", "pa"), "words:pain words:pa", "words:pa*") == {}


def test_the_first_of_all_shards() -> None:
    shards = [" ".join(f"words:p{number:04}" for number in range(at, 2000, 2)) for at in (0, 1)]
    terms = expanded(Prefix("words", "p"), *shards)[Prefix("words", "p")]
    assert (len(terms), terms[0], terms[-1]) == (MAX_EXPANSION, "p0000", "p1023")
    query = compiled(Prefix("words", "p"), {Prefix("words", "p"): terms})
    assert query == {"terms": {"words": list(terms)}}


def test_terms_that_weigh_less_are_read_as_well() -> None:
    shard = " ".join(f"(words:p{number})^0.{number % 9 + 1}" for number in range(1500))
    terms = expanded(Fuzzy("words", "p7", 2), shard, "words:p7~2")[Fuzzy("words", "p7", 2)]
    assert len(terms) == MAX_EXPANSION
    assert set(terms) <= {f"p{number}" for number in range(1500)}
