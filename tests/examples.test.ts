/** The Node examples, run as their readers run them. The browser example is in interop/browser.test.ts. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('monitor.js', () => {
  expect(execFileSync(process.execPath, [join(__dirname, '../examples/monitor.js')], { encoding: 'utf8' })).toBe(
    ['monitor: message 20, link 2, prefix length 24, address 192.0.2.1', 'uid 1000: EPERM', ''].join('\n'),
  );
});
