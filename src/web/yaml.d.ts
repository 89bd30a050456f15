// Wording files as esbuild bundles them: their top-level keys are the exports.

declare module '*.yaml' {
  export const page: Readonly<Record<string, string>>;
  export const widget: Readonly<Record<string, string>>;
}
