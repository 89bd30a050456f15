// What tells soonest, while one works: tests that compute, and the stories, on SQLite.

const all = require('./jest.config.cjs');
const { FAST } = require('./stages.cjs');

const [{ testMatch: _all, ...sqlite }] = all.projects;

module.exports = { ...all, projects: [{ ...sqlite, testRegex: [FAST.source] }] };
