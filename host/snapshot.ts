/**
 * A snapshot's bytes: a kernel's memory, and what the host knows beside it (record.ts). docs/snapshots.md tells users about it.
 *
 *      0   'NLWSNAP' NUL         8 bytes
 *      8   version u32           of this format
 *      12  length u32            of the whole snapshot
 *      16  checksum u32          CRC-32 of all that follows
 *      20  pages u32             of 64 KiB, of linear memory
 *      24  record u32            bytes of the record
 *      28  build id u32          bytes of the build id
 *      32  build id, record (JSON), then memory: a bit for each block of 4 KiB, set where one is not all zeros, and those blocks
 *
 * All numbers are little-endian. Memory means something to the very module that it was taken from only: where data lie is decided
 * when a module is compiled.
 */
import { describe, isBytes } from './arguments.js';
import type { HostRecord } from './record.js';
import { concat, viewOf } from './wire.js';

/** What is wrong with a snapshot: it is none, of another format, of another build of the module, cut off, or damaged. */
export type SnapshotFault = 'format' | 'version' | 'module' | 'length' | 'checksum';

/** Bytes that are no snapshot for this kernel. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  constructor(
    readonly fault: SnapshotFault,
    message: string,
  ) {
    super(message);
  }
}

/** What a snapshot holds. */
export interface Snapshot {
  record: HostRecord;
  memory: Uint8Array;
}

const MAGIC = new TextEncoder().encode('NLWSNAP\0');
const VERSION = 1;
const HEADER_SIZE = 32;
/** The first byte that the checksum covers. */
const CHECKED = 20;
const PAGE = 65536;
const BLOCK = 4096;

/** @throws SnapshotError when the module has no build id to know the snapshot by */
export function encodeSnapshot({ record, memory }: Snapshot, buildId: Uint8Array): Uint8Array {
  if (buildId.length === 0) throw new SnapshotError('module', 'this module has no build id to know its snapshots by');
  const text = new TextEncoder().encode(JSON.stringify(record));
  const header = new Uint8Array(HEADER_SIZE);
  const bytes = concat(header, buildId, text, ...packed(memory));
  const view = viewOf(bytes);
  bytes.set(MAGIC);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, bytes.length, true);
  view.setUint32(20, memory.length / PAGE, true);
  view.setUint32(24, text.length, true);
  view.setUint32(28, buildId.length, true);
  view.setUint32(16, crc32(bytes.subarray(CHECKED)), true);
  return bytes;
}

/** @throws SnapshotError when the bytes are no whole snapshot of a module with this build id */
export function decodeSnapshot(bytes: Uint8Array, buildId: Uint8Array): Snapshot {
  if (!isBytes(bytes)) throw new TypeError(`a snapshot must be a Uint8Array, and is ${describe(bytes)}`);
  if (bytes.length < MAGIC.length || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new SnapshotError('format', 'these bytes are no snapshot');
  }
  if (bytes.length < HEADER_SIZE) throw new SnapshotError('length', 'the snapshot is cut off in its header');
  const view = viewOf(bytes);
  const version = view.getUint32(8, true);
  if (version !== VERSION) {
    throw new SnapshotError('version', `the snapshot has format ${version}, and this library reads ${VERSION}`);
  }
  const length = view.getUint32(12, true);
  if (length !== bytes.length) {
    throw new SnapshotError('length', `the snapshot has ${length} bytes, and ${bytes.length} are here`);
  }
  if (view.getUint32(16, true) !== crc32(bytes.subarray(CHECKED))) {
    throw new SnapshotError('checksum', 'the snapshot is damaged: its checksum is another');
  }
  const recordAt = HEADER_SIZE + view.getUint32(28, true);
  const memoryAt = recordAt + view.getUint32(24, true);
  const id = bytes.subarray(HEADER_SIZE, recordAt);
  if (id.length !== buildId.length || id.some((byte, index) => buildId[index] !== byte)) {
    throw new SnapshotError(
      'module',
      `the snapshot is of module ${hex(id)}, and this kernel's is ${hex(buildId)}: only the very same build can go on with it`,
    );
  }
  return {
    record: JSON.parse(new TextDecoder().decode(bytes.subarray(recordAt, memoryAt))) as HostRecord,
    memory: unpacked(bytes.subarray(memoryAt), view.getUint32(20, true) * PAGE),
  };
}

/** Memory without the blocks that are all zeros, of which a fresh one is full. */
function packed(memory: Uint8Array): Uint8Array[] {
  const map = new Uint8Array(memory.length / BLOCK / 8);
  const blocks: Uint8Array[] = [];
  for (let at = 0, index = 0; at < memory.length; at += BLOCK, index++) {
    const block = memory.subarray(at, at + BLOCK);
    if (isZero(block)) continue;
    map[index >> 3]! |= 1 << (index & 7);
    blocks.push(block);
  }
  return [map, ...blocks];
}

/** A block's words, rather than its bytes: there are many. */
function isZero(block: Uint8Array): boolean {
  const words = new Uint32Array(block.buffer, block.byteOffset, BLOCK / 4);
  for (let index = 0; index < words.length; index++) if (words[index] !== 0) return false;
  return true;
}

function unpacked(bytes: Uint8Array, size: number): Uint8Array {
  const memory = new Uint8Array(size);
  let from = size / BLOCK / 8;
  for (let at = 0, index = 0; at < size; at += BLOCK, index++) {
    if (!(bytes[index >> 3]! & (1 << (index & 7)))) continue;
    memory.set(bytes.subarray(from, from + BLOCK), at);
    from += BLOCK;
  }
  return memory;
}

function hex(bytes: Uint8Array): string {
  return (
    Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('') || 'without a build id'
  );
}

const POLYNOMIAL = 0xedb88320;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  return crc;
});

/** CRC-32 as in IEEE 802.3 and zlib. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let index = 0; index < bytes.length; index++) crc = CRC_TABLE[(crc ^ bytes[index]!) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
