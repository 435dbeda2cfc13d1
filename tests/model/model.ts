/**
 * What a netlink socket is, in as few lines as it takes: the reference that tests/model/sockets.test.ts holds the module to. Every
 * method is a call, with the result that Linux gives, -errno by name; docs/linux/sockets.md and queues.md say where each rule was
 * measured. Nothing here is fast, and nothing is shared with the module.
 */

export type Result = number | string;

export const ROUTE = 0;
export const USERSOCK = 2;
const GENERIC = 16;
export const CAP_NET_ADMIN = 1n << 12n;
const CAP_NET_BROADCAST_BITS = 1n << 11n;

/** Groups of a protocol, and whether everybody may join them, send to them, and somebody reads at port 0. */
const PROTOCOLS: Record<number, { groups: number; join: boolean; send: boolean; kernel: boolean }> = {
  [ROUTE]: { groups: 39, join: true, send: false, kernel: true },
  [USERSOCK]: { groups: 32, join: false, send: true, kernel: false },
  [GENERIC]: { groups: 32, join: true, send: false, kernel: true },
};

export const POLL = { IN: 0x41, OUT: 0x304, ERR: 8, ROOM: 0x10000 };
export const MSG = { PEEK: 2, CTRUNC: 8, TRUNC: 0x20 };
/** Options of SOL_NETLINK that are on or off, and SO_PASSCRED. */
export type Flag =
  'PKTINFO' | 'BROADCAST_ERROR' | 'NO_ENOBUFS' | 'LISTEN_ALL_NSID' | 'CAP_ACK' | 'EXT_ACK' | 'PASSCRED';

const RMEM_MAX = 4194304;
const DEFAULT_BUFFER = 212992;

export interface Task {
  pid: number;
  caps: bigint;
  netns: number;
}

export interface Address {
  port: number;
  groups: number;
}

interface Datagram {
  data: string;
  weight: number;
  port: number;
  group: number;
}

export interface Received {
  result: Result;
  /** What lies in the reader's room, as hex, and whom it came from; left out where nothing came. */
  data?: string;
  from?: Address;
  flags?: number;
}

/** What a message weighs in a receive buffer. */
function weightOf(size: number, alone: boolean): number {
  const data = ((size + 63) & ~63) + 320;
  if (alone && size > 3776) return 256 + data;
  return size <= 256 ? 832 : 256 + 2 ** Math.ceil(Math.log2(data));
}

export class Socket {
  port = 0;
  bound = false;
  connected = false;
  peer: Address = { port: 0, groups: 0 };
  groups = new Set<number>();
  /** The list of groups exists, so that its size is told. */
  listed = false;
  flags = new Set<Flag>();
  rcvbuf = DEFAULT_BUFFER;
  sndbuf = DEFAULT_BUFFER;
  queue: Datagram[] = [];
  congested = false;
  error = false;
  drops = 0;
  /** Events that somebody waits for. */
  armed = 0;
  waitsFor: Socket | undefined;
  references = 1;

  constructor(
    readonly name: number,
    readonly protocol: number,
    readonly netns: number,
  ) {}

  get charged(): number {
    return this.queue.reduce((sum, { weight }) => sum + weight, 0);
  }

  get level(): number {
    return (this.queue.length > 0 ? POLL.IN : 0) | POLL.OUT | (this.error ? POLL.ERR : 0);
  }
}

function lowest(mask: number): number {
  return mask === 0 ? 0 : 32 - Math.clz32(mask & -mask);
}

function maskOf(group: number): number {
  return group === 0 || group > 32 ? 0 : (1 << (group - 1)) >>> 0;
}

export class Model {
  readonly sockets = new Map<number, Socket>();
  /** Wakeups that are due at the end of the call: events by the socket's name. */
  readonly wakes = new Map<number, number>();

  socket(name: number, task: Task, type: number, protocol: number): Result {
    if (type !== 2 && type !== 3) return 'ESOCKTNOSUPPORT';
    if (!(protocol in PROTOCOLS)) return 'EPROTONOSUPPORT';
    this.sockets.set(name, new Socket(name, protocol, task.netns));
    return 0;
  }

  close(socket: Socket): Result {
    if (--socket.references > 0) return 0;
    this.sockets.delete(socket.name);
    socket.armed = 0;
    this.#wakeSenders(socket);
    return 0;
  }

