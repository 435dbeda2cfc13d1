/**
 * Control data of recvmsg and sendmsg (cmsg(3)), laid out as for wasm32: messages padded to 4, each
 *
 *      cmsg_len u32 │ cmsg_level u32 │ cmsg_type u32 │ data
 *
 * where cmsg_len counts the header of 12 bytes and leaves out the padding.
 */
import { align4, concat, viewOf } from './wire.js';

const HEADER_SIZE = 12;

export interface ControlMessage {
  /** SOL_SOCKET or SOL_NETLINK. */
  level: number;
  /** SCM_CREDENTIALS, NETLINK_PKTINFO, … */
  type: number;
  data: Uint8Array;
}

/** Lays control messages out for `sendmsg`. */
export function encodeControl(messages: readonly ControlMessage[]): Uint8Array {
  return concat(
    ...messages.map(({ level, type, data }) => {
      const bytes = new Uint8Array(align4(HEADER_SIZE + data.length));
      const view = viewOf(bytes);
      view.setUint32(0, HEADER_SIZE + data.length, true);
      view.setUint32(4, level, true);
      view.setUint32(8, type, true);
      bytes.set(data, HEADER_SIZE);
      return bytes;
    }),
  );
}

/** Takes apart what `recvmsg` gave. It stops where a length is under 12 or beyond the end. Data are views. */
export function decodeControl(control: Uint8Array): ControlMessage[] {
  const view = viewOf(control);
  const found: ControlMessage[] = [];
  for (let offset = 0; offset + HEADER_SIZE <= control.length;) {
    const length = view.getUint32(offset, true);
    if (length < HEADER_SIZE || offset + length > control.length) break;
    found.push({
      level: view.getUint32(offset + 4, true),
      type: view.getUint32(offset + 8, true),
      data: control.subarray(offset + HEADER_SIZE, offset + length),
    });
    offset += align4(length);
  }
  return found;
}
