"""Agencies by their credits."""

from __future__ import annotations

import pytest

from dateline.similar import agency

BODY = "The ferry sailed again on Monday after three days of storm. " * 8


@pytest.mark.parametrize(
    ("text", "byline", "meant"),
    [
        ("LONDON, Nov 23 (Reuters) - " + BODY, "", "reuters"),
        ("LONDON (AP) — " + BODY, "", "ap"),
        ("KUALA LUMPUR: " + BODY + "\n\n– Bernama", "", "bernama"),
        (BODY + "— AFP", "", "afp"),
        (BODY + "(PTI)", "", "pti"),
        (BODY + "\n\nWith inputs from IANS.", "", "ians"),
        (BODY + "\n\nSource: Xinhua", "", "xinhua"),
        (BODY + "\n\nReuters", "", "reuters"),
        ("NEW YORK--(BUSINESS WIRE)--" + BODY, "", "business-wire"),
        ("LONDON, Nov. 23, 2026 /PRNewswire/ -- " + BODY, "", "pr-newswire"),
        (BODY, "By The Associated Press", "ap"),
        (BODY, "Jane Doe, Reuters", "reuters"),
        (BODY, "dpa", "dpa"),
        (BODY, "", ""),
        ("", "", ""),
        ("Reuters reported on Monday that " + BODY, "", ""),
        (BODY + "Reuters could not reach the company.", "", ""),
        (BODY + "(Reuters) said so." + BODY, "", ""),
        (BODY + "He works for Reuters.", "", ""),
        (BODY, "Paul Reuters-Smith", ""),
        (BODY, "Jane Doe", ""),
    ],
)
def test_an_agency_is_known_by_its_credit_and_not_by_its_name(
    text: str, byline: str, meant: str
) -> None:
    assert agency(text, byline) == meant
