// `check` without a kernel: the rules are those of practice/judge.py and practice/number_answers.py,
// the sentences those of practice/messages.py. A test gives both the same answers.
const TYPED = /^([-−+]?)\s*([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?\s*(?:nats?|%)?$/i;
const LIKE_A_MISTAKE = { digits: 3, share: 1e-3 }, CLOSE = { digits: 1, share: 1e-2 };
const say = (name, fields) => MESSAGES[name].replace(/\{(\w+)\}/g, (_, field) => fields[field]);
const verdict = (status, text) => ({ status, text });

function judge(exercise, text) {
  const hint = () => verdict("wrong", say("hint", exercise));
  if (exercise.told) {
    if (text === exercise.right) return verdict("right", exercise.why);
    return text in exercise.told ? verdict("wrong", exercise.told[text]) : hint();
  }
  const { targets, digits } = exercise, written = read(text);
  if (!written) return verdict("unreadable", say("no_numbers"));
  const values = written.map(({ value }) => value);
  if (!values.length) return verdict("unreadable", say("empty"));
  if (!values.every(isFinite)) return verdict("unreadable", say("not_finite"));
  if (values.length !== targets.length) return verdict("unreadable", wrongCount(written, values, targets));
  const wrong = [...values.keys()].filter((i) => !agrees(values[i], targets[i], { digits, share: 1e-6 }));
  if (!wrong.length) return verdict("right", exercise.why);
  const gap = ([numbers]) => numbers.reduce((sum, number, i) => sum + Math.abs(values[i] - number), 0);
  const own = exercise.own.filter(([numbers]) => allAgree(values, numbers, LIKE_A_MISTAKE));
  if (own.length) return verdict("wrong", own.reduce((best, one) => (gap(one) < gap(best) ? one : best))[1]);
  const one = wrong.length < targets.length, place = wrong[0] + 1;
  const atPlace = (said) => verdict("wrong", one ? say("at_place", { place, text: said }) : said);
  const among = (row) => wrong.map((i) => row[i]);
  const shared = exercise.common.find(([numbers]) => allAgree(among(values), among(numbers), LIKE_A_MISTAKE));
  if (shared) return atPlace(shared[1]);
  const sorted = (row) => [...row].sort((a, b) => a - b);
  if (targets.length > 1 && allAgree(sorted(values), sorted(targets), LIKE_A_MISTAKE)) return verdict("wrong", say("order"));
  if (allAgree(values, targets, CLOSE)) return atPlace(say("close", exercise));
  return targets.length > 1 ? verdict("wrong", say("hint_at_place", { place, hint: exercise.hint })) : hint();
}

// The numbers of a text, and whether each was written as a whole one; null if there is anything else.
function read(text) {
  const bare = text.trim().replace(/^\[(.*)\]$|^\((.*)\)$/, "$1$2").trim().replace(/[,;]$/, "");
  if (!bare) return [];
  const split = TYPED.test(bare) ? [bare] : bare.split(/[,;]/.test(bare) ? /[,;]/ : /\s+/);
  const pieces = split.map((piece) => number(piece.trim()));
  return pieces.includes(null) ? null : pieces;
}

function number(text) {
  const found = TYPED.exec(text);
  if (!found) return null;
  const [, sign, body, power = ""] = found;
  return { value: Number((sign === "−" ? "-" : sign) + body + power), whole: /^[0-9]+$/.test(body + power) };
}

function agrees(answer, target, { digits, share }) {
  const size = Number(target.toExponential(6).split("e")[1]);
  const places = Math.max(decimals(answer), digits - 1 - size, 0);
  const halfAUnit = 0.5 * Number(`1e-${places}`) * (1 + 1e-9);
  return Math.abs(answer - target) <= Math.max(halfAUnit, share * Math.abs(target));
}

function decimals(number) {
  const [mantissa, exponent] = number.toExponential(11).split("e");
  return mantissa.replace(/0+$/, "").split(".")[1].length - Number(exponent);
}

function allAgree(answers, targets, level) {
  return answers.length === targets.length && answers.every((answer, i) => agrees(answer, targets[i], level));
}

function wrongCount(written, values, targets) {
  const given = values.length, asked = targets.length;
  if (written.every(({ whole }) => whole) && (asked === 1 || given === 2 * asked)) return say("comma");
  if (asked > 1) return say("asks_for_several", { asked, given });
  const sum = values.reduce((total, value) => total + value, 0);
  const parts = [sum, sum / given].some((whole) => agrees(whole, targets[0], LIKE_A_MISTAKE));
  return say(parts ? "asks_for_one_of_parts" : "asks_for_one", { given });
}
