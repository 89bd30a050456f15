// The report's own style and script: nothing is fetched, and without the script only sorting is missing.

export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#4b5563;--paper:#fff;--line:#c9ced6;--heat:178,58,36;--mark:#0b5cad}
@media(prefers-color-scheme:dark){:root{--ink:#eceff3;--soft:#b4bcc8;--paper:#15181c;--line:#3c434d;--heat:214,92,66;--mark:#7db8f5}}
*{box-sizing:border-box}body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}p{color:var(--soft)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.75rem}.cards div{border:1px solid var(--line);border-radius:8px;padding:.75rem}.cards b{display:block;font-size:1.6rem}
.wide{overflow-x:auto}.wide:focus-visible,button:focus-visible,td:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
table{border-collapse:collapse}th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:normal}td{min-width:4rem}
.heat td{text-align:center;min-width:2.5rem}.heat th{font-weight:400;font-size:.8rem}.heat thead th{writing-mode:vertical-rl}
th button{font:inherit;color:inherit;background:none;border:0;padding:.2rem 0;min-height:24px;cursor:pointer;text-decoration:underline}
svg{max-width:100%;height:auto}svg text{fill:var(--ink);font-size:12px}.axis{stroke:var(--soft);fill:none}.dot{fill:var(--mark)}
ul{margin:0;padding-inline-start:1.1rem;min-width:14rem}small{color:var(--soft)}`;

export const SCRIPT = `
for (const button of document.querySelectorAll('th button')) button.addEventListener('click', () => {
  const head = button.closest('th'), table = head.closest('table'), body = table.tBodies[0];
  const up = head.getAttribute('aria-sort') !== 'ascending';
  for (const each of table.tHead.rows[0].cells) each.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
  const of = (row) => row.cells[head.cellIndex].textContent;
  body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) * of(a).localeCompare(of(b), undefined, { numeric: true })));
});`;
