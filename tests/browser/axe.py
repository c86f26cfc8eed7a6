"""What axe-core has against a page."""

from importlib import resources

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# axe-core takes most of its time for the contrast of each piece of a line of code, thousands of the
# same letters on the same ground. It gets the first three of each kind on a page, and nine in all
# pages of a run: what makes a kind is what it looks at itself, the colour, size and weight of the
# letters and what lies under them.
KINDS = """(seen) => {
  const grounds = new Map(), kinds = new Map(), forced = matchMedia("(forced-colors: active)");
  const ground = (e) => {
    if (!e || grounds.has(e)) return grounds.get(e) ?? "";
    const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(e);
    const own = [backgroundColor, backgroundImage, opacity, filter, position].join();
    const above = ground(e.parentElement);
    grounds.set(e, own === "rgba(0, 0, 0, 0),none,1,none,static" ? above : `${above} ${own}`);
    return grounds.get(e);
  };
  for (const e of document.querySelectorAll("body *")) {
    e.removeAttribute("data-contrast");
    const words = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!(words || e.matches("input, select, textarea"))) continue;
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { color, fill, fontSize, fontWeight, textShadow, clipPath } = getComputedStyle(e);
    const off = !!e.closest(":disabled, [aria-disabled=true], label");
    const kind = [forced.matches, color, fill, fontSize, fontWeight, textShadow, clipPath, off,
      ground(e)].join();
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) > 3 || (seen[kind] ?? 0) >= 9) continue;
    seen[kind] = (seen[kind] ?? 0) + 1;
    e.dataset.contrast = "";
  }
  return seen;
}"""
ONLY_THOSE = "axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-contrast]' }] })"


CONTRAST = {"type": "rule", "values": ["color-contrast"]}
_seen = {}  # how many letters of a kind were looked at in this run


def violations(page, rules=WCAG):
    """(rule, where) for each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"{AXE};\n{ONLY_THOSE};")
    _seen.update(page.evaluate(KINDS, _seen))
    found = page.evaluate(
        """rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
          .then(({ violations }) => violations.map(v => [v.id, v.nodes.map(n => n.html)]))""",
        rules,
    )
    return [(rule, [html[:200] for html in places[:3]]) for rule, places in found]
