/**
 * Arrays for what is read, many in one buffer, as Node's Buffers are: an ArrayBuffer of its own costs several times what copying a datagram
 * does. No byte is ever given twice, and a buffer goes with the last array in it.
 */

/** Bytes of one buffer. */
const SIZE = 64 * 1024;
/** Longer arrays get a buffer of their own; shorter than SHORTEST they lie in the engine's own heap, which is faster still. */
const LONGEST = SIZE / 16;
const SHORTEST = 65;
/** Where an array begins is a multiple of this. */
const ALIGNMENT = 8;

export class Pool {
  #buffer = new ArrayBuffer(0);
  #used = 0;

  /** A copy of bytes. */
  copy(bytes: Uint8Array): Uint8Array {
    const { length } = bytes;
    if (length < SHORTEST || length > LONGEST) return bytes.slice();
    // One that was transferred to somebody has no bytes left.
    if (this.#used + length > this.#buffer.byteLength) {
      this.#buffer = new ArrayBuffer(SIZE);
      this.#used = 0;
    }
    const copy = new Uint8Array(this.#buffer, this.#used, length);
    this.#used += (length + ALIGNMENT - 1) & -ALIGNMENT;
    copy.set(bytes);
    return copy;
  }
}
