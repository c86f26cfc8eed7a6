// What a learner has done on this device, as the lessons' pages note it: bce:<lesson>:<id>.
{
  const count = (name) => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(`bce:${name}:`)).length;
    } catch {
      return 0; // a browser may keep nothing for a page
    }
  };
  const lessons = [...document.querySelectorAll("[data-lesson]")];
  const done = lessons.map(({ dataset }) => Math.min(count(dataset.lesson), dataset.all));
  lessons.forEach((lesson, i) => {
    if (!done[i]) return;
    const all = Number(lesson.dataset.all), whole = done[i] === all;
    lesson.querySelector(".ticks").textContent = whole ? " · ✓ all done" : ` · ✓ ${done[i]} of ${all} done`;
  });
  const last = done.findLastIndex(Boolean);
  const next = lessons[last + (last >= 0 && done[last] >= lessons[last].dataset.all)];
  if (last >= 0 && next) {
    const from = next.querySelector("h3 a"), resume = document.querySelector(".resume");
    resume.querySelector("a").href = from.href;
    resume.querySelector("a").textContent = from.textContent;
    resume.hidden = false;
  }
}
