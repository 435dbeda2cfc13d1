/**
 * Shell scripts on both kernels, each in a fresh network namespace of the machine's (`ip netns exec`): once as it is, and once under
 * `netlink-wasm run --preset empty`, stdout and stderr in one stream, so that the lines come in the order they were written. Scripts of
 * links that this machine's kernel lacks are compared with what is recorded (script-recording.ts).
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isElsewhere, onJudge } from '../conformance/elsewhere.js';
import { VLAN_FILTERING } from '../conformance/linux.js';
import * as recording from './script-recording.js';
import { maskOutput } from './script-masks.js';

const MAIN = join(process.cwd(), 'dist/cli/main.js');
/** A script's time; another Linux than this machine's may be an emulated one. */
const TIMEOUT = isElsewhere ? 400_000 : 60_000;

export interface Output {
  lines: string[];
  /** The exit status, or the signal that ended it. */
  status: string;
}

export interface Comparison {
  linux: Output;
  ours: Output;
  /** Lines that are the same on both sides, in order. */
  same: number;
  /** Lines of the longer output. */
  lines: number;
  identical: boolean;
}

/** Why scripts cannot be run on this machine's kernel: undefined when they can. */
export function reasonNotToRun(): string | undefined {
  if (process.platform !== 'linux') return `this is ${process.platform}, not Linux`;
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const name = `netlink-wasm-${process.pid}-trial`;
  const made = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' });
  if (made.status !== 0) return `ip netns add failed: ${made.error?.message ?? made.stderr.trim()}`;
  spawnSync('ip', ['netns', 'delete', name]);
  return undefined;
}

/** Runs a command whose last parameter is the script. What a shell says of the script is told without the directory that it is in. */
function run(command: string, parameters: readonly string[]): Promise<Output> {
  const directory = `${dirname(parameters.at(-1)!)}/`;
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const end = (): void => endGroup(child.pid);
    const timer = setTimeout(end, TIMEOUT);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    // What a script leaves running would keep its output open.
    child.on('exit', end);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const text = Buffer.concat(chunks).toString('utf8').replaceAll(directory, '');
      resolve({ lines: text.replace(/\n$/, '').split('\n'), status: String(signal ?? code) });
    });
  });
}

/** Ends a command and whatever it has started, which may be over already. */
function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const SHELL = ['sh', '-c', 'exec sh "$0" 2>&1'];
let count = 0;

/** Programs look at every name below /run/netns: there is but this namespace's own, whatever else the machine has or is about to have. */
const ALONE =
  'mount -t tmpfs netns /run/netns && touch /run/netns/$0 && mount --bind /proc/self/ns/net /run/netns/$0 && exec "$@"';

/** Runs something in a fresh namespace with a name, which programs show; what makes it is the machine's own kernel. */
async function inNamespace(name: string, command: readonly string[]): Promise<Output> {
  const made = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`ip netns add failed: ${made.stderr}`);
  try {
    return await run('ip', ['netns', 'exec', name, 'sh', '-c', ALONE, name, ...command]);
  } finally {
    spawnSync('ip', ['netns', 'delete', name]);
  }
}

/** On the machine's kernel, or on the one that LINUX names. */
async function onLinux(script: string, name: string): Promise<Output> {
  if (recording.isRecorded(script)) return recording.load(script);
  const anew = `ip netns add ${name} && ip netns exec ${name} ${SHELL[0]} -c '${SHELL[2]}' "$0"`;
  if (isElsewhere) return run(...onJudge(['sh', '-c', anew, script]));
  return inNamespace(name, [...SHELL, script]);
}

/** In a namespace of the machine's too, so that what a script does to the machine's stays in it. */
function onOurs(script: string, name: string): Promise<Output> {
  const filters = recording.needsOf(readFileSync(script, 'utf8')).includes(VLAN_FILTERING);
  const options = ['--preset', 'empty', ...(filters ? ['--bridge-vlan-filtering'] : [])];
  return inNamespace(name, [process.execPath, MAIN, 'run', ...options, '--', ...SHELL, script]);
}

/** How many lines are the same in both, in order: the length of a longest common subsequence. */
export function commonLines(left: readonly string[], right: readonly string[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const line of left) {
    const next = [0];
    right.forEach((other, j) => next.push(line === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)));
    row = next;
  }
  return row.at(-1)!;
}

/** Compares what two runs of a script wrote, after masking. */
export function compareOutputs(text: string, linux: Output, ours: Output): Comparison {
  const masked = ({ lines, status }: Output): Output => ({ lines: maskOutput(lines, text), status });
  const [theirs, own] = [masked(linux), masked(ours)];
  const same = commonLines(theirs.lines, own.lines);
  const lines = Math.max(theirs.lines.length, own.lines.length);
  return { linux: theirs, ours: own, same, lines, identical: same === lines && theirs.status === own.status };
}

/** Runs a script on both kernels. */
export async function compareScript(path: string): Promise<Comparison> {
  const name = `netlink-wasm-${process.pid}-${count++}`;
  return compareOutputs(readFileSync(path, 'utf8'), await onLinux(path, name), await onOurs(path, name));
}

/** Runs a script on Linux, and keeps what it wrote. */
export async function recordScript(path: string): Promise<void> {
  const { lines } = await run(...onJudge(['uname', '-r']));
  recording.store(path, lines[0]!, await onLinux(path, `netlink-wasm-${process.pid}-${count++}`));
}
