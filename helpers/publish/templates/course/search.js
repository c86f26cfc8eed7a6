// The search stands in a script of its own, beside the pages, and is loaded when it is first needed.
{
  const form = document.querySelector("form.search"), input = form.querySelector("input");
  const panel = form.querySelector(".search-results"), status = panel.querySelector("p");
  const list = panel.querySelector("ol"), MOST = 8;
  let loading;
  const load = () => loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: "search.js", onload: done, onerror: failed });
    document.head.append(script);
  });
  const item = ({ title, where, href, begin }) => {
    const li = document.createElement("li"), a = document.createElement("a");
    const parts = [["b", title], ["span", where], ["small", begin]].map(([tag, text]) =>
      Object.assign(document.createElement(tag), { textContent: text }));
    a.href = href;
    a.append(...parts);
    li.append(a);
    return li;
  };
  const show = async () => {
    const words = input.value.trim();
    panel.hidden = !words;
    if (!words) return;
    try {
      await load();
    } catch {
      status.textContent = "The search needs the whole folder of the course: this page stands alone.";
      return;
    }
    if (words !== input.value.trim()) return;
    const found = window.searchCourse(words).slice(0, MOST);
    status.textContent = found.length ? "" : "Nothing found. Try another word for it.";
    list.replaceChildren(...found.map(item));
  };
  const links = () => [input, ...list.querySelectorAll("a")];
  const close = () => { panel.hidden = true; };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => { load().catch(() => {}); if (input.value) show(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await show();
    list.querySelector("a")?.click();
  });
  list.addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !panel.hidden) {
      event.preventDefault();
      const all = links(), next = all.indexOf(document.activeElement) + step;
      all[Math.min(Math.max(next, 0), all.length - 1)].focus();
    } else if (event.key === "Escape") {
      input.focus();
      close();
    }
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!form.contains(target)) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("textarea, select, [contenteditable], input:not([type=range], [type=radio])")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
