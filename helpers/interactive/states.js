// Where the states of an explorer come from: `embedded` has them all, `fromKernel` asks for them.

// On a page

async function embedded(root) {
  const text = atob(root.querySelector("script[type='application/octet-stream']").textContent);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { shapes, sentences, done, ...definition } = JSON.parse(await new Response(stream).text());
  return {
    definition, shapes, views: new Set(), watch() {}, moved() {},
    find: (number, shape) => ({ sentence: sentences[number], done: done[number] === "1",
      variants: shapes[shape].shown.map((numbers) => numbers[number]) }),
  };
}

function openAll() {
  for (const root of document.querySelectorAll(".explorer:not([data-opened])")) {
    root.dataset.opened = "true";
    embedded(root).then((source) => mount(root, source));
  }
}

// In a notebook

const sources = new Map(); // what has arrived for each explorer outlives its views

function fromKernel(model) {
  const states = new Map(), source = {
    definition: model.get("definition"), shapes: {}, views: new Set(),
    places: () => model.get("places"),
    find: (number, shape) => states.get(`${shape} ${number}`),
    moved(places) { model.set("places", places); model.save_changes(); },
    watch(watched, shape) { model.send({ watched, shape }); },
  };
  const arrive = ({ shape, stage, variants, defs, states: news, asked }) => {
    if (stage) {
      for (const key of [...states.keys()]) if (key.startsWith(shape)) states.delete(key);
      source.shapes[shape] = { ...stage, defs: "", variants: [] };
    }
    source.shapes[shape].defs += defs;
    for (const [layer, variant, markup] of variants)
      (source.shapes[shape].variants[layer] ??= [])[variant] = markup;
    for (const [number, sentence, shown, done] of news)
      states.set(`${shape} ${number}`, { sentence, variants: shown, done });
    source.views.forEach((view) => view.arrived(asked));
  };
  arrive(model.get("opening"));
  model.on("msg:custom", arrive);
  model.on("change:places", () =>
    source.views.forEach((view) => view.placed(model.get("places"))));
  model.send({ opened: true });
  return source;
}

function initialize({ model }) {
  sources.set(model.get("key"), fromKernel(model));
}

function render({ model, el }) {
  el.innerHTML = model.get("markup");
  describePictures();
  if (!sources.has(model.get("key"))) sources.set(model.get("key"), fromKernel(model));
  return mount(el.querySelector(".explorer"), sources.get(model.get("key")));
}

// The shortcuts of a notebook come before a control's own keys, unless the control says otherwise.
if (!window.explorerKeys) {
  window.explorerKeys = true;
  window.addEventListener("keydown", ({ key, target }) => {
    if (target.matches?.(".explorer :is(input, button)"))
      target.toggleAttribute("data-lm-suppress-shortcuts", KEYS.test(key));
  }, true);
}

// JupyterLab gives a figure no text: it gets the one that the lesson has beside it.
function describePictures() {
  if (window.picturesDescribed) return;
  window.picturesDescribed = true;
  const describe = () => {
    for (const image of document.querySelectorAll(".jp-OutputArea-output img:not([alt])")) {
      const still = image.closest(".jp-OutputArea").querySelector(".lesson-still p");
      if (still) {
        image.alt = still.textContent;
        continue;
      }
      let told = null, cell = image.closest(".jp-Cell")?.nextElementSibling;
      for (; cell && !told && !cell.querySelector(".jp-OutputArea-output img"); cell = cell.nextElementSibling)
        told = [...cell.querySelectorAll("p")].find((p) => /^Picture\./.test(p.textContent));
      if (!told && !cell) continue; // cells are added one by one: its text may be on its way
      image.alt = told ? told.textContent.replace("Picture.", "").trim() : "";
      image.classList.toggle("lesson-picture", !!told); // it knows only the inks of the day
    }
  };
  let due = null; // a picture that moves changes in every frame
  new MutationObserver(() => {
    due ??= setTimeout(() => { due = null; describe(); }, 100);
  }).observe(document.body, { childList: true, subtree: true });
  describe();
}
