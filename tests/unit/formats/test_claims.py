"""What is claimed as a page of Daily8 and why, its language, and where a second page begins."""

from __future__ import annotations

import pytest

from dateline.formats import Daily8, read
from dumps import LABELS, capture, page

SITE = "https://www.daily8.com/en/article/0123456789abcdef0123456789abcdef"
FIRST, SECOND, THIRD, FOURTH, FIFTH = LABELS.splitlines()
TOP = "logo\nFerry sails again\n\nFerry sails again\n\n"
ITEM = """\
Coast road stays shut

Example Times

time2 hours ago

  • Example Times

Coast road stays shut

The coast road stays shut.

"""
LISTING = f"logo\n#\n\nLatest news with #Ferry\n\n{ITEM}\n"
WORDS = "\na\nferry"
SAILS = "Ferry sails again\nThe first boat left at dawn.\n"

# Text, address, and what is seen where the page is claimed.
CLAIMED = {
    "all labels": (page(), "", LABELS.splitlines()),
    "two labels": (f"{SAILS}{FIRST}\n{FOURTH}\n\n\n", "", [FIRST, FOURTH]),
    "three labels without the first": (
        f"{SAILS}{THIRD}\n{FOURTH}\n{FIFTH}\n\n\n",
        "",
        [THIRD, FOURTH, FIFTH],
    ),
    "labels seven lines apart": (f"{SAILS}{FIRST}{WORDS * 3}\n{SECOND}\n", "", [FIRST, SECOND]),
    "a label that is cut": (f"{SAILS}\n{FIRST}\nExplore", "", [FIRST, SECOND]),
    "a label and an address": (f"{SAILS}{FOURTH}\n\n\n", SITE, [FOURTH, SITE]),
    "no label but an address": (SAILS, SITE, [SITE]),
    "a test host": (SAILS, SITE.replace("www", "test"), [SITE.replace("www", "test")]),
    "a preview": (
        SAILS,
        "https://main.d358xbzettaslu.amplifyapp.com/article/1",
        ["https://main.d358xbzettaslu.amplifyapp.com/article/1"],
    ),
    "a top": (TOP, "", ["logo"]),
    "a listing": (LISTING, "", ["logo", "#", "Latest news with #Ferry"]),
    "a listing without a logo": (LISTING[5:], "", ["#", "Latest news with #Ferry"]),
    "a listing without a hash": (
        LISTING.replace("#\n", ""),
        "",
        ["logo", "Latest news with #Ferry"],
    ),
    "a listing in another language": (
        LISTING.replace("Latest news with", "Neues mit"),
        "",
        ["logo", "#", "Neues mit #Ferry"],
    ),
    "a listing at its address": (
        LISTING,
        "https://daily8.com/en/hashtag/Ferry",
        ["logo", "#", "Latest news with #Ferry", "https://daily8.com/en/hashtag/Ferry"],
    ),
    "a listing that lost its beginning": (
        ITEM,
        "https://daily8.com/en/hashtag/Ferry",
        ["https://daily8.com/en/hashtag/Ferry"],
    ),
}
NOT_CLAIMED = {
    "a text": (SAILS, ""),
    "one label": (f"{SAILS}{FIRST}\n\n\n", ""),
    "one label at the end": (f"{SAILS}\n{FIRST}", ""),
    "common words": (f"{SAILS}{THIRD}\n{FIFTH}\n\n\n", ""),
    "labels in another order": (f"{SAILS}{SECOND}\n{FIRST}\n\n\n", ""),
    "labels eight lines apart": (f"{SAILS}{FIRST}{WORDS * 3}\nof\n{SECOND}\n", ""),
    "a label's beginning inside a text": (f"{SAILS}{FIRST}\nExplore\nthe coast\n\n", ""),
    "a label's beginning in a text that is cut": (f"{SAILS}\n{FIRST}\nExplore\nthe coast an", ""),
    "a label and a text that is cut": (f"{SAILS}\n{FIRST}\nThe coast road st", ""),
    "a label's beginning at a whole end": (f"{SAILS}\n{FIRST}\nExplore\n\n\n", ""),
    "a logo and two headlines": ("logo\nFerry sails again\nCoast road stays shut\n", ""),
    "a top of another site": (TOP, "https://example.org/ferry"),
    "a heading alone": (LISTING.partition("#\n\n")[2], ""),
    "a heading far from the top": (LISTING.replace("#\n", "#\nNews\n"), ""),
    "a foreign heading without a logo": (LISTING[5:].replace("Latest news", "Neues"), ""),
    "a foreign heading without a hash": (
        LISTING.replace("#\n", "", 1).replace("Latest news", "Neues"),
        "",
    ),
    "one line at an address": ("Ferry sails again\n", SITE),
    "nothing at an address": ("\n", SITE),
    "HTML at an address": (f"<!doctype html>\n{SAILS}", SITE),
    "HTML at a listing's address": (f"<p>\n{ITEM}", "https://daily8.com/en/hashtag/Ferry"),
    "JSON at an address": (f"[\n{SAILS}", SITE),
    "a host that ends alike": (SAILS, SITE.replace("www.daily8", "notdaily8")),
    "a host that begins alike": (SAILS, SITE.replace("daily8.com", "daily8.com.example.org")),
    "an address that is none": (SAILS, "https://[daily8.com/en/hashtag/x"),
}


