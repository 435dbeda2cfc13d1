/**
 * A netlink socket for those who speak in requests and events, as libmnl and libnl help to do in C: sequence numbers,
 * acknowledgements, dumps that start again when they were interrupted, and multicast messages as an async iterator.
 *
 * One loop reads the socket and hands each message to the exchange with its sequence number, or to whoever waits for
 * events. It runs while somebody waits; the rest of the time messages stay in the kernel's queue, where they are
 * counted against SO_RCVBUF.
 */
import { bytes, integer, type OptionNames, options as known } from './arguments.js';
import {
  EINTR,
  ENOBUFS,
  ENOPROTOOPT,
  NETLINK_EXT_ACK,
  NETLINK_PKTINFO,
  NLM_F_ACK,
  NLM_F_DUMP,
  NLM_F_ECHO,
  NLM_F_REQUEST,
  SOL_NETLINK,
} from './constants.js';
import { decodeControl } from './control.js';
import { DISPOSE } from './dispose.js';
import { NetlinkError } from './errno.js';
import { type Answer, Exchange } from './exchange.js';
import { HeldSocket } from './held-socket.js';
import type { ReceivedControlMessage } from './message.js';
import type { Process } from './process.js';
import { unlessAborted, WAIT_OPTIONS, type WaitOptions } from './wait.js';
import { decodeMessages, encodeMessage, getUint32, type Message, NO_BYTES } from './wire.js';

/** A message that nobody asked for: of a multicast group, or from another process. */
export interface NetlinkEvent extends Message {
  /** The number of the multicast group it was sent to; 0 when it was sent to this socket alone. */
  group: number;
  /** The port it was sent from; 0 is the kernel. */
  port: number;
}

export interface NetlinkSocketOptions {
  /** The port. Left out, it is the process's pid, or one that is free where that is taken. */
  pid?: number;
  /** Numbers of the multicast groups to listen to. */
  groups?: readonly number[];
}

const SOCKET_OPTIONS: OptionNames<NetlinkSocketOptions> = { pid: true, groups: true };

/** What no process has for a port. */
const KERNEL_PORT = 0;
/** How often a dump is asked for when the table changes under it each time. */
const DUMP_ATTEMPTS = 8;
/** Events that come while an answer is read are kept for whoever asks for them next, up to this many. */
const MAX_EVENTS = 4096;

interface EventWaiter {
  resolve(event: NetlinkEvent): void;
  reject(reason: unknown): void;
}

export class NetlinkSocket implements AsyncIterable<NetlinkEvent> {
  /** The port. */
  readonly pid: number;
  readonly #socket: HeldSocket;
  readonly #exchanges = new Map<number, Exchange>();
  #sequence = 0;
  readonly #events: NetlinkEvent[] = [];
  /** Events were lost, and nobody has been told. */
  #overrun = false;
  readonly #eventWaiters = new Set<EventWaiter>();
  /** The dump that is being read: a socket has one at a time. */
  #dumping: Exchange | undefined;
  #reading = false;

