/**
 * pcapng files (draft-ietf-opsawg-pcapng): blocks, each in the byte order of its section.
 *
 *      block       type u32, length u32 of all of it, body padded to 4, length u32 again
 *      section     0x0a0d0d0a   magic u32 0x1a2b3c4d, version u16 u16, section length s64, options
 *      interface   1            link type u16, reserved u16, limit u32, options; they are counted from 0 in each section
 *      simple      3            original u32, bytes; of interface 0, cut to its limit
 *      enhanced    6            interface u32, time u32 u32, captured u32, original u32, bytes, options
 *
 * Blocks of other types are names and statistics.
 */
import type { Packet } from './capture.js';
import { checkWhole } from './pcap.js';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const SIMPLE = 3;
const ENHANCED = 6;
const MAGIC = 0x1a2b3c4d;
/** A block without a body. */
const MIN_BLOCK = 12;
/** The fixed part of each body. */
const SIZES: Readonly<Record<number, number>> = { [SECTION]: 16, [INTERFACE]: 8, [SIMPLE]: 4, [ENHANCED]: 20 };

interface Interface {
  linkType: number;
  /** The most that is captured of a packet; 0 for all. */
  limit: number;
}

export function isPcapng(view: DataView): boolean {
  return view.byteLength >= 4 && view.getUint32(0) === SECTION;
}

/** @throws Error for a file that is cut off, or whose blocks are not as their lengths say */
export function readPcapng(view: DataView): Packet[] {
  const found: Packet[] = [];
  let interfaces: Interface[] = [];
  let little = true;
  for (let at = 0; at < view.byteLength;) {
    const left = view.byteLength - at;
    if (left < MIN_BLOCK) throw new Error(`the pcapng file ends in a block at byte ${at}`);
    const type = view.getUint32(at, little);
    if (type === SECTION) {
      little = view.getUint32(at + 8, true) === MAGIC;
      if (!little && view.getUint32(at + 8, false) !== MAGIC) {
        throw new Error(`the pcapng section at byte ${at} has no byte order`);
      }
      interfaces = [];
    }
    const length = view.getUint32(at + 4, little);
    if (length > left) throw new Error(`the pcapng file ends in a block at byte ${at}`);
    const size = length - MIN_BLOCK;
    if (length % 4 !== 0 || size < (SIZES[type] ?? 0)) {
      throw new Error(`the pcapng block at byte ${at} has the length ${length}`);
    }
    const body = new DataView(view.buffer, view.byteOffset + at + 8, size);
    if (type === INTERFACE) interfaces.push({ linkType: body.getUint16(0, little), limit: body.getUint32(4, little) });
    if (type === SIMPLE || type === ENHANCED) found.push(packetOf(type, body, little, interfaces, found.length + 1));
    at += length;
  }
  return found;
}

function packetOf(type: number, body: DataView, little: boolean, interfaces: Interface[], number: number): Packet {
  const isSimple = type === SIMPLE;
  const from = interfaces[isSimple ? 0 : body.getUint32(0, little)];
  if (!from) throw new Error(`packet ${number} is of an interface that the pcapng file does not have`);
  const original = body.getUint32(isSimple ? 0 : 16, little);
  const kept = from.limit === 0 ? original : Math.min(original, from.limit);
  const captured = isSimple ? kept : body.getUint32(12, little);
  const start = SIZES[type]!;
  if (captured > body.byteLength - start) throw new Error(`packet ${number} goes beyond its pcapng block`);
  checkWhole(captured, original, number);
  return { linkType: from.linkType, bytes: new Uint8Array(body.buffer, body.byteOffset + start, captured) };
}
