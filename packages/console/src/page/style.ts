import { createHash } from 'node:crypto';

/** The style sheet of the page, inline: the page loads nothing. */
export const STYLE = `
:root{color-scheme:light dark;--line:#8883;--dim:#70757d;--good:#15803d;--attention:#b45309}
@media (prefers-color-scheme:dark){:root{--dim:#9aa0a8;--good:#4ade80;--attention:#fbbf24}}
body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2;margin:0;overflow-wrap:anywhere}h2{font-size:1.05rem;margin:2.25rem 0 .5rem}
p{margin:.35rem 0}.dim,dt,small{color:var(--dim)}.good{color:var(--good)}.attention{color:var(--attention)}
dl{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:1.5rem 0}dt,small{font-size:.85rem;font-weight:400}
dd{margin:0;font-variant-numeric:tabular-nums}.totals dd{font-size:1.25rem}.totals .title{font-weight:650}
.coverage{border:solid var(--line);border-width:1px 0;padding:.75rem 0}.coverage div{flex:1 1 13rem}.coverage small{display:block}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:.3rem 0 .3rem 1.25rem;border-bottom:1px solid var(--line);font-weight:400;white-space:nowrap}
thead th{color:var(--dim);font-size:.85rem}th:first-child{text-align:left;padding-left:0;white-space:normal;overflow-wrap:anywhere;width:22%;min-width:10.5rem}.text{text-align:left}
tbody tr:hover{background:#8881}tfoot td,tfoot th{font-weight:650;border-bottom:0}
nav p{line-height:1.8}nav a{margin-right:.7rem}
code,pre{font-family:ui-monospace,monospace}pre{overflow-x:auto;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.35rem}
`;

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing may load, run or frame; the one style sheet is known by its hash. */
export const CONTENT_SECURITY_POLICY: string = [
  "default-src 'none'",
  `style-src 'sha256-${HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