  private constructor(process: Process, protocol: number, { pid = 0, groups = [] }: NetlinkSocketOptions) {
    this.#socket = new HeldSocket(process, protocol, pid, groups);
    this.#enable(NETLINK_EXT_ACK);
    this.#enable(NETLINK_PKTINFO);
    this.pid = process.getsockname(this.#socket.fd).pid;
  }

  /**
   * Opens a socket.
   * @param protocol NETLINK_ROUTE, NETLINK_GENERIC, … For NETLINK_KOBJECT_UEVENT, whose datagrams are no messages, there
   *   is `UeventSocket`.
   */
  static open(process: Process, protocol: number, options: NetlinkSocketOptions = {}): NetlinkSocket {
    return new NetlinkSocket(process, protocol, known(options, SOCKET_OPTIONS, 'NetlinkSocket.open'));
  }

  /** The descriptor, in the process that was given to `open`. Whoever reads from it takes messages away from here. */
  get fd(): number {
    return this.#socket.fd;
  }

  /**
   * Sends a request to the kernel and waits until it is acknowledged. NLM_F_REQUEST and NLM_F_ACK are added.
   * @param type RTM_*, or the id of a generic family
   * @param flags NLM_F_CREATE and so on
   * @param body what follows the header: the family's own header, and attributes
   * @returns the messages that came before the acknowledgement, usually none or one
   * @throws NetlinkError with the errno and the words of the kernel's refusal
   */
  async request(type: number, flags = 0, body: Uint8Array = NO_BYTES, options: WaitOptions = {}): Promise<Message[]> {
    const exchange = this.#send(type, integer(flags, 'flags') | NLM_F_ACK, body);
    return (await this.#answer(exchange, 'request', options)).messages;
  }

  /**
   * Asks for a whole table. A dump that was interrupted by a change is asked for again; dumps that are asked for at once
   * are made one after the other.
   * @param flags added to NLM_F_DUMP
   * @throws EINTR when the table changed under every attempt
   */
  async dump(
    type: number,
    body: Uint8Array = NO_BYTES,
    { flags = 0, signal }: WaitOptions & { flags?: number } = {},
  ): Promise<Message[]> {
    for (let attempt = 0; attempt < DUMP_ATTEMPTS; attempt++) {
      const { messages, interrupted } = await this.#dumpOnce(type, flags, body, { signal });
      if (!interrupted) return messages;
    }
    throw new NetlinkError(EINTR, 'dump');
  }

  /**
   * Waits for the next event.
   * @throws ENOBUFS once when events were lost because nobody asked for them in time
   */
  async next(options: WaitOptions = {}): Promise<NetlinkEvent> {
    const { signal } = known(options, WAIT_OPTIONS, 'next');
    signal?.throwIfAborted();
    this.#socket.checkOpen('recvmsg');
    if (this.#overrun) {
      this.#overrun = false;
      throw new NetlinkError(ENOBUFS, 'recvmsg');
    }
    const event = this.#events.shift();
    if (event !== undefined) return event;
    return new Promise((resolve, reject) => {
      const waiter: EventWaiter = {
        resolve(event) {
          signal?.removeEventListener('abort', abort);
          resolve(event);
        },
        reject(reason) {
          signal?.removeEventListener('abort', abort);
          reject(reason);
        },
      };
      const abort = (): void => {
        // Not in the set any more: it has its event, and keeps it.
        if (this.#eventWaiters.delete(waiter)) waiter.reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort);
      this.#eventWaiters.add(waiter);
      void this.#read();
    });
  }

  /** Events as they come. Of several loops over one socket, each event goes to one. */
  async *[Symbol.asyncIterator](): AsyncGenerator<NetlinkEvent, never> {
    for (;;) yield await this.next();
  }

  /** Begins to listen to a multicast group. */
  join(group: number): void {
    this.#socket.join(group);
  }

  /** Stops listening to a multicast group. */
  leave(group: number): void {
    this.#socket.leave(group);
  }

  /** Closes the socket. Whoever waits gets EBADF. */
  close(): void {
    this.#socket.close();
  }

  [DISPOSE](): void {
    this.close();
  }

  /** Sets an option of SOL_NETLINK, where the kernel has it. */
  #enable(option: number): void {
    try {
      this.#socket.process.setsockopt(this.fd, SOL_NETLINK, option, true);
    } catch (error) {
      if ((error as NetlinkError).errno !== -ENOPROTOOPT) throw error;
    }
  }

  #send(type: number, flags: number, body: Uint8Array): Exchange {
    this.#socket.checkOpen('sendmsg');
    this.#sequence = (this.#sequence + 1) >>> 0 || 1;
    const seq = this.#sequence;
    const request = encodeMessage({
      type: integer(type, 'type'),
      flags: flags | NLM_F_REQUEST,
      seq,
      pid: this.pid,
      payload: bytes(body, 'body'),
    });
    this.#socket.process.send(this.fd, request);
    const exchange = new Exchange((flags & NLM_F_ECHO) !== 0);
    this.#exchanges.set(seq, exchange);
    return exchange;
  }

  /** Waits for an answer, for as long as the caller wants. */
  async #answer(exchange: Exchange, label: string, { signal }: WaitOptions): Promise<Answer> {
    void this.#read();
    try {
      const answer = await unlessAborted(exchange.answer, signal);
      // Made here, so that its stack leads to the caller.
      if (answer.errno < 0) throw new NetlinkError(answer.errno, label, answer.extack);
      return answer;
    } finally {
      // What still comes is read to its end, and dropped.
      exchange.pending = false;
    }
  }

  async #dumpOnce(type: number, flags: number, body: Uint8Array, options: WaitOptions): Promise<Answer> {
    while (this.#dumping !== undefined) await unlessAborted(this.#dumping.ended, options.signal);
    // The acknowledgement is for requests that turn out to start no dump: one that starts is never acknowledged.
    const exchange = this.#send(type, integer(flags, 'flags') | NLM_F_DUMP | NLM_F_ACK, body);
    this.#dumping = exchange;
    void exchange.ended.then(() => (this.#dumping = undefined));
    return this.#answer(exchange, 'dump', options);
  }

  /** Reads while an answer is to come or somebody waits for events. */
  async #read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    while (this.#exchanges.size > 0 || this.#eventWaiters.size > 0) {
      try {
        this.#dispatch(await this.#socket.receive());
      } catch (error) {
        if ((error as NetlinkError).errno === -ENOBUFS) this.#lose(error);
        else this.#end(error);
      }
    }
    this.#reading = false;
  }

  #dispatch({ data, address, control }: ReceivedControlMessage): void {
    const group = groupOf(address.groups, control);
    for (const message of decodeMessages(data)) {
      const exchange = address.pid === KERNEL_PORT ? this.#exchanges.get(message.seq) : undefined;
      // An echo is the message that the group hears, with this socket's port in it.
      const isEcho = exchange?.echoed === true && message.pid === this.pid;
      const isAnswer = address.pid === KERNEL_PORT && (group === 0 || isEcho);
      if (!isAnswer) this.#deliver({ ...message, group, port: address.pid });
      else if (exchange?.take(message)) this.#exchanges.delete(message.seq);
    }
  }

