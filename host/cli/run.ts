/**
 * `netlink-wasm run`: an unmodified program whose AF_NETLINK sockets are served by a kernel of the library, in this
 * process or in that of a `netlink-wasm serve`. The bridge (bridge/main.c) runs the program and passes its calls on; run-session.ts does them. docs/run.md tells
 * users about it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { availableParallelism, constants } from 'node:os';
import type { Duplex } from 'node:stream';
import { Kernel, type KernelOptions, type PresetName } from '../index.js';
import { UsageError } from './mistake.js';
import { findBridge } from './run-bridge.js';
import { capabilityMask } from './run-identity.js';
import { Session } from './run-session.js';
import { Trace } from './run-trace.js';
import type { Terminal } from './terminal.js';

/** The command line's options. */
export interface RunOptions {
  preset?: string;
  uid?: string;
  caps?: string;
  trace?: boolean;
  timeout?: string;
  connect?: string;
}

export interface ServeOptions {
  socket?: string;
  preset?: string;
  trace?: boolean;
}

const PRESETS = ['empty', 'starry'] as const;
const FAILED = 1;

/** Runs a program to its end. @returns its exit status, 128 and the signal's number when a signal ended it */
export async function run(options: RunOptions, [program, ...programArguments]: string[]): Promise<number> {
  if (program === undefined) throw new UsageError("'run' wants a program: run [OPTIONS] -- PROGRAM [ARGUMENT]…");
  const bridgeArguments = [...identityArguments(options), '--', program, ...programArguments];
  if (options.connect !== undefined) {
    if (options.preset !== undefined || options.trace) {
      throw new UsageError("with --connect, --preset and --trace are for 'serve'");
    }
    return runRemotely(options.connect, bridgeArguments);
  }
  const preset = presetOf(options);
  const bridge = await findBridge(process.env);
  const kernel = await boot(preset);
  const child = spawn(bridge, bridgeArguments, { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] });
  new Session(kernel, child.stdio[3] as Duplex, complain, tracer(options));
  return supervise(child);
}

/** Runs a program on the kernel of a `serve`: the bridge speaks with that itself. */
async function runRemotely(path: string, bridgeArguments: string[]): Promise<number> {
  const bridge = await findBridge(process.env);
  const connection = connect({ path });
  // What the kernel says is for the bridge to read.
  connection.pause();
  await once(connection, 'connect').catch((error: Error) => {
    throw new Error(`no kernel is served at ${path}: ${error.message}`, { cause: error });
  });
  const child = spawn(bridge, bridgeArguments, { stdio: ['inherit', 'inherit', 'inherit', connection] });
  connection.destroy();
  return supervise(child);
}

/** Serves one kernel to any number of `run --connect`, until a signal ends it. */
export async function serve(terminal: Terminal, options: ServeOptions): Promise<number> {
  const { socket: path } = options;
  if (path === undefined) throw new UsageError("'serve' wants --socket PATH");
  const kernel = await boot(presetOf(options));
  const trace = tracer(options);
  const server = createServer((connection) => new Session(kernel, connection, complain, trace));
  // Who may connect says who its processes are: that is for this user alone.
  process.umask(0o077);
  server.listen(path);
  await once(server, 'listening');
  terminal.line(`serving a kernel at ${path}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  server.close();
  return 0;
}

function presetOf({ preset = 'empty' }: { preset?: string }): PresetName {
  const found = PRESETS.find((name) => name === preset);
  if (found === undefined) throw new UsageError(`unknown preset '${preset}': there are ${PRESETS.join(', ')}`);
  return found;
}

async function boot(preset: PresetName): Promise<Kernel> {
  return Kernel.create({ preset, ...(await machineLimits()) });
}

function tracer({ trace }: { trace?: boolean }): Trace | undefined {
  return trace ? new Trace(process.stderr) : undefined;
}

/** Waits for the bridge's end, which is the program's. */
function supervise(child: ChildProcess): Promise<number> {
  // Signals from the terminal reach the program by themselves, and others are for it too.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) process.on(signal, () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR2'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal !== null) {
        process.stderr.write(`netlink-wasm: the bridge was ended by ${signal}, and the program with it\n`);
      }
      resolve(code ?? (signal === null ? FAILED : 128 + constants.signals[signal]));
    });
  });
}

/** Who the program's processes are for the kernel, where that is not who they are. */
function identityArguments({ uid, caps, timeout }: RunOptions): string[] {
  const given: string[] = [];
  if (uid !== undefined) given.push('--uid', String(wholeNumber(uid, '--uid', 0xfffffffe)));
  if (caps !== undefined) given.push('--caps', capabilityMask(caps).toString(16));
  if (timeout !== undefined) given.push('--patience', String(wholeNumber(timeout, '--timeout', 86_400)));
  return given;
}

function wholeNumber(text: string, option: string, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Infinity;
  if (number > most) throw new UsageError(`${option} takes a number up to ${most}, and got '${text}'`);
  return number;
}

/** Limits of socket buffers as this machine has them. */
async function machineLimits(): Promise<KernelOptions> {
  const limits: KernelOptions = {};
  const files = { rmemDefault: 'rmem_default', rmemMax: 'rmem_max', wmemDefault: 'wmem_default', wmemMax: 'wmem_max' };
  for (const [option, file] of Object.entries(files)) {
    const text = await readFile(`/proc/sys/net/core/${file}`, 'utf8').catch(() => '');
    if (Number(text) > 0) limits[option as keyof typeof files] = Number(text);
  }
  // Those that could be plugged in count too, as in the kernel: `0-3`.
  const possible = await readFile('/sys/devices/system/cpu/possible', 'utf8').catch(() => '');
  const last = /(\d+)\s*$/.exec(possible)?.[1];
  limits.cpus = last === undefined ? availableParallelism() : Number(last) + 1;
  return limits;
}

function complain(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`netlink-wasm: the kernel module failed, and calls fail with EIO from now on: ${text}\n`);
}
