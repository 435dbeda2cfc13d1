/**
 * Scripts on both kernels (script-runner.ts): those of objects that are served must give the same, and the comparison must notice what
 * differs. `npm run interop` runs all scripts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsOf } from './script-recording.js';
import { commonLines, compareOutputs, compareScript, reasonNotToRun } from './script-runner.js';

const output = (text: string, status = '0') => ({ lines: text.split('\n'), status });

describe('the comparison', () => {
  const linux = output('1: lo: <LOOPBACK>\n    link/ether 02:00:00:00:00:01\nstatus 0');

  test('of equal outputs finds them identical', () => {
    expect(compareOutputs('', linux, linux)).toMatchObject({ same: 3, lines: 3, identical: true });
  });

  test('notices a line that differs, one that is missing, one too many, another order, another status', () => {
    const others = [
      output('1: lo: <UP>\n    link/ether 02:00:00:00:00:01\nstatus 0'),
      output('1: lo: <LOOPBACK>\nstatus 0'),
      output('1: lo: <LOOPBACK>\n    link/ether 02:00:00:00:00:01\nstatus 0\nmore'),
      output('status 0\n1: lo: <LOOPBACK>\n    link/ether 02:00:00:00:00:01'),
      output(linux.lines.join('\n'), '1'),
    ];
    for (const ours of others) expect(compareOutputs('', linux, ours).identical).toBe(false);
    expect(compareOutputs('', linux, others[1]!)).toMatchObject({ same: 2, lines: 3 });
    expect(commonLines(['a', 'b', 'c'], ['b', 'c', 'a'])).toBe(2);
  });

  test('masks random hardware addresses by order, and none that the script names', () => {
    const ours = output('1: lo: <LOOPBACK>\n    link/ether 02:00:00:00:00:77\nstatus 0');
    expect(compareOutputs('ip link', linux, ours).identical).toBe(true);
    expect(compareOutputs('ip link add address 02:00:00:00:00:01', linux, ours).identical).toBe(false);
    const [twice, unlike] = [
      output('02:00:00:00:00:01\n02:00:00:00:00:01'),
      output('02:00:00:00:00:01\n02:00:00:00:00:02'),
    ];
    expect(compareOutputs('', twice, unlike)).toMatchObject({ same: 1, identical: false });
  });

  test('takes neighbours in any order, and other lines in theirs', () => {
    const [one, two] = ['10.0.0.2 dev a lladdr 02:00:00:00:00:01 STALE ', '10.0.0.3 dev a FAILED '];
    expect(compareOutputs('', output(`${one}\n${two}\nend`), output(`${two}\n${one}\nend`)).identical).toBe(true);
    expect(compareOutputs('', output(`${one}\nend\n${two}`), output(`${two}\nend\n${one}`)).identical).toBe(false);
    expect(compareOutputs('', output(`${one}\n${two}`), output(`${one}\n${one}`)).identical).toBe(false);
  });

  test('masks what is left of a lifetime, and not that it is forever', () => {
    const lft = (value: string) => output(`valid_lft ${value} preferred_lft 10sec`);
    expect(compareOutputs('', lft('99sec'), lft('100sec')).identical).toBe(true);
    expect(compareOutputs('', lft('99sec'), lft('forever')).identical).toBe(false);
    const json = (value: number) => output(`{"valid_life_time":${value},"preferred_life_time":10}`);
    expect(compareOutputs('', json(99), json(100)).identical).toBe(true);
    expect(compareOutputs('', json(99), json(0xffffffff)).identical).toBe(false);
    expect(compareOutputs('', json(99), json(0)).identical).toBe(false);
  });
});

const reason = reasonNotToRun();

if (reason !== undefined) {
  test.skip(`on this machine's kernel: ${reason}`, () => undefined);
} else {
  const names = ['link', 'link-errors', 'address', 'rule', 'rule-all', 'neigh', 'neigh-all', 'ip-objects', 'monitor'];
  const SCRIPTS = join(__dirname, 'scripts');
  const needing = readdirSync(SCRIPTS)
    .filter((file) => needsOf(readFileSync(join(SCRIPTS, file), 'utf8')).length > 0)
    .map((file) => file.replace(/\.sh$/, ''));
  test.each([...names, 'netns', 'netns-monitor', 'netns-descriptors', ...needing])(
    '%s.sh prints the same on both kernels',
    async (name) => {
      const { linux, ours } = await compareScript(join(SCRIPTS, `${name}.sh`));
      expect(ours).toEqual(linux);
    },
    120_000,
  );
}
