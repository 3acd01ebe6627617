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
  "Error": "Talet går inte.",
  "Increment": "Öka",
  "Decrement": "Minska",
  "Upload": "Välj fil",
  "Browse files": "Välj fil",
  "file upload": "Välj fil",
  "Add files": "Välj en annan fil",
  "Drag and drop a file here": "Släpp filen här",
  "Drag and drop files here": "Släpp filerna här",
  "Uploading": "Laddar upp",
  "Upload failed": "Uppladdningen misslyckades",
  "Only one file is allowed.": "Ladda upp en fil i taget.",
  "File size is too small.": "Filen är tom.",
  "Failed to generate file for download": "Filen gick inte att göra. Försök igen.",
  "progress": "Så långt har det kommit",
  "Unexpected error. Please try again.": "Något gick fel. Försök igen.",
  "Press Enter to apply": "Tryck Enter för att bekräfta",
  "Press Ctrl+Enter to apply": "Tryck Ctrl+Enter för att bekräfta",
  "Press ⌘+Enter to apply": "Tryck ⌘+Enter för att bekräfta",
  "Select all": "Välj alla",
  "Clear all": "Töm",
};
const names = ["aria-label", "title", "placeholder"];
const sentences = [
  [/^Remove (.+)$/, "Ta bort $1"],
  [/^Cancel upload of (.+)$/, "Avbryt uppladdningen av $1"],
  [/^([\d.]+) ?([KMG]B) per file$/, "Högst $1 $2"],
  [/^File must be ([\d.]+) ?([KMG]B) or smaller\.$/, "Filen får vara högst $1 $2."],
  [/^.* files are not allowed\.$/, "Den sortens fil går inte att ladda upp."],
  [/^(\d+) options? available\.$/, "$1 val i listan."],
  [/^Fullscreen: /, "Helskärm: "],
  // Said in one piece to a screen reader, and after a bold "Error" in the bubble.
  [/^(?:Error)?(?:: )?Number is outside .* between (\S+) and (\S+)\.$/, " Skriv ett tal från $1 till $2."],
  [/^(?:Error)?(?:: )?Number is below .* equal to (\S+)\.$/, " Skriv ett tal som är minst $1."],
  [/^(?:Error)?(?:: )?Number is above .* equal to (\S+)\.$/, " Skriv ett tal som är högst $1."],
];

function inSwedish(english) {
  const text = (english || "").trim();
  const known = sentences.find(([pattern]) => pattern.test(text));
  return known ? text.replace(...known) : words[text];
}

function speakSwedish(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    const swedish = inSwedish(root.nodeValue);
    if (swedish) root.nodeValue = swedish;
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) speakSwedish(walker.currentNode);
  for (const element of [root, ...root.querySelectorAll("[aria-label],[title],[placeholder]")]) {
    for (const name of names) {
      const swedish = inSwedish(element.getAttribute(name));
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

// A figure or table that scrolls inside itself can be reached and scrolled by keyboard.
const scrolling = '.st-key-history, .st-key-trend, .st-key-gap, .st-key-profile, .st-key-chain, .st-key-ternary, .st-key-mixbars, .st-key-flow, .st-key-feedback, .st-key-leads, .st-key-volumes, [data-testid="stTable"], [data-testid="stTable"] *';
let asked = 0;

function reachScrolling() {
  asked = 0;
  for (const element of document.querySelectorAll(scrolling)) {
    const overflow = getComputedStyle(element).overflowX;
    const scrolls = element.scrollWidth > element.clientWidth + 1;
    if (scrolls && (overflow === "auto" || overflow === "scroll")) element.tabIndex = 0;
    else if (element.getAttribute("tabindex") === "0") element.removeAttribute("tabindex");
  }
}

function askForReach() {
  asked = asked || requestAnimationFrame(reachScrolling);
}

addEventListener("resize", askForReach);
new MutationObserver(askForReach).observe(document.body, { childList: true, subtree: true });

// What has become of a file that took a while is also said to those who cannot see it.
const listener = document.createElement("div");
listener.setAttribute("role", "status");
listener.className = "htl-said-aloud";
document.body.append(listener);
new MutationObserver(() => {
  const told = [...document.querySelectorAll('[class*="st-key-told-"]')];
  const text = told.map((one) => one.textContent.trim()).join(" ");
  if (listener.textContent !== text) listener.textContent = text;
}).observe(document.getElementById("root"), { childList: true, subtree: true });

// A long text is sent after a pause as well, not only when its field is left: what is
// written and not saved must outlive a reload. React takes this event for leaving.
const PAUSE = 900;
let pausing = 0;
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement)) return;
  clearTimeout(pausing);
  pausing = setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), PAUSE);
});

// Where the agenda is long, or the screen a phone, the item that is chosen on it may be out
// of sight: then the page goes to it, when it has come.
const MOST_WAIT = 5000;

function goToItem() {
  const item = document.querySelector(".st-key-item");
  const top = item?.getBoundingClientRect().top;
  if (item && (top < 0 || top > innerHeight / 2)) item.scrollIntoView();
}

document.addEventListener("click", (event) => {
  const line = event.target.closest(".st-key-agenda button");
  if (!line) return;
  if (line.dataset.testid === "stBaseButton-primary") return goToItem();
  const shown = () => document.querySelector(".st-key-item")?.textContent;
  const before = shown();
  const waiting = new MutationObserver(() => {
    if (shown() === before) return;
    waiting.disconnect();
    requestAnimationFrame(goToItem);
  });
  waiting.observe(document.body, { childList: true, characterData: true, subtree: true });
  setTimeout(() => waiting.disconnect(), MOST_WAIT);
});

// The address is completed word by word when a page opens. Only a real choice is a step
// that the browser's back button should return to; completing the address is not.
const push = history.pushState.bind(history);

history.pushState = (state, unused, url) => {
  const next = new URL(url || location.href, location.href);
  const now = new URLSearchParams(location.search);
  const samePage = next.pathname === location.pathname;
  const sameChoices = [...next.searchParams].every(([key, value]) => !now.has(key) || now.get(key) === value);
  if (samePage && sameChoices) history.replaceState(state, unused, url);
  else push(state, unused, url);
};
