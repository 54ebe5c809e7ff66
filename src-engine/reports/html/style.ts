import { coloursOf, type Scheme } from '../palette.ts'

const variables = (scheme: Scheme) =>
  Object.entries(coloursOf(scheme))
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')

/** The style sheet of an HTML report: the reader's scheme on screen, light on paper. */
export const styleSheet = (): string => `
:root{color-scheme:light dark;${variables('light')}}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--app);color:var(--text);font:13px/20px 'IBM Plex Sans','Segoe UI',system-ui,sans-serif}
main{max-width:824px;margin:0 auto;padding:32px 48px 48px;background:var(--surface);border:solid var(--line);border-width:0 1px;min-height:100vh}
h1{font-size:20px;line-height:28px;font-weight:600;margin:0}
h2{font-size:15px;line-height:20px;font-weight:600;margin:32px 0 8px;padding-top:16px;border-top:1px solid var(--line)}
h3{font-size:13px;line-height:20px;font-weight:600;margin:24px 0 4px}
h1,h2,h3,p,li,dt,dd,figcaption{overflow-wrap:anywhere}
p{margin:8px 0;max-width:72ch}
.subtitle{margin:0;color:var(--text2)}
.lineage{display:flex;flex-wrap:wrap;gap:2px 16px;margin:8px 0 0;padding:0;font-size:12px;color:var(--text2)}
.lineage div{display:flex;gap:5px}.lineage dt{color:var(--text3)}.lineage dd{margin:0;overflow-wrap:anywhere}
nav{margin:16px 0 0;padding:10px 16px;background:var(--sunken);border:1px solid var(--line);font-size:12px}
nav strong{font-weight:600}nav ol{margin:4px 0 0;padding:0;list-style:none;columns:2}nav li{line-height:24px;break-inside:avoid}nav li.deep{padding-left:16px}
a{color:var(--accentText)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(170px,1fr));gap:1px;margin:17px 1px}
.facts div{box-shadow:0 0 0 1px var(--line);padding:10px 12px}
.facts dt{font-size:12px;line-height:16px;color:var(--text2)}.facts dd{margin:0}
.facts .value{font-size:20px;line-height:28px;font-weight:600;overflow-wrap:anywhere}.facts .unit{font-size:12px;font-weight:400;color:var(--text3)}
.facts .definition{font-size:11px;line-height:16px;color:var(--text3)}
.note{margin:12px 0;padding:8px 12px;border-left:3px solid var(--accent);background:var(--accentWash)}
.note.warning{border-color:var(--warning);background:var(--warningWash)}.note strong{font-weight:600}.note.warning strong{color:var(--warning)}
figure{margin:20px 0;break-inside:avoid}
figure svg{display:block;width:100%;height:auto;margin:8px 0 4px}
.title{display:block;font-weight:600;font-size:13px}.finding{color:var(--text2)}
.source{margin:2px 0;font-size:11px;line-height:16px;color:var(--text3);max-width:none}
details{margin-top:4px;font-size:12px}summary{display:inline-block;padding:2px 0;min-height:24px;color:var(--accentText);cursor:pointer}
.scroll{overflow-x:auto;max-width:100%}details .scroll{max-height:360px;overflow-y:auto}
table{border-collapse:collapse;font-size:12px;line-height:16px;font-variant-numeric:tabular-nums;margin:4px 0}
section>.scroll>table{width:100%}
th,td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}
th{font-weight:600;color:var(--text2);border-bottom-color:var(--lineStrong);vertical-align:bottom}th .unit{font-weight:400;color:var(--text3)}
td.number,th.number{text-align:right;white-space:nowrap}td.date,td.id{white-space:nowrap}td.id{font-family:'IBM Plex Mono',Consolas,monospace}
th:last-child,td:last-child{padding-right:0}
.tile{display:inline-block;min-width:18px;padding:0 4px;border:1.5px solid;border-radius:2px;text-align:center;font-weight:600;font-size:11px;line-height:15px;print-color-adjust:exact}
.tile.outline{color:var(--text)!important;background:none!important}
.track{display:inline-block;width:56px;height:6px;margin-left:8px;background:var(--line);vertical-align:middle;print-color-adjust:exact}
.track i{display:block;height:100%;background:var(--accentLine)}
.missing{display:inline-block;width:36px;height:10px;vertical-align:middle;background:repeating-linear-gradient(135deg,var(--missing) 0 1.5px,transparent 1.5px 4px);print-color-adjust:exact}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.page-break{break-after:page}
@media (max-width:640px){main{padding:16px}nav ol{columns:1}}
@media print{@page{size:A4;margin:16mm}body{background:none;font-size:10pt}main{max-width:none;padding:0;border:0}nav,details{display:none}thead{display:table-header-group}tr,.facts div,.note{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}}
`
