/**
 * Control data of recvmsg and sendmsg (cmsg(3)), laid out as for wasm32: messages padded to 4, each
 *
 *      cmsg_len u32 │ cmsg_level u32 │ cmsg_type u32 │ data
 *
 * where cmsg_len counts the header of 12 bytes and leaves out the padding.
 */
import { align4, concat, getUint32, putUint32 } from './wire.js';
import { CMSGHDR_SIZE } from './generated/socket.js';

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
      const bytes = new Uint8Array(align4(CMSGHDR_SIZE + data.length));
      putUint32(bytes, 0, CMSGHDR_SIZE + data.length);
      putUint32(bytes, 4, level);
      putUint32(bytes, 8, type);
      bytes.set(data, CMSGHDR_SIZE);
      return bytes;
    }),
  );
}

/** Takes apart what `recvmsg` gave. It stops where a length is under 12 or beyond the end. Data are views. */
export function decodeControl(control: Uint8Array): ControlMessage[] {
  const found: ControlMessage[] = [];
  for (let offset = 0; offset + CMSGHDR_SIZE <= control.length;) {
    const length = getUint32(control, offset);
    if (length < CMSGHDR_SIZE || offset + length > control.length) break;
    found.push({
      level: getUint32(control, offset + 4),
      type: getUint32(control, offset + 8),
      data: control.subarray(offset + CMSGHDR_SIZE, offset + length),
    });
    offset += align4(length);
  }
  return found;
}
