"""Makes the theme's fonts anew: `./run fonts` (needs npm; never part of a build or a test).

From Source Serif 4 (Adobe, SIL Open Font License 1.1, npm package `source-serif`) two small files:

- *upright*: one axis from the text cut, regular, to the headline cut, semibold. A larger optical
  size has finer hairlines and sits tighter, which is what headlines want; a second axis for it
  would cost 50 KB. Old-style and lining, proportional and tabular figures, and real small capitals.
- *italic*: the text cut, regular, for emphasis. A page without emphasis does not ask for it.

And for images that are drawn when the site is built, a third that no reader loads: the headline cut
alone, as TrueType, and the widths of its characters, by which lines are broken.

Glyphs are those of the Latin languages of Europe and their typography. A subset is a modified
version, which may not carry the reserved name "Source": the family is called Dateline Serif.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib import build, instancer

FAMILY = "Dateline Serif"
TEXT = {"opsz": 14, "wght": 400}
HEADLINE = {"opsz": 32, "wght": 640}
LATIN = (
    "20-7E,A0-FF,100-107,10C-11B,11E-123,12A-12B,12E-131,136-137,139-148,150-155,158-165,16A-16B,"
    "16E-173,178-17E,218-21B,2010-2015,2018-201E,2020-2022,2026,2030,2032,2033,2039,203A,20AC,"
    "2116,2122,2190-2193,2212,2248,2264,2265,1E9E"
)
ITALIC_LATIN = "20-7E,A0-FF,131,152,153,160,161,178,17D,17E,2013,2014,2018-201E,2026,2039,203A,20AC"
# Small capitals for what kickers are written in; more would double the kerning.
SMALL_CAPITALS = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøœßùúûüýÿ"
FEATURES = ["kern", "mark", "liga", "locl", "onum", "lnum", "pnum", "tnum"]


def main(source: Path, target: Path, drawn: Path) -> None:
    """Read the variable fonts in `source`, write the subsets into `target`, and what images are
    drawn with into `drawn`."""
    upright = _between(source / "SourceSerif4Variable-Roman.ttf")
    _write(upright, target / "dateline-serif.woff2", LATIN, [*FEATURES, "smcp"])
    italic = _at(source / "SourceSerif4Variable-Italic.ttf", TEXT)
    _write(italic, target / "dateline-serif-italic.woff2", ITALIC_LATIN, ["kern", "liga", "onum"])
    draw(target / "dateline-serif.woff2", drawn)


def draw(upright: Path, drawn: Path) -> None:
    """Write the headline cut of the font `upright` and the widths of its characters, in
    thousandths of its size."""
    font = instancer.instantiateVariableFont(TTFont(upright), {"wght": 700})
    options = Options(layout_features=["kern", "mark", "liga"], name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    font.flavor = None
    font.save(drawn / "headline.ttf")
    unit = font["head"].unitsPerEm / 1000
    widths = {
        chr(code): round(font["hmtx"][glyph][0] / unit)
        for code, glyph in sorted(font.getBestCmap().items())
    }
    text = json.dumps(widths, ensure_ascii=False, indent=0, separators=(",", ":"))
    (drawn / "headline.json").write_text(f"{text}\n", "utf-8")


def _at(path: Path, place: dict[str, int]) -> TTFont:
    font = TTFont(path)
    _thin_small_capitals(font)
    return instancer.instantiateVariableFont(font, place)


def _between(path: Path) -> TTFont:
    """One axis, called weight, between the text cut and the headline cut."""
    with TemporaryDirectory() as directory:
        design = DesignSpaceDocument()
        axis = AxisDescriptor(name="weight", tag="wght", minimum=400, default=400, maximum=700)
        design.addAxis(axis)
        for weight, place in ((400, TEXT), (700, HEADLINE)):
            master = Path(directory) / f"{weight}.ttf"
            font = _at(path, place)
            del font["STAT"]
            font.save(master)
            design.addSource(SourceDescriptor(path=str(master), location={"weight": weight}))
        return build(design)[0]


def _thin_small_capitals(font: TTFont) -> None:
    """Leave small capitals to the letters of SMALL_CAPITALS."""
    kept = {font.getBestCmap().get(ord(letter)) for letter in SMALL_CAPITALS}
    table = font["GSUB"].table
    lookups = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "smcp"
        for number in record.Feature.LookupListIndex
    }
    for number in lookups:
        for subtable in table.LookupList.Lookup[number].SubTable:
            single = getattr(subtable, "ExtSubTable", subtable)
            if mapping := getattr(single, "mapping", None):
                single.mapping = {old: new for old, new in mapping.items() if old in kept}


def _write(font: TTFont, path: Path, unicodes: str, features: list[str]) -> None:
    options = Options(
        flavor="woff2",
        layout_features=features,
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 6, 13, 14],
        name_languages=[0x409],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(unicodes))
    subsetter.subset(font)
    _unkern_small_capitals(font, subsetter)
    style = "Italic" if "italic" in path.name else "Regular"
    plain = FAMILY.replace(" ", "")
    named = {
        1: FAMILY,
        2: style,
        3: f"{plain}-{style}",
        4: f"{FAMILY} {style}",
        6: f"{plain}-{style}",
    }
    for number, text in named.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["head"].modified = font["head"].created  # the same bytes from the same source
    font.flavor = "woff2"
    font.save(path)


def _unkern_small_capitals(font: TTFont, subsetter: Subsetter) -> None:
    """Small capitals are set wide: their kerning would weigh more than all other kerning."""
    subsetter.glyphs = {name for name in font.getGlyphOrder() if not name.endswith(".sc")}
    font["GPOS"].subset_glyphs(subsetter)
    font["GPOS"].prune_lookups(subsetter)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
