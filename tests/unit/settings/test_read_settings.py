from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from conftest import ROOT
from dateline.errors import SettingsError
from dateline.settings import Settings, config_files, load

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "site_name: A\n"


def read(tmp_path: Path, text: str) -> Settings:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    return load(tmp_path)


def test_our_own_file_is_read() -> None:
    settings = load(ROOT)
    assert settings.content_dir == "content"
    assert {"", "topics/", "about/"} <= settings.nav


def test_the_values_of_mkdocs_are_read(tmp_path: Path) -> None:
    assert read(
        tmp_path,
        "\ufeffsite_name: A\nsite_url: https://example.org\ndocs_dir: texts\nedit_uri: edit/\n"
        "theme: {name: material, language: ar}\nnav: [index.md]\n"
        "plugins: [search, {dateline: {related: 3}}]\n",
    ) == Settings(
        site_name="A",
        site_url="https://example.org/",
        content_dir="texts",
        edit_uri="edit/",
        language="ar",
        nav=frozenset({""}),
        related=3,
    )


@pytest.mark.parametrize(
    "plugins",
    [
        "[dateline]",
        "[search, dateline]",
        "[{dateline: }]",
        "[{dateline: {}}]",
        "{search: {}, dateline: {}}",
        "{dateline: }",
    ],
)
def test_every_form_of_the_plugin_entry(tmp_path: Path, plugins: str) -> None:
    settings = read(tmp_path, f"theme: material\nplugins: {plugins}\n")
    assert settings == Settings(content_dir="docs")


def test_tags_of_mkdocs_do_not_hinder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TEST_RELATED", "4")
    monkeypatch.delenv("DATELINE_TEST_NOT_SET", raising=False)
    settings = read(
        tmp_path,
        "site_name: !ENV [DATELINE_TEST_NOT_SET, Fallback]\n"
        "site_url: !ENV DATELINE_TEST_NOT_SET\n"
        "edit_uri: !relative $config_dir\n"
        "plugins:\n  - dateline:\n"
        "      related: !ENV [DATELINE_TEST_NOT_SET, DATELINE_TEST_RELATED, 2]\n"
        "markdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "      maker: !!python/object/apply:os.system [exit]\n",
    )
    assert (settings.site_name, settings.site_url, settings.related) == ("Fallback", "", 4)


BASE = {
    "desk/base.yml": "INHERIT: ../house.yml\nsite_name: Desk\nplugins: {dateline: {related: 3}}\n",
    "house.yml": "site_name: House\ntheme: {name: material, language: fr}\nnav: [a.md]\n"
    "plugins: {search: , dateline: {related: 2, page_size: 20}}\n",
}


def write_parents(tmp_path: Path) -> None:
    for name, text in BASE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")


def test_a_file_inherits_as_in_mkdocs(tmp_path: Path) -> None:
    write_parents(tmp_path)
    root = tmp_path / "archive"
    for name in ("docs", "theme"):
        (root / name).mkdir(parents=True)
    own = "INHERIT: ../desk/base.yml\nsite_url: https://example.org/\ntheme: {custom_dir: theme}\n"
    settings = read(root, f"{own}nav: [b.md]\n")
    assert settings == Settings(
        site_name="Desk",
        site_url="https://example.org/",
        language="fr",
        content_dir="docs",
        nav=frozenset({"b/"}),
        related=3,
        page_size=20,
    )
    config = load_config(str(root / "mkdocs.yml"))
    assert (config.site_name, config.theme["language"], config.nav) == ("Desk", "fr", ["b.md"])
    assert config.plugins["dateline"].options == {"related": 3, "page_size": 20}
    assert [path.name for path in config_files(root)] == ["mkdocs.yml", "base.yml", "house.yml"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("INHERIT: ../gone.yml\n", "there is no "),
        ("INHERIT: [house.yml]\n", "INHERIT is no text"),
        ("INHERIT: mkdocs.yml\n", "inherits from itself"),
        ("INHERIT: desk/base.yml\nplugins: [search]\n", "does not name the plugin"),
    ],
)
def test_what_cannot_be_inherited_is_told(tmp_path: Path, text: str, message: str) -> None:
    write_parents(tmp_path)
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    assert message in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a mapping"),
        ("- a\n", "is not a mapping"),
        ("a: [\n", "cannot be read: line 2: "),
        ("a: \x07\n", "cannot be read: "),
        ("[" * 400, "cannot be read: "),
        (HEAD, "does not name the plugin"),
        (f"{HEAD}plugins: [search]\n", "does not name the plugin"),
        (f"{HEAD}plugins: dateline\n", "does not name the plugin"),
        (f"{HEAD}plugins: [dateline: [1]]\n", "its options are no mapping"),
        (f"{HEAD}plugins: [dateline: {{related: 99}}]\n", "related must be"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    assert message in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_missing_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no"):
        load(tmp_path)
    assert config_files(tmp_path) == ()
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: \xff\n")
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)
