// What takes the longest: browsers, killed processes and long talks at random, on both databases.

const all = require('./jest.config.cjs');
const { SLOW } = require('./stages.cjs');

const notSlow = `^(?!.*${SLOW.source})`;

module.exports = {
  ...all,
  projects: all.projects.map((project) => ({
    ...project,
    testPathIgnorePatterns: [...project.testPathIgnorePatterns, notSlow],
  })),
};