  /** `random`: the port that the module gave where Linux draws one. */
  bind(socket: Socket, task: Task, { port, groups }: Address, random: number): Result {
    if (groups !== 0) {
      if (!this.#allowed(task, socket, 'join')) return 'EPERM';
      socket.listed = true;
    }
    if (socket.bound && port !== socket.port) return 'EINVAL';
    if (!this.#mayJoin(task, socket, groups)) return 'EPERM';
    if (!socket.bound) {
      const result = port === 0 ? this.#autobind(socket, task, random) : this.#take(socket, port);
      if (result !== 0) return result;
    }
    for (let group = 1; group <= 32; group++) {
      if ((groups & maskOf(group)) !== 0) socket.groups.add(group);
      else socket.groups.delete(group);
    }
    return 0;
  }

  connect(socket: Socket, task: Task, to: Address | undefined, random: number): Result {
    if (to === undefined) {
      socket.connected = false;
      socket.peer = { port: 0, groups: 0 };
      return 0;
    }
    if ((to.port !== 0 || to.groups !== 0) && !this.#allowed(task, socket, 'send')) return 'EPERM';
    this.#autobind(socket, task, random);
    socket.connected = true;
    socket.peer = { port: to.port, groups: maskOf(lowest(to.groups)) };
    return 0;
  }

  names(socket: Socket): [Address, Address] {
    const groups = [...socket.groups].reduce((mask, group) => (mask | maskOf(group)) >>> 0, 0);
    return [{ port: socket.port, groups }, socket.peer];
  }

  membership(socket: Socket, task: Task, add: boolean, group: number): Result {
    if (!this.#allowed(task, socket, 'join')) return 'EPERM';
    socket.listed = true;
    if (group === 0 || group > this.#protocol(socket).groups) return 'EINVAL';
    if (!add) {
      socket.groups.delete(group);
      return 0;
    }
    if (!this.#mayJoin(task, socket, maskOf(group))) return 'EPERM';
    socket.groups.add(group);
    return 0;
  }

  /** The words of LIST_MEMBERSHIPS. */
  memberships(socket: Socket): number[] {
    const words = socket.listed ? Math.ceil(this.#protocol(socket).groups / 32) : 0;
    return Array.from({ length: words }, (_, word) =>
      [...socket.groups]
        .filter((group) => Math.floor((group - 1) / 32) === word)
        .reduce((mask, group) => (mask | (1 << ((group - 1) % 32))) >>> 0, 0),
    );
  }

  flag(socket: Socket, task: Task, flag: Flag, on: boolean): Result {
    if (flag === 'LISTEN_ALL_NSID' && (task.caps & CAP_NET_BROADCAST_BITS) === 0n) return 'EPERM';
    if (on) socket.flags.add(flag);
    else socket.flags.delete(flag);
    if (flag === 'NO_ENOBUFS' && on) {
      socket.congested = false;
      this.#wakeSenders(socket);
    }
    return 0;
  }

  buffer(socket: Socket, which: 'rcvbuf' | 'sndbuf', value: number): Result {
    const half = Math.min(value >>> 0, RMEM_MAX);
    socket[which] = Math.max(half * 2, which === 'rcvbuf' ? 2304 : 4608);
    return 0;
  }

  /** sendmsg of `data`, which to a kernel that listens is one NLMSG_NOOP that asks for an ack; `ack` is that ack. */
  send(socket: Socket, task: Task, data: string, to: Address | undefined, random: number, ack: string): Result {
    const size = data.length / 2;
    if (size === 0) return 'ENODATA';
    if (to !== undefined && (to.port !== 0 || to.groups !== 0) && !this.#allowed(task, socket, 'send')) return 'EPERM';
    const { port, groups } = to ?? socket.peer;
    const group = lowest(groups);
    this.#autobind(socket, task, random);
    if (size > socket.sndbuf - 32) return 'EMSGSIZE';
    const weight = weightOf(size, group === 0);
    const datagram = { data, weight, port: socket.port, group };
    if (group !== 0) this.#multicast(socket.netns, socket.protocol, datagram, socket, port);
    if (port !== 0) return this.#unicast(socket, port, datagram);
    if (!this.#protocol(socket).kernel) return 'ECONNREFUSED';
    this.#answer(socket, ack);
    return size;
  }

  /** The kernel's own multicast. */
  broadcast(netns: number, protocol: number, group: number, data: string): Result {
    const datagram = { data, weight: weightOf(data.length / 2, false), port: 0, group };
    const { delivered, failed } = this.#multicast(netns, protocol, datagram, undefined, 0);
    return failed ? 'ENOBUFS' : delivered === 0 ? 'ESRCH' : delivered;
  }

  receive(socket: Socket, length: number, flags: number): Received {
    if (socket.error) {
      socket.error = false;
      return { result: 'ENOBUFS' };
    }
    const [datagram] = socket.queue;
    if (datagram === undefined) return { result: 'EAGAIN' };
    const size = datagram.data.length / 2;
    const copied = Math.min(size, length);
    if ((flags & MSG.PEEK) === 0) socket.queue.shift();
    if (socket.congested && socket.queue.length === 0) socket.congested = false;
    if (!socket.congested) this.#wakeSenders(socket);
    const control = socket.flags.has('PASSCRED') || socket.flags.has('PKTINFO');
    return {
      result: (flags & MSG.TRUNC) !== 0 ? size : copied,
      data: datagram.data.slice(0, copied * 2),
      from: { port: datagram.port, groups: maskOf(datagram.group) },
      flags: (copied < size ? MSG.TRUNC : 0) | (control ? MSG.CTRUNC : 0),
    };
  }

  /** SO_ERROR, which takes the error. */
  takeError(socket: Socket): number {
    const error = socket.error ? 105 : 0;
    socket.error = false;
    return error;
  }

  /** What holds of the events, ERR in any case; none of them arms the socket. */
  poll(socket: Socket, events: number): number {
    const now = socket.level | (socket.waitsFor === undefined ? POLL.ROOM : 0);
    const met = now & (events | POLL.ERR);
    if (met === 0) socket.armed = events | POLL.ERR;
    return met;
  }

  #protocol(socket: Socket): { groups: number; join: boolean; send: boolean; kernel: boolean } {
    const found = PROTOCOLS[socket.protocol];
    if (found === undefined) throw new Error('a socket of no protocol');
    return found;
  }

  #allowed(task: Task, socket: Socket, what: 'join' | 'send'): boolean {
    return this.#protocol(socket)[what] || (task.caps & CAP_NET_ADMIN) !== 0n;
  }

  /** The two groups of multicast routing are not for everybody. */
  #mayJoin(task: Task, socket: Socket, mask: number): boolean {
    const routing = socket.protocol === ROUTE && (mask & (maskOf(30) | maskOf(31))) !== 0;
    return !routing || (task.caps & CAP_NET_ADMIN) !== 0n;
  }

  #at(socket: Socket, port: number): Socket | undefined {
    const alike = ({ netns, protocol }: Socket): boolean => netns === socket.netns && protocol === socket.protocol;
    return [...this.sockets.values()].find((other) => alike(other) && other.bound && other.port === port);
  }

  #take(socket: Socket, port: number): Result {
    const taken = this.#at(socket, port) !== undefined;
    socket.port = port;
    if (taken) return 'EADDRINUSE';
    socket.bound = true;
    return 0;
  }

  #autobind(socket: Socket, task: Task, random: number): Result {
    if (socket.bound) return 0;
    if (this.#at(socket, task.pid) === undefined) return this.#take(socket, task.pid);
    const signed = random | 0;
    if (signed > -4097) throw new Error(`${signed} is no random port`);
    return this.#take(socket, random);
  }

  #wake(socket: Socket, events: number): void {
    const wanted = events & socket.armed;
    if (wanted === 0) return;
    socket.armed = 0;
    this.wakes.set(socket.name, (this.wakes.get(socket.name) ?? 0) | wanted);
  }

  #wakeSenders(receiver: Socket): void {
    for (const socket of this.sockets.values()) {
      if (socket.waitsFor !== receiver) continue;
      socket.waitsFor = undefined;
      this.#wake(socket, POLL.ROOM);
    }
  }

  #hasRoom(socket: Socket, weight: number): boolean {
    return !socket.congested && (socket.queue.length === 0 || socket.charged + weight <= socket.rcvbuf);
  }

  #queue(socket: Socket, datagram: Datagram): void {
    socket.queue.push(datagram);
    this.#wake(socket, POLL.IN);
  }

