/**
 * The file of `run --state`: a snapshot of the kernel, loaded before and saved after, so that successive commands share one world.
 * One of them has it at a time: it holds a lock from before it loads until it has saved. What is saved replaces the file as a
 * whole, so that there is always one that can be loaded; an empty one is a new world.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { Kernel, SnapshotError } from '../index.js';

/** Milliseconds after which somebody who waits for a lock is told so. */
const PATIENCE = 1000;
const LOCKED = 'locked\n';

export class StateFile {
  private constructor(
    private readonly path: string,
    private readonly holder: ChildProcessByStdio<Writable, Readable, null>,
  ) {}

  /**
   * Waits for the file to be ours.
   * @param bridge the program that holds locks (bridge/machine.c)
   * @param complain is told when that takes long
   */
  static async lock(path: string, bridge: string, complain: (text: string) => void): Promise<StateFile> {
    const holder = spawn(bridge, ['--lock', path], { stdio: ['pipe', 'pipe', 'inherit'] });
    const notice = setTimeout(() => complain(`waiting for ${path}, which another command has`), PATIENCE);
    const [answer] = (await Promise.race([once(holder.stdout, 'data'), once(holder, 'error')])) as [unknown];
    clearTimeout(notice);
    if (String(answer) !== LOCKED) throw new Error(`cannot have the state in ${path}: ${String(answer).trim()}`);
    return new StateFile(await realpath(path), holder);
  }

  /** The kernel that was saved, as much later as it is; undefined in a new world. */
  async load(): Promise<Kernel | undefined> {
    const bytes = new Uint8Array(await readFile(this.path));
    if (bytes.length === 0) return undefined;
    const { mtimeMs } = await stat(this.path);
    try {
      return await Kernel.restore(bytes, { elapsed: Math.max(0, Date.now() - mtimeMs) });
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      throw new Error(`cannot go on from ${this.path}: ${error.message}`, { cause: error });
    }
  }

  /** Replaces the file, and lets others have it. */
  async save(kernel: Kernel): Promise<void> {
    const made = `${this.path}.${process.pid}`;
    try {
      const { mode } = await stat(this.path);
      const file = await open(made, 'w', mode);
      try {
        await file.writeFile(kernel.snapshot());
        // A crash of the machine must not leave the new name with the old bytes gone and the new ones not there.
        await file.sync();
      } finally {
        await file.close();
      }
      await chmod(made, mode);
      await rename(made, this.path);
    } catch (error) {
      await rm(made, { force: true });
      throw error;
    } finally {
      this.release();
    }
  }

  /** Lets others have it. */
  release(): void {
    this.holder.stdin.end();
  }
}
