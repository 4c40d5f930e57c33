// Everything put together, and what people do.

function nameMarks() {
  const names = new Map(data.personas.map((one) => [one.initials, one.name]));
  for (const mark of all("abbr.pm")) mark.title = names.get(mark.textContent) ?? "";
}

function render() {
  const view = isPhone() && state.v === "matrix" ? "compare" : state.v;
  for (const section of all("[data-view]")) section.classList.toggle("cur", section.dataset.view === view);
  find("section.cur").classList.add("seen");
  for (const tab of all(".tabs a")) {
    if (tab.dataset.v === view) {
      tab.setAttribute("aria-current", "page");
      find(".tabs").scrollLeft = tab.offsetLeft - find(".tabs").offsetLeft - 60;
    } else tab.removeAttribute("aria-current");
  }
  root.dataset.view = state.v;
  choosePaper();
  root.classList.toggle("fit", Boolean(state.z));
  find("#fit")?.setAttribute("aria-pressed", String(Boolean(state.z)));
  showTheme();
  if (view === "compare") fillComparison();
  showChoices();
  showCaption();
  arrange();
  showArticle();
  showCard();
  search();
}

function showChoices() {
  for (const radio of all("#f-p input")) radio.checked = radio.value === state.p;
  for (const [key, selector] of [["p", "#f-p select"], ["ph", "#f-ph"], ["ch", "#f-ch"], ["ow", "#f-ow"]]) {
    const select = find(selector);
    if (select) select.value = state[key];
  }
  find("#f-ho").checked = Boolean(state.ho);
  for (const box of all("#f-rows input")) box.checked = !listed("r").has(box.value);
  if (find("#q").value !== state.q) find("#q").value = state.q;
}

function fit() {
  setSize("--vw", root.clientWidth);
  layout();
  if (panelBody.firstChild) showWhole(panelBody.firstChild);
}

// Below the title the bar sticks; a new view starts right under it.
function scrollToBar() {
  const top = find(".top").offsetHeight;
  if (scrollY > top) scrollTo({ top, left: 0, behavior: "instant" });
  else scrollTo({ left: 0 });
}

function follow(event) {
  const link = event.target.closest("a");
  const address = link?.getAttribute("href") ?? "";
  const id = address.slice(1);
  if (!address.startsWith("#")) return;
  event.preventDefault();
  if (link.classList.contains("skip")) {
    document.getElementById(id).focus();
  } else if (link.dataset.go) {
    const wanted = new URLSearchParams(link.dataset.go).get("p");
    go({ p: wanted === state.p ? "" : wanted });
  } else if (articles.has(id)) {
    if (link.closest(".drawing")) return leaveDiagram(link.id, id);
    opener ??= link;
    go({ t: id });
  } else {
    const section = sectionOf(id);
    if (!section) return;
    go({ v: section, t: "", d: cardOf(id) ? id : "" });
    scrollToBar();
    if (id !== `view-${section}`) document.getElementById(id).scrollIntoView({ block: "center" });
  }
}

// A card leads to its column; Back leads to the card again.
function leaveDiagram(card, article) {
  go({ d: card }, { replace: true });
  opener = find(`.tps [id="${article.replace("t-", "c-")}"] .tn`);
  go({ v: "matrix", t: article, d: "" });
  scrollToBar();
  showColumnOf(article);
}

function toggle(key, item) {
  const items = listed(key);
  if (!items.delete(item)) items.add(item);
  go({ [key]: [...items].join(",") });
}

// The system's theme holds until one is chosen: in the address, or at an earlier visit.
function showTheme() {
  const theme = state.th || recall("cjmap-theme");
  if (THEMES.includes(theme)) root.dataset.theme = theme;
  else delete root.dataset.theme;
}

function changeTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const theme = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
  remember("cjmap-theme", theme);
  go({ th: theme });
}

// A page opened from a disk may not be allowed to remember anything.
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function onKey(event) {
  if (event.key === "Escape") return escape();
  const isTyping = event.target.matches("input[type=search], select");
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  // Arrows choose among radio buttons.
  const by = event.target.matches("input") ? 0 : { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "/") {
    event.preventDefault();
    find("#q").focus();
  } else if (event.key === "p") {
    if (state.pr) go({ pr: "", ph: "" });
    else present();
  } else if (by && state.pr) {
    present(by);
  } else if (by && state.t) {
    event.preventDefault();
    step(by);
  } else if (by && event.target.matches(".tn")) {
    event.preventDefault();
    const names = all(".tps th:not([hidden]) .tn", matrix);
    names[names.indexOf(event.target) + by]?.focus();
  }
}

function escape() {
  if (find(".flt").open) find(".flt").open = false;
  else if (state.t) go({ t: "" });
  else if (state.pr) go({ pr: "", ph: "" });
  else if (state.q) go({ q: "" });
}

function listen() {
  addEventListener("popstate", () => {
    readAddress();
    render();
  });
  addEventListener("resize", fit);
  addEventListener("beforeprint", addSheets);
  addEventListener("afterprint", () => all(".sheet").forEach((sheet) => sheet.remove()));
  addEventListener("keydown", onKey);
  document.addEventListener("click", follow);
  document.addEventListener("click", (event) => {
    const filter = find(".flt");
    if (filter.open && !filter.contains(event.target)) filter.open = false;
  });
  const onChange = (selector, change) =>
    all(selector).forEach((field) => field.addEventListener("change", () => go(change(field))));
  onChange("#f-p input, #f-p select", (field) => ({ p: field.value }));
  onChange("#f-ph", (field) => ({ ph: field.value }));
  onChange("#f-ch", (field) => ({ ch: field.value }));
  onChange("#f-ow", (field) => ({ ow: field.value }));
  onChange("#f-paper input", (field) => ({ pa: field.value }));
  onChange("#f-ho", (field) => ({ ho: field.checked ? "1" : "" }));
  for (const box of all("#f-rows input")) box.addEventListener("change", () => toggle("r", box.value));
  for (const button of all(".phb", matrix)) {
    const { id } = data.phases[+button.closest("th").dataset.ph];
    button.addEventListener("click", () => toggle("f", id));
  }
  const onClick = (selector, act) => find(selector).addEventListener("click", act);
  onClick("#reset", () => go({ ...EMPTY, v: state.v, th: state.th }));
  onClick("#theme", changeTheme);
  onClick("#print", () => print());
  find("#fit")?.addEventListener("click", () => go({ z: state.z ? "" : "1" }));
  onClick("#present", () => present());
  onClick("#c-prev", () => present(-1));
  onClick("#c-next", () => present(1));
  onClick("#c-end", () => go({ pr: "", ph: "" }));
  onClick("#p-prev", () => step(-1));
  onClick("#p-next", () => step(1));
  onClick("#p-close", () => go({ t: "" }));
  onClick("#p-link", copyLink);
  const box = find("#q");
  box.addEventListener("input", () => {
    hitAt = -1;
    go({ q: box.value }, { replace: true });
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    stepToHit(event.shiftKey ? -1 : 1);
  });
}

async function copyLink() {
  await navigator.clipboard?.writeText(`${location.href.split("#")[0]}#${state.t}`);
  const button = find("#p-link");
  button.textContent = data.words["details.copied"];
  setTimeout(() => (button.textContent = data.words["details.copy_link"]), 1500);
}

nameMarks();
tellWhatIsLate();
listen();
readAddress();
setSize("--vw", root.clientWidth);
render();
