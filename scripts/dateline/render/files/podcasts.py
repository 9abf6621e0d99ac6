"""A podcast: RSS 2.0 with enclosures and the few elements of Apple's namespace that programs want
(https://podcasters.apple.com/support/823-podcast-requirements). The sound stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.text.audio import Audio, parse_audio
from dateline.text.xml import attribute, content

from .entry_texts import full_url, line
from .feed import GENERATOR, entry_id, mail_date
from .prose import web

if TYPE_CHECKING:
    from dateline.plan.entries import Entry
    from dateline.plan.families.podcasts import Podcast

    from .desk import Desk


def podcast(view: Podcast, desk: Desk) -> bytes:
    """The feed."""
    name = content(line(desk.settings.site_name))
    heard = [(each, sound) for each in view.entries if (sound := parse_audio(each.head.audio))]
    items = "".join(_item(each, sound, desk) for each, sound in heard)
    own = attribute(desk.base + "podcast.xml")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">\n<channel>\n'
        f"<title>{name}</title>\n<link>{content(desk.base)}</link>\n"
        f"<description>{name}</description>\n"
        f"<language>{content(desk.settings.language)}</language>\n"
        f"<generator>{GENERATOR}</generator>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{own}"/>\n'
        f'<itunes:category text="News"/>\n<itunes:explicit>false</itunes:explicit>\n'
        f"{items}</channel>\n</rss>\n"
    ).encode()


def _item(entry: Entry, sound: Audio, desk: Desk) -> str:
    head, when = entry.head, entry.head.when
    exact = when.latest if when and when.latest == when.earliest else None
    published = mail_date(exact) if exact else ""
    page = full_url(entry.address, desk)
    parts = (
        f"<title>{content(line(head.title))}</title>",
        f"<link>{content(page)}</link>" if page else "",
        f'<guid isPermaLink="false">{content(entry_id(head.id, desk.settings))}</guid>',
        f"<pubDate>{published}</pubDate>" if published else "",
        f"<description>{content(line(entry.excerpt))}</description>" if entry.excerpt else "",
        f"<itunes:author>{content(line(entry.source))}</itunes:author>" if entry.source else "",
        f"<itunes:duration>{sound.seconds}</itunes:duration>" if sound.seconds else "",
        f'<enclosure url="{attribute(web(sound.url))}" length="{sound.size}"'
        f' type="{sound.media_type}"/>',
    )
    return f"<item>{''.join(parts)}</item>\n"
