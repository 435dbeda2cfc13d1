/**
 * The real kernel's side: the C programs of bench/native/, compiled when there is a compiler, each kept running beside the
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

/** Why there is no figure of the real kernel's. */
export class Skipped extends Error {}

/** Compiles programs when they are first wanted, into a temporary directory. */
export class NativePrograms {
  readonly #compiled = new Map<string, Promise<string>>();

  private constructor(readonly directory: string) {}

  static async create(): Promise<NativePrograms> {
    return new NativePrograms(await mkdtemp(join(tmpdir(), 'netlink-wasm-bench-')));
  }

  /** Starts a program, which has checked its work when this returns. @throws Skipped when that can't be done here */
  async start(name: string, args: readonly (string | number)[]): Promise<NativeProgram> {
    const compiled = this.#compiled.get(name) ?? this.#compile(name);
    this.#compiled.set(name, compiled);
    const program = new NativeProgram(await compiled, args.map(String));
    await program.answer();
    return program;
  }

  async close(): Promise<void> {
    await rm(this.directory, { recursive: true });
  }

  async #compile(name: string): Promise<string> {
    if (process.platform !== 'linux') throw new Skipped('not on Linux');
    const executable = join(this.directory, name);
    try {
      await run('cc', ['-O2', '-o', executable, join(SOURCES, `${name}.c`)]);
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw new Skipped(missing ? 'there is no C compiler (cc)' : (error as Error).message, { cause: error });
    }
    return executable;
  }
}

export class NativeProgram {
  readonly #name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #closed: Promise<unknown>;
  #complaint = '';

  constructor(executable: string, args: readonly string[]) {
    this.#name = executable;
    this.#child = spawn(executable, args);
    this.#closed = once(this.#child, 'close');
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#complaint += text));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** @returns nanoseconds of one unit of its work */
  async sample(): Promise<number> {
    this.#child.stdin.write('\n');
    return Number(await this.answer());
  }

  /** The next line of its output. @throws Skipped when it gave up */
  async answer(): Promise<string> {
    const line = await this.#lines.next();
    if (line.done !== true) return line.value;
    await this.#closed;
    throw new Skipped(this.#complaint.trim() || `${this.#name} ended`);
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    await this.#closed;
  }
}