@pytest.mark.parametrize("name", CLAIMED)
def test_a_page_is_claimed_by_what_is_seen(name: str) -> None:
    text, url, seen = CLAIMED[name]
    evidence = Daily8().detect(capture(text, url))
    assert evidence is not None
    assert (evidence.format, list(evidence.seen)) == ("daily8/1", seen)


@pytest.mark.parametrize("name", NOT_CLAIMED)
def test_a_guess_is_no_claim(name: str) -> None:
    assert Daily8().detect(capture(*NOT_CLAIMED[name])) is None


ENGLISH = "The ferry of the island was back in the port and on its way to the coast."
FRENCH = "Le bac est dans le port et les gens de la ville sont sur le quai pour le départ."


@pytest.mark.parametrize(
    ("text", "url", "language"),
    [
        (page(), "", "en"),
        (page(), SITE.replace("/en/", "/fr/"), "en"),  # the page knows better
        (SAILS, SITE, "en"),
        (SAILS, SITE.replace("/en/", "/fr/"), "fr"),
        (SAILS, SITE.replace("/en/", "/"), "ar"),
        (SAILS, SITE.replace("/en/", "/de/"), "ar"),
        (SAILS, "https://daily8.com", "ar"),
        (TOP + ENGLISH, "", "en"),
        (TOP + FRENCH, "", "fr"),
        (TOP + ENGLISH + FRENCH, "", "und"),
        (TOP, "", "und"),
        (f"{TOP}{'غادرت أول سفينة عند الفجر. ' * 3}", "", "ar"),
        (f"{TOP}{ENGLISH} غادرت أول سفينة", "", "en"),
        (LISTING, "", "en"),
        (LISTING.replace("Latest news with", "Dernières nouvelles avec") + FRENCH, "", "fr"),
        (LISTING.replace("Latest news with", "أحدث الأخبار مع"), "", "ar"),
    ],
)
def test_a_page_tells_its_language_or_its_address_does(text: str, url: str, language: str) -> None:
    assert read(capture(text, url)).language == language


PAGE = page("2 hours ago")
DOUBLED = PAGE.replace("at dawn.\n", "at dawn.\n\n\nIt is full.\n")


@pytest.mark.parametrize(
    ("first", "second", "begins"),
    [
        (PAGE, PAGE, 1),
        (PAGE, DOUBLED, 1),
        (f"{TOP}{LABELS}", f"{TOP}{LABELS}", 1),
        (PAGE, f"{TOP}{LABELS}", 1),
        (PAGE, LISTING, 1),
        (LISTING, LISTING, 1),
        (LISTING, f"{TOP}{LABELS}", 1),
        # Where nothing parts the pages, the first line that surely is of the second one.
        (LISTING, PAGE, 4),
        (PAGE.rstrip("\n") + "\n", PAGE, 4),
        (PAGE, LABELS, 1),
        (f"{SAILS}{LABELS}", LABELS, 1),
    ],
)
def test_two_pages_in_one_capture_are_parted_where_the_second_begins(
    first: str, second: str, begins: int
) -> None:
    reading = read(capture(first + second))
    assert (reading.format, reading.drafts) == ("daily8/1", ())
    (found,) = reading.problems
    assert (found.code, found.line) == ("D505", first.count("\n") + begins)


def test_a_word_or_a_label_in_a_text_is_no_second_page() -> None:
    text = page("2 hours ago").replace("at dawn.\n", "at dawn.\nlogo\nComments\nIt is full.\n")
    reading = read(capture(text))
    assert [draft.title for draft in reading.drafts] == ["Ferry sails again", "Report 1"]
    assert "Comments\n\nIt is full." in reading.drafts[0].body


def test_a_page_with_pictures_that_lost_its_labels_ends_at_the_first_item() -> None:
    reading = read(capture(f"{TOP}The first boat left.\n\n{ITEM}\n"))
    assert [(draft.role.value, draft.body) for draft in reading.drafts] == [
        ("main", "The first boat left."),
        ("related", "The coast road stays shut."),
    ]


def test_only_relative_times_need_a_time_of_capture() -> None:
    reading = read(capture(page("03-08-2025")))
    assert [draft.published.known for draft in reading.drafts if draft.published] == [True]
    assert reading.problems == ()


def test_a_line_that_begins_like_a_picture_of_a_clock_is_a_text() -> None:
    reading = read(capture(page().replace("The first", "time and the first")))
    assert [draft.title for draft in reading.drafts] == ["Ferry sails again"]
