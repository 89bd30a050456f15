// Loads the program and its packages once for all test files of a worker; each anew took most of the time of most files.

const { readFileSync } = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const { dirname, resolve, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
const swc = require('./swc.cjs');

const ROOT = resolve(__dirname, '../..');
const PROGRAM = ['src', 'dialogs', 'dist'].map((folder) => resolve(ROOT, folder) + sep);
/** Pages find what a browser has in the globals of their tests. */
const PAGES = resolve(ROOT, 'src/web') + sep;
const PACKAGES = resolve(ROOT, 'node_modules') + sep;
/** Tells of the test that runs. */
const JEST = /^(@jest\/|jest-|expect$)/;

require.extensions['.ts'] = (module, filename) => {
  const { transformSync } = require('@swc/core');
  const source = readFileSync(filename, 'utf8');
  module._compile(transformSync(source, { ...swc, filename, sourceMaps: 'inline' }).code, filename);
};

// The tests sign in hundreds of times, which would take minutes.
require(resolve(ROOT, 'src/staff/password-cost')).PASSWORD_COST.N = 2 ** 4;

/** What `jest.requireActual` loads of it is the test's own, and finds the test's timers and other globals. */
module.exports = class extends Runtime {
  requireModuleOrMock(from, name) {
    return isShared(from, name) ? createRequire(from)(name) : super.requireModuleOrMock(from, name);
  }
};

function isShared(from, name) {
  if (isBuiltin(name) || from.startsWith(PACKAGES)) return false;
  if (!/^[./]/.test(name)) return !JEST.test(name);
  return !isProgram(from) && isProgram(resolve(dirname(from), name));
}

const isProgram = (file) =>
  PROGRAM.some((folder) => file.startsWith(folder)) && !file.startsWith(PAGES);
