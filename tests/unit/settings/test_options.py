from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from dateline.errors import SettingsError
from dateline.model import Rights, fingerprint
from dateline.settings import OPTIONS, Settings, docs, from_options


def test_no_options_give_the_defaults() -> None:
    assert from_options({}) == Settings()
    assert from_options({option.name: None for option in OPTIONS}) == Settings()


def test_every_default_is_a_value_its_option_takes() -> None:
    given = {
        option.name: list(option.default) if isinstance(option.default, tuple) else option.default
        for option in OPTIONS
    }
    assert from_options(given | {"strings": dict(Settings().strings)}) == Settings()


def test_texts_of_the_owner_are_taken_by_key() -> None:
    texts = {"front-title": "Home", "articles": {"one": "{number} text", "other": "{number} texts"}}
    settings = from_options({"strings": texts})
    assert settings.strings == (
        ("articles", (("one", "{number} text"), ("other", "{number} texts"))),
        ("front-title", "Home"),
    )
    assert settings.wording.say("front-title") == "Home"
    assert settings.wording.counted("articles", 1) == "1 text"


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        (["Home"], "texts by key, such as {front-title: Home}, not ['Home']"),
        ({"front-titel": "Home"}, "'front-titel' is no key, did you mean 'front-title'?"),
        ({3: "Home"}, "3 is no key"),
        ({"read-at": "{x}"}, "read-at: there is no {x} to fill in"),
        ({"front-title": 3}, "front-title: wants a text"),
    ],
)
def test_texts_that_do_not_fit_are_refused(texts: object, fault: str) -> None:
    with pytest.raises(SettingsError) as raised:
        from_options({"strings": texts})
    assert fault in raised.value.message


def test_every_setting_of_the_archive_is_an_option() -> None:
    site = {"site_name", "site_url", "language", "content_dir", "edit_uri", "nav"}
    assert {option.name for option in OPTIONS} | site == set(Settings.__dataclass_fields__)


def test_values_are_taken() -> None:
    settings = from_options(
        {
            "timezone": "Asia/Kuala_Lumpur",
            "page_size": 20,
            "default_rights": "link",
            "link_schemes": ["HTTPS", "ipfs"],
            "image_hosts": "upload.wikimedia.org",
            "full_licenses": ["CC0-1.0"],
        },
        site_name="A",
        site_url="https://example.org/a",
        language="fr",
        docs_dir="texts",
        edit_uri="edit/main/",
    )
    assert settings == Settings(
        site_name="A",
        site_url="https://example.org/a/",
        language="fr",
        content_dir="texts",
        edit_uri="edit/main/",
        timezone="Asia/Kuala_Lumpur",
        page_size=20,
        default_rights=Rights.LINK,
        link_schemes=("https", "ipfs"),
        image_hosts=("upload.wikimedia.org",),
        full_licenses=("CC0-1.0",),
    )
    assert settings.zone is ZoneInfo("Asia/Kuala_Lumpur")


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("timezone", "Mars/Base", "a time zone such as Europe/Paris or UTC"),
        ("timezone", "../etc/passwd", "a time zone"),
        ("timezone", "", "a time zone"),
        ("timezone", 8, "a time zone"),
        ("page_size", 4, "a whole number from 5 to 1,000"),
        ("page_size", True, "a whole number"),
        ("page_size", "50", "a whole number"),
        ("default_rights", "all", "one of link, excerpt, summary, full, withheld"),
        ("full_licenses", 4, "a list of SPDX ids such as CC-BY-4.0"),
        ("full_licenses", ["CC BY"], "a list of SPDX ids"),
        ("link_schemes", ["https", 4], "a list of schemes such as https"),
        ("link_schemes", ["JavaScript"], "a list of schemes without javascript"),
        ("image_hosts", ["https://example.org/"], "a list of hosts such as upload.wikimedia.org"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_wanted(name: str, value: object, wanted: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_options({name: value})
    assert f"{name} must be {wanted}" in caught.value.message
    assert caught.value.message.endswith(f"not {value!r}")


def test_all_wrong_options_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        from_options({"page_sise": 1, "related": 99, "zzz": 1, "excerpt_words": 30})
    assert caught.value.message == (
        "plugin dateline: page_sise is no option, did you mean 'page_size'?; "
        "related must be a whole number from 0 to 20, not 99; zzz is no option"
    )
    assert caught.value.hint


def test_the_navigation_names_addresses() -> None:
    nav = [
        "index.md",
        {"Topics": "topics/index.md"},
        {"About": ["about.md", {"More": "about/README.md"}, "about/x.y.md"]},
        {"Out": "https://example.org/a.md"},
        {"File": "a.pdf"},
        None,
    ]
    assert from_options({}, nav=nav).nav == {"", "topics/", "about/", "about/x.y/"}


@pytest.mark.parametrize("docs_dir", ["texts/news", "./texts/news/", "texts//news"])
def test_the_directory_of_the_texts_has_one_spelling(docs_dir: str) -> None:
    assert from_options({}, docs_dir=docs_dir).content_dir == "texts/news"


def test_settings_have_a_digest_that_each_option_changes() -> None:
    assert fingerprint(Settings()) == fingerprint(from_options({}))
    assert fingerprint(Settings()) != fingerprint(Settings(related=9))
    assert fingerprint(Settings(nav=frozenset({"a/", "b/"}))) != fingerprint(Settings())


def test_the_reference_names_every_option_with_its_default() -> None:
    rows = docs().splitlines()
    assert len(rows) == len(OPTIONS) + 2
    assert all(row.count("|") == 5 for row in rows)
    assert "| `image_hosts` | list of words | none |" in docs()
    assert "| `default_rights` | word | `excerpt` |" in docs()
    assert "| `link_schemes` | list of words | `http`, `https`, `mailto` |" in docs()


@pytest.mark.parametrize("name", ["report_uri", "history_uri"])
def test_an_address_to_fill_is_one_of_the_web_or_of_mail_with_places_that_are_known(
    name: str,
) -> None:
    for form in ("", "https://e.org/new?title={title}&id={id}", "mailto:desk@e.org?subject={id}"):
        assert getattr(from_options({name: form}), name) == form
    for wrong in ("javascript:alert({id})", "https://e.org/{name}", "https://e.org/{", "/{id}", 3):
        with pytest.raises(SettingsError, match="an address such as"):
            from_options({name: wrong})
