// Words that the lessons and a learner write in different ways are one word to the search.
const SAME = [
  [/\u2212/g, "-"], [/(?<!-)\bnp\./g, " "], [/\by[ -]?hat\b|ŷ/g, " yhat "],
  [/-\s?(np\.)?(ln|log)(?![a-z0-9])|\b(minus|negative) (ln|log)(arithm)?\b(?![ -]likelihood)/g, " minuslog "],
  [/\bbce\b|(binary )?cross[ -]entropy|\blog[ -]?loss\b|\bnll\b|negative log[ -]likelihood/g, " crossentropy "],
  [/\b[sm]se\b|(mean )?squared[ -]error/g, " squarederror "], [/σ|\blogistic\b/g, " sigmoid "],
  [/\blearning[ -]rate|\bstep size|η/g, " learningrate "], [/\b(gradient|derivative)s?\b(?! check)/g, " slope "],
  [/\b(im|un)balanced?\b/g, " rare "], [/kullback\W+leibler( divergence)?/g, " kl "], [/ε/g, " epsilon "],
];
const DULL = /^(an?|and|as|for|in|is|it|of|on|or|the|to|with)$/; // in every text
const stem = (word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word);
const terms = (text) => SAME.reduce((said, [way, one]) => said.replace(way, one), text.toLowerCase())
  .split(/[^\p{L}\p{N}_.]+/u).map((word) => stem(word.replace(/^\.+|\.+$/g, "")))
  .filter((word) => word && !DULL.test(word));

// term → place of each part that has it → its weight there: a title counts more, a long text less.
const INDEX = new Map();
COURSE.forEach(({ title, text }, place) => {
  for (const [words, boost] of [[terms(title), 3], [terms(text), 1]]) {
    for (const term of words) {
      if (!INDEX.has(term)) INDEX.set(term, new Map());
      const parts = INDEX.get(term);
      parts.set(place, (parts.get(place) ?? 0) + boost / Math.sqrt(words.length));
    }
  }
});

// The parts that have most of the words come first; among these, those where rare words weigh most.
window.searchCourse = (words) => {
  const found = COURSE.map((part) => ({ part, hits: 0, score: 0 }));
  for (const asked of new Set(terms(words))) {
    const best = new Map(); // a word may be half typed: any that begins like it will do
    for (const [term, parts] of INDEX) {
      if (!term.startsWith(asked)) continue;
      const rarity = Math.log(1 + COURSE.length / parts.size) * asked.length / term.length;
      for (const [place, weight] of parts) best.set(place, Math.max(best.get(place) ?? 0, weight * rarity));
    }
    for (const [place, score] of best) {
      found[place].hits += 1;
      found[place].score += score;
    }
  }
  return found.filter(({ hits }) => hits).sort((a, b) => b.hits - a.hits || b.score - a.score)
    .map(({ part }) => part);
};
