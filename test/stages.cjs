// The stages of a run, quickest answers first; `npm run test:fast` and `npm run test:slow` run one of them.

const { default: Sequencer } = require('@jest/test-sequencer');

/** Rooms whose tests compute and start nothing, and the stories. */
const FAST =
  /\/test\/(((dialogs|language|privacy)\/(?!trouble).*|conversations\/(bot-)?stories|bot\/support-bot|architecture|config|desk-wording|locales)\.test\.ts)$/;
/** Browsers, processes that are killed, long talks at random. */
const SLOW =
  /\/test\/((web\/.*|faults\/.*|store\/postgres\/(many-processes|dump-restore)|channels\/teams\/(playground|group|duplicates)|.*interleavings|dialogs\/trouble|conversations\/(hostile-texts|further-language|traditional-stories))\.test\.ts)$/;

const stageOf = ({ path }) => (FAST.test(path) ? 0 : SLOW.test(path) ? 2 : 1);

/** In a stage the longest come first, as far as jest knows them. */
class Stages extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => stageOf(a) - stageOf(b));
  }
}

module.exports = Object.assign(Stages, { FAST, SLOW });
