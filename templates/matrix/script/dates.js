// What is late today.

function tellWhatIsLate() {
  for (const mark of all("[data-due]")) {
    const days = daysSince(mark.dataset.due);
    if (!(days > 0)) continue;
    const date = mark.textContent.replace(fill("due.by", { date: "" }).trim(), "").trim();
    mark.textContent = fill("due.was", { date });
    mark.title = fill("due.since", { days: count("days_overdue", days) });
    mark.classList.add("late");
  }
  const late = all('[data-kind="solution"] tr').filter((row) => find(".late", row));
  const group = find("#overdue");
  group?.append(...late);
  tellWhetherReviewIsLate();
}

function tellWhetherReviewIsLate() {
  if (!isReviewLate(data.reviewed, data.reviewEvery)) return;
  const mark = find("#reviewed");
  mark.classList.add("late");
  mark.title = data.words["review.overdue"];
}
