/**
 * `netlink-wasm run`: an unmodified program whose AF_NETLINK sockets are served by a kernel of the library, in this
 * process. The bridge (bridge/main.c) runs the program and passes its calls on; run-session.ts does them. docs/run.md tells
 * users about it.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import type { Duplex } from 'node:stream';
import { Kernel, type KernelOptions } from '../index.js';
import { UsageError } from './mistake.js';
import { findBridge } from './run-bridge.js';
import { capabilityMask } from './run-identity.js';
import { Session } from './run-session.js';
import { Trace } from './run-trace.js';

/** The command line's options. */
export interface RunOptions {
  preset?: string;
  uid?: string;
  caps?: string;
  trace?: boolean;
  timeout?: string;
}

const PRESETS = ['empty', 'starry'] as const;
const FAILED = 1;

/** Runs a program to its end. @returns its exit status, 128 and the signal's number when a signal ended it */
export async function run(options: RunOptions, [program, ...programArguments]: string[]): Promise<number> {
  if (program === undefined) throw new UsageError("'run' wants a program: run [OPTIONS] -- PROGRAM [ARGUMENT]…");
  const bridgeArguments = identityArguments(options);
  const preset = PRESETS.find((name) => name === (options.preset ?? 'empty'));
  if (preset === undefined) throw new UsageError(`unknown preset '${options.preset}': there are ${PRESETS.join(', ')}`);
  const bridge = await findBridge(process.env);
  const kernel = await Kernel.create({ preset, ...(await machineLimits()) });
  return supervise(bridge, [...bridgeArguments, '--', program, ...programArguments], (stream) => {
    new Session(kernel, stream, complain, options.trace ? new Trace(process.stderr) : undefined);
  });
}

/** Starts the bridge and waits for its end, which is the program's. */
function supervise(bridge: string, bridgeArguments: string[], serve: (stream: Duplex) => void): Promise<number> {
  const child = spawn(bridge, bridgeArguments, { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] });
  serve(child.stdio[3] as Duplex);
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
  return limits;
}

function complain(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`netlink-wasm: the kernel module failed, and calls fail with EIO from now on: ${text}\n`);
}
