"""Finds English that a reader or a screen reader would meet on a page."""

import re

from playwright.sync_api import Page

# Said by Streamlit, Plotly or the map itself unless somebody puts it into Swedish.
BUILT_IN = """
main menu|deploy|rerun|settings|print|about|running...|stop|made with streamlit|help
autoscale|pan|zoom|zoom in|zoom out|reset axes|box select|lasso select|menu|toolbar
fullscreen|close|download|search|clear value|clear all|results|open|copy link|dismiss
link to heading|no results|no data|column|columns|alert|notification|warning|error
navigation|expand|collapse|chart|table|previous|next|increment|decrement
"""
# Words that English sentences cannot do without and Swedish ones never have.
TELLING = """
the and of with for to your you not this these those that from by was were have has
it its which would should could been being their there they when where what who how
click select selected choose press hide show shown view skip toggle close loading
download downloaded upload search clear enter option options column columns row rows
results found menu drag drop browse files fullscreen zoom reset axes chart heading
"""
# Every visible text and every word meant for a screen reader, outside lang="en".
WORDS = """() => {
  const texts = [];
  const foreign = ':not(html)[lang=en], [data-testid=stIconMaterial], script, style, noscript';
  const skipped = (e) => e.closest(foreign) || !e.checkVisibility();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.textContent.trim() && !skipped(node.parentElement))
      texts.push(node.textContent);
  }
  const spoken = ['aria-label', 'aria-description', 'aria-roledescription', 'title',
                  'placeholder', 'alt', 'data-title'];
  for (const name of spoken)
    for (const element of document.querySelectorAll('[' + name + ']'))
      if (!skipped(element)) texts.push(element.getAttribute(name));
  return [document.title, ...texts];
}"""


def english_texts(page: Page) -> list[str]:
    """Return each text of the page that reads as English, once, in order."""
    texts = dict.fromkeys(text.strip() for text in page.evaluate(WORDS))
    return [text for text in texts if is_english(text)]


def is_english(text: str) -> bool:
    """Tell whether `text` is a built-in string or has a word Swedish never has."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    built_in = text.lower() in BUILT_IN.strip().replace("\n", "|").split("|")
    return built_in or not set(TELLING.split()).isdisjoint(words)
