// The panel with the details of a touchpoint or phase.

function showArticle() {
  for (const head of all(".tps th.here")) head.classList.remove("here");
  const article = articles.get(state.t);
  if (!article || state.v === "touchpoints") {
    closePanel();
    article?.scrollIntoView();
    return;
  }
  if (panelBody.firstChild !== article) putBack();
  if (!article.isConnected || article.parentElement !== panelBody) {
    article.before(markPlace(article));
    panelBody.append(article);
  }
  showWhole(article);
  panel.hidden = false;
  panel.scrollTop = 0;
  const order = orderOf(state.t);
  find("#p-pos").textContent = fill("word.of", { n: order.indexOf(state.t) + 1, total: order.length });
  showColumnOf(state.t);
  linkCards(state.t);
  article.focus({ preventScroll: true });
}

// The reading order of what the panel steps through: the touchpoints that are left, or phases.
function orderOf(id) {
  if (phases.includes(id)) return phases;
  const left = idsOf(data.columns.filter(passes));
  return left.includes(id) ? left : touchpoints;
}

// A link may lead to what the filters, or the persona that is chosen, leave out.
function showWhole(article) {
  if (!article.hidden) return;
  article.hidden = false;
  for (const element of all(".gone", article)) element.classList.remove("gone");
}

// The one article there is moves into the panel; its place in the reading list is kept.
const placeOf = new Map();

function markPlace(article) {
  if (!placeOf.has(article)) placeOf.set(article, document.createComment(article.id));
  return placeOf.get(article);
}

function putBack() {
  const article = panelBody.firstChild;
  if (article) placeOf.get(article).replaceWith(article);
}

function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  putBack();
  opener?.focus({ preventScroll: true });
  opener = null;
}

function showColumnOf(article) {
  const head = document.getElementById(article.replace(/^t-/, "c-"));
  if (!head?.matches(".tps th") || state.v !== "matrix") return;
  if (isPhone()) find(`.vg [data-c="${head.dataset.c}"]`).scrollIntoView({ block: "nearest" });
  head.classList.add("here");
  const box = head.getBoundingClientRect();
  if (box.right > innerWidth - panel.offsetWidth || box.left < 160) scrollBy({ left: box.left - 180 });
}

// The way back from a touchpoint to its cards in the diagrams.
function linkCards(article) {
  const links = all("#p-cards a");
  for (const link of links) {
    const card = `${link.dataset.drawing}-${article}`;
    link.href = `#${card}`;
    link.hidden = !cardOf(card);
  }
  links[0]?.parentElement.toggleAttribute("hidden", links.every((link) => link.hidden));
}

// The card of the address, marked and in view, once it is asked for.
let shownCard = null;

function showCard() {
  const card = state.v === "diagram" ? cardOf(state.d) : null;
  if (card === shownCard) return;
  shownCard?.classList.remove("at");
  shownCard = card;
  card?.classList.add("at");
  card?.scrollIntoView({ block: "center", inline: "center" });
  card?.focus({ preventScroll: true });
}

function step(by) {
  const order = orderOf(state.t);
  const at = order.indexOf(state.t);
  go({ t: order[(at + by + order.length) % order.length] }, { replace: true });
}
