"""Letters to their readers over SMTP: each once, whatever breaks in between.

`recipients` reads a list, `journal` remembers what became of each letter, `smtp` hands one over,
`run` goes through the list. What a letter says is made elsewhere. Must not know the archive.
"""

from __future__ import annotations

from .journal import Journal, State
from .recipients import Recipient, read_recipients
from .run import Report, Sender, send
from .smtp import Server

__all__ = [
    "Journal",
    "Recipient",
    "Report",
    "Sender",
    "Server",
    "State",
    "read_recipients",
    "send",
]