  #overrun(socket: Socket): void {
    socket.drops++;
    if (socket.flags.has('NO_ENOBUFS') || socket.congested) return;
    socket.congested = true;
    socket.error = true;
    this.#wake(socket, POLL.ERR);
  }

  #offer(socket: Socket, datagram: Datagram): boolean {
    const taken = this.#hasRoom(socket, datagram.weight);
    if (taken) this.#queue(socket, datagram);
    else this.#overrun(socket);
    return taken;
  }

  #multicast(
    netns: number,
    protocol: number,
    datagram: Datagram,
    sender: Socket | undefined,
    except: number,
  ): { delivered: number; failed: boolean } {
    let delivered = 0;
    let failed = false;
    for (const socket of this.sockets.values()) {
      if (socket.netns !== netns || socket.protocol !== protocol || !socket.groups.has(datagram.group)) continue;
      if (socket === sender || socket.port === except) continue;
      if (this.#offer(socket, datagram)) delivered++;
      else if (socket.flags.has('BROADCAST_ERROR')) failed = true;
    }
    return { delivered, failed };
  }

  #unicast(socket: Socket, port: number, datagram: Datagram): Result {
    const receiver = this.#at(socket, port);
    if (receiver === undefined) return 'ECONNREFUSED';
    if (receiver.connected && receiver.peer.port !== socket.port) return 'ECONNREFUSED';
    if (!this.#hasRoom(receiver, datagram.weight)) {
      socket.waitsFor = receiver;
      return 'EAGAIN';
    }
    socket.waitsFor = undefined;
    this.#queue(receiver, datagram);
    return datagram.data.length / 2;
  }

  /** The kernel's ack, which a socket that is connected to another does not hear. */
  #answer(socket: Socket, ack: string): void {
    if (socket.connected && socket.peer.port !== 0) return;
    this.#offer(socket, { data: ack, weight: 832, port: 0, group: 0 });
  }
}
