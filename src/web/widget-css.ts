// The launcher's look, as one text for its shadow tree.

export const WIDGET_CSS = `
:host { all: initial; position: fixed; right: 0; bottom: 0; z-index: 2147483000; color-scheme: light; }
[hidden] { display: none !important; }
button { font: 600 15px/1.2 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; border: 0; cursor: pointer; color: #fff; background: #0a5f6e; }
button:focus-visible { outline: 3px solid #0a5f6e; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.launcher { position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom)); display: flex; align-items: center; gap: 8px; min-height: 52px; padding: 0 18px 0 16px; border-radius: 26px; box-shadow: 0 6px 20px rgb(4 40 48 / 30%); }
.launcher:hover { background: #0b4f5c; }
#panel { position: fixed; right: 20px; bottom: 88px; width: min(410px, calc(100vw - 40px)); height: min(680px, calc(100vh - 108px)); border-radius: 16px; overflow: hidden; background: #f2f6f7; box-shadow: 0 12px 40px rgb(4 40 48 / 35%); }
iframe { display: block; width: 100%; height: 100%; border: 0; }
.close { position: absolute; top: 8px; right: 10px; display: grid; place-items: center; width: 40px; height: 40px; padding: 0; border-radius: 10px; background: #0b4f5c; z-index: 1; }
.close:hover { background: #0a5f6e; }
.close:focus-visible { outline-color: #fff; outline-offset: -4px; box-shadow: none; }
@media (max-width: 520px), (max-height: 480px) {
  #panel { inset: 0; width: 100%; height: 100%; border-radius: 0; }
  #panel:not([hidden]) + .launcher { display: none; }
}
`;