  #deliver(event: NetlinkEvent): void {
    const [waiter] = this.#eventWaiters;
    if (waiter !== undefined) {
      this.#eventWaiters.delete(waiter);
      waiter.resolve(event);
    } else if (this.#events.length < MAX_EVENTS) this.#events.push(event);
    else this.#overrun = true;
  }

  /** The kernel dropped messages for want of room. Any answer may have been among them, except the end of a dump. */
  #lose(error: unknown): void {
    for (const [seq, exchange] of this.#exchanges) {
      exchange.fail(error);
      if (exchange !== this.#dumping) this.#exchanges.delete(seq);
    }
    const [waiter] = this.#eventWaiters;
    if (waiter === undefined) this.#overrun = true;
    else {
      this.#eventWaiters.delete(waiter);
      waiter.reject(error);
    }
  }

  /** The socket is closed: nothing comes any more. */
  #end(error: unknown): void {
    for (const exchange of this.#exchanges.values()) exchange.end(error);
    this.#exchanges.clear();
    for (const waiter of this.#eventWaiters) waiter.reject(error);
    this.#eventWaiters.clear();
  }
}

/** The number of the group a datagram went to: from PKTINFO, or where the kernel has none the mask in the address. */
function groupOf(mask: number, control: Uint8Array): number {
  for (const { level, type, data } of decodeControl(control)) {
    if (level === SOL_NETLINK && type === NETLINK_PKTINFO && data.length >= 4) return getUint32(data, 0);
  }
  return mask === 0 ? 0 : 32 - Math.clz32(mask);
}
