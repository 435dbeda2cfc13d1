/**
 * A transform of the AssemblyScript compiler that stores string literals as bytes. The compiler lays them out as UTF-16; ours are all ASCII, so
 * every other byte would be 0. Addresses and lengths (still those of UTF-16) stay as they are; the characters move together, and of the header only
 * the length, which `String#length` reads, is kept. assembly/memory/text.ts reads them so.
 *
 *      ┌─ mmInfo u32: the size of what follows it ─┬─ gcInfo, gcInfo2 u32 ─┬─ class u32: 2 ─┬─ size u32, of UTF-16 ─┬─ characters, a byte each ─┐
 *      └──────────────────────────── 0 in the module ───────────────────────────────────────┘
 *
 * A table of ours may look like a string in everything but mmInfo.
 */

const HEADER = 20;
const BEFORE_SIZE = 16;
const SIZE_OF_MM_INFO = 4;
const ALIGNMENT = 16;
const STRING = 2;

export default class Texts {
  /** @param module Binaryen's, as compiled */
  afterCompile(module) {
    const segments = [];
    for (let i = 0; i < module.getNumDataSegments(); i++) {
      const { data, offset } = module.getDataSegmentInfo(module.getDataSegmentByIndex(i));
      segments.push({ data: shortened(new Uint8Array(data)), offset: module.i32.const(offset), passive: false });
    }
    const { initial, max } = module.getMemoryInfo('0');
    module.setMemory(initial, max ?? -1, null, segments);
  }
}

/** A segment's bytes; of a string literal only what is read. */
function shortened(data) {
  const view = new DataView(data.buffer);
  if (data.length < HEADER) return data;
  const [mmInfo, gcInfo, gcInfo2, kind, size] = [0, 4, 8, 12, 16].map((at) => view.getUint32(at, true));
  const room = data.length - HEADER;
  if (mmInfo !== data.length - SIZE_OF_MM_INFO) return data;
  if (gcInfo !== 0 || gcInfo2 !== 0 || kind !== STRING || size > room || room - size >= ALIGNMENT) return data;
  const characters = new Uint16Array(data.buffer.slice(HEADER, HEADER + size));
  if (characters.some((character) => character > 127)) throw new Error('a string literal that is not ASCII');
  return Uint8Array.of(...new Uint8Array(BEFORE_SIZE), ...data.subarray(BEFORE_SIZE, HEADER), ...characters);
}
