from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.build.frames import tidy
from dateline.build.shells import Shell, specimen
from dateline.text.dense import dense_head

CONTENT = "<p>One\n   two.</p>"
LATE = '<script type="module" src="../assets/javascripts/frame.js"></script>'


def test_white_space_that_is_never_shown_goes_and_content_stays_as_it_was() -> None:
    rendered = (
        "\n<!doctype html>\n<html>\n  <head>\n    <title>A</title>\n\n    <link>\n  </head>\n"
        f"  <body>\n    <main>\n\n  {CONTENT}\n      </main>\n  </body>\n</html>\n"
    )
    assert tidy(rendered, CONTENT) == (
        "<!doctype html><html><head><title>A</title><link></head>"
        f"<body><main>{CONTENT}</main></body></html>"
    )


def test_words_stay_apart() -> None:
    frame = (
        '<body>\n  <p>\n    Made with\n    <a href="x">\n      it\n    </a>\n    <b>now</b>\n  </p>'
    )
    assert tidy(f"{frame}{CONTENT}", CONTENT) == (
        f'<body><p>Made with\n<a href="x">\nit\n</a>\n<b>now</b></p>{CONTENT}'
    )


def test_words_of_html_need_no_quotes_and_a_readers_words_keep_theirs() -> None:
    frame = (
        '<body><div class="a" id="b-c" title="Ferry" data-md-toggle="drawer"><i class="d e"></i>'
    )
    assert tidy(f"{frame}{CONTENT}", CONTENT) == (
        f'<body><div class=a id=b-c title="Ferry" data-md-toggle=drawer><i class="d e"></i>'
        f"{CONTENT}"
    )


@pytest.mark.parametrize(
    "head", ["", "<link>", "<a>\n<b>", '<meta name="x">\n  <script>\n a()\n</script>\n']
)
def test_a_filled_shell_is_as_tidy_as_the_page_that_mkdocs_made(head: str) -> None:
    sample = specimen("a/b/", "day")
    page = replace(sample, head=dense_head(head), content=CONTENT)

    def themed(part: str, content: str) -> str:
        return f"<head>\n <meta>\n {part}\n</head>\n<body>\n{content}\n</body>"

    shell = Shell.cut(tidy(themed(sample.head, sample.content), sample.content), sample.address)
    assert shell.fill(page) == tidy(themed(page.head, CONTENT), CONTENT)


@pytest.mark.parametrize(
    "rendered",
    [
        "<body>\n   <p>no content</p></body>",
        "<body>\n  Text.\n  Text.</body>",  # which of the two is it?
        "<body><pre>\n  a</pre>Text.<textarea>\n  b</textarea></body>",
    ],
)
def test_where_white_space_counts_or_the_content_is_not_sure_nothing_is_tidied(
    rendered: str,
) -> None:
    assert tidy(rendered, "Text.") == rendered


def framed(start: str, end: str) -> str:
    return tidy(f"<body>{start}{CONTENT}{end}</body>", CONTENT).replace(CONTENT, "")


MARKED = (
    '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search">'
    '<div data-md-component="skip">\n</div><header class="md-header" data-md-component="header">'
    '<form data-md-component="palette"></form></header><ul data-md-scrollfix></ul>'
)
DIALOG = (
    '<div class="md-dialog" data-md-component="dialog">\n'
    '<div class="md-dialog__inner"></div>\n</div>'
)


def test_where_materials_script_is_loaded_late_its_marks_are_left_out() -> None:
    assert framed(MARKED, DIALOG + LATE) == (
        '<body><header class=md-header><form data-md-component="palette"></form></header><ul></ul>'
        '<script type=module src="../assets/javascripts/frame.js"></script></body>'
    )


def test_where_there_is_a_search_box_its_switch_stays() -> None:
    box = f'{MARKED}<label for="__search"></label>'
    assert "id=__search" in framed(box, LATE)


def test_where_materials_script_is_loaded_at_once_all_its_marks_stay() -> None:
    made = framed(MARKED, DIALOG)
    for part in ('data-md-component="skip"', 'data-md-component="header"', "id=__search",
                 'data-md-component="dialog"', "data-md-scrollfix"):  # fmt: skip
        assert part in made
