import Lexicons
import Scoring

/// The beginning of every page, and the end of most: self-contained, without script, for light and dark screens and for
/// A4.
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

  /// The end of a page that shows a table or a text: what the words of its verdicts mean, what its figures do not say,
  /// and provenance.
  static func foot(_ provenance: Provenance, meaning scope: LexiconScope) -> String {
    VerdictLegend(scope: scope).section + """
      <section aria-labelledby="limits"><h2 id="limits">What these figures do not say</h2>
      <ul>
      \(Caveats.all.map { "<li>\(Escapes.html($0))</li>" }.joined(separator: "\n"))
      </ul></section>
      </main>
      <footer><p>\(Escapes.html(ProvenanceText.line(provenance)))</p></footer>
      </body>
      </html>

      """
  }

  /// The style sheet. A string here and not an embedded file, since parts of it are computed. Text has a contrast of
  /// 4.5:1 in both colour schemes. The two sides differ in shape as well, since their colours are too similar in
  /// lightness to be told apart by those who do not see the hue.
  private static let css =
    """
    :root{--ground:#fff;--panel:#f6f8fa;--text:#1b1f24;--muted:#57606a;--line:#d8dee4;--grid:#8c959f;--band:#e4eaf0;\
    --collective:#0b5cad;--self:#a8480a;--note:#fff8e5;--note-line:#c69026}
    @media screen and (prefers-color-scheme:dark){:root{--ground:#0f1318;--panel:#171c23;--text:#e6e9ed;--muted:#a3adb8;\
    --line:#2b333c;--grid:#6b7683;--band:#242d37;--collective:#6cb2ff;--self:#f0975a;--note:#241f10;--note-line:#b68a1f}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0 auto;max-width:72rem;padding:2.2rem 1.5rem 3rem;background:var(--ground);color:var(--text);\
    font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.5rem}
    .defs{position:absolute}
    h1{font-size:.95rem;font-weight:600;letter-spacing:.01em;color:var(--muted);margin:0 0 .5rem}
    h2{font-size:1.3rem;line-height:1.3;margin:0 0 .4rem;scroll-margin-top:1rem}
    h3{font-size:1.02rem;margin:1.5rem 0 .3rem}
    main>section{margin-top:2.8rem}
    p{margin:.4rem 0;max-width:46rem}
    .lead{font-size:1.75rem;line-height:1.28;font-weight:650;max-width:52rem;margin:0 0 .9rem;text-wrap:pretty}
    .second{font-size:1.05rem;max-width:50rem}
    .muted,.faint,figcaption,caption,small,.side{color:var(--muted)}
    figcaption,caption{font-size:.875rem;text-align:left;padding:.1rem 0 .5rem;max-width:min(46rem,calc(100vw - 1.8rem))}
    small{font-size:.82em;font-weight:400}
    .facts{display:flex;flex-wrap:wrap;gap:.6rem 2.4rem;margin:1.1rem 0 .9rem}
    .facts dt{font-size:.82rem;color:var(--muted)}.facts dd{margin:0;font-size:1.15rem;font-weight:600;\
    font-variant-numeric:tabular-nums}
    nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:.55rem 0;margin:1.2rem 0 0;max-width:none;\
    border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:.9rem}
    a{color:var(--collective)}nav a{display:inline-block;padding:.15rem 0}
    ul{padding-left:1.2rem;max-width:48rem}li{margin:.25rem 0}
    .note{background:var(--note);border-left:4px solid var(--note-line);padding:.7rem 1.1rem}
    main>.note{margin-top:1.6rem}.note ul{margin:.2rem 0;max-width:60rem}.note h2{font-size:1rem}
    .scroll{position:relative;overflow-x:auto}
    \(edges)
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.94rem}
    th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}
    th:first-child,td:first-child{padding-left:0}
    thead th{font-size:.82rem;font-weight:600;color:var(--muted);vertical-align:bottom;\
    border-bottom:1.5px solid var(--grid);line-height:1.25}
    thead tr:nth-last-child(2)>*{border-bottom:0;padding-bottom:0}
    tbody th{font-weight:600;min-width:7.5rem;max-width:17rem;line-height:1.3}
    .documents tbody>tr>*{vertical-align:baseline}.documents tbody th{overflow-wrap:anywhere}.documents tr:has(+.beneath)>*{border-bottom:0}
    .beneath>td{padding:0 0 .2rem}.beneath small{display:block;max-width:min(60rem,calc(100vw - 2rem));color:var(--muted);line-height:1.4;padding-bottom:.15rem}.beneath details{border:0;padding:0}.beneath summary{font-weight:400}.beneath ul{max-width:60rem}
    .n{text-align:right;white-space:nowrap}thead .n{white-space:normal}
    .drafts .n{white-space:normal}.n small{display:inline-block;min-width:6.6rem}
    .all th,.all td{border-top:1.5px solid var(--grid);border-bottom:0;font-weight:400}
    .up{color:var(--collective);font-weight:600}.down{color:var(--self);font-weight:600}
    thead .up{color:var(--collective)}thead .down{color:var(--self)}
    .sign{font-size:.7em;margin-left:.2em}
    .plot{display:block;width:100%;min-width:7rem;height:1.5rem;overflow:visible}
    .scale{height:14px}.bars{min-width:8rem}.drawn{width:30%}
    .plotted{background:linear-gradient(var(--grid),var(--grid)) var(--zero) 0/1px 100% no-repeat content-box,\
    linear-gradient(90deg,transparent var(--low,0%),var(--band) var(--low,0%) var(--high,0%),transparent var(--high,0%)) \
    content-box;padding-top:0;padding-bottom:0}
    svg text{fill:var(--muted);font-size:12px;font-family:inherit}
    svg .name{fill:var(--text);paint-order:stroke;stroke:var(--ground);stroke-width:3px;stroke-linejoin:round}
    svg .title{fill:var(--text);font-weight:600}
    figure{display:flow-root;margin:.6rem 0;min-width:0}.chart svg{overflow:visible}
    .chart{display:block;width:calc(100% - 64px);height:380px;margin:30px 14px 44px 50px;overflow:visible}
    .k-c{stroke:var(--collective);stroke-width:2.5}.k-s{stroke:var(--self);stroke-width:2.5}
    .k-p{stroke:var(--text);stroke-width:1.8}.k-o{stroke:var(--grid);stroke-width:1.5;stroke-dasharray:3 3}
    .k-grid{stroke:var(--line)}.k-zero{stroke:var(--grid)}
    .cross{opacity:.45;stroke-width:1.4}.leader line{stroke:var(--grid);stroke-width:.8}.limit{stroke:var(--grid);stroke-dasharray:5 4}
    .f-c{fill:var(--collective)}.f-s{fill:var(--self)}.f-p{fill:var(--text)}.f-cut{fill:var(--muted)}
    .f-o{fill:var(--ground);stroke:var(--grid);stroke-width:1.8}
    .m-power{fill:var(--self)}.m-servant{fill:var(--collective)}.m-fusion{fill:var(--text)}
    .m-neutral{fill:var(--grid)}.m-unclear{fill:var(--ground);stroke:var(--grid)}.m-short{fill:var(--band)}
    \(shades)
    .terms td{line-height:1.7}.term{white-space:nowrap;margin-right:.7rem}.course .plot{height:2.2rem}
    .two{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2.3fr);gap:1.8rem;align-items:start}
    .two .n small{min-width:5.6rem}
    .near{display:none}.near+th{padding-left:0}
    .legend{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;font-size:.875rem;color:var(--muted);margin:.3rem 0 .6rem;\
    max-width:none}
    .legend svg{display:inline-block;vertical-align:-2px;margin-right:.35rem;overflow:visible}
    .words{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem .9rem;align-content:start;margin:.4rem 0;\
    font-size:.875rem}.words dt{font-weight:600}.words dd{margin:0;color:var(--muted)}
    details{border-bottom:1px solid var(--line);padding:.45rem 0}summary{cursor:pointer;font-weight:600;padding:.15rem 0;\
    overflow-wrap:anywhere}.drawer>details{margin-left:1.2rem}
    blockquote{margin:.5rem 0 .7rem;padding:.05rem 0 .05rem .85rem;border-left:4px solid var(--collective)}
    blockquote.self{border-left:4px double var(--self)}
    blockquote p{margin:.1rem 0}cite{font-style:normal;font-size:.82rem;color:var(--muted);overflow-wrap:anywhere}
    .side{font-size:.82rem;font-weight:600}
    .pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 2rem}
    .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line);font-size:.82rem;color:var(--muted);\
    overflow-wrap:anywhere}footer p{max-width:none}
    a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--collective);outline-offset:2px}
    @media (max-width:60rem){.two{grid-template-columns:minmax(0,1fr)}th,td{padding-inline:.35rem}}
    @media (max-width:40rem){body{padding:1.2rem .9rem 2rem}.lead{font-size:1.3rem}.second{font-size:1rem}.far{display:none}\
    .near{display:revert}.pair{grid-template-columns:minmax(0,1fr)}table{font-size:.86rem}th,td{padding:.3rem .3rem}\
    tbody th{min-width:5rem;max-width:9rem}.plot{min-width:4.6rem}.drawn{width:auto}\
    .n small,.two .n small{display:block;min-width:0}thead th{font-size:.75rem}\
    tbody th:first-child{position:sticky;left:0;background:var(--ground);z-index:1}\
    .documents tbody th{max-width:7.5rem}.documents .n small{white-space:normal;max-width:4rem;margin-left:auto}}
    @media print{@page{size:A4;margin:14mm}\
    body{max-width:none;padding:0;font-size:9pt;line-height:1.4}.lead{font-size:15pt}.skip,nav{display:none}\
    .scroll{overflow:visible}main>section{margin-top:1.6rem}[aria-labelledby=axes],[aria-labelledby=funnel],[aria-labelledby=acts],[aria-labelledby=models],[aria-labelledby=attention],[aria-labelledby=vision]{break-inside:avoid}caption{max-width:none}table,caption,figcaption,thead,thead th,.legend{font-size:8.5pt}th,td{padding:.16rem .4rem}\
    .plot{min-width:5.5rem;height:1.15rem}.n small{min-width:5.4rem}.documents .n small{display:block;min-width:0}tbody th{min-width:9.5rem}.matrix tbody th{min-width:7rem}.chart{height:320px}\
    .printed::details-content{content-visibility:visible}.printed>summary{list-style:none}p{break-inside:avoid}.course .plot{height:1.3rem}\
    h2,h3,.side,section>p,.legend,caption,thead{break-after:avoid}blockquote{margin:.25rem 0 .4rem}\
    .two,tr,blockquote,svg,figure,.note{break-inside:avoid}table.matrix{font-size:7.5pt}.matrix th,.matrix td{padding:.14rem .2rem}.matrix thead th{font-size:6.8pt;hyphens:auto}\
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """

  /// A shade at the edge where a table continues beyond it, since telephones show no scroll bars. What covers the shade
  /// scrolls with the table.
  private static let edges =
    "@media screen{.scroll{background:"
    + ["90deg", "270deg"].map { "linear-gradient(\($0),var(--ground) 40%,transparent)" }.joined(separator: ",")
    + ","
    + ["0", "100%"].map { "radial-gradient(farthest-side at \($0) 50%,var(--grid),transparent)" }.joined(separator: ",")
    + ";background-position:0 0,100% 0,0 0,100% 0;background-size:2.4rem 100%,2.4rem 100%,.7rem 100%,.7rem 100%;"
    + "background-repeat:no-repeat;background-attachment:local,local,scroll,scroll}}"

  /// Cells shaded in five steps: `t-c3` is the third step toward the group; `s` stands for the self, `p` for neither.
  private static let shades = [("c", "collective"), ("s", "self"), ("p", "grid")].map { tone, colour in
    (1...5).map { step in
      ".t-\(tone)\(step){background:color-mix(in srgb,var(--\(colour)) \(step * 8)%,transparent)}"
    }.joined()
  }.joined(separator: "\n")
}
