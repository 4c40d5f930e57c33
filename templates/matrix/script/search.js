// Search.

// Hits are painted with the Highlight API, so that the page itself stays as it is.
function search() {
  const wanted = state.q.trim().toLowerCase();
  const status = find("#hits");
  for (const head of all(".tps th.hit")) head.classList.remove("hit");
  globalThis.CSS?.highlights?.delete("hit");
  status.textContent = "";
  if (wanted.length < 2) return [];
  const hits = [find("section.cur"), panelBody].flatMap((part) => hitsIn(part, wanted));
  globalThis.CSS?.highlights?.set("hit", new Highlight(...hits));
  status.textContent = hits.length ? String(hits.length) : data.words["bar.no_hit"];
  status.title = count("hits", hits.length);
  for (const hit of hits) {
    const column = hit.startContainer.parentElement.closest("[data-c]");
    if (column) find(`.tps [data-c="${column.dataset.c}"]`, matrix).classList.add("hit");
  }
  return hits;
}

let hitAt = -1;

function stepToHit(by) {
  const hits = search();
  if (!hits.length) return;
  hitAt = (hitAt + by + hits.length) % hits.length;
  find("#hits").textContent = `${hitAt + 1} / ${hits.length}`;
  hits[hitAt].startContainer.parentElement.scrollIntoView({ block: "center", inline: "center" });
}

// On the phone a stop is found by all that its details say, most of which opens only at a touch.
function isFound(column) {
  const wanted = state.q.trim().toLowerCase();
  if (wanted.length < 2 || !isPhone()) return true;
  return articles.get(`t-${column.id}`)?.textContent.toLowerCase().includes(wanted);
}

function hitsIn(section, wanted) {
  const hits = [];
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.data.toLowerCase();
    if (!text.includes(wanted) || !node.parentElement.checkVisibility()) continue;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const range = new Range();
      range.setStart(node, Math.min(at, node.length));
      range.setEnd(node, Math.min(at + wanted.length, node.length));
      hits.push(range);
    }
  }
  return hits;
}
