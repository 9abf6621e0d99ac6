from __future__ import annotations

from dateline.build.mended import mended


def test_only_a_check_box_of_the_frame_loses_what_it_cannot_complete() -> None:
    toggle = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer"'
    field = '<input class="md-search__input" autocomplete="off">'
    assert mended(f'{toggle} autocomplete="off">{field}') == f"{toggle}>{field}"
