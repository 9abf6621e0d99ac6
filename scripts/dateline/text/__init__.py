"""Pure functions from texts to values: addresses, slugs, URLs, ids, times, Markdown, languages.

One module a subject; import from the modules. Nothing here knows files, YAML, or articles as a
whole archive: what a text means is decided by looking at that text alone.
"""
