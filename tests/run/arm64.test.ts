/** The bridge for arm64: a cross compiler takes it without a warning. What it does there only such a machine can tell. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testWith } from './command.js';

const BRIDGE = join(__dirname, '../../host/cli/bridge');
const COMPILER = 'aarch64-linux-gnu-gcc';

testWith([COMPILER], 'the bridge compiles for arm64', () => {
  const sources = readdirSync(BRIDGE).filter((name) => name.endsWith('.c'));
  const flags = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-fsyntax-only'];
  const { status, stderr } = spawnSync(COMPILER, [...flags, ...sources], { cwd: BRIDGE, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
