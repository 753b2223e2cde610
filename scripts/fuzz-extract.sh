#!/usr/bin/env bash
# Feeds the HTML extraction with broken pages under AddressSanitizer, and looks for leaks.
# Usage: scripts/fuzz-extract.sh SECONDS [JOBS]   goes on making new pages for so long
#        scripts/fuzz-extract.sh corpus          reads each page of the corpus once
# The corpus is made at run time: seeds written below, and pieces of the pages beside the repository where they are.
# Debian's libxml2 is not instrumented: what it does within itself is seen only through its calls of malloc and free.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=${1:-60}
jobs=${2:-1}
build=.build/fuzz
shared=../shared
mkdir -p "$build/corpus" "$build/findings"

# SwiftPM cannot link libFuzzer into an executable target: the modules are compiled here.
includes=()
for module in CByteScan CHTMLData CLexiconData CWordScan; do
  mkdir -p "$build/$module"
  printf 'module %s { umbrella "%s" export * }\n' "$module" "$PWD/Sources/$module/include" \
    >"$build/$module/module.modulemap"
  for source in "Sources/$module"/*.c; do
    clang -std=gnu2x -O1 -I "Sources/$module/include" -c "$source" -o "$build/$module/$(basename "$source" .c).o"
  done
  includes+=(-I "$build/$module")
done
settings=(-swift-version 6 -package-name usward -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature InternalImportsByDefault -O -g -wmo -sanitize=fuzzer,address -parse-as-library
  -use-ld=lld  -I "$build" "${includes[@]}" -I Sources/CLibXML2 -I Sources/CMark
  -I Sources/CMiniZip)
for flag in $(pkg-config --cflags libxml-2.0 libcmark-gfm minizip); do settings+=(-Xcc "$flag"); done
module() {
  swiftc "${settings[@]}" -module-name "$1" -emit-module -emit-module-path "$build/$1.swiftmodule" \
    -emit-object -o "$build/$1.o" $(find "Sources/$1" -name '*.swift')
}
module Text
module Extraction
swiftc "${settings[@]}" -module-name FuzzExtract scripts/fuzz-extract.swift "$build/Text.o" "$build/Extraction.o" \
  "$build"/C*/*.o -lxml2 -lcmark-gfm -lcmark-gfm-extensions -lminizip -o "$build/fuzz-extract"

seed() { printf '%b' "$2" >"$build/corpus/seed-$1.html"; }
seed table '<table><tr><td>We<td>you<table><caption>x</table></table><select><option>a</select>'
seed word '<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>A</o:Author></xml><![endif]--><p class=MsoNormal>a<o:p></o:p>'
seed script '<script type="application/ld+json">{"@type":"Article","author":{"name":"A B"}}</script><script><!--<script></script>-->'
seed page '<html lang=en><title>T</title><nav><a href=/>x</a></nav><article><h1>T</h1><p>A &amp; B&copy;. <q>c</q></article>'
seed bytes '\xff\xfe<\0p\0>\0a\0'
seed mail '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> A<br><b>Sent:</b> B<br><b>To:</b> C</div>x'
seed deep '<div><span><p><b><i><u><a href=x><svg><foreignObject><p>x</svg></p></div>&#0;&#x80;&notit;<textarea>\n<&</textarea>'
# Office documents, their parts not packed, so that what is changed in them is read before their sums are compared.
python3 - "$build/corpus" <<'END'
import pathlib, sys, zipfile

folder = pathlib.Path(sys.argv[1])
word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
names = "office style text table draw presentation"
odf = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name.replace("draw", "drawing")}:1.0"' for name in names.split())
run = "<w:r><w:t>We &amp; you.</w:t><w:tab/><w:br/></w:r>"
body = (
    f'<w:p><w:pPr><w:pStyle w:val="Q"/><w:rPr><w:del/></w:rPr></w:pPr>{run}</w:p><w:p>{run}<w:del>{run}</w:del><w:r>'
    '<w:fldChar w:fldCharType="begin"/><w:instrText>A</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    f'<mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run}</w:p></w:txbxContent></mc:Choice><mc:Fallback/>'
    f'</mc:AlternateContent></w:p><w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>')
text = (
    '<text:p text:style-name="Q">We<text:s/><text:note><text:p>I</text:p></text:note><draw:text-box><text:p>You</text:p>'
    '</draw:text-box></text:p><text:list><text:list-item><text:h>On</text:h></text:list-item></text:list><table:table>'
    '<table:table-row><table:table-cell><text:p>Us</text:p></table:table-cell></table:table-row></table:table>')
styles = '<style:style style:name="Q" style:family="paragraph" style:parent-style-name="Quotations"/>'
shape = (
    '<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:lstStyle><a:lvl1pPr><a:buNone/></a:lvl1pPr>'
    '</a:lstStyle><a:p><a:pPr><a:buChar/></a:pPr><a:r><a:rPr strike="noStrike"/><a:t>We</a:t></a:r><a:br/><a:fld><a:t>1</a:t></a:fld></a:p>'
    '</p:txBody></p:sp>')
