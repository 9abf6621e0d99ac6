"""Feeds and pages of the web, brought into the inbox as captures.

What to ask for (`targets`, `opml`), how to ask politely (`visit`, `robots`, `pace`), what is
remembered between runs (`state`), and which addresses are refused (`guard`) are decided purely;
the network, the clock and the disk come as arguments from `run`. Knows nothing of articles:
captures are left in content/inbox, where intake takes them in.
"""
