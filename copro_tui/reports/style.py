"""The style of the pages of all reports, added to that of every page (see ``documents.page``)."""

from __future__ import annotations

STYLE = """
body { max-width: 62rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem; font-size: .92rem; line-height: 1.35; }
caption { text-align: left; font-weight: 700; padding: .3rem 0; overflow-wrap: anywhere; }
th, td { border-bottom: 1px solid $rule; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
thead th, thead td { border-bottom: 2px solid $muted; vertical-align: bottom; }
tr { break-inside: avoid; }
.words { overflow-wrap: anywhere; min-width: 8rem; font-weight: 400; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.small { display: block; }
.id, .small { font-size: .78rem; font-weight: 400; color: $muted; overflow-wrap: anywhere; }
.whole .words { font-weight: 700; }
.part .words { padding-left: 1.4rem; }
.mark { width: 9rem; }
td ul { margin: 0; padding-left: 1.1rem; }
.attention { break-inside: auto; border-left: 6px solid $wrong;
             background: $surface; padding: .2rem 1rem .6rem; margin: 1rem 0; }
.attention h2 { margin: .5rem 0 .3rem; }
.attention ol { margin: 0; padding-left: 1.3rem; }
.attention .small { margin: .2rem 0 .2rem .9rem; text-indent: -.9rem; color: $text; }
.attention .small::before { content: "–  "; }
.attention li { margin: .3rem 0; break-inside: avoid; }
svg.bar { height: 1rem; width: 100%; min-width: 5rem; margin: .15rem 0; }
.scroll { overflow-x: auto; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.fill-ink { fill: $muted; } .interval { fill: $strong; }
.fill-to { fill: $to; } .fill-for { fill: $for; } .fill-with { fill: $with; }
.keys { white-space: normal; } .key { margin-right: 1rem; } .key b { color: $strong; }
.grid td { white-space: nowrap; font-variant-numeric: tabular-nums; border-left: 3px solid transparent;
           background-clip: padding-box; }
.grid .who { min-width: 6rem; font-weight: 600; }
.grid .module { width: 13%; } .grid tbody .module, .grid tfoot .module { text-align: right; }
.sign { float: left; font-weight: 700; padding-right: .4em; }
.count { padding-right: .5em; }
.mean { font-weight: 600; }
.shade-1 { background: $shade_1; } .shade-2 { background: $shade_2; } .shade-3 { background: $shade_3; }
.shade-4 { background: $shade_4; }
.drawn { width: 34%; }
.case { margin: 1.6rem 0 2rem; break-inside: avoid; }
.case h2 { font-size: 1.05rem; }
.places td, .places th { border: none; padding: .15rem .5rem; vertical-align: middle; }
.places .place { width: 44%; font-weight: 400; overflow-wrap: anywhere; }
.places .band { font-weight: 700; padding-top: .4rem; }
.places .count { min-width: 1.4em; }
.places .number { width: 7rem; text-align: left; }
.places .answer .place, .answer .number { font-weight: 700; color: $right; }
.edge-to { border-left: 3px dashed $to !important; } .edge-for { border-left: 2px solid $for !important; }
.edge-with { border-left: 6px solid $with !important; } .edge-none { border-left: 2px solid $muted !important; }
.ground-to { background: $to_tint; } .ground-for { background: $for_tint; } .ground-with { background: $with_tint; }
.lines { border-bottom: 1px solid $rule; height: 2.2rem; }
.handout { break-before: page; } .handout:first-of-type { break-before: auto; }
@media screen and (max-width: 40rem) { svg.lanes { display: none; } }
@media screen and (min-width: 40.01rem) { .narrow { display: none; } }
@media print { .narrow { display: none; } }
@media (max-width: 40rem) { .wide { display: none; } th, td { padding: .3rem .25rem; }
  .grid .count, .grid .mean { display: block; padding: 0; } .sign { padding-right: .2em; } .grid { font-size: .8rem; }
  .grid .who { min-width: 4rem; } .grid td { border-left: 1px solid transparent; } }
@media print { html { font-size: 9.5pt; } body { font-size: 1rem; } .scroll { overflow: visible; } }
"""
