/**
 * Kernels without memory: all of it is taken by blocks of the host's, but for a hole that is made as large as one likes.
 *
 *      ┌─ what is in use ─┬─ sand: grains of 16 bytes, side by side ─┬─ blocks that fill every other hole ─┐
 *
 * Giving back the first grains makes a hole of so many times 16 bytes, and going back to the snapshot closes it: so a call
 * can be tried with every amount of memory, and fail at every allocation it makes.
 */
import { TestKernel, made } from './kernel.js';

/** A block of 12 bytes takes 16. */
const GRAIN = 12;
const GRAIN_PITCH = 16;

export class ScarceKernel extends TestKernel {
  #sand: number[] = [];
  #left = 0;
  #blocks: number[] = [];
  #snapshot: Uint8Array = new Uint8Array();

  /** Takes all memory; after this nothing can be made. */
  exhaust(grains = 0): void {
    // The list of blocks must not be what fails.
    const list = Array.from({ length: grains + 512 }, () => this.block(1));
    for (const block of list) made(this.exports.free(block));
    this.#sand = this.#sideBySide(grains);
    made(this.exports.configure(1, this.bytes.length));
    for (let size = this.bytes.length; size >= 1; size >>>= 1) {
      for (let block = this.exports.alloc(size); block > 0; block = this.exports.alloc(size)) this.#blocks.push(block);
    }
    this.#snapshot = this.snapshot();
  }

  /** Goes back to when all memory was taken, and makes a hole of so many grains. */
  leave(grains: number): void {
    this.restore(this.#snapshot);
    for (const grain of this.#sand.slice(0, grains)) made(this.exports.free(grain));
    this.#left = grains;
  }

  /** Grains in a row; those that fell into holes elsewhere are kept, to fill them. */
  #sideBySide(count: number): number[] {
    const row: number[] = [];
    while (row.length < count) {
      const grain = this.block(GRAIN);
      if (row.length > 0 && row.at(-1) !== grain - GRAIN_PITCH) this.#blocks.push(...row.splice(0));
      row.push(grain);
    }
    return row;
  }

  /** Gives all memory back. */
  relieve(): void {
    for (const block of [...this.#sand.slice(this.#left), ...this.#blocks]) made(this.exports.free(block));
  }
}
