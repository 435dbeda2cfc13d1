/**
 * Frames between the bridge and the process that holds the kernel, over a stream (bridge/bridge.h has the same layouts):
 *
 *      from the bridge   0 length u32 │ 4 operation u32 │ 8 id u64 │ 16 tid │ 20 pid │ 24 uid │ 28 gid │ 32 capabilities u64
 *                        40 socket │ 44 nonblocking │ 48 a │ 52 b │ 56 c │ 60 d │ 64 name length │ 68 control length
 *                        72 data length │ 76 netns │ 80 name, control, data
 *      to the bridge     0 length u32 │ 4 operation u32 │ 8 id u64 │ 16 result i64 │ 24 flags │ 28 0 │ 32 name length
 *                        36 control length │ 40 data length │ 44 reported length │ 48 name, control, data
 *
 * What is sent goes out when all has been done that follows from what came in, levels first: a socket that a call made
 * readable is readable when the call returns.
 */
import type { Duplex } from 'node:stream';

/** What frames are about. */
export const Operation = {
  SOCKET: 1,
  BIND: 2,
  CONNECT: 3,
  GETSOCKNAME: 4,
  GETPEERNAME: 5,
  SETSOCKOPT: 6,
  GETSOCKOPT: 7,
  SEND: 8,
  RECEIVE: 9,
  IOCTL: 10,
  OPEN: 11,
  LOOK: 12,
  LOAD: 13,
  STORE: 14,
  CLOSED: 32,
  INTERRUPT: 33,
  CANCELLED: 34,
  PING: 35,
  WRITTEN: 36,
  HELLO: 37,
  REPLY: 64,
  LEVEL: 65,
  PONG: 66,
} as const;

/** What the flags of the answer to OPEN and LOOK say of the file; 0: it is none of ours. */
export const Opened = { CONTENT: 1, DEVICE: 2, SETTING: 3, NODE: 4, LOOKED: 5 } as const;
/** How OPEN opens: flags of open(2). */
export const Opening = { DIRECTORY: 1, PATH: 2, NO_FOLLOW: 4, CREATE: 8, EXCLUSIVE: 16 } as const;

/** What poll(2) says of a socket, beside that it can be written to. */
export const Level = { READABLE: 1, IN_ERROR: 2 } as const;

const CALL_SIZE = 80;
const REPLY_SIZE = 48;

/** A system call of the program, or an event. What a, b, c and d are, bridge.h says for each operation. */
export interface Call {
  operation: number;
  id: number;
  /** The thread that calls. */
  tid: number;
  pid: number;
  uid: number;
  gid: number;
  capabilities: bigint;
  /** The inode of the thread's network namespace, for calls to which it matters; or 0. */
  netns: number;
  /** Which of the session's sockets; 0 for none. */
  socket: number;
  /** O_NONBLOCK of the open file, for calls that send and receive. */
  nonblocking: boolean;
  a: number;
  b: number;
  c: number;
  d: number;
  name: Uint8Array;
  control: Uint8Array;
  data: Uint8Array;
}

/** The answer to a call. */
export interface Reply {
  /** What the call returns: 0 or more, or a negative errno. */
  result: number;
  name?: Uint8Array;
  control?: Uint8Array;
  data?: Uint8Array;
  /** msg_flags of recvmsg; or one of `Opened`. */
  flags?: number;
  /** The length that getsockopt and SIOCGIFCONF tell; left out, that of the data. */
  reportedLength?: number;
}

const NO_BYTES = new Uint8Array();

export class Channel {
  #unread: Buffer = Buffer.alloc(0);
  #levels: Uint8Array[] = [];
  #replies: Uint8Array[] = [];
  #scheduled = false;

  /**
   * @param take gets every call and event, in order
   * @param end is called when the bridge is gone
   */
  constructor(
    private readonly stream: Duplex,
    private readonly take: (call: Call) => void,
    end: () => void,
  ) {
    stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    stream.on('close', end);
    // A bridge that is gone is told by 'close'.
    stream.on('error', () => undefined);
  }

  reply(id: number, reply: Reply): void {
    this.#replies.push(...encode(Operation.REPLY, id, reply));
    this.#schedule();
  }

  /** What a socket is has changed: a mask of `Level`. */
  level(socket: number, level: number): void {
    this.#levels.push(...encode(Operation.LEVEL, socket, { result: level }));
    this.#schedule();
  }

  close(): void {
    this.stream.destroy();
  }

  #receive(chunk: Buffer): void {
    let rest = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    while (rest.length >= CALL_SIZE) {
      const length = rest.readUInt32LE(0);
      if (rest.length < length) break;
      this.#dispatch(decode(rest.subarray(0, length)));
      rest = rest.subarray(length);
    }
    this.#unread = rest;
  }

  #dispatch(call: Call): void {
    if (call.operation !== Operation.PING) return this.take(call);
    this.#replies.push(...encode(Operation.PONG, 0, { result: 0 }));
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const frames = [...this.#levels, ...this.#replies];
      this.#levels = [];
      this.#replies = [];
      if (!this.stream.destroyed) this.stream.write(Buffer.concat(frames));
    });
  }
}

function decode(frame: Buffer): Call {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  const u32 = (at: number): number => view.getUint32(at, true);
  const i32 = (at: number): number => view.getInt32(at, true);
  const control = CALL_SIZE + u32(64);
  const data = control + u32(68);
  return {
    operation: u32(4),
    id: Number(view.getBigUint64(8, true)),
    tid: u32(16),
    pid: u32(20),
    uid: u32(24),
    gid: u32(28),
    capabilities: view.getBigUint64(32, true),
    netns: u32(76),
    socket: u32(40),
    nonblocking: u32(44) !== 0,
    a: i32(48),
    b: i32(52),
    c: i32(56),
    d: i32(60),
    name: frame.subarray(CALL_SIZE, control),
    control: frame.subarray(control, data),
    data: frame.subarray(data, data + u32(72)),
  };
}

function encode(operation: number, id: number, reply: Reply): Uint8Array[] {
  const { result, name = NO_BYTES, control = NO_BYTES, data = NO_BYTES, flags = 0 } = reply;
  const head = new Uint8Array(REPLY_SIZE);
  const view = new DataView(head.buffer);
  view.setUint32(0, REPLY_SIZE + name.length + control.length + data.length, true);
  view.setUint32(4, operation, true);
  view.setBigUint64(8, BigInt(id), true);
  view.setBigInt64(16, BigInt(result), true);
  view.setUint32(24, flags, true);
  view.setUint32(32, name.length, true);
  view.setUint32(36, control.length, true);
  view.setUint32(40, data.length, true);
  view.setUint32(44, reply.reportedLength ?? data.length, true);
  return [head, name, control, data];
}
