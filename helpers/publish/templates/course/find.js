// What is written in several ways is one word, in the lessons and in what is looked for.
const SAME = [
  [/\u2212/g, "-"], [/(?<!-)\bnp\./g, " "], [/\by[ -]?hat\b|ŷ/g, " yhat "],
  [/-\s?(np\.)?(ln|log)(?![a-z0-9])|\b(minus|negative) (ln|log)(arithm)?\b(?![ -]likelihood)/g, " minuslog "],
  [/\bbce\b|(binary )?cross[ -]entropy|\blog[ -]?loss\b|\bnll\b|negative log[ -]likelihood/g, " crossentropy "],
  [/\b[sm]se\b|(mean )?squared[ -]error/g, " squarederror "], [/σ|\blogistic\b/g, " sigmoid "],
  [/\blearning[ -]rate|\bstep size|η/g, " learningrate "], [/\b(gradient|derivative)s?\b(?! check)/g, " slope "],
  [/\b(im|un)balanced?\b/g, " rare "], [/kullback\W+leibler( divergence)?/g, " kl "], [/ε/g, " epsilon "],
];
elasticlunr.tokenizer = (text) => SAME.reduce((said, [way, one]) => said.replace(way, one),
  String(text ?? "").toLowerCase()).split(/[^\p{L}\p{N}_.]+/u).map((word) => word.replace(/^\.+|\.+$/g, "")).filter(Boolean);
const index = elasticlunr(function () {
  this.setRef("id");
  this.addField("title");
  this.addField("text");
  this.saveDocument(false);
  COURSE.forEach((part, id) => this.addDoc({ id, ...part }));
});
window.searchCourse = (words) => {
  const fields = { title: { boost: 3 }, text: { boost: 1 } };
  const all = index.search(words, { fields, bool: "AND", expand: true });
  const some = all.length < 3 ? index.search(words, { fields, bool: "OR", expand: true }) : [];
  return [...new Set([...all, ...some].map(({ ref }) => ref))].map((id) => COURSE[id]);
};
