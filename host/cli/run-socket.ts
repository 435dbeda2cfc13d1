/**
 * One netlink socket of a program under `run`: the descriptors that the program's processes have for it in the library, those
 * who wait for it, and whether the program sees it as readable.
 */
import {
  EAGAIN,
  EINTR,
  MSG_CTRUNC,
  MSG_DONTWAIT,
  MSG_PEEK,
  MSG_TRUNC,
  NetlinkError,
  type OutgoingMessage,
  poll,
  POLLERR,
  POLLIN,
  type Process,
  type ReceivedControlMessage,
  uint32,
} from '../index.js';
import { type Call, Level, type Reply } from './run-channel.js';
import { widenControl } from './run-control.js';
import { MSG_CMSG_CLOEXEC } from '../generated/socket.js';
import { LONGEST_TIMEOUT } from '../wait.js';

/** Room for all control data there are, in the library's layout. */
const CONTROL_ROOM = 512;

/** A thread that waits for a datagram. */
interface Waiting {
  call: Call;
  process: Process;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Linux's own errno for a call that is to be restarted when the signal's handler lets it (SA_RESTART). */
const ERESTARTSYS = 512;

/** What a socket tells its session. */
export interface SocketEvents {
  /** A process uses it for the first time. */
  joined(process: Process): void;
  reply(call: Call, reply: Reply): void;
  /** What it is has changed: a mask of `Level`. */
  level(id: number, level: number): void;
  /** What only the kernel module can have caused. */
  failed(error: unknown): void;
  /** A datagram is on its way to the program. */
  received(call: Call, datagram: ReceivedControlMessage): void;
}

export class RunSocket {
  /** SO_RCVTIMEO and SO_SNDTIMEO in microseconds; 0: none. Negative: no waiting. */
  receiveTimeout = 0n;
  sendTimeout = 0n;
  readonly #descriptors = new Map<Process, number>();
  readonly #owner: Process;
  readonly #waiting: Waiting[] = [];
  readonly #sending = new Map<number, AbortController>();
  readonly #returned: ReceivedControlMessage[] = [];
  readonly #closed = new AbortController();
  #level = 0;
  /** What it is waited for to become. */
  readonly #watched = new Set<number>();

  constructor(
    readonly id: number,
    readonly protocol: number,
    owner: Process,
    fd: number,
    private readonly events: SocketEvents,
  ) {
    this.#owner = owner;
    this.#join(owner, fd);
    this.#watch(Level.READABLE);
  }

  /** Those of the program's processes that have used it. */
  get users(): Iterable<Process> {
    return this.#descriptors.keys();
  }

  /** Aborts when the program has closed it. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** The descriptor that a process has for it; one that inherited it gets its own when it first uses it. */
  descriptor(process: Process): number {
    const fd = this.#descriptors.get(process);
    return fd ?? this.#join(process, process.getfd(this.#owner, this.descriptor(this.#owner)));
  }

