"""The look of the report page: one column, quiet, for screen, telephone and paper. Gravity is told by words and shapes
as well as by colour; no font is loaded."""

STYLE = """
:root { color-scheme: light; }
body {
  margin: 0; background: #fff; color: #1c2526;
  font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 {
  font-size: 1.35rem; line-height: 1.25; margin: 2.75rem 0 .5rem; padding-top: .75rem;
  border-top: 3px solid #1c2526;
}
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 .5rem; }
.about, .small { color: #4a5658; font-size: .9rem; }
.small { overflow-wrap: anywhere; }
.counts { list-style: none; padding: 0; margin: 1.25rem 0 0; display: flex; flex-wrap: wrap; gap: .5rem 2rem; }
.counts strong { font-size: 1.5rem; }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; color: #4a5658; font-size: .9rem; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid #b9c2c3; }
thead th { border-bottom: 2px solid #1c2526; font-size: .85rem; }
.findings { list-style: none; padding: 0; margin: 0; }
.findings li { padding: .75rem 0 .5rem 1rem; border-left: 4px solid #7a8688; margin-bottom: 1.25rem; }
.findings li.error { border-left-color: #a3161f; }
.findings li.warning { border-left-style: double; border-left-width: 6px; border-left-color: #8a5a00; }
.kind {
  display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 .4rem; margin-right: .35rem;
  font-size: .8rem; line-height: 1.5;
}
.error .kind { background: #a3161f; border-color: #a3161f; color: #fff; }
.warning .kind { color: #6b4600; }
blockquote { margin: .5rem 0; padding: .5rem .9rem; background: #f1f4f4; }
blockquote p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
fieldset { border: 0; border-top: 1px solid #b9c2c3; margin: 0; padding: .6rem 0; display: block; min-width: 0; }
legend { float: left; width: 100%; padding: .6rem 0 .15rem; }
.number { display: inline-block; min-width: 1.9rem; color: #4a5658; }
.answers { clear: both; padding-left: 2.1rem; display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; }
label { display: inline-block; padding: .3rem 0; }
input { width: 1.15rem; height: 1.15rem; vertical-align: -.2rem; }
:focus-visible { outline: 3px solid #14597a; outline-offset: 2px; }
.signed { margin-top: 3rem; }
.line { display: inline-block; width: 13rem; max-width: 60%; border-bottom: 1px solid #1c2526; }
@media print {
  main { max-width: none; padding: 0; }
  body { font-size: 10.5pt; }
  h2, h3, legend { break-after: avoid; }
  li, fieldset, tr { break-inside: avoid; }
  .wide { overflow: visible; }
}
"""
