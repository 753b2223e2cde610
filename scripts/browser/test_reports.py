#!/usr/bin/env python3
"""Looks at reports in a headless Chromium: on a desktop, a phone and A4 paper, in light and dark.

Usage: test_reports.py USWARD AXE [--pictures FOLDER]
USWARD is the program, AXE the file axe.min.js. Ends with status 1 when a check fails.
"""

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from chromium import Chromium
from reports import reports

SCREENS = [("desktop", 1280, 900), ("phone", 390, 844), ("small phone", 320, 640)]
# The printable width of A4 within the style sheet's margins, in CSS pixels: 210 mm - 2 x 14 mm.
PAPER_WIDTH = 688
# The pages that a report may take: a fixed part, and its share of a page an author shown unfolded.
MOST_PAGES = {"twelve": 14, "three": 8, "one": 6, "forty": 22, "hostile": 12, "nothing": 4, "models": 10, "within": 24, "scores": 12, "drafts": 4}

LAYOUT = """
(() => {
  const faults = [];
  const page = document.documentElement;
  const seen = element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return style.visibility !== 'hidden' && box.width > 0 && box.height > 0 && !element.closest('.vh');
  };
  const say = element => (element.textContent || element.getAttribute('aria-label') || element.tagName).trim().slice(0, 60);
  if (page.scrollWidth > page.clientWidth) faults.push(`the page is ${page.scrollWidth} wide on ${page.clientWidth}`);
  for (const element of document.querySelectorAll('body *')) {
    if (!seen(element) || element.closest('svg, .skip')) continue;
    const box = element.getBoundingClientRect();
    const scroll = element.parentElement.closest('.scroll');
    if (!scroll && (box.right > page.clientWidth + 1 || box.left < -1))
      faults.push(`${element.tagName} leaves the page: ${say(element)}`);
    if (/^(TD|TH)$/.test(element.tagName) && element.scrollWidth > element.clientWidth + 1)
      faults.push(`a cell overflows: ${say(element)}`);
  }
  for (const svg of document.querySelectorAll('svg')) {
    if (!seen(svg)) continue;
    const frame = (svg.closest('figure') || svg).getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].filter(seen).map(text => [text, text.getBoundingClientRect()]);
    for (const [text, box] of texts) {
      if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3)
        faults.push(`a label leaves its drawing: ${say(text)}`);
      if (box.height < 8) faults.push(`a label is ${box.height.toFixed(1)} px high: ${say(text)}`);
    }
    for (let i = 0; i < texts.length; i++)
      for (let j = i + 1; j < texts.length; j++) {
        const [a, b] = [texts[i][1], texts[j][1]];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 3) faults.push(`labels collide: ${say(texts[i][0])} | ${say(texts[j][0])}`);
      }
  }
  return faults;
})()
"""

# Of a page of scores: what was decided must not be sought beyond the edge of a telephone.
VERDICTS = """
[...document.querySelectorAll('.documents thead th')].filter(head => /Model|Stance|Balance/.test(head.textContent))
  .filter(head => head.getBoundingClientRect().right > document.documentElement.clientWidth)
  .map(head => `${head.textContent} is beyond the right edge`)
"""

AXE = """
axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values:
  ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})
  .then(found => found.violations.map(rule =>
    `${rule.id}: ${rule.help} (${rule.nodes.length}), first ${rule.nodes[0].target.join(' ')}`))
"""

FOCUSED = """
(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const all = [...document.querySelectorAll('*')], style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {place: all.indexOf(element), name: (element.getAttribute('aria-label') || element.textContent).trim().slice(0, 60),
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight};
})()
"""

REACHABLE = """
[...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter(element =>
  !element.closest('details:not([open]) > :not(summary)') && element.getClientRects().length > 0).length
"""


class Findings:
    """What failed so far."""

    def __init__(self):
        self.checks = 0
        self.failures = []

    def check(self, name, faults):
        self.checks += 1
        for fault in faults[:8]:
            self.failures.append(f"{name}: {fault}")
        if len(faults) > 8:
            self.failures.append(f"{name}: and {len(faults) - 8} more")


