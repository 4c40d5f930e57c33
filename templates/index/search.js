// The page is whole without this script; with it, one can search in all maps, and choose among them.

const CHOICES = ["state", "owner", "tag"];
// How many places of a map are listed, and how much is shown before and after what was found.
const MOST = 5;
const BEFORE = 32;
const AFTER = 72;

const maps = all(".map").map((element, number) => ({
  ...data.maps[number],
  element,
  heading: find(".about", element).textContent.replaceAll("\u00ad", "").toLowerCase(),
  lower: data.maps[number].spots.map(([, name, text]) => `${name}\n${text}`.toLowerCase()),
}));

// ---------------------------------------------------------------- State and address

function asked() {
  const query = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(["q", ...CHOICES].map((key) => [key, query.get(key) ?? ""]));
}

function ask(change, { replace = false } = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...asked(), ...change })) if (value) query.set(key, value);
  const address = `${location.pathname}${location.search}${query.size ? `#${query}` : ""}`;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  render();
}

// ---------------------------------------------------------------- Finding

const isChosen = (map, wanted) =>
  CHOICES.every((key) => !wanted[key] || [map[key]].flat().includes(wanted[key]));

function render() {
  const wanted = asked();
  const words = wanted.q.trim().toLowerCase();
  const isSearch = words.length > 1;
  let places = 0;
  let shown = 0;
  for (const map of maps) {
    const found = isSearch ? map.spots.filter((_, i) => map.lower[i].includes(words)) : [];
    const isHere = isChosen(map, wanted) && (!isSearch || found.length > 0 || map.heading.includes(words));
    map.element.hidden = !isHere;
    shown += isHere;
    places += isHere ? found.length : 0;
    list(map, found, words);
  }
  say(isSearch, places, shown);
  showChoices(wanted);
}

function list(map, found, words) {
  find(".found", map.element)?.remove();
  if (!found.length) return;
  const entries = document.createElement("ul");
  entries.className = "found";
  entries.append(...found.slice(0, MOST).map((spot) => entry(map, spot, words)));
  if (found.length > MOST) {
    const rest = document.createElement("li");
    rest.className = "mut";
    rest.textContent = count("more", found.length - MOST);
    entries.append(rest);
  }
  find(".about", map.element).append(entries);
}

function entry(map, [anchor, name, text], words) {
  const item = document.createElement("li");
  const title = document.createElement(map.page ? "a" : "b");
  if (map.page) title.href = `${map.page}#${anchor}`;
  title.append(...marked(name, words));
  item.append(title);
  const at = text.toLowerCase().indexOf(words);
  if (at >= 0) {
    const start = Math.max(0, at - BEFORE);
    const end = at + words.length + AFTER;
    const cut = `${start ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
    const said = document.createElement("span");
    said.className = "mut";
    said.append(...marked(cut, words));
    item.append(" ", said);
  }
  return item;
}

function marked(text, words) {
  const lower = text.toLowerCase();
  // Where lower case is longer than the text, its places are others: nothing is marked.
  if (lower.length !== text.length) return [text];
  const parts = [];
  let from = 0;
  for (let at = lower.indexOf(words); at >= 0; at = lower.indexOf(words, from)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + words.length);
    parts.push(text.slice(from, at), mark);
    from = at + words.length;
  }
  return [...parts, text.slice(from)];
}

function say(isSearch, places, shown) {
  const status = find("#hits");
  const isWhole = shown === maps.length && !isSearch;
  if (isWhole) status.textContent = "";
  else if (!shown) status.textContent = data.words["index.no_hit"];
  else if (isSearch) status.textContent = fill(`index.found.${places === 1 ? "one" : "other"}`, { n: places, maps: shown });
  else status.textContent = fill("index.shown", { n: shown, total: maps.length });
}

function showChoices(wanted) {
  if (find("#q").value !== wanted.q) find("#q").value = wanted.q;
  for (const key of CHOICES) {
    const select = find(`#f-${key}`);
    if (select) select.value = wanted[key];
  }
}

// ---------------------------------------------------------------- What people do

function tellWhatIsLate() {
  for (const mark of all("[data-reviewed]")) {
    if (!isReviewLate(mark.dataset.reviewed, mark.dataset.every)) continue;
    mark.classList.add("late");
    mark.append(` · ${data.words["review.overdue"]}`);
  }
}

addEventListener("popstate", render);
addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input, select");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    find("#q").focus();
  } else if (event.key === "Escape") {
    ask({ q: "" }, { replace: true });
  }
});
find("#q").addEventListener("input", (event) => ask({ q: event.target.value }, { replace: true }));
for (const key of CHOICES) {
  find(`#f-${key}`)?.addEventListener("change", (event) => ask({ [key]: event.target.value }));
}
tellWhatIsLate();
render();
