/**
 * Running programs under the command line as built, and in a fresh network namespace of the machine's own kernel, which is
 * the judge. What can't be run on this machine is skipped, and says why.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
export const MAIN = join(ROOT, 'dist/cli/main.js');
export const PROGRAMS = join(__dirname, 'programs');
/** Where what is made for these tests goes: the bridge, and programs in C. */
export const MADE = join(ROOT, 'build/run-test');
mkdirSync(MADE, { recursive: true });
const ENVIRONMENT = { ...process.env, XDG_CACHE_HOME: MADE, LC_ALL: 'C' };
const TIME_LIMIT = 40_000;

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Options of `run`. */
  options?: string[];
  /** The command line's main.js, when it is not the one that was built. */
  main?: string;
  environment?: Record<string, string>;
  /** A shell command that sets something for `netlink-wasm`. */
  before?: string;
  /** Namespaces for it: arguments of unshare(1). */
  unshare?: string[];
}

/** A program under `netlink-wasm run`. */
export function run(program: string[], given: RunOptions = {}): Outcome {
  const { options = [], main = MAIN, environment = {}, before = ':', unshare = [] } = given;
  const command = [process.execPath, main, 'run', ...options, '--', ...program];
  const shell = ['sh', '-c', `${before}; exec "$@"`, 'sh', ...command];
  const [first, ...rest] = unshare.length > 0 ? ['unshare', ...unshare, ...shell] : shell;
  return start(first!, rest, environment);
}

/** The same in a fresh network namespace. */
export function runOnLinux(program: string[]): Outcome {
  return start('unshare', [...NAMESPACE, ...program], {});
}

/** The same, where /sys shows that namespace. */
export function runOnLinuxWithFiles(program: string[]): Outcome {
  const mounted = ['sh', '-c', 'mount -t sysfs none /sys; exec "$@"', 'sh', ...program];
  return start('unshare', ['-m', ...NAMESPACE, ...mounted], {});
}

/**
 * Where it can be, without the namespaces that others name on this machine meanwhile: `ip monitor` asks for the id of each, and of one whose name
 * stands for nothing yet it says so, on Linux too.
 */
function alone(command: string[]): string[] {
  if (process.getuid?.() !== 0 || !existsSync('/run/netns')) return command;
  return ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs none /run/netns; exec "$@"', 'sh', ...command];
}

function start(command: string, args: string[], environment: Record<string, string>): Outcome {
  const [first, ...rest] = alone([command, ...args]);
  const { status, stdout, stderr } = spawnSync(first!, rest, {
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...environment },
    timeout: TIME_LIMIT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, stdout, stderr };
}

/** Root has a network namespace of its own for the asking; others need a user namespace around it. */
const NAMESPACE = process.getuid?.() === 0 ? ['-n', '--'] : ['-rn', '--'];
const hasNamespaces = succeeds('unshare', ...NAMESPACE, 'true');

/** What a test needs: a program in PATH, a file by its path, `namespace`, or to be `root`. */
export function missing(needs: readonly string[]): string[] {
  return needs.filter((need) => {
    if (need === 'namespace') return !hasNamespaces;
    if (need === 'root') return process.getuid?.() !== 0;
    return need.startsWith('/') ? !existsSync(need) : !succeeds('sh', '-c', `command -v ${need}`);
  });
}

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** `test`, or a skipped one when something is missing here, which is printed. */
export function testWith(
  needs: readonly string[],
  title: string,
  body: jest.ProvidesCallback,
  timeout = 2 * TIME_LIMIT,
): void {
  const absent = missing(needs);
  if (absent.length === 0) return test(title, body, timeout);
  console.warn(`Skipped, for want of ${absent.join(', ')}: ${title}`);
  test.skip(title, body);
}

/** Compiles a program from programs/. @returns its path */
export function compile(compiler: string, name: string, ...flags: string[]): string {
  const made = join(MADE, `${name}-${compiler}`);
  const { status, stderr } = spawnSync(compiler, [...flags, '-o', made, join(PROGRAMS, `${name}.c`)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return made;
}
