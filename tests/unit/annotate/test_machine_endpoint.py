"""An endpoint over real HTTP: errors, slow answers, nonsense; what is tried again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dateline.annotate.machine.ask import LARGEST, Endpoint, NoAnswerError, RefusedError
from dateline.errors import UsageError
from webserver import Reply, Web, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.thorough

PATH = "/v1/chat/completions"
ASKED = [{"role": "user", "content": "Summarise."}]


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


def said(text: object) -> Reply:
    return Reply(json.dumps({"choices": [{"message": {"content": text}}]}).encode())


def asked(web: Web, *replies: Reply, seconds: float = 5.0) -> tuple[str, list[float]]:
    """The answer, and how long it was waited for between tries."""
    web.pages[PATH] = list(replies)
    waits: list[float] = []
    endpoint = Endpoint(f"{web.url}/v1/", "tiny", "secret", seconds, waits.append)
    return endpoint.ask(ASKED), waits


def test_the_question_has_model_messages_and_key(web: Web) -> None:
    assert asked(web, said("Done.")) == ("Done.", [])
    (question,) = web.asked
    body = json.loads(question.body)
    assert (body["model"], body["messages"]) == ("tiny", ASKED)
    assert question.headers["authorization"] == "Bearer secret"


def test_without_a_key_none_is_sent(web: Web) -> None:
    web.pages[PATH] = said("Done.")
    Endpoint(f"{web.url}/v1", "tiny").ask(ASKED)
    assert "authorization" not in web.asked[0].headers


def test_what_may_pass_is_tried_again_after_a_while(web: Web) -> None:
    busy = Reply(b"busy", 429, {"Retry-After": "7"})
    assert asked(web, busy, Reply(b"", 503), said("Done.")) == ("Done.", [7.0, 4.0])
    with pytest.raises(NoAnswerError, match="503"):
        asked(web, Reply(b"", 503))
    far = Reply(b"", 503, {"Retry-After": "86400"})
    assert asked(web, far, said("Done."))[1] == [30.0]


def test_a_refusal_is_final(web: Web) -> None:
    with pytest.raises(RefusedError, match="401"):
        asked(web, Reply(b"no", 401))
    assert len(web.asked) == 1


def test_a_redirect_is_not_followed_with_the_key(web: Web) -> None:
    with pytest.raises(NoAnswerError, match="302"):
        asked(web, Reply(b"", 302, {"Location": f"{web.url}/elsewhere"}))
    assert web.paths() == [PATH]


@pytest.mark.parametrize(
    "body",
    [b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {}}]}',
     b'{"choices": [{"message": {"content": null}}]}', b"\xff\xfe", b"[" * 9000],
)  # fmt: skip
def test_nonsense_is_no_answer(web: Web, body: bytes) -> None:
    with pytest.raises(NoAnswerError):
        asked(web, Reply(body))
    assert len(web.asked) == 1


def test_an_endless_answer_is_cut_off(web: Web) -> None:
    with pytest.raises(NoAnswerError, match="larger"):
        asked(web, Reply(b"x" * (LARGEST + 1)))


def test_a_slow_answer_is_given_up(web: Web) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
    with pytest.raises(NoAnswerError):
        asked(web, Reply(raw=head + b"x" * 40, slow=0.02), seconds=0.3)
    with pytest.raises(NoAnswerError):
        asked(web, Reply(b"late", slow=0.5), seconds=0.1)


def test_nobody_there_is_no_answer() -> None:
    with serving() as gone:
        url = gone.url
    with pytest.raises(NoAnswerError):
        Endpoint(f"{url}/v1", "tiny", wait=lambda _: None).ask(ASKED)


def test_a_key_never_travels_in_the_clear() -> None:
    with pytest.raises(UsageError, match="in the clear"):
        Endpoint("http://example.org/v1", "tiny", "secret")
    assert Endpoint("http://example.org/v1", "tiny").key == ""
    assert Endpoint("https://example.org/v1", "tiny", "secret").key
