// The picture of an explorer and the sentence that says its numbers.
//
// A state that the page already has is shown at once, within the frame of the key press: those
// that were shown before, and those one step away, which the kernel sends ahead while a control
// has the learner's attention. For any other state the page waits for the kernel's answer.

const MOST_KEPT = 300;

async function render({ model, el }) {
  const picture = document.createElement("img");
  const sentence = document.createElement("p");
  sentence.setAttribute("aria-live", "polite");
  [picture.width, picture.height] = model.get("size");
  el.classList.add("explorer-screen");
  el.append(sentence, picture);

  const controls = await Promise.all(model.get("controls").map((reference) =>
    model.widget_manager.get_model(reference.replace("IPY_MODEL_", ""))));
  const place = () => String(controls.map((c) => c.get("index") ?? c.get("value")));
  const known = new Map(); // place → { url, text, failed }

  const keep = (at, data, text, failed) => {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const old = known.get(String(at));
    if (old?.text === text && same(old.bytes, bytes)) return; // sent ahead, and right
    const url = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    const image = new Image();
    image.src = url; // decoded before it is wanted
    known.set(String(at), { url, text, failed, bytes, image });
    const surplus = old ?? (known.size > MOST_KEPT && takeOldest());
    if (surplus && surplus.url !== picture.src) URL.revokeObjectURL(surplus.url);
  };
  const takeOldest = () => {
    const [at, oldest] = known.entries().next().value;
    known.delete(at);
    return oldest;
  };

  const show = () => {
    const state = known.get(place());
    if (state) {
      if (picture.src !== state.url) picture.src = state.url; // the same again would load again
      picture.alt = state.text;
      if (sentence.textContent !== state.text) sentence.textContent = state.text;
      sentence.classList.toggle("explorer-failed", state.failed);
    }
    requestAnimationFrame(() => nameControls(el));
  };
  const answer = () => {
    keep(model.get("place"), model.get("picture"), model.get("sentence"), model.get("failed"));
    show();
  };

  model.on("change", answer);
  model.on("msg:custom", (state, [data]) => keep(state.place, data, state.sentence, false));
  for (const control of controls) control.on("change", show);
  answer();
  // The controls beside it are put in place a little later than this view.
  new IntersectionObserver(() => nameControls(el)).observe(el);
  const box = await attached(el);
  for (const attention of ["focusin", "pointerenter"])
    box.addEventListener(attention, () => model.send({ look: "ahead" }));
  return () => controls.forEach((control) => control.off("change", show));
}

const same = (one, other) =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

// The box with the controls, once this view is in it.
async function attached(el) {
  while (!el.closest(".explorer")) await new Promise(requestAnimationFrame);
  return el.closest(".explorer");
}

// ipywidgets names no slider for assistive technology, and tells a place in a list (58) where a
// learner needs the value (0.500). It rewrites both at every move.
function nameControls(el) {
  const box = el.closest(".explorer") ?? el;
  for (const slider of box.querySelectorAll(".widget-slider")) {
    const handle = slider.querySelector("[role=slider]");
    handle.setAttribute("aria-label", slider.querySelector("label").textContent);
    handle.setAttribute("aria-valuetext", slider.querySelector(".widget-readout").textContent);
  }
  for (const group of box.querySelectorAll(".widget-toggle-buttons")) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", group.querySelector("label").textContent);
    for (const button of group.querySelectorAll("button"))
      button.setAttribute("aria-pressed", button.classList.contains("mod-active"));
  }
}

export default { render };
