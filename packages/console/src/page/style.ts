import { createHash } from 'node:crypto';

/** The style sheet of the page, inline: the page loads nothing. */
export const STYLE = `
:root{color-scheme:light dark;--line:#8884;--dim:#777;--warn:#b45309}
body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
p{margin:.25rem 0}.dim{color:var(--dim)}.warn{color:var(--warn)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem;margin:1.5rem 0}
dt{color:var(--dim)}dd{margin:0;font-size:1.35rem;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:right;padding:.3rem .75rem;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere}tfoot td,tfoot th{font-weight:600}
.absent{font-style:italic}code,pre{font-family:ui-monospace,monospace}pre{overflow-x:auto;padding:1rem;border:1px solid var(--line)}
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
