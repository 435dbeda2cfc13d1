/**
 * The real kernel's side: the C programs of bench/native/, compiled when there is a compiler. Each is kept running beside the
 * row that it belongs to, and asked for one sample at a time by a line on its standard input.
 */
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const SOURCES = 'bench/native';
const run = promisify(execFile);

/** Where a program is, or why there is none. */
export type Compiled = { executable: string } | { reason: string };

/** Compiles programs when they are first wanted, into a temporary directory. */
export class NativePrograms {
  readonly #compiled = new Map<string, Promise<Compiled>>();

  private constructor(readonly directory: string) {}

  static async create(): Promise<NativePrograms> {
    return new NativePrograms(await mkdtemp(join(tmpdir(), 'netlink-wasm-bench-')));
  }

  get(name: string): Promise<Compiled> {
    const compiled = this.#compiled.get(name) ?? this.#compile(name);
    this.#compiled.set(name, compiled);
    return compiled;
  }

  async close(): Promise<void> {
    await rm(this.directory, { recursive: true });
  }

  async #compile(name: string): Promise<Compiled> {
    if (process.platform !== 'linux') return { reason: 'not on Linux' };
    const executable = join(this.directory, name);
    try {
      await run('cc', ['-O2', '-o', executable, join(SOURCES, `${name}.c`)]);
      return { executable };
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      return { reason: missing ? 'there is no C compiler (cc)' : (error as Error).message };
    }
  }
}

/** Why a program can't do its work here. */
export class Skipped extends Error {}

export class NativeProgram {
  readonly #name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #closed: Promise<unknown>;
  #complaint = '';

  private constructor(executable: string, args: readonly string[]) {
    this.#name = executable;
    this.#child = spawn(executable, args);
    this.#closed = once(this.#child, 'close');
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#complaint += text));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Starts a program, which has checked its work when this returns. @throws Skipped when it can't do it here */
  static async start(executable: string, args: readonly (string | number)[]): Promise<NativeProgram> {
    const program = new NativeProgram(executable, args.map(String));
    await program.#answer();
    return program;
  }

  /** @returns nanoseconds of one unit of its work */
  async sample(): Promise<number> {
    this.#child.stdin.write('\n');
    return Number(await this.#answer());
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    await this.#closed;
  }

  /** The next line of its output. */
  async #answer(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done !== true) return line.value;
    await this.#closed;
    throw new Skipped(this.#complaint.trim() || `${this.#name} ended`);
  }
}
