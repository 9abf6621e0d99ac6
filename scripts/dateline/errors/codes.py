"""Every problem code, once. The reference page of the site is generated from this table.

Ranges: D1xx article files · D2xx registries and settings · D3xx the archive as a whole ·
D4xx the plan of the site · D5xx intake · D6xx building and shells · D7xx fetching ·
D8xx data and editions, D9xx machine text. A code is never reused.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its severity (error, warning, note), what it means, what to do."""

    severity: str
    title: str
    hint: str


CODES: dict[str, Code] = {
    # D1xx: one article file
    "D101": Code(
        "error", "No front matter", "start the file with a line --- and close it with ---"
    ),
    "D102": Code("error", "Front matter is not valid YAML", "quote values that hold ': ' or '#'"),
    "D103": Code("error", "Front matter is not a mapping", "write one 'key: value' a line"),
    "D104": Code(
        "error", "A required key is missing", "add the key; 'dateline new' shows them all"
    ),
    "D105": Code("error", "A value has the wrong type", "see content/article.schema.json"),
    "D106": Code("error", "A date cannot be read", "write 2026-11-23T09:30:00+00:00, unquoted"),
    "D107": Code("error", "A value is not one of the allowed ones", "use one of the listed values"),
    "D108": Code("warning", "Unknown key", "the key is kept; remove it if it is a slip"),
    "D109": Code("error", "A key is given twice", "keep one of them"),
    "D110": Code(
        "error", "A key that other generators misread", "use the key named in the message"
    ),
    "D111": Code("error", "The slug does not end with the id", "make it words and the id"),
    "D112": Code("error", "The id is not 8 hexadecimal digits", "use the id 'dateline new' gives"),
    "D113": Code("warning", "The file is not where its date puts it", "move the file"),
    "D114": Code(
        "error", "An article without a date in content/articles", "move it to content/undated"
    ),
    "D115": Code("warning", "An address that is not http(s)", "give the full https:// address"),
    "D116": Code("error", "The file is not UTF-8 text", "save the file as UTF-8"),
    "D117": Code("error", "The file is too large", "shorten the text or split the article"),
    "D118": Code("warning", "Raw HTML in the body is shown as text", "write Markdown instead"),
    "D119": Code("warning", "A link or image with a scheme that is not allowed", "use https"),
    "D120": Code(
        "warning", "The title is empty or very long", "write a title of up to 200 characters"
    ),
    "D121": Code("note", "A field owned by the machine was changed by hand", "nothing to do"),
    "D122": Code(
        "warning", "Nested keys", "keep front matter flat: other generators flatten it badly"
    ),
    "D123": Code(
        "error", "Front matter nests or expands too far", "remove YAML aliases and nesting"
    ),
    "D124": Code(
        "warning",
        "A date that other generators refuse",
        "write 2026-11-23T09:30:00+00:00 or 2026-11-23, unquoted",
    ),
    "D125": Code("warning", "A list written as a text", "write [one, two]"),
    "D126": Code("warning", "A text that reads as a number or a yes", "put it in quotes"),
    "D127": Code("warning", "A key that a whole article has is missing", "add the key"),
    "D128": Code(
        "warning", "A story id of another form", "write s and the id of the story's first article"
    ),
    "D129": Code("warning", "The body is longer than max_body_chars", "split the article"),
    "D130": Code("error", "A list is too long", "keep the items that tell most"),
    # D2xx: registries and settings
    "D201": Code(
        "error", "A registry cannot be read", "mend the YAML; the file is ignored until then"
    ),
    "D202": Code("error", "A registry entry is wrong", "see the reference of registries"),
    "D203": Code(
        "note", "A source that sources.yml does not know", "add it to content/sources.yml"
    ),
    "D204": Code("note", "A tag that tags.yml knows under another name", "use the tag's main name"),
    "D205": Code(
        "warning", "A topic code that topics.yml does not know", "use a code of topics.yml"
    ),
    "D206": Code(
        "note", "A name that entities.yml does not know", "add it to content/entities.yml"
    ),
    "D207": Code("warning", "An alias leads to two entries", "remove it from one of them"),
    "D208": Code("error", "A setting is wrong", "see the reference of settings"),
    "D209": Code(
        "note",
        "The site speaks English where its language has no words",
        "put them under the option strings of the plugin",
    ),
    # D3xx: the archive as a whole
    "D301": Code("error", "Two files have one id", "delete one, or give the newer one a new id"),
    "D302": Code(
        "warning", "Two files have one address of origin", "merge them or mark a duplicate"
    ),
    "D303": Code(
        "warning", "A story file names an article or story that does not exist", "correct the id"
    ),
    "D304": Code("warning", "A story override contradicts another", "keep one of them"),
    "D305": Code(
        "warning", "A day introduction has no valid day in its name", "name it YYYY-MM-DD.md"
    ),
    "D306": Code("error", "A file could not be read", "check the file's permissions"),
    "D307": Code("note", "A draft is left out", "set draft: false to publish it"),
    "D308": Code(
        "warning", "The page of a story answers no more", "keep its slug in the story's file"
    ),
    # D4xx: the plan of the site
    "D401": Code("error", "Two pages want one address", "rename one of them"),
    "D402": Code("warning", "A link leads nowhere", "correct the address"),
    "D403": Code("warning", "An alias would hide a page", "remove the alias"),
    # D5xx: intake
    "D501": Code("error", "Nothing to read", "the file is empty or only white space"),
    "D502": Code(
        "error", "No known format", "see the list of formats; the capture is in quarantine"
    ),
    "D503": Code("error", "Not text", "the capture looks binary"),
    "D504": Code("error", "The capture is too large", "raise max_capture_bytes or split the file"),
    "D505": Code("error", "Two pages in one file", "split the file at the place named"),
    "D506": Code("warning", "The capture is cut", "the last item is marked truncated"),
    "D507": Code("warning", "No capture time", "give --captured; relative times stay unresolved"),
    "D508": Code("error", "The file could not be read", "check the path and its permissions"),
    "D509": Code("warning", "An item was left out", "its header is not complete"),
    "D510": Code(
        "note", "A hand edit and a new capture contradict each other", "the hand edit was kept"
    ),
    "D511": Code("error", "The encoding could not be decided", "save the capture as UTF-8"),
    "D512": Code("error", "The sidecar cannot be read", "write JSON with url and captured"),
    "D513": Code("error", "A file could not be written", "check space and permissions"),
    "D514": Code("warning", "The encoding was guessed or mended", "save the capture as UTF-8"),
    "D515": Code("warning", "A day that no calendar has", "the wording is kept, the date is not"),
    "D520": Code(
        "error", "More than intake reads of one capture", "split it, or save what matters of it"
    ),
    "D521": Code("error", "A damaged file", "save or download it again"),
    "D522": Code("warning", "A date that cannot be meant", "the wording is kept, the date is not"),
    "D523": Code(
        "warning", "A date that cannot be read", "the wording is kept; set the date by hand"
    ),
    "D524": Code("error", "A library is missing", "pip install 'dateline[intake]'"),
    "D525": Code("note", "Nothing to take in", "a record of another kind; nothing to do"),
    "D526": Code(
        "error", "A capture that ends whoever reads it", "report it; the others are taken in"
    ),
    # D6xx: building
    "D601": Code(
        "error", "An article was left out of the build", "mend the findings about its file"
    ),
    "D602": Code(
        "warning", "A shell lost a slot", "the theme override must keep {{ page.content }}"
    ),
    "D603": Code("error", "A page could not be rendered", "see the message; the old page stays"),
    "D604": Code("error", "The site could not be written", "check space and permissions"),
    "D605": Code("warning", "MkDocs warns", "see the message"),
    "D606": Code(
        "warning",
        "A page relies on what its security policy blocks",
        "put it into a file of the site, or name its host under the option page_hosts",
    ),
    # D7xx: fetching
    "D701": Code("warning", "An address gave nothing", "it is asked again by the next run"),
    "D702": Code(
        "error",
        "An address that is not public was refused",
        "remove it, or ask who redirects there",
    ),
    "D703": Code(
        "warning",
        "The site asks robots not to fetch it",
        "remove the address, or ask the publisher",
    ),
    "D704": Code(
        "warning", "An answer was too large or too slow", "raise max_capture_bytes or --timeout"
    ),
    "D705": Code("note", "An address has moved", "change it in content/sources.yml"),
    "D706": Code("warning", "An address is gone for ever", "remove it from content/sources.yml"),
    "D707": Code(
        "warning", "What is known of earlier answers cannot be read", "nothing: all is asked anew"
    ),
    "D708": Code("error", "An OPML file cannot be read", "export it again from your feed reader"),
    "D709": Code("warning", "An outline was left out", "give it a full https:// address in xmlUrl"),
    # D8xx: data and editions
    "D801": Code("error", "A record cannot be read", "see the format in data/schema-1.json"),
    "D802": Code("error", "A file of a mirror is missing", "copy it again from the archive"),
    "D803": Code("error", "A file of a mirror is another", "copy it again from the archive"),
    "D804": Code("error", "A list of checksums cannot be read", "copy it again from the archive"),
    "D805": Code("warning", "A recipient was refused", "correct or remove the address"),
    "D806": Code(
        "warning",
        "Whether a message arrived is not known",
        "ask the recipient, or send again with --again",
    ),
    "D807": Code("warning", "A message could not be handed over", "run the command again later"),
    # D9xx: machine text
    "D901": Code("warning", "An endpoint gave no answer", "run the command again later"),
    "D902": Code(
        "warning", "An answer of another kind", "try another model; it is not asked again"
    ),
    "D903": Code("note", "A machine's sentence has no support", "it was dropped; nothing to do"),
    "D904": Code(
        "warning", "A library that suggestions need is missing", "pip install 'dateline[intake]'"
    ),
}
