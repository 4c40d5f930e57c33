// Presenting: one phase after the other.

function present(by = 0) {
  const at = Math.max(0, data.phases.findIndex((phase) => phase.id === state.ph));
  const next = Math.max(0, Math.min(data.phases.length - 1, state.pr ? at + by : at));
  go({ pr: "1", v: "matrix", t: "", ph: data.phases[next].id });
  scrollTo(0, 0);
}

function showCaption() {
  const caption = find("#caption");
  document.body.classList.toggle("presenting", Boolean(state.pr));
  caption.hidden = !state.pr;
  const at = data.phases.findIndex((phase) => phase.id === state.ph);
  if (!state.pr || at < 0) return;
  find("#c-phase").textContent = `${at + 1} / ${data.phases.length}   ${find("h1").textContent}`;
  find("#c-prev").disabled = !at;
  find("#c-next").disabled = at === data.phases.length - 1;
}
