/**
 * `netlink-wasm run`: an unmodified program whose AF_NETLINK sockets are served by a kernel of the library, in this
 * process or in that of a `netlink-wasm serve`. The bridge (bridge/main.c) runs the program and passes its calls on; run-session.ts does them. docs/run.md tells
 * users about it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { constants } from 'node:os';
import type { Duplex } from 'node:stream';
import { UsageError } from './mistake.js';
import { findBridge } from './run-bridge.js';
import { capabilityMask } from './run-identity.js';
import { RealNamespaces } from './run-netns.js';
import { Session } from './run-session.js';
import { Trace } from './run-trace.js';
import { openWorld, type World, type WorldOptions } from './run-world.js';
import type { Terminal } from './terminal.js';

/** The command line's options. */
export interface RunOptions extends WorldOptions {
  uid?: string;
  caps?: string;
  trace?: boolean;
  timeout?: string;
  connect?: string;
}

export interface ServeOptions extends WorldOptions {
  socket?: string;
  trace?: boolean;
}

const FAILED = 1;

/** Runs a program to its end. @returns its exit status, 128 and the signal's number when a signal ended it */
export async function run(options: RunOptions, [program, ...programArguments]: string[]): Promise<number> {
  if (program === undefined) throw new UsageError("'run' wants a program: run [OPTIONS] -- PROGRAM [ARGUMENT]…");
  const bridgeArguments = [...identityArguments(options), '--', program, ...programArguments];
  if (options.connect !== undefined) {
    const { preset, topology, spec, state, trace, 'bridge-vlan-filtering': filters } = options;
    if ([preset, topology, spec, state].some((option) => option !== undefined) || trace || filters) {
      throw new UsageError(
        "with --connect, --preset, --topology, --spec, --state, --bridge-vlan-filtering and --trace are for 'serve'",
      );
    }
    return runRemotely(options.connect, bridgeArguments);
  }
  const bridge = await findBridge(process.env);
  const world = await openWorld(options, bridge);
  const child = spawn(bridge, bridgeArguments, { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] });
  const namespaces = new RealNamespaces(world.kernel, process.pid);
  const session = new Session(world.kernel, namespaces, child.stdio[3] as Duplex, fail, complain, tracer(options));
  const status = await supervise(child);
  await session.ended;
  await keep(world, session.broken);
  return status;
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
  const world = await openWorld(options, await findBridge(process.env));
  const trace = tracer(options);
  const namespaces = new RealNamespaces(world.kernel);
  const sessions = new Set<Session>();
  let broken = false;
  const server = createServer((connection) => {
    const session = new Session(world.kernel, namespaces, connection, fail, complain, trace);
    sessions.add(session);
    void session.ended.then(() => {
      sessions.delete(session);
      broken ||= session.broken;
    });
  });
  // Who may connect says who its processes are: that is for this user alone.
  process.umask(0o077);
  server.listen(path);
  await once(server, 'listening');
  terminal.line(`serving a kernel at ${path}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  server.close();
  for (const session of sessions) session.close();
  await Promise.all([...sessions].map(({ ended }) => ended));
  await keep(world, broken);
  return 0;
}

/** Saves a world that is to be kept; what a module that failed has left behind is no world to go on with. */
async function keep(world: World, broken: boolean): Promise<void> {
  if (!broken) await world.save();
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

function fail(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  complain(`the kernel module failed, and calls fail with EIO from now on: ${text}`);
}

function complain(text: string): void {
  process.stderr.write(`netlink-wasm: ${text}\n`);
}
