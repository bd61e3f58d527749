/**
 * Slow suites first, so that no worker is left alone with one at the end. Jest knows how long a suite took only where it
 * has run before, and takes the longest file for the slowest suite: those that play long lists of cases are short.
 */
const { default: Sequencer } = require("@jest/test-sequencer");

const slow = /\/test\/addon\/(moreFailures|failures|randomEdits|moreRandomEdits)\.test\.ts$/;

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isSlow = ({ path }) => slow.test(path.replaceAll("\\", "/"));
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
};
