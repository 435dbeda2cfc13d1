/**
 * The classic pcap file, in either byte order, with microseconds or nanoseconds:
 *
 *      file     magic u32, version u16 u16, zone s32, accuracy u32, limit u32, link type u32; then packets
 *      packet   seconds u32, fraction u32, captured u32, original u32, bytes
 */
import type { Packet } from './capture.js';

const FILE_HEADER = 24;
const PACKET_HEADER = 16;
/** The magic numbers of files with microseconds and with nanoseconds, read in the file's own byte order. */
const MAGIC = [0xa1b2c3d4, 0xa1b23c4d];

export function isPcap(view: DataView): boolean {
  return view.byteLength >= 4 && (MAGIC.includes(view.getUint32(0, true)) || MAGIC.includes(view.getUint32(0, false)));
}

/** @throws Error for a file that is cut off */
export function readPcap(view: DataView): Packet[] {
  if (view.byteLength < FILE_HEADER) throw new Error('the pcap file ends in its header');
  const little = MAGIC.includes(view.getUint32(0, true));
  // The upper bits may tell of a frame check sequence, which netlink has not.
  const linkType = view.getUint32(20, little) & 0xffff;
  const found: Packet[] = [];
  for (let at = FILE_HEADER; at < view.byteLength;) {
    const start = at + PACKET_HEADER;
    const captured = start <= view.byteLength ? view.getUint32(at + 8, little) : 0;
    if (start + captured > view.byteLength) throw new Error(`the pcap file ends in packet ${found.length + 1}`);
    checkWhole(captured, view.getUint32(at + 12, little), found.length + 1);
    found.push({ linkType, bytes: new Uint8Array(view.buffer, view.byteOffset + start, captured) });
    at = start + captured;
  }
  return found;
}

/** @throws Error for a packet of which the capture kept only the beginning */
export function checkWhole(captured: number, original: number, number: number): void {
  if (captured < original) throw new Error(`of packet ${number} only ${captured} of ${original} bytes were captured`);
}
