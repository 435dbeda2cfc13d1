/**
 * The command line as built: what it prints, where, and the exit code. `demo` runs as it does for a user, pyodide included.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const MAIN = join(ROOT, 'dist/cli/main.js');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function run(args: string[], environment: Record<string, string> = {}, main = MAIN): Outcome {
  const env = { PATH: process.env.PATH, ...environment };
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env, timeout: 60_000 });
}

describe('the command line', () => {
  test.each([['--help'], ['-h']])('%s names every command and exits 0', (option) => {
    const { status, stdout, stderr } = run([option]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: netlink-wasm <command>\n/);
    expect(stdout).toMatch(/^ {2}demo +\S/m);
  });

  test.each([['--version'], ['-V']])("%s prints the package's version", (option) => {
    expect(run([option])).toMatchObject({ status: 0, stdout: `netlink-wasm ${version}\n`, stderr: '' });
  });

  test.each([
    [[], 'a command is missing'],
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['toString'], "unknown command 'toString'"],
    [['demo', 'now'], "'demo' takes no arguments, and got 'now'"],
    [['decode', 'a', 'b'], "'decode' takes 1 argument, and got 'a b'"],
    [
      ['decode', '--family', 'x'],
      "there is no family 'x', but dcb, netlink, rt-addr, rt-addrlabel, rt-bridge, rt-link, rt-neigh, rt-netconf, rt-netns, rt-nexthop, rt-prefix, rt-route, rt-rule, rt-tc, ethtool, IOAM6, mptcp_pm, netdev, nlctrl, SEG6, tcp_metrics",
    ],
    [['decode', '--spec'], "Option '--spec <value>' argument missing"],
    [['demo', '--json'], "Unknown option '--json'"],
    [['--frobnicate'], "Unknown option '--frobnicate'"],
    [['demo', '--help=yes'], "Option '-h, --help' does not take an argument"],
  ])('%j is a mistake: a message on stderr and exit code 2', (args, message) => {
    expect(run(args)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `netlink-wasm: ${message}\nTry 'netlink-wasm --help'.\n`,
    });
  });
});

describe('demo', () => {
  let outcome: Outcome;

  beforeAll(() => {
    outcome = run(['demo']);
  }, 120_000);

  test('succeeds', () => {
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
  });

  test.each([
    ['lo', /^ {2}1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 state UNKNOWN link\/loopback 00:00:00:00:00:00$/m],
    ['its address', /^ {5}inet 127\.0\.0\.1\/8 scope host$/m],
    ['eth0', /^ {2}2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP link\/ether 02:00:00:00:00:01$/m],
    ['its address', /^ {5}inet 10\.0\.2\.15\/24 brd 10\.0\.2\.255 scope global$/m],
    ['the generic controller', /^ {2}nlctrl id 0x10 version 2 groups notify\(16\)$/m],
    [
      'a uevent that woke the monitor',
      /^ {2}woken by NETLINK_KOBJECT_UEVENT\n(?: {4}.*\n)* {4}add@\/devices\/virtual\/net\/veth0 .*\bINTERFACE=veth0\b.*\bSEQNUM=\d+$/m,
    ],
    [
      'a link message that woke the monitor',
      /^ {2}woken by NETLINK_ROUTE\n(?: {4}.*\n)* {4}RTM_NEWLINK \d: veth0@if\d: .* veth$/m,
    ],
    ['what CPython sees', /^ {2}Python 3\.\d+\.\d+: \[\(1, 'lo'\), \(2, 'eth0'\), /m],
  ])('shows %s', (_name, line) => expect(outcome.stdout).toMatch(line));

  test('writes no escape sequences to a pipe, and some with FORCE_COLOR unless NO_COLOR is set', () => {
    expect(outcome.stdout).not.toContain('\x1b');
    withoutPyodide((main) => {
      expect(run(['demo'], { FORCE_COLOR: '1' }, main).stdout).toContain('\x1b[1m');
      expect(run(['demo'], { FORCE_COLOR: '1', NO_COLOR: '1' }, main).stdout).not.toContain('\x1b');
    });
  }, 60_000);

  test('without pyodide says how to get it, and succeeds', () => {
    withoutPyodide((main) => {
      const { status, stdout } = run(['demo'], {}, main);
      expect(status).toBe(0);
      expect(stdout).toMatch(
        /^ {2}skipped: the package pyodide is not installed here; get it with 'npm install pyodide'$/m,
      );
    });
  }, 60_000);
});

test('a failure is told on stderr, with exit code 1', () => {
  withoutPyodide((main) => {
    const library = join(main, '../../index.js');
    renameSync(library, join(main, '../../real.js'));
    const broken = "export const Kernel = { create: async () => { throw new Error('no kernel today'); } };";
    writeFileSync(library, `export * from './real.js';\n${broken}\n`);
    expect(run(['demo'], {}, main)).toMatchObject({ status: 1, stdout: '', stderr: 'netlink-wasm: no kernel today\n' });
  });
});

test('a reader that goes away early is no failure', async () => {
  const child = spawn(process.execPath, [MAIN, 'demo'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const [status] = (await once(child, 'close')) as [number | null];
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);

/** Runs the command line from a place where no node_modules can be found, as in an installed package without pyodide. */
function withoutPyodide(use: (main: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'netlink-wasm-'));
  try {
    cpSync(join(ROOT, 'dist'), join(directory, 'dist'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(directory, 'package.json'));
    use(join(directory, 'dist/cli/main.js'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
