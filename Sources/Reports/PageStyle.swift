/// The head of every page: self-contained, no script, light and dark, made to print on A4.
enum PageStyle {
  static func head(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="usward">
    <title>\(Escapes.html(title))</title>
    <style>
    \(css)
    </style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the figures</a>

    """
  }

  /// Colours hold 4.5:1 on their ground in both schemes; the two sides differ in shape as well, since their hues are
  /// too near in lightness to be told apart without colour.
  private static let css = """
    :root{--ground:#fff;--panel:#f6f8fa;--text:#1b1f24;--muted:#57606a;--line:#d0d7de;--grid:#8c959f;--band:#e3e8ee;\
    --collective:#0b5cad;--self:#a8480a;--note:#fff8e5;--note-line:#c69026}
    @media (prefers-color-scheme:dark){:root{--ground:#0f1318;--panel:#171c23;--text:#e6e9ed;--muted:#a3adb8;\
    --line:#323b45;--grid:#6b7683;--band:#2a333d;--collective:#6cb2ff;--self:#f0975a;--note:#2a2410;--note-line:#b68a1f}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:70rem;padding:1.5rem 1.25rem 3rem;background:var(--ground);color:var(--text);\
    font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.5rem}
    h1{font-size:1.05rem;font-weight:600;color:var(--muted);margin:0 0 .4rem}
    h2{font-size:1.25rem;line-height:1.3;margin:2.6rem 0 .3rem}
    h3{font-size:1rem;margin:1.4rem 0 .3rem}
    p{margin:.4rem 0;max-width:46rem}
    .lead{font-size:1.6rem;line-height:1.3;font-weight:600;max-width:50rem;margin:.2rem 0 .8rem;text-wrap:pretty}
    .muted,.faint,figcaption,caption,small{color:var(--muted)}
    figcaption,caption{font-size:.9rem;text-align:left;padding:.2rem 0 .5rem;max-width:46rem}
    ul{padding-left:1.2rem;max-width:46rem}li{margin:.25rem 0}
    .note{background:var(--note);border-left:4px solid var(--note-line);padding:.6rem 1rem;margin:1.2rem 0;max-width:50rem}
    .note ul{margin:.2rem 0}.note p{font-weight:600}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}
    thead th{font-size:.85rem;font-weight:600;color:var(--muted);vertical-align:bottom;border-bottom:2px solid var(--line)}
    tbody th{font-weight:600;min-width:8rem;max-width:16rem;overflow-wrap:break-word}
    .n{text-align:right;white-space:nowrap}thead .n{white-space:normal}
    .v{white-space:nowrap}
    .all th,.all td{border-top:2px solid var(--line);color:var(--muted);font-weight:400}
    .up{color:var(--collective);font-weight:600}.down{color:var(--self);font-weight:600}
    .clear{font-weight:600}
    svg{display:block;max-width:100%;height:auto;overflow:visible}
    svg text{fill:var(--muted);font-size:12px;font-family:inherit}
    svg text.strong{fill:var(--text);font-weight:600}
    td svg{min-width:9rem}
    .plot{width:14rem}
    .s-line{stroke:var(--text);stroke-width:2}.s-grid{stroke:var(--line)}.s-zero{stroke:var(--grid)}
    .limit{fill:none;stroke:var(--grid);stroke-dasharray:5 4}figure{margin:0}.cross{opacity:.4;stroke-width:1.3}.s-band{fill:var(--band)}.f-plain{fill:var(--text)}
    .f-collective{fill:var(--collective)}.f-self{fill:var(--self)}
    .s-collective{stroke:var(--collective);stroke-width:2}.s-self{stroke:var(--self);stroke-width:2}
    .s-faint{stroke:var(--grid);stroke-width:1.5;stroke-dasharray:3 3}
    .f-open{fill:var(--ground);stroke:var(--grid);stroke-width:1.5}
    .m-power{fill:var(--self)}.m-servant{fill:var(--collective)}.m-fusion{fill:var(--text)}
    .m-neutral{fill:var(--grid)}.m-unclear{fill:none;stroke:var(--grid)}.m-short{fill:var(--band)}
    .bar{display:block;height:4px;max-width:4.5rem;background:var(--grid);border-radius:2px;margin:.15rem 0 0 auto}
    .two{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem;align-items:start}
    .key{list-style:none;padding:0;margin:.5rem 0;columns:1}.key li{margin:.15rem 0}
    .swatch{display:inline-block;width:.8rem;height:.8rem;margin-right:.35rem;vertical-align:-.05rem}
    .legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;font-size:.9rem;color:var(--muted);margin:.3rem 0 .6rem}
    .legend svg{display:inline-block;vertical-align:middle;margin-right:.3rem}
    details{border-bottom:1px solid var(--line);padding:.5rem 0}summary{cursor:pointer;font-weight:600}
    blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .8rem;border-left:4px solid var(--collective)}
    blockquote.self{border-left:4px double var(--self)}
    blockquote p{margin:.1rem 0}cite{font-style:normal;font-size:.85rem;color:var(--muted);overflow-wrap:anywhere}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--muted);\
    overflow-wrap:anywhere}
    a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--collective);outline-offset:2px}
    @media (max-width:44rem){body{padding:1rem .9rem 2rem}.lead{font-size:1.25rem}.wide{display:none}\
    .two,.pair{grid-template-columns:minmax(0,1fr)}table{font-size:.9rem}th,td{padding:.35rem .3rem}\
    tbody th{min-width:5.5rem;overflow-wrap:anywhere}.v{white-space:normal}td svg{min-width:6rem}.plot{width:6.5rem}\
    .scale text{font-size:16px}}
    @media print{@page{size:A4;margin:14mm}:root{--ground:#fff;--panel:#fff;--text:#1b1f24;--muted:#57606a;\
    --line:#d0d7de;--grid:#8c959f;--band:#e3e8ee;--collective:#0b5cad;--self:#a8480a;--note:#fff;--note-line:#c69026}
    body{max-width:none;padding:0;font-size:9.5pt}.lead{font-size:15pt}.scroll{overflow:visible}.skip{display:none}
    h2,h3,.pair p,section>p,.legend,caption,thead{break-after:avoid}\
    .scroll,.two,.pair,tr,blockquote,svg,figure{break-inside:avoid}*{print-color-adjust:exact}}
    """
}
