// What a learner has done on this device, as the lessons' pages note it: bce:<lesson>:<id>.
{
  const isDone = (lesson, id) => {
    try {
      return localStorage.getItem(`bce:${lesson}:${id}`) !== null;
    } catch {
      return false; // a browser may keep nothing for a page
    }
  };
  const lessons = [...document.querySelectorAll("[data-lesson]")].map((card) => {
    const ids = card.dataset.parts.split(" ").filter(Boolean);
    const done = ids.filter((id) => isDone(card.dataset.lesson, id)).length;
    return { card, done, all: ids.length };
  });
  for (const { card, done, all } of lessons.filter((lesson) => lesson.done)) {
    card.querySelector(".ticks").textContent = done === all ? " · ✓ all done" : ` · ✓ ${done} of ${all} done`;
  }
  const last = lessons.findLastIndex(({ done }) => done);
  const next = lessons[last + (last >= 0 && lessons[last].done === lessons[last].all)];
  if (last >= 0 && next) {
    const from = next.card.querySelector("h3 a"), resume = document.querySelector(".resume");
    resume.querySelector("a").href = from.href;
    resume.querySelector("a").textContent = from.textContent;
    resume.hidden = false;
  }
}
