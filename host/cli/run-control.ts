/**
 * Control messages (cmsg(3)) as a 64-bit program lays them out: the library speaks the layout of 32-bit guests.
 */
import { decodeControl, encodeControl } from '../index.js';

/** `struct cmsghdr`: cmsg_len u64, cmsg_level u32, cmsg_type u32. */
const CMSG_HEADER = 16;

/** The program's control messages in the library's layout. What does not add up is left to the kernel to refuse. */
export function narrowControl(control: Uint8Array): Uint8Array {
  const view = new DataView(control.buffer, control.byteOffset, control.length);
  const messages = [];
  for (let at = 0; at + CMSG_HEADER <= control.length;) {
    const length = view.getBigUint64(at, true);
    // A header that claims a length of 0 is wrong in either layout.
    if (length < CMSG_HEADER || length > control.length - at) return new Uint8Array(12);
    messages.push({
      level: view.getUint32(at + 8, true),
      type: view.getUint32(at + 12, true),
      data: control.subarray(at + CMSG_HEADER, at + Number(length)),
    });
    at += align8(Number(length));
  }
  return encodeControl(messages);
}

/**
 * Control messages of the library's, as the program gets them, cut to its room as Linux cuts (put_cmsg).
 * @returns the bytes, and whether something was cut
 */
export function widenControl(control: Uint8Array, room: number): { control: Uint8Array; cut: boolean } {
  const wide = new Uint8Array(room);
  const view = new DataView(wide.buffer);
  let used = 0;
  let cut = false;
  for (const { level, type, data } of decodeControl(control)) {
    const left = room - used;
    if (left < CMSG_HEADER + data.length) cut = true;
    if (left < CMSG_HEADER) break;
    const fits = Math.min(data.length, left - CMSG_HEADER);
    view.setBigUint64(used, BigInt(CMSG_HEADER + fits), true);
    view.setUint32(used + 8, level, true);
    view.setUint32(used + 12, type, true);
    wide.set(data.subarray(0, fits), used + CMSG_HEADER);
    used += Math.min(align8(CMSG_HEADER + fits), left);
  }
  return { control: wide.subarray(0, used), cut };
}

function align8(length: number): number {
  return (length + 7) & ~7;
}