def keyboard(browser, path):
    """Goes through the page by Tab: from the skip link downward, through everything that can be reached, each marked."""
    browser.show(path, 1280, 900)
    wanted = browser.evaluate(REACHABLE)
    faults, reached = [], []
    for _ in range(min(wanted, 200)):
        browser.press("Tab", 9)
        focused = browser.evaluate(FOCUSED)
        if focused is None:
            faults.append(f"Tab reaches {len(reached)} of {wanted} places")
            break
        if reached and focused["place"] <= reached[-1]["place"]:
            faults.append(f"Tab goes back from “{reached[-1]['name']}” to “{focused['name']}”")
        if not focused["marked"]:
            faults.append(f"the focus does not show on “{focused['name']}”")
        if not focused["shown"]:
            faults.append(f"the focus is off the screen on “{focused['name']}”")
        reached.append(focused)
    if reached and "skip" not in reached[0]["name"].lower():
        faults.append(f"the first place is “{reached[0]['name']}”, not the skip link")
    first = browser.evaluate(
        "(() => { const fold = document.querySelector('summary'); if (fold) fold.focus(); return !!fold; })()")
    if first:
        browser.press("Enter", 13)
        if not browser.evaluate("document.querySelector('details').open"):
            faults.append("Enter does not unfold")
    return faults


def paper(browser, path, name):
    """Prints the page: A4, nothing beyond its edge, not more pages than its content needs."""
    browser.show(path, PAPER_WIDTH, 970, media="print")
    faults = browser.evaluate(LAYOUT)
    pdf = browser.print()
    pages = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
    boxes = set(re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf))
    if not all(abs(float(width) - 595) < 2 and abs(float(height) - 842) < 2 for width, height in boxes) or not boxes:
        faults.append(f"the paper is not A4: {boxes}")
    if not 1 <= pages <= MOST_PAGES[name]:
        faults.append(f"{pages} pages, more than {MOST_PAGES[name]}")
    return faults, pages, pdf


def look(browser, name, path, axe, findings, pictures):
    """Every check of one report."""
    source = path.read_text("utf-8")
    findings.check(f"{name}, source", [f"{len(source.encode())} bytes"] if len(source.encode()) > 5_000_000 else [])
    for screen, width, height in SCREENS:
        for scheme in ("light", "dark"):
            where = f"{name}, {screen}, {scheme}"
            asked = browser.show(path, width, height, scheme)
            others = [address for address in asked if not address.startswith("file://")] + asked[1:]
            findings.check(f"{where}, requests", [f"asks for {address}" for address in others])
            if scheme == "light":
                findings.check(f"{where}, scripts", ["has a script"] if browser.evaluate("document.scripts.length") else [])
                findings.check(f"{where}, layout", browser.evaluate(LAYOUT))
                if name == "scores" and screen != "small phone":
                    findings.check(f"{where}, verdicts", browser.evaluate(VERDICTS))
            if name != "thousand" and screen != "small phone":
                browser.evaluate(axe)
                findings.check(f"{where}, accessibility", browser.evaluate(AXE))
            if pictures:
                browser.picture(pictures / f"{name}-{screen.replace(' ', '-')}-{scheme}.png")
    findings.check(f"{name}, keyboard", keyboard(browser, path))
    if name in MOST_PAGES:
        faults, pages, pdf = paper(browser, path, name)
        findings.check(f"{name}, paper", faults)
        if pictures:
            (pictures / f"{name}.pdf").write_bytes(pdf)
        return f"{pages} pages of A4"
    return f"{len(source.encode()):,} bytes"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("usward", type=Path)
    options.add_argument("axe", type=Path)
    options.add_argument("--pictures", type=Path, help="a folder to keep pictures in")
    options = options.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    findings = Findings()
    axe = options.axe.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder, Chromium() as browser:
        for name, path in reports(options.usward.resolve(), Path(folder)).items():
            start = time.monotonic()
            said = look(browser, name, path, axe, findings, options.pictures)
            print(f"browser: {name}: {said}, {time.monotonic() - start:.1f} s", flush=True)
    for failure in findings.failures:
        print(f"browser: FAILED {failure}")
    print(f"browser: {findings.checks} checks, {len(findings.failures)} failures")
    sys.exit(1 if findings.failures else 0)


if __name__ == "__main__":
    main()
