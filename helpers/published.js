(async () => {
  const root = document.currentScript.closest(".explorer-published");
  const picture = root.querySelector(".explorer-picture");
  const sentence = root.querySelector(".explorer-sentence");
  const controls = [...root.querySelectorAll(".explorer-control")].map((box) => {
    const inputs = [...box.querySelectorAll("input")];
    const range = inputs[0].type === "range";
    const place = () => Number((range ? inputs[0] : inputs.find((i) => i.checked)).value);
    return { inputs, range, place, size: range ? Number(inputs[0].max) + 1 : inputs.length,
      readout: box.querySelector(".explorer-readout"),
      captions: range ? JSON.parse(inputs[0].dataset.captions) : [] };
  });

  // Names of ids and radio groups must differ between the explorers of a page.
  const name = `x${document.querySelectorAll("[data-explorer]").length + 1}`;
  root.dataset.explorer = name;
  controls.forEach(({ inputs, range }, i) => {
    if (!range) inputs.forEach((input) => { input.name = `${name}-${i}`; });
  });

  const packed = atob(root.querySelector("script[type='application/octet-stream']").textContent);
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(stream).text();
  const states = JSON.parse(text.replaceAll("@@", `${name}-`));

  const svg = picture.querySelector("svg");
  svg.innerHTML = `<defs>${states.defs}</defs>${"<g></g>".repeat(states.layers.length)}`;
  const groups = [...svg.children].slice(1);
  const shown = states.layers.map(() => -1);

  const show = () => {
    const state = controls.reduce((sum, { place, size }) => sum * size + place(), 0);
    states.layers.forEach((layer, i) => {
      if (layer.shown[state] === shown[i]) return;
      shown[i] = layer.shown[state];
      groups[i].innerHTML = layer.looks[shown[i]];
    });
    for (const { range, inputs, place, readout, captions } of controls) {
      if (!range) continue;
      readout.textContent = captions[place()];
      inputs[0].setAttribute("aria-valuetext", captions[place()]);
    }
    picture.setAttribute("aria-label", states.sentences[state]);
    if (sentence.textContent !== states.sentences[state])
      sentence.textContent = states.sentences[state];
  };
  root.addEventListener("input", show);
  // In a deck the arrow keys belong to a focused control until Escape gives them back.
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.matches("input")) return;
    event.target.blur();
    event.stopPropagation();
  });
  show();
  root.dataset.ready = "true";
})();
