"""Telling others of what was published: hubs of feeds (WebSub), search engines (IndexNow).

`news` decides, purely, from how the site was when others were last told and how it is now; `run`
looks at the site, asks the servers and keeps what they have taken. A message that was not taken is
sent again by the next run. Knows nothing of how the site is built.
"""

from __future__ import annotations

from .news import INDEXNOW, Message, messages
from .run import Told, ping

__all__ = ["INDEXNOW", "Message", "Told", "messages", "ping"]
