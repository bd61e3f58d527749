/**
 * Slow suites first, so that no worker is left alone with one at the end. Jest knows how long a suite took only where it
 * has run before, and takes the longest file for the slowest suite: those that play long lists of cases, or work in a
 * browser, are short.
 */
const { default: Sequencer } = require("@jest/test-sequencer");

const slow =
  /\/test\/(addon\/(moreFailures|failures|randomEdits|moreRandomEdits)|sidebar\/(screens|flows)|google\/selfTest|browser\/(mainJob|preview)|dialog\/dialog|build\/realClasp)\.test\.ts$/;

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isSlow = ({ path }) => slow.test(path.replaceAll("\\", "/"));
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
};
