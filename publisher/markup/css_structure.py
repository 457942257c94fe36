"""How the ebook's XHTML flows on a screen, whatever the brand.

No colour stands here and no size that a reader cannot change. A wide table stacks its cells where the column is narrow
for the reader's own text size (a container query in em), which a media query could not know. `[hidden]` is for reading
systems that would print the landmarks."""

# The widths, in em of the reader's text, at which tables may stack their cells.
STACK_WIDTHS = (12, 17, 22, 27, 32, 40)


def _stacked(width: int) -> str:
    here = f".stack-{width}"
    parts = ", ".join(f"{here} {part}" for part in ("table", "caption", "tbody", "tr", "th", "td"))
    return f"""\
@container (max-width: {width}em) {{
  {parts} {{ display: block; text-align: start; overflow-wrap: anywhere; }}
  {here} thead {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
  {here} tbody tr {{ padding: .6em 0; }}
  {here} tbody th, {here} tbody td {{ padding: .1em 0; }}
  {here} [data-label]::before {{ content: attr(data-label) " "; font-weight: 400; }}
}}
"""


STRUCTURE = """\
@namespace epub "http://www.idpf.org/2007/ops";
[hidden] { display: none; }
body { margin: 0; padding: 0 4%; overflow-wrap: break-word; word-wrap: break-word; widows: 2; orphans: 2; }
section, aside, figure, table, div, nav { min-width: 0; }
p, ul, ol, dl, pre, blockquote { margin: 0 0 .85em; }
h1, h2, h3, h4, h5, h6 { margin: 1.5em 0 .5em; text-align: start; text-wrap: balance; -webkit-hyphens: manual;
  hyphens: manual; break-after: avoid; page-break-after: avoid; break-inside: avoid; page-break-inside: avoid; }
h1 { margin: 1em 0 .8em; }
header { container-type: inline-size; }
header[data-number]::before { content: attr(data-number); display: block; line-height: 1.15; }
header[data-number] h1 { margin-top: 0; clear: both; }
.opening { display: block; border-radius: 0; }
.opening.above { width: 100%; margin: 0 0 .4em; }
.opening.beside { float: inline-end; width: 45%; width: min(52cqi, 24vh); max-height: none; margin: 0 0 .6em .6em; }
header:has(.beside)::before { float: inline-start; }
.lead { margin-bottom: 1.1em; }
ul, ol { padding-inline-start: 1.4em; }
li { margin: 0 0 .4em; }
li > :last-child, dd > :last-child, blockquote > :last-child, .callout > :last-child, .safety > :last-child {
  margin-bottom: 0; }
li > ul, li > ol { margin-top: .4em; }
dt { font-weight: 600; break-after: avoid; page-break-after: avoid; }
dfn { font-style: normal; }
dd { margin: 0 0 .8em; }
a { color: inherit; text-decoration: underline; text-decoration-thickness: .06em; text-underline-offset: .15em; }
abbr { text-decoration: none; }
sup { line-height: 0; font-size: .75em; }
sup a { text-decoration: none; padding: .5em .25em; }
img { max-width: 100%; height: auto; }
p img, li img, td img, th img { max-height: 2em; width: auto; vertical-align: middle; }
figure { margin: 1.5em 0; break-inside: avoid; page-break-inside: avoid; }
figure img { display: block; max-height: 90vh; }
figcaption { margin-top: .6em; }
.description { display: inline-block; font-size: .95em; }
.unseen { border: 1px solid; padding: .8em 1em; }
blockquote { margin-inline: 1.4em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }
hr { border: 0; border-top: 1px solid; margin: 2em 0; }
.callout, .safety { margin: 1.6em 0; }
.callout { break-inside: avoid; page-break-inside: avoid; }
.callout > .title, .safety > .title, .timeline > .title { margin: 0 0 .5em; line-height: 1.25; break-after: avoid;
  page-break-after: avoid; }
.table { margin: 1.5em 0; container-type: inline-size; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; line-height: 1.4; }
caption { text-align: start; margin-bottom: .5em; }
th, td { text-align: start; vertical-align: top; padding: .55em .9em .55em 0; }
caption, thead, thead tr { break-after: avoid; page-break-after: avoid; }
thead tr { border-bottom: .12em solid; }
tbody tr { border-bottom: 1px solid; break-inside: avoid; page-break-inside: avoid; }
.align-right { text-align: end; }
.align-center { text-align: center; }
@supports not (container-type: inline-size) { .table { overflow-x: auto; } }
.timeline { margin: 1.6em 0; }
.stages { list-style: none; padding: 0; margin: .8em 0 0 .35em; }
.stages > li { position: relative; margin: 0; padding: 0 0 1.1em 1.3em; min-height: 0; break-inside: avoid;
  page-break-inside: avoid; }
.stages > li:last-child { padding-bottom: 0; }
.stages > li::before { content: ""; font-size: 1em; position: absolute; inset-inline-start: -.45em; top: .35em;
  width: .75em; height: .75em; border-radius: 50%; }
.when { font-weight: 600; margin: 0 0 .2em; break-after: avoid; page-break-after: avoid; }
.notes { margin-top: 3em; padding-top: 1em; border-top: 1px solid; font-size: .9em; }
.note { position: relative; padding-inline-start: 2em; margin: 0 0 .8em; overflow-wrap: anywhere; }
.note::before { content: attr(data-number); position: absolute; inset-inline-start: 0; font-weight: 600; }
.note p { margin: 0; }
.back a { display: inline-block; padding: .2em .6em .2em 0; }
.note .back a { text-decoration: none; }
.cover { margin: 0; text-align: center; }
.cover img { display: block; margin: 0 auto; max-width: 100%; max-height: 100vh; }
.titlepage { margin-top: 14%; }
.overdue { border: .12em solid; padding: .6em .9em; }
.titlepage h1 { margin: .1em 0 .4em; }
.titlepage .clinic { margin: 3em 0 .3em; padding-top: 1em; border-top: .15em dotted; font-weight: 600; }
nav ol { list-style: none; padding: 0; }
nav ol > li { margin: 0; padding: .55em 0; min-height: 0; border-top: 1px solid; }
nav ol > li::before { content: none; }
nav ol ol > li { border: 0; padding: .3em 0 0 1.2em; }
nav a { text-decoration: none; }
@media print { .back, .description { display: none; } }"""
STACKS = "".join(_stacked(width) for width in STACK_WIDTHS)