  /** recvmsg(2): replies now, or when there is something. */
  receive(call: Call, process: Process): void {
    const waiting: Waiting = { call, process, timer: undefined };
    if (this.#attempt(waiting)) return;
    if (call.nonblocking || call.a & MSG_DONTWAIT || this.receiveTimeout < 0n) {
      return this.events.reply(call, { result: -EAGAIN });
    }
    if (this.receiveTimeout > 0n) {
      waiting.timer = setTimeout(() => {
        if (this.cancel(call.id)) this.events.reply(call, { result: -EAGAIN });
      }, toTimeout(this.receiveTimeout));
    }
    this.#waiting.push(waiting);
  }

  /** sendmsg(2) to a receiver that is full: replies when it has room. */
  transmit(call: Call, process: Process, message: OutgoingMessage): void {
    const interruption = new AbortController();
    this.#sending.set(call.id, interruption);
    const signals = [this.closed, interruption.signal];
    if (this.sendTimeout > 0n) signals.push(AbortSignal.timeout(toTimeout(this.sendTimeout)));
    process
      .transmit(this.descriptor(process), message, { signal: AbortSignal.any(signals) })
      .catch((error: unknown) => {
        if (error instanceof NetlinkError) return error.errno;
        return interruption.signal.aborted ? this.#interrupted(this.sendTimeout) : -EAGAIN;
      })
      .then((result) => {
        this.#sending.delete(call.id);
        this.events.reply(call, { result });
      })
      .catch((error: unknown) => this.events.failed(error));
  }

  /** Ends a wait because the thread has a signal to handle. It is no wait any more when its answer is on its way. */
  interrupt(id: number): void {
    this.#sending.get(id)?.abort();
    const waiting = this.#waiting.find(({ call }) => call.id === id);
    if (waiting === undefined) return;
    this.cancel(id);
    this.events.reply(waiting.call, { result: this.#interrupted(this.receiveTimeout) });
  }

  /** A call with a time limit is not restarted: it would begin anew. */
  #interrupted(timeout: bigint): number {
    return timeout === 0n ? -ERESTARTSYS : -EINTR;
  }

  /** Ends a wait. @returns false when nobody waited under that number */
  cancel(id: number): boolean {
    const index = this.#waiting.findIndex(({ call }) => call.id === id);
    if (index < 0) return false;
    clearTimeout(this.#waiting[index]?.timer);
    this.#waiting.splice(index, 1);
    return true;
  }

  /** Puts back what did not reach the program. */
  putBack(datagram: ReceivedControlMessage): void {
    this.#returned.unshift(datagram);
    this.#serve();
    this.update();
  }

  /** To be called after whatever may have taken a datagram or an error off the socket. */
  update(): void {
    if (this.closed.aborted) return;
    const level = this.#look();
    if (level !== this.#level) this.events.level(this.id, level);
    this.#level = level;
    // Who waits for something to read hears of errors too; an error ends by a call.
    if (!(level & Level.IN_ERROR)) this.#watch(level & Level.READABLE ? Level.IN_ERROR : Level.READABLE);
  }

  close(): void {
    for (const { timer } of this.#waiting.splice(0)) clearTimeout(timer);
    this.#closed.abort();
    for (const [process, fd] of this.#descriptors) process.close(fd);
  }

  #join(process: Process, fd: number): number {
    this.#descriptors.set(process, fd);
    this.events.joined(process);
    return fd;
  }

  #look(): number {
    const events = this.#owner.poll(this.descriptor(this.#owner));
    const readable = this.#returned.length > 0 || (events & POLLIN) !== 0;
    return (readable ? Level.READABLE : 0) | (events & POLLERR ? Level.IN_ERROR : 0);
  }

  /** Waits, once at a time, for the socket to become readable or to have an error. */
  #watch(level: number): void {
    if (this.#watched.has(level)) return;
    this.#watched.add(level);
    const events = level === Level.READABLE ? POLLIN : POLLERR;
    poll([{ process: this.#owner, fd: this.descriptor(this.#owner), events }])
      .then(() => {
        this.#watched.delete(level);
        if (this.closed.aborted) return;
        this.#serve();
        this.update();
      })
      .catch((error: unknown) => this.events.failed(error));
  }

  /** Gives what there is to those who wait, in the order in which they came. */
  #serve(): void {
    for (const waiting of [...this.#waiting]) {
      if (this.#look() === 0) return;
      if (this.#attempt(waiting)) this.cancel(waiting.call.id);
    }
  }

  /** @returns false when there is nothing to receive */
  #attempt({ call, process }: Waiting): boolean {
    let datagram: ReceivedControlMessage | undefined;
    try {
      datagram = this.#take(call, process);
    } catch (error) {
      if (!(error instanceof NetlinkError)) throw error;
      if (error.errno === -EAGAIN) return false;
      this.events.reply(call, { result: error.errno });
      return true;
    }
    if (!(call.a & MSG_PEEK)) this.events.received(call, datagram);
    this.events.reply(call, replyWith(datagram, call));
    return true;
  }

  #take({ a: flags, b: length }: Call, process: Process): ReceivedControlMessage {
    const [returned] = this.#returned;
    if (returned === undefined) {
      return process.recvmsg(this.descriptor(process), { length, controlLength: CONTROL_ROOM, flags });
    }
    if (!(flags & MSG_PEEK)) this.#returned.shift();
    return returned;
  }
}

/** A datagram as the program's recvmsg wants it. */
function replyWith(
  datagram: ReceivedControlMessage,
  { a: wanted, b: room, c: controlRoom, d: wantsName }: Call,
): Reply {
  const { address } = datagram;
  const data = datagram.data.subarray(0, room);
  const { control, cut } = widenControl(datagram.control, controlRoom);
  let flags = (datagram.flags & ~MSG_CTRUNC) | (wanted & MSG_CMSG_CLOEXEC);
  if (cut) flags |= MSG_CTRUNC;
  if (data.length < datagram.data.length) flags |= MSG_TRUNC;
  return {
    result: wanted & MSG_TRUNC ? Math.max(datagram.length, datagram.data.length) : data.length,
    name: wantsName ? encodeName(address) : undefined,
    control,
    data,
    flags,
  };
}

/** Microseconds as setTimeout takes them. */
function toTimeout(microseconds: bigint): number {
  return Math.min(Math.ceil(Number(microseconds) / 1000), LONGEST_TIMEOUT);
}

/** `struct sockaddr_nl`. */
export function encodeName({ family, pid, groups }: { family: number; pid: number; groups: number }): Uint8Array {
  const name = new Uint8Array(12);
  name.set(uint32(family), 0);
  name.set(uint32(pid), 4);
  name.set(uint32(groups), 8);
  return name;
}
