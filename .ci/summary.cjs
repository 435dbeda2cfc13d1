// Prints the last line of .ci/run from jest's JSON results. A suite that did not run is a failure that has no test to show for it.
const results = JSON.parse(require('node:fs').readFileSync(process.argv[2], 'utf8'));
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const skipped = results.numPendingTests + results.numTodoTests;
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
