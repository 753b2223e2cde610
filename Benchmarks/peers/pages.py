"""Lays out the pages that the benchmarks read, a folder a set: pages made here, and those beside the repository if any.

Usage: pages.py FOLDER [SHARED]

The made pages have the shape of an article page as sites serve it: some nine tenths of the bytes are scripts, styles,
attributes and navigation. They come from a seed and are the same on every machine.
"""
import gzip
import json
import pathlib
import random
import sys

WORDS = """we our team you your customers they built the a product plan year work people growth next first new value time
together market results because learned shipped better support every and of to in for with on that which when trust
quarter honest question answer problem future company change long short open simple""".split()


def sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(6, 24))]
    if chance.random() < 0.2:
        words[chance.randrange(len(words))] = f'<a href="/notes/{chance.randrange(999)}">{chance.choice(WORDS)}</a>'
    if chance.random() < 0.2:
        words[chance.randrange(len(words))] = f"<strong>{chance.choice(WORDS)}</strong>"
    if chance.random() < 0.1:
        words.insert(3, "&mdash;")
    return " ".join(words).capitalize() + chance.choice(".....?!")


def links(chance: random.Random, count: int) -> str:
    return "\n".join(
        f'    <li class="menu-item menu-item-{i} depth-{i % 3}"><a class="menu-link u-flex" data-track="nav-{i}"'
        f' href="/topics/{chance.choice(WORDS)}-{i}"><span class="label">{chance.choice(WORDS).title()}</span></a></li>'
        for i in range(count))


def script(chance: random.Random, size: int) -> str:
    lines = []
    while sum(map(len, lines)) < size:
        name = chance.choice(WORDS)
        lines.append(
            f'window.{name}=window.{name}||[];if(a<b&&c>{chance.randrange(999)}){{f("{name}","<div>"+x+"</div>")}}')
    return "<script>" + "\n".join(lines) + "</script>"


def style(chance: random.Random, size: int) -> str:
    lines = []
    while sum(map(len, lines)) < size:
        lines.append(f".{chance.choice(WORDS)}-{chance.randrange(999)}>.a{{margin:0 {chance.randrange(40)}px;color:#fff}}")
    return "<style>" + "".join(lines) + "</style>"


def page(chance: random.Random, number: int) -> str:
    title = " ".join(chance.choice(WORDS) for _ in range(6)).capitalize()
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": "2024-05-31",
        "author": {"@type": "Person", "name": f"Ann Lee {'ABCDEFG'[number % 7]}. Chan"}}
    paragraphs = "\n".join(
        f'      <p class="body-text" id="p{i}" data-index="{i}">'
        + " ".join(sentence(chance) for _ in range(chance.randint(1, 6))) + "</p>"
        for i in range(chance.randint(8, 60)))
    cards = "\n".join(
        f'    <div class="card card--small" style="width: 33%; float: left"><a href="/a/{i}"><img src="/i/{i}.jpg" alt="x">'
        f"<h3>{sentence(chance)}</h3></a></div>" for i in range(12))
    icon = '<svg viewBox="0 0 24 24"><path d="M' + " ".join(str(chance.randrange(24)) for _ in range(300)) + '"/></svg>'
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>{title} | The Example</title>
  <meta property="og:title" content="{title}">
  <meta name="viewport" content="width=device-width">
  <script type="application/ld+json">{json.dumps(linked)}</script>
  {style(chance, chance.randint(5_000, 60_000))}
  {script(chance, chance.randint(10_000, 80_000))}
</head>
<body class="page page-{number}">
  <!-- the head of the page -->
  <header class="site-header"><a href="/">{icon}</a>
  <nav class="main-nav"><ul>
{links(chance, 60)}
  </ul></nav></header>
  <main id="content">
    <article class="article">
      <h1>{title}</h1>
      <p class="byline">By Ann Lee, May 31, 2024</p>
{paragraphs}
    </article>
    <aside class="sidebar related">
{cards}
    </aside>
  </main>
  <footer class="site-footer"><ul>
{links(chance, 40)}
  </ul></footer>
  {script(chance, chance.randint(5_000, 40_000))}
</body>
</html>
"""


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    made = folder / "made"
    made.mkdir(parents=True, exist_ok=True)
    chance = random.Random(20261121)
    for number in range(120):
        (made / f"page-{number:03}.html").write_text(page(chance, number), encoding="utf-8")
    shared = pathlib.Path(sys.argv[2]) / "html" if len(sys.argv) > 2 else None
    for name in ["articles", "pages_with_metadata"]:
        source = shared / name / "pages" if shared else None
        if source is None or not source.is_dir():
            print(f"bench: no {name} beside the repository; that set is left out", file=sys.stderr)
            continue
        target = folder / name
        target.mkdir(exist_ok=True)
        for path in sorted(source.glob("*.html.gz")):
            (target / path.name.removesuffix(".gz")).write_bytes(gzip.decompress(path.read_bytes()))


if __name__ == "__main__":
    main()
