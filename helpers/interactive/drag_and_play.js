// Two ways to move an explorer besides its controls: playing a slider, and dragging in the picture.

const RUN_MS = 6000, SHORTEST_MS = 4200, LONGEST_STEP_MS = 400; // of a run that is played
const SURE_PX = 8; // a finger that moved so far sideways does not want to scroll

// Let the Play buttons work; return what stops a run.
function enablePlaying({ root, controls, sentence, signal, move }) {
  let playing = null; // the control that is played
  const label = (button, now) => {
    const before = button.getAttribute("aria-label");
    button.setAttribute("aria-label", before.replace(/^\w+/, now));
    button.toggleAttribute("data-playing", now === "Pause");
    // Nobody can listen to fifteen sentences a second.
    sentence.setAttribute("aria-live", now === "Pause" ? "off" : "polite");
  };
  const stop = () => {
    if (playing !== null) label(controls[playing].play, "Play");
    playing = null;
  };
  const start = (i) => {
    const { size, play } = controls[i];
    const from = controls[i].place === size - 1 ? 0 : controls[i].place, steps = size - 1 - from;
    const whole = Math.max(RUN_MS * steps / (size - 1), SHORTEST_MS);
    const lasts = Math.min(whole, steps * LONGEST_STEP_MS);
    playing = i;
    label(play, "Pause");
    move([[i, from]]);
    const began = performance.now();
    const tick = (now) => {
      if (playing !== i) return;
      const place = from + Math.min(steps, Math.floor(Math.max(now - began, 0) / lasts * steps));
      if (place !== controls[i].place) move([[i, place]]);
      if (place < size - 1) requestAnimationFrame(tick);
      else stop();
    };
    requestAnimationFrame(tick);
  };
  controls.forEach(({ play }, i) => play?.addEventListener("click", () => {
    const other = playing !== i;
    stop();
    if (other) start(i);
  }, { signal }));
  root.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".explorer-play")) stop();
  }, { signal });
  document.addEventListener("visibilitychange", stop, { signal });
  return stop;
}

// Let the picture be dragged: the control of a handle follows the pointer to its nearest value.
function enableDragging(view) {
  const { root, picture, svg, controls, signal, move } = view;
  let held = null; // the pointer, its handle, and whether it is sure to want that, not to scroll
  const point = (event) => {
    const box = svg.getBoundingClientRect(), [width, height] = view.stage.size;
    const scale = Math.min(box.width / width, box.height / height);
    return [(event.clientX - box.left - (box.width - width * scale) / 2) / scale,
      (event.clientY - box.top - (box.height - height * scale) / 2) / scale];
  };
  const reach = ([x, y], grip) => {
    if (grip !== undefined) return view.stage.handles[grip];
    const away = ({ cx, cy }) => Math.hypot(cx.baseVal.value - x, cy.baseVal.value - y);
    const inside = ([left, top, right, bottom]) =>
      x > left - 6 && x < right + 6 && y > top - 6 && y < bottom + 6;
    return view.stage.handles.map((handle, n) => ({ handle, away: away(view.grips[n]) }))
      .filter(({ handle }) => inside(handle.area))
      .sort((one, other) => one.away - other.away)[0]?.handle;
  };
  const pull = (event) => {
    const { across, control, others, places } = held.handle, at = point(event)[across ? 0 : 1];
    const row = others.reduce((sum, i) => sum * controls[i].size + controls[i].place, 0);
    const apart = places[row].map((place) => (place === null ? Infinity : Math.abs(place - at)));
    const nearest = apart.indexOf(Math.min(...apart));
    if (nearest !== controls[control].place) move([[control, nearest]]);
  };
  const take = (event) => {
    picture.setPointerCapture(event.pointerId);
    held.sure = true;
    root.dataset.dragging = "";
    const sets = held.handle.sets.filter(([i, place]) => controls[i].place !== place);
    if (sets.length) move(sets);
    pull(event);
  };
  const drop = (event) => {
    if (event.type === "lostpointercapture" && event.target !== picture) return; // taken over by us
    held = null;
    delete root.dataset.dragging;
  };
  const on = (type, react, options) =>
    picture.addEventListener(type, react, { signal, ...options });
  on("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    const grip = event.target.dataset?.handle;
    const handle = reach(point(event), grip);
    if (!handle) return;
    held = { pointer: event.pointerId, handle, x: event.clientX, sure: false };
    if (event.pointerType === "touch" && grip === undefined) return; // it may want to scroll
    event.preventDefault();
    take(event);
  });
  on("pointermove", (event) => {
    if (held?.pointer !== event.pointerId) return;
    if (held.sure) pull(event);
    else if (held.handle.across && Math.abs(event.clientX - held.x) > SURE_PX) take(event);
  });
  on("pointerup", (event) => {
    if (held?.pointer !== event.pointerId) return;
    if (held.sure) pull(event);
    else take(event); // a tap
    drop(event);
  });
  on("pointercancel", drop);
  on("lostpointercapture", drop);
  on("touchstart", (event) => { // touch-action does not reach into an SVG everywhere
    if (event.target.matches(".grip")) event.preventDefault();
  }, { passive: false });
}
