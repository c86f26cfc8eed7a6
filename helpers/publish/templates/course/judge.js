// `check` without a kernel: the rules are those of practice/judge.py and practice/number_answers.py, the
// sentences are MESSAGES, of practice/messages.py. A test gives both the same answers.
const TYPED = /^([-−+]?)\s*([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?\s*(?:nats?|%)?$/i;
const AGREEMENTS = ["exact", "rounded", "cut", "near", "coarse", "close", null];
const agrees = (level) => AGREEMENTS.indexOf(level) < 4;
const say = (name, ...values) => values.reduce((said, value) => said.replace("{}", () => value), MESSAGES[name]);
const verdict = (status, ...said) => ({ status, text: said.filter(Boolean).join(" ") });

function judge(exercise, text) {
  const right = (note) => verdict("right", exercise.why, note);
  const hinted = (remark) => verdict("wrong", remark, say("hint", exercise.hint));
  if (exercise.told) {
    if (text === exercise.right) return right();
    return text in exercise.told ? verdict("wrong", exercise.told[text]) : hinted();
  }
  const { targets } = exercise, written = read(text);
  if (!written) return verdict("unreadable", say("unread"));
  if (!written.length) return verdict("unreadable", say("empty"));
  if (!written.every(({ value }) => isFinite(value))) return verdict("unreadable", say("infinite"));
  if (written.length !== targets.length) return verdict("unreadable", ...wrongCount(written, targets));
  const found = targets.map((target, i) => agreement(written[i], target));
  const level = AGREEMENTS[Math.max(...found.map((each) => AGREEMENTS.indexOf(each)))];
  if (level === "exact" || level === "rounded") return right();
  if (level === "cut") {
    const place = found.indexOf("cut"), digits = Math.max(0, -written[place].exponent);
    return right(say("cut", targets[place].toFixed(digits)));
  }
  const gap = ([numbers]) => numbers.reduce((sum, number, i) => sum + Math.abs(written[i].value - number), 0);
  const own = exercise.own.filter(([numbers]) => same(written, numbers));
  if (own.length) return verdict("wrong", own.reduce((best, one) => (gap(one) < gap(best) ? one : best))[1]);
  const wrong = [...found.keys()].filter((i) => !agrees(found[i]));
  const which = wrong.length && wrong.length < targets.length ? say("which", wrong[0] + 1) : "";
  const slip = wrong.length && exercise.common.find(([numbers]) =>
    numbers.length === targets.length && same(wrong.map((i) => written[i]), wrong.map((i) => numbers[i])));
  if (slip) return verdict("wrong", which + slip[1]);
  const rising = (a, b) => a - b;
  const sorted = [...written].sort((a, b) => rising(a.value, b.value));
  if (targets.length > 1 && same(sorted, [...targets].sort(rising))) return verdict("wrong", say("order"));
  if (level === "near") return right(say("near"));
  if (level === "coarse") return verdict("wrong", say("coarse"));
  if (level === "close") return verdict("wrong", which + say("close"));
  return hinted(targets.length > 1 ? say("misfit", wrong[0] + 1) : "");
}

// The numbers of a text, as they were written; null if there is anything else.
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
  const [, sign, body, power = ""] = found, [whole, part = ""] = body.split(".");
  return {
    value: Number((sign === "−" ? "-" : sign) + body + power),
    exponent: Number(power.slice(1)) - part.length,
    digits: (whole + part).replace(/^0+(?=.)/, "").length,
    whole: /^[0-9]+$/.test(body + power),
  };
}

function agreement({ value, exponent, digits }, target) {
  const gap = Math.abs(value - target), size = Math.abs(target);
  if (gap <= 1e-6 * Math.max(1, size) && (gap === 0 || size > 1e-3)) return "exact";
  const unit = Number(`1e${Math.max(exponent, -300)}`), enough = -exponent >= 3 || digits >= 3;
  if (value === rounded(3, target)) return "rounded";
  if (gap <= 0.55 * unit) return enough ? "rounded" : value && target !== rounded(2, target) ? "coarse" : null;
  if (enough && gap < unit && Math.abs(value) < size && value * target > 0) return "cut";
  const short = target === rounded(3, target);
  if (gap <= 1e-3 * size) return short || rounded(4, value) === rounded(4, target) ? "rounded" : "near";
  return enough && gap <= 1e-2 * size && !short ? "close" : null;
}

// To a number of digits; Python rounds an exact half to even, toPrecision away from 0.
function rounded(digits, number) {
  const usual = Number(number.toPrecision(digits));
  if (Number(number.toPrecision(digits + 1)) !== number) return usual;
  const [all, power] = number.toExponential(60).split("e");
  const [, kept, rest] = RegExp(`^(-?.{${digits + 1}})(.*)$`).exec(all);
  return /[02468]$/.test(kept) && /^50*$/.test(rest) ? Number(`${kept}e${power}`) : usual;
}

function same(written, numbers) {
  return written.length === numbers.length && numbers.every((n, i) => agrees(agreement(written[i], n)));
}

function wrongCount(written, targets) {
  const one = targets.length === 1, pairs = written.length === 2 * targets.length;
  if ((one || pairs) && written.every(({ whole }) => whole)) return [say("comma")];
  const sum = written.reduce((total, { value }) => total + value, 0);
  const parts = [sum, sum / written.length].some((value) => agrees(agreement(number(String(value)), targets[0])));
  const asked = one ? say("one", written.length) : say("several", targets.length, written.length);
  return [asked, parts && say("parts")];
}
