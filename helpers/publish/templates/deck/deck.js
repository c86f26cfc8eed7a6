// A slide without a picture is set in the largest type that holds all of it, of each prediction the
// longest reply included: the size of the words, and of code.
const ROOMY = [[38, 27], [36, 27], [34, 27], [32, 26], [30, 25], [28, 24], [26, 23], [25, 22]];
const PACKED = [[26, 23], [25, 22], [24, 22], [23, 22], [22, 22], [22, 21], [22, 20], [21, 19], [20, 18]];
const LOWEST = 690; // of 720 lines
const longest = (texts) => texts.reduce((most, text) => (text.length > most.length ? text : most), "");
const fit = () => {
  for (const slide of document.querySelectorAll("section.text")) {
    const replies = [...slide.querySelectorAll("[data-prediction] .feedback")], { display } = slide.style;
    const said = replies.map((reply) => reply.innerHTML);
    for (const reply of replies) {
      const texts = reply.parentElement.querySelectorAll("[hidden]");
      reply.innerHTML = longest([...texts].map((text) => text.innerHTML));
    }
    slide.style.display = "flex";
    [...ROOMY, ...PACKED].find((type) => {
      const [words, code] = type;
      slide.style.setProperty("--words", `${words}px`);
      slide.style.setProperty("--code", `${code}px`);
      slide.classList.toggle("packed", PACKED.includes(type));
      const last = [...slide.children].findLast((part) => !part.matches("aside"));
      return last.offsetTop + last.offsetHeight <= LOWEST;
    });
    slide.style.display = display;
    replies.forEach((reply, i) => { reply.innerHTML = said[i]; });
  }
};
document.querySelector(".slides").style.width = "1280px";
fit();

// One horizontal row of slides of 1280 × 720, scaled to any screen; everything stays in this file.
// A screen held upright gets as much more height as it has: a tall picture can use it.
const upright = innerHeight > innerWidth && !/print/.test(location.search);
Reveal.initialize({
  width: 1280, height: upright ? Math.round(1280 * innerHeight / innerWidth) : 720, margin: 0, minScale: 0.1, maxScale: 4,
  center: false, display: "flex", hash: true, progress: true, slideNumber: "c/t", controls: true,
  controlsTutorial: false, transition: "none", backgroundTransition: "none",
  pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1, scrollActivationWidth: null,
  plugins: [RevealNotes],
});

// The font of the formulas comes only when one is drawn, and the pages of paper later still.
document.fonts.load("20px Formulas").then((found) => { if (found.length) fit(); });
Reveal.on("pdf-ready", fit);

// Reveal.js makes the landmark an application, in which screen readers do not read on.
Reveal.on("ready", () => document.querySelector("main").removeAttribute("role"));

// A room votes before it sees: what answers a prediction waits for its own key or button. The next
// step leaves the slide instead, unless it is told by the speaker's view what is shown.
const config = Reveal.getConfig(), show = document.querySelector(".show");
const waiting = () => Reveal.getCurrentSlide()
  ?.querySelector(".fragment:not(.visible)")?.matches(".waits") ?? false;
const answer = () => {
  config.fragments = true;
  if (waiting()) Reveal.nextFragment();
};
for (const kind of ["keydown", "click", "touchstart", "touchmove", "message"]) {
  addEventListener(kind, ({ data }) => {
    config.fragments = /"setState"/.test(data) || !waiting();
  }, true);
}
for (const kind of ["ready", "slidechanged", "fragmentshown", "fragmenthidden"]) {
  Reveal.on(kind, () => { show.hidden = !waiting(); });
}
show.addEventListener("click", answer);
Reveal.addKeyBinding({ keyCode: 65, key: "A", description: "Show the answer" }, answer);
