// What is done gets a tick, and this device remembers it as bce:<lesson>:<id> = done where its
// browser keeps anything for a page: an exercise by its own id, a prediction by that of its cell.
{
  const key = (id) => `bce:${document.body.dataset.lesson}:${id}`;
  const keep = (work) => { try { return work(localStorage); } catch { return undefined; } };
  const line = document.querySelector(".kept");
  const parts = new Map([...document.querySelectorAll(".practice")]
    .filter((part) => part.querySelector("[data-prediction], [data-told]"))
    .map((part) => [part.querySelector("[data-told]")?.dataset.exercise ?? part.dataset.cell, part]));
  const show = () => {
    const done = [...parts.values()].filter((part) => part.querySelector(".tick")).length;
    line.querySelector("span").textContent = `${done} of ${parts.size} done. `;
  };
  const tick = (part) => {
    const place = part.querySelector(".predict, legend, label");
    if (!part.querySelector(".tick")) place.insertAdjacentHTML("beforeend", ' <span class="tick">✓ done</span>');
  };
  for (const [id, part] of parts) {
    if (keep((storage) => storage.getItem(key(id)))) tick(part);
    part.addEventListener("done", () => {
      tick(part);
      keep((storage) => storage.setItem(key(id), "done"));
      show();
    });
  }
  line.querySelector("button").addEventListener("click", () => {
    for (const [id, part] of parts) {
      keep((storage) => storage.removeItem(key(id)));
      part.querySelector(".tick")?.remove();
    }
    show();
  });
  line.hidden = !parts.size || keep((storage) => storage.length) === undefined;
  show();
}
