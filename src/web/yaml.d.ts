// Wording files as esbuild bundles them: their top-level keys are the exports.

declare module '*.yaml' {
  interface Wording {
    readonly [key: string]: string | Wording;
  }
  export const page: Readonly<Record<string, string>>;
  export const widget: Readonly<Record<string, string>>;
  export const desk: Wording;
}
