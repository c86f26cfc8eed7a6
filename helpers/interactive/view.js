// The front end of every explorer, in a notebook and on a page alike: native controls, a picture
// put together from pieces of SVG, and its sentence. Where the states come from is all that
// differs (states.js); dragging and playing are in drag_and_play.js.

const NARROW = 520; // pixels on the screen; a narrower picture takes its tall shape
const KEYS = /^(Arrow|Page|Home|End|Enter| )/;

function mount(root, source) {
  window.explorersShown = (window.explorersShown ?? 0) + 1;
  const name = `explorer-${window.explorersShown}`; // ids and radio groups of its own
  const own = (markup) => markup.replaceAll("@@", `${name}-`);
  const picture = root.querySelector(".explorer-picture"), svg = picture.querySelector("svg");
  const sentence = root.querySelector(".explorer-sentence");
  const task = root.querySelector(".explorer-task");
  const background = svg.querySelector(".background").innerHTML;
  const controls = [...root.querySelectorAll(".explorer-control")].map((box, i) =>
    control(box, source.definition.controls[i].captions, `${name}-${i}`));
  const gone = new AbortController(), { signal } = gone;
  const view = { root, picture, svg, sentence, controls, signal, stage: null, grips: [] };
  let shape, wanted = "wide", drawn, layers, defs;

  const number = () => controls.reduce((sum, { place, size }) => sum * size + place, 0);
  // Until the state has arrived, the picture and the sentence of before stay together, or those of
  // a move that was asked for on the way.
  const show = (instead) => {
    for (const each of controls) each.tell();
    const asked = source.find(number(), shape), state = asked ?? source.find(instead, shape);
    picture.setAttribute("aria-busy", !asked);
    if (!state) return;
    if (state.variants) draw(state.variants);
    root.classList.toggle("explorer-failed", !state.variants);
    picture.setAttribute("aria-label", state.sentence);
    if (sentence.textContent !== state.sentence) sentence.textContent = state.sentence;
    source.done ||= state.done; // and stays so, also when the explorer is rendered again
    if (task && source.done && !("done" in task.dataset)) {
      root.dataset.done = task.dataset.done = "";
      const found = task.querySelector(".explorer-found");
      found.textContent = found.dataset.found;
    }
  };
  const draw = (variants) => {
    const { stage } = view;
    if (defs.written !== stage.defs) defs.innerHTML = own(defs.written = stage.defs);
    variants.forEach((variant, i) => {
      if (drawn[i] === variant) return;
      drawn[i] = variant;
      layers[i].innerHTML = own(stage.variants[i][variant]);
    });
    // A grip must outlive the variants: a finger whose target is gone is not followed.
    for (const [n, grip] of view.grips.entries()) {
      const place = svg.querySelector(`.place[data-handle="${n}"]`);
      grip.style.display = place ? "" : "none";
      for (const name of place ? ["cx", "cy", "r"] : [])
        grip.setAttribute(name, place.getAttribute(name));
    }
  };
  const build = (to) => {
    const stage = view.stage = source.shapes[shape = to];
    drawn = [];
    svg.setAttribute("viewBox", `0 0 ${stage.size.join(" ")}`);
    svg.innerHTML = `<g class="background">${own(stage.background ?? background)}</g><defs></defs>`
      + Array.from({ length: stage.layers ?? stage.variants.length }, (_, n) =>
        `<g class="layer${stage.hiddenUntilDone.includes(n) ? " hidden-until-done" : ""}"></g>`).join("")
      + stage.handles.map((_, n) => `<circle class="grip" data-handle="${n}"/>`).join("");
    defs = svg.querySelector("defs");
    layers = [...svg.querySelectorAll(":scope > .layer")];
    view.grips = [...svg.querySelectorAll(":scope > .grip")];
    root.dataset.shape = to;
    root.style.setProperty("--ratio", stage.size[0] / stage.size[1]);
    picture.classList.toggle("across", stage.handles.some((handle) => handle.across));
    show();
  };
  const fit = () => { // a shape that is not there yet is built when it arrives
    const { width } = root.getBoundingClientRect(); // 0 on a slide that is not shown
    if (width) wanted = width < NARROW && source.definition.tall ? "tall" : "wide";
    if (source.shapes[wanted] && source.shapes[wanted] !== view.stage) build(wanted);
  };

  // Moving: who follows a control goes along with it, and all of it is one move.

  const lead = (i) => {
    for (const [leader, follower, places] of source.definition.follows)
      if (leader === i) controls[follower].place = places[controls[i].place];
  };
  const moved = () => {
    show();
    source.moved(controls.map(({ place }) => place));
  };
  view.move = (changes) => { // [control, place] of each
    for (const [i, place] of changes) {
      controls[i].place = place;
      lead(i);
    }
    moved();
  };
  view.stop = enablePlaying(view);
  enableDragging(view);
  root.addEventListener("input", (event) => {
    view.stop();
    lead(controls.findIndex(({ inputs }) => inputs.includes(event.target)));
    moved();
  }, { signal });
  // In a deck the arrows belong to a focused control until Escape gives them back.
  root.addEventListener("keydown", (event) => {
    const back = event.key === "Escape" && event.target.matches("input");
    if (back) event.target.blur();
    if (back || (event.target.matches("button") && KEYS.test(event.key))) event.stopPropagation();
  }, { signal });

  // Being looked at

  let looked = false;
  const look = () => { fit(); source.watch(looked, wanted); };
  const watcher = new IntersectionObserver(([entry]) => {
    looked = entry.isIntersecting;
    if (!looked) view.stop();
    look();
  });
  const sizes = new ResizeObserver(() => { const before = wanted; fit(); if (wanted !== before) look(); });
  let room = 0, tallest = 0; // a sentence that takes a line more must not move the picture
  const lines = new ResizeObserver(([{ contentRect: { width, height } }]) => {
    if (width !== room) tallest = reserve(sentence, room = width);
    tallest = Math.max(tallest, height);
    sentence.style.minHeight = `${tallest}px`;
  });
  watcher.observe(root);
  sizes.observe(root);
  lines.observe(sentence);
  const place = (places) => controls.forEach((each, i) => { each.place = places[i]; });
  const listener = { arrived(asked) { fit(); show(asked); }, placed(places) { place(places); show(); } };
  source.views.add(listener);
  if (source.places) place(source.places());
  build("wide");
  fit();
  root.dataset.ready = "true";
  return () => {
    view.stop();
    gone.abort();
    for (const observer of [watcher, sizes, lines]) observer.disconnect();
    source.views.delete(listener);
    source.watch(false, wanted);
  };
}

function control(box, captions, name) {
  const inputs = [...box.querySelectorAll("input")], [first] = inputs;
  const range = first.type === "range", readout = box.querySelector(".explorer-readout");
  if (!range) for (const input of inputs) input.name = name;
  return {
    inputs, size: captions.length, play: box.querySelector(".explorer-play"),
    get place() { return Number((range ? first : inputs.find((input) => input.checked)).value); },
    set place(to) { if (range) first.value = to; else inputs[to].checked = true; },
    tell() {
      if (!range) return;
      readout.textContent = captions[this.place];
      first.setAttribute("aria-valuetext", captions[this.place]);
    },
  };
}

// The height that a sentence of a few letters more would take.
function reserve(sentence, width) {
  const { fontSize, fontFamily, lineHeight } = getComputedStyle(sentence);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${fontSize} ${fontFamily}`;
  const needed = pen.measureText(`${sentence.textContent} −0.000`).width * 1.05;
  return width ? Math.ceil(needed / width) * parseFloat(lineHeight) : 0;
}
