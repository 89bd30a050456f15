// How TypeScript becomes what Node runs.

module.exports = {
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
};
