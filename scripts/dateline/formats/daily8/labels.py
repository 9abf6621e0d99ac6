"""The site's own words, by language. Data: a new language is one entry here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed lines of a page. `chrome` follows an article in this order; `tags` is the heading
    over tags that dumps lost; `listing` begins the heading of a hashtag's page."""

    language: str
    chrome: tuple[str, str, str, str, str]
    tags: str
    listing: str

    @property
    def unmistakable(self) -> frozenset[str]:
        """The labels that are no common words, which may stand in a text."""
        return frozenset((self.chrome[0], self.chrome[1], self.chrome[3]))


LABELS: tuple[Labels, ...] = (
    Labels(
        language="en",
        chrome=(
            "Try Our AI Features",
            "Explore what Daily8 AI can do for you:",
            "Comments",
            "No comments yet...",
            "Related Articles",
        ),
        tags="Hashtags",
        listing="Latest news with #",
    ),
    Labels(
        language="fr",
        chrome=(
            "Essayez nos fonctionnalités IA",
            "Découvrez ce que Daily8 IA peut faire pour vous :",
            "Commentaires",
            "Aucun commentaire pour le moment...",
            "Articles connexes",
        ),
        tags="Hashtags",
        listing="",  # not seen yet
    ),
    Labels(
        language="ar",
        chrome=(
            "جرب ميزات الذكاء الاصطناعي لدينا",
            "اكتشف ما يمكن أن يفعله Daily8 AI من أجلك:",
            "التعليقات",
            "لا يوجد تعليقات بعد...",
            "أخبار ذات صلة",
        ),
        tags="هاشتاغز",
        listing="أحدث الأخبار مع #",
    ),
)

# Alternative texts of pictures, which one of the two text styles keeps.
LOGO = "logo"
BACKGROUND = "Orange background"
CLOCK = "time"
HASH = "#"

FIXED_LINES = frozenset(
    {LOGO, BACKGROUND, CLOCK, *(line for x in LABELS for line in (*x.chrome, x.tags))}
)
"""Every line that is the site's own, whatever the page."""

HOSTS = ("daily8.com", "main.d358xbzettaslu.amplifyapp.com")
# The language is the first part of an address; without one the page is Arabic.
LANGUAGES = ("en", "fr")
DEFAULT_LANGUAGE = "ar"

# Where neither label nor address tells the language of a page that is cut, its commonest words do.
COMMON_WORDS = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "for",
            "that",
            "with",
            "on",
            "was",
            "by",
            "at",
            "from",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "et",
            "une",
            "un",
            "du",
            "est",
            "dans",
            "pour",
            "que",
            "qui",
            "sur",
        ]
    ),
}
