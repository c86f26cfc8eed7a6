"""What axe-core has against a page."""

from importlib import resources

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page, rules=WCAG):
    """(rule, where) for each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        """rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
          .then(({ violations }) => violations.map(v => [v.id, v.nodes.map(n => n.html)]))""",
        rules,
    )
    return [(rule, [html[:200] for html in places[:3]]) for rule, places in found]