grid = ('<p:grpSp><p:graphicFrame><a:tbl><a:tr><a:tc vMerge="0"><a:p><a:r><a:t>Us</a:t></a:r></a:p></a:tc></a:tr></a:tbl><dgm:relIds r:dm="r3"/>'
        '</p:graphicFrame></p:grpSp>')
drawn = "http://schemas.openxmlformats.org"
slides = (f'xmlns:p="{drawn}/presentationml/2006/main" xmlns:a="{drawn}/drawingml/2006/main" xmlns:dgm="{drawn}/drawingml/2006/diagram" '
          f'xmlns:r="{drawn}/officeDocument/2006/relationships"')

def leads(*parts):
    entries = "".join(f'<Relationship Id="r{n}" Type="x/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(parts, 1))
    return f'<Relationships xmlns="{drawn}/package/2006/relationships">{entries}</Relationships>'

pages = (
    '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>We</text:p></draw:text-box></draw:frame>'
    '<presentation:notes><draw:frame presentation:class="notes"><text:p>You<text:date/></text:p></draw:frame></presentation:notes></draw:page>')
flat = (f'<office:document {odf} office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>{styles}</office:styles>'
        f'<office:body><office:text>{text}</office:text></office:body></office:document>')
parts = {
    "word.docx": {
        "[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {word} {mc}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {word}><w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>',
    },
    "hall.pptx": {
        "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": f'<p:presentation {slides}><p:sldId id="1" r:id="r1"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": leads(("slide", "slides/a.xml")),
        "ppt/slides/a.xml": f"<p:sld {slides}>{shape}{grid}</p:sld>",
        "ppt/slides/_rels/a.xml.rels": leads(("notesSlide", "../n.xml"), ("comments", "c.xml"), ("diagramData", "d.xml")),
        "ppt/n.xml": f"<p:notes {slides}>{shape}</p:notes>", "ppt/slides/c.xml": f"<p:cmLst {slides}><p:cm/></p:cmLst>",
        "ppt/slides/d.xml": f"<dgm:dataModel {slides}><dgm:pt><a:p><a:r><a:t>I</a:t></a:r></a:p></dgm:pt></dgm:dataModel>",
    },
    "hall.odp": {
        "mimetype": "application/vnd.oasis.opendocument.presentation",
        "content.xml": f"<office:document {odf}><office:body><office:presentation>{pages}</office:presentation></office:body></office:document>",
    },
    "text.odt": {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": flat, "styles.xml": flat},
}
for name, contents in parts.items():
    with zipfile.ZipFile(folder / f"seed-{name}", "w") as archive:
        for part, content in contents.items():
            archive.writestr(part, content)
rich = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}{\f2\fcharset2 Wingdings;}}{\stylesheet{\s1 heading 1;}"
    r"{\s2\sbasedon3 Quote;}{\*\cs4 C;}}{\info{\title T}{\author A B}{\creatim\yr2024\mo5\dy6}}\pard\s1 We\par\pard\s2{\b I\'e9}\u-10179 ?"
    r"\u-8704 ?{\f1\'93\'fa}{\f2 J}{\deleted\par}{\footnote x}\cell\itap2 a\nestcell{\*\nesttableprops\nestrow}\row{\upr{a}{\*\ud b}}"
    r"{\shp{\*\shpinst{\shptxt\intbl We\cell}}}{\field{\*\fldinst X}{\fldrslt y}}{\pict\bin3 {{{}{\*\pn}\line\~\ls1\par}")
(folder / "seed-rich.rtf").write_text(rich)
(folder / "seed-wrapped.rtf").write_text(
    r"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}We\htmlrtf\par\htmlrtf0\emdash {\*\htmltag72 </p>}\par}")
(folder / "seed-text.fodt").write_text('<?xml version="1.0"?>' + flat)
END
if [ -d "$shared/html" ]; then
  # The heads and tails of pages are small enough to be changed often.
  find "$shared/html" -name '*.html.gz' | sort | awk 'NR % 4 == 0' | while read -r page; do
    name=$(basename "$page" .html.gz)
    gunzip -c "$page" >"$build/page"
    head -c 6000 "$build/page" >"$build/corpus/head-$name"
    dd if="$build/page" of="$build/corpus/middle-$name" bs=6000 skip=5 count=1 status=none
  done
  rm -f "$build/page"
  find "$shared/exports" "$shared/nasty/derived" -name '*.htm*' -size -200k -exec cp -t "$build/corpus" {} +
else
  echo "fuzz: no pages beside the repository; only the seeds are used" >&2
fi

export ASAN_OPTIONS=detect_leaks=1
options=(-artifact_prefix="$build/findings/" -rss_limit_mb=4096 -timeout=10 -max_len=20000)
if [ "$mode" = corpus ]; then
  exec "$build/fuzz-extract" "${options[@]}" -runs=0 "$build/corpus"
fi
exec "$build/fuzz-extract" "${options[@]}" -max_total_time="$mode" -fork="$jobs" -ignore_crashes=0 -print_final_stats=1 \
  "$build/corpus"
