"""Captures into content/: read, normalize, decide, write.

`normalize` and `decide` are pure: what becomes of every item is settled, with the archive as an
argument, before anything is written. `inbox` reads captures from disk, `write` writes files,
`run` ties the steps together. Knows nothing of groups, pages or the site.
"""
