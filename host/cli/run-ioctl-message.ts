/** What the old ioctls about routes and neighbours are made of: an rtnetlink request in the name of the process that asks. */
import {
  AF_NETLINK,
  decodeMessages,
  encodeMessage,
  EOPNOTSUPP,
  type Message,
  NETLINK_ROUTE,
  NetlinkError,
  NLM_F_ACK,
  NLM_F_REQUEST,
  NLMSG_ERROR,
  type Process,
  SOCK_RAW,
} from '../index.js';

/** More than any answer to one request takes. */
const ROOM = 8192;

/** Makes a request. @returns the message that comes before its acknowledgement, if any @throws NetlinkError with the errno of that */
export function transact(process: Process, type: number, flags: number, ...body: Uint8Array[]): Message | undefined {
  const fd = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  try {
    const payload = Buffer.concat(body);
    process.sendto(fd, encodeMessage({ type, flags: flags | NLM_F_REQUEST | NLM_F_ACK, payload }));
    let answer: Message | undefined;
    for (;;) {
      for (const message of decodeMessages(process.recv(fd, ROOM))) {
        if (message.type !== NLMSG_ERROR) answer = message;
        else return judged(message, answer);
      }
    }
  } finally {
    process.close(fd);
  }
}

function judged({ payload }: Message, answer: Message | undefined): Message | undefined {
  const error = new DataView(payload.buffer, payload.byteOffset).getInt32(0, true);
  if (error !== 0) throw new NetlinkError(error, 'ioctl');
  return answer;
}

/** Fields of a struct as a 64-bit program has it. */
export class Fields {
  readonly #view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  u16(at: number): number {
    return this.#view.getUint16(at, true);
  }

  i16(at: number): number {
    return this.#view.getInt16(at, true);
  }

  u32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  slice(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length);
  }

  /** A text up to its NUL. */
  text(at: number, length: number): string {
    const bytes = this.slice(at, length);
    const end = bytes.indexOf(0);
    return new TextDecoder('latin1').decode(end < 0 ? bytes : bytes.subarray(0, end));
  }

  /** Whether there is nothing but zeros. */
  isZero(at: number, length: number): boolean {
    return this.slice(at, length).every((byte) => byte === 0);
  }
}

/** What nobody here does, and nobody takes for done. */
export function unsupported(): NetlinkError {
  return new NetlinkError(EOPNOTSUPP, 'ioctl');
}

/** Those of an address of the link layer, as rtnetlink tells it. */
export function bytesOf(address = ''): Uint8Array {
  return Uint8Array.from(address.split(':').filter(Boolean), (byte) => parseInt(byte, 16));
}
