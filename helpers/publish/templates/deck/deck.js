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
