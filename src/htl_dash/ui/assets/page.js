// Streamlit's own controls speak English and have no setting for it. The words below are
// replaced where they appear, as text or as an accessible name; nothing else is touched.
const words = {
  "Skip to main content": "Hoppa till innehållet",
  "Main menu": "Meny",
  "Fullscreen": "Helskärm",
  "Close fullscreen": "Stäng helskärm",
  "Exit fullscreen": "Stäng helskärm",
  "View fullscreen": "Visa i helskärm",
  "Connection error": "Ingen kontakt med servern",
  "Connecting": "Ansluter",
  "Running...": "Arbetar …",
  "Stop": "Stoppa",
  "No results": "Inga träffar",
  "Page not found": "Sidan finns inte",
  "The page that you have requested does not seem to exist. Running the app's main page.":
    "Det finns ingen sida på den adressen. I stället visas startsidan.",
  "Choose an option": "Välj i listan",
  "Open": "Öppna listan",
  "No options to select.": "Det finns inget att välja",
  "Link to heading": "Länk till rubriken",
  "Copy link to heading": "Kopiera länk till rubriken",
  "Clear value": "Töm",
  "Close": "Stäng",
  "More": "Fler sidor",
  "Help": "Hjälp",
};
const names = ["aria-label", "title", "placeholder"];

function speakSwedish(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    const swedish = words[root.nodeValue.trim()];
    if (swedish) root.nodeValue = swedish;
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) speakSwedish(walker.currentNode);
  for (const element of [root, ...root.querySelectorAll("[aria-label],[title],[placeholder]")]) {
    for (const name of names) {
      const swedish = words[element.getAttribute(name)];
      if (swedish) element.setAttribute(name, swedish);
    }
  }
}

speakSwedish(document.body);
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(speakSwedish);
    else speakSwedish(change.target);
  }
}).observe(document.body, {
  childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: names,
});
