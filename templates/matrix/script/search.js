// Search.

// Hits are painted with the Highlight API, so that the page itself stays as it is.
function search() {
  const wanted = state.q.trim().toLowerCase();
  const status = find("#hits");
  for (const head of all(".tps th.hit")) head.classList.remove("hit");
  globalThis.CSS?.highlights?.delete("hit");
  status.textContent = "";
  if (wanted.length < 2) return [];
  const hits = hitsIn(find("section.cur"), wanted);
  globalThis.CSS?.highlights?.set("hit", new Highlight(...hits));
  status.textContent = hits.length ? String(hits.length) : data.words["bar.no_hit"];
  status.title = count("hits", hits.length);
  for (const hit of hits) {
    const column = hit.startContainer.parentElement.closest("[data-c]");
    if (column) find(`.tps [data-c="${column.dataset.c}"]`, matrix).classList.add("hit");
  }
  return hits;
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
