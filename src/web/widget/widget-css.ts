// The launcher's look, as one text for its shadow tree.

/** What is said of :host is important: only so does it hold against a page that resets every element. */
export const WIDGET_CSS = `
:host { all: initial !important; display: contents !important; }
aside { all: initial; direction: ltr; color-scheme: light dark; --below: max(20px, env(safe-area-inset-bottom)); }
aside * { box-sizing: border-box; }
[hidden] { display: none !important; }
button, .news { font: 600 15px/1.2 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
button { margin: 0; border: 1px solid transparent; cursor: pointer; color: var(--on); background: var(--brand); }
button:hover { background: var(--deep); }
button:focus-visible { outline: 2px solid #fff; outline-offset: 1px; box-shadow: 0 0 0 5px #111; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
#panel, #greeting, .launcher { position: fixed; z-index: 2147483000; right: max(20px, env(safe-area-inset-right)); box-shadow: 0 0 0 1px rgb(255 255 255 / 30%), 0 6px 20px rgb(4 40 48 / 30%); }
.left > * { right: auto !important; left: max(20px, env(safe-area-inset-left)); }
.launcher { bottom: var(--below); display: flex; align-items: center; gap: 8px; min-height: 52px; padding: 0 18px 0 16px; border-radius: 26px; }
.badge { position: absolute; top: -6px; right: -4px; min-width: 24px; padding: 4px 6px; border-radius: 12px; border: 2px solid #fff; color: #fff; background: #c3201f; font-size: 13px; line-height: 1; }
.badge::after { content: attr(data-count); }
#greeting { bottom: calc(var(--below) + 64px); display: flex; align-items: start; max-width: min(300px, calc(100vw - 40px)); border-radius: 12px; color: #16262b; background: #fff; }
#greeting button { color: inherit; background: none; border-radius: 12px; }
.invitation { padding: 14px 0 14px 16px; font-weight: 400; line-height: 1.45; text-align: left; overflow-wrap: anywhere; }
.close, .dismiss { display: grid; place-items: center; flex: none; width: 40px; height: 40px; padding: 0; }
.news { position: fixed; bottom: 0; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
#panel { bottom: calc(var(--below) + 68px); width: min(410px, calc(100vw - 40px)); height: min(680px, calc(100vh - 108px)); border-radius: 16px; overflow: hidden; background: #f2f6f7; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.close { position: absolute; top: calc(8px + env(safe-area-inset-top)); right: calc(10px + env(safe-area-inset-right)); border-radius: 12px; background: var(--deep); }
.close:hover { background: var(--brand); }
.close:focus-visible { outline-offset: -4px; }
@media (prefers-color-scheme: dark) {
  #panel, #greeting { color: #e5eef0; background: #1c292d; }
}
@media (max-width: 520px), (max-height: 480px) {
  #panel { inset: var(--top, 0) 0 auto !important; width: 100%; height: var(--height, 100%); border-radius: 0; padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); background: var(--deep); }
  #panel:not([hidden]) ~ .launcher { display: none; }
}
@media (prefers-reduced-motion: no-preference) {
  #panel, #greeting { animation: rise .2s; }
  @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
}
@media print { :host { display: none !important; } }
`;
