"""Where words stand in an article, so that an edit moves few of them. Pure.

A text is in *runs*: sentences, or pieces of them where they are long. A run has `SLOT` places, of
which its last word has the last; which run it is is told from its last two words. A sentence more
or less, or a word more or less at its beginning, so moves no other word, and changes no file but
those of its own words. Runs are in no order: what stands behind the last word of one is noted with
that word. The words of a title come before all runs, in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .columns import inverse, starts
from .spread import SLOT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .columns import Numbers


def places(
    signs: Numbers, ends: NDArray[np.bool_], streams: Numbers, lengths: Numbers
) -> tuple[Numbers, Numbers]:
    """Where each word stands in its article; and where the next one does, plus one, 0 for none.

    `signs` has a number for each word's spelling, `ends` whether a sentence ends behind it,
    `streams` twice the number of its article, plus one in the title. `lengths` are the words of
    each stream.
    """
    in_text = streams % 2 == 0
    standing = np.arange(len(streams)) - starts(lengths)[streams]
    articles = streams[in_text] >> 1
    standing[in_text] = _in_runs(signs[in_text], ends[in_text], articles, lengths[::2])
    standing[in_text] += (-(-lengths[1::2] // SLOT) * SLOT)[articles]
    following = np.zeros(len(streams), np.int64)
    following[:-1] = np.where(streams[1:] == streams[:-1], standing[1:] + 1, 0)
    return standing, following


def _in_runs(
    signs: Numbers, ends: NDArray[np.bool_], articles: Numbers, lengths: Numbers
) -> Numbers:
    """Where each word of the articles' texts stands."""
    lasts = np.flatnonzero(ends | (np.diff(articles, append=-1) != 0))
    left = np.repeat(lasts, np.diff(lasts, prepend=-1)) - np.arange(len(signs))
    lasts = np.flatnonzero(left % SLOT == 0)
    has_more = np.append(-1, articles[:-1])[lasts] == articles[lasts]
    told = signs[lasts] * 31 + np.where(has_more, signs[lasts - 1], 0)
    slots = _apart(told, articles[lasts], lengths)
    found: Numbers = np.repeat(slots + 1, np.diff(lasts, prepend=-1)) * SLOT - 1 - left % SLOT
    return found


def _apart(told: Numbers, articles: Numbers, lengths: Numbers) -> Numbers:
    """A slot of its own for each run of an article: the one that is told, or the next free one.

    There are some twenty slots for each run: one more seldom moves another.
    """
    most = 1 << np.frexp(lengths)[1].astype(np.int64)
    stride = int(most.max(initial=1)) + len(told)
    wanted = articles * stride + told % most[articles]
    order = np.argsort(wanted, kind="stable")
    ranks = np.arange(len(order))
    taken = np.maximum.accumulate(wanted[order] - ranks) + ranks
    found: Numbers = taken[inverse(order)] - articles * stride
    return found
