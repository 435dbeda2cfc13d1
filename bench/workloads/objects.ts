/**
 * Links and addresses by the route protocol, through the raw ABI: dumps of many, and many made and deleted. Requests are written
 * beforehand; what is timed is sending them and reading what is answered.
 */
import { strict as assert } from 'node:assert';
import {
  NETLINK_ROUTE,
  NLM_F_ACK,
  NLM_F_CREATE,
  NLM_F_DUMP,
  NLM_F_EXCL,
  NLM_F_REQUEST,
  NLMSG_DONE,
  NLMSG_ERROR,
} from '../../host/constants.js';
import { concat, decodeMessages, encodeAttribute, encodeMessage, uint32, viewOf } from '../../host/wire.js';
import { Machine } from '../machine.js';
import type { Workload } from '../row.js';

const RTM_NEWLINK = 16;
const RTM_DELLINK = 17;
const RTM_GETLINK = 18;
const RTM_NEWADDR = 20;
const RTM_DELADDR = 21;
const RTM_GETADDR = 22;
const IFLA_IFNAME = 3;
const IFLA_LINKINFO = 18;
const IFLA_INFO_KIND = 1;
const IFLA_INFO_DATA = 2;
const VETH_INFO_PEER = 1;
const IFA_LOCAL = 2;
const AF_INET = 2;
const IFF_UP = 1;
/** The index of `lo`. */
const LOOPBACK = 1;
/** Bytes of an ack without the request: header, error, and the request's header. */
const ACK_SIZE = 36;

export type Objects = 'links' | 'addresses';

/** A dump of `count` veth devices or IPv4 addresses, and `lo`'s own. Nanoseconds for one of them. */
export async function dump(objects: Objects, count: number): Promise<Workload> {
  const client = await Client.open();
  if (objects === 'links') for (let i = 0; i < count / 2; i++) client.ask(newPair(i));
  else for (let i = 0; i < count; i++) client.ask(changeAddress(RTM_NEWADDR, i));
  const type = objects === 'links' ? RTM_GETLINK : RTM_GETADDR;
  const payload = objects === 'links' ? new Uint8Array(16) : new Uint8Array(8);
  const request = encodeMessage({ type, flags: NLM_F_REQUEST | NLM_F_DUMP, payload });
  let expected = 0;
  return {
    check() {
      let found = 0;
      expected = client.dump(request, (datagram) => (found += countObjects(datagram, type - 2)));
      const own = objects === 'links' ? 1 : 2;
      assert.equal(found, count + own);
    },
    sample() {
      client.place(request);
      const start = performance.now();
      const bytes = client.dumpPlaced();
      const elapsed = performance.now() - start;
      assert.equal(bytes, expected);
      return (elapsed * 1e6) / count;
    },
  };
}

/** How many objects a page has; the end of the dump is none. */
function countObjects(datagram: Uint8Array, type: number): number {
  const messages = decodeMessages(datagram);
  for (const message of messages) assert(message.type === type || message.type === NLMSG_DONE);
  return messages.filter((message) => message.type === type).length;
}

/** `count` objects made and then deleted, a request each, with acks. Nanoseconds for one of them, both ways. */
export async function change(objects: 'pairs' | 'addresses', count: number): Promise<Workload> {
  const client = await Client.open();
  const numbers = Array.from({ length: count }, (_, i) => i);
  const made = numbers.map((i) => (objects === 'pairs' ? newPair(i) : changeAddress(RTM_NEWADDR, i)));
  const dropped = numbers.map((i) => (objects === 'pairs' ? deletePair(i) : changeAddress(RTM_DELADDR, i)));
  const all = [...made, ...dropped];
  return {
    check() {
      // The first round makes tables that stay.
      for (const request of all) client.ask(request);
      const before = client.machine.used;
      for (const request of all) client.ask(request);
      assert.equal(client.machine.used, before, 'what was made is not deleted');
    },
    sample() {
      const start = performance.now();
      for (const request of all) client.askQuickly(request);
      return ((performance.now() - start) * 1e6) / count;
    },
  };
}

/** A socket of the route protocol in a namespace whose loopback device is up. */
class Client {
  readonly #socket: number;

  private constructor(readonly machine: Machine) {
    this.#socket = machine.socket(NETLINK_ROUTE, 1);
    const up = concat(uint32(0), uint32(LOOPBACK), uint32(IFF_UP), uint32(IFF_UP));
    this.ask(encodeMessage({ type: RTM_NEWLINK, flags: NLM_F_REQUEST | NLM_F_ACK, payload: up }));
  }

  static async open(): Promise<Client> {
    return new Client(await Machine.boot());
  }

  /** Sends a request and checks that its ack is a success. */
  ask(request: Uint8Array): void {
    this.place(request);
    this.#send(request.length);
    const [ack, ...more] = decodeMessages(this.machine.receive(this.#socket));
    assert(ack !== undefined && more.length === 0);
    assert.equal(ack.type, NLMSG_ERROR);
    assert.equal(viewOf(ack.payload).getInt32(0, true), 0);
  }

  /** As `ask`, when it is known that it works; an error's ack would be longer. */
  askQuickly(request: Uint8Array): void {
    const { machine } = this;
    this.place(request);
    this.#send(request.length);
    machine.prepareReceive();
    if (machine.exports.recvmsg(this.#socket, machine.incoming, 0) !== ACK_SIZE) throw new Error('not done');
  }

  place(request: Uint8Array): void {
    this.machine.prepareSend(request);
  }

  /** Sends a request for a dump and reads it to its end. @returns how many bytes it had */
  dump(request: Uint8Array, each: (datagram: Uint8Array) => void): number {
    // A first round, so that pages have the size that a large read allows.
    this.place(request);
    this.dumpPlaced();
    this.place(request);
    this.#send(request.length);
    let total = 0;
    for (let done = false; !done;) {
      const datagram = this.machine.receive(this.#socket);
      total += datagram.length;
      each(datagram);
      done = decodeMessages(datagram).some(({ type }) => type === NLMSG_DONE);
    }
    return total;
  }

  /** The same for a request that is placed, as fast as it goes: the last datagram is DONE alone, the shortest there is. */
  dumpPlaced(): number {
    const { exports, incoming, task, outgoing } = this.machine;
    exports.sendmsg(task, this.#socket, outgoing, 0);
    this.machine.prepareReceive();
    let total = 0;
    for (;;) {
      const length = exports.recvmsg(this.#socket, incoming, 0);
      if (length <= 0) return total;
      total += length;
    }
  }

  #send(length: number): void {
    const { exports, task, outgoing } = this.machine;
    assert.equal(exports.sendmsg(task, this.#socket, outgoing, 0), length);
  }
}

const ASK = NLM_F_REQUEST | NLM_F_ACK;

/** The veth pair v`i` and w`i`. */
function newPair(i: number): Uint8Array {
  const peer = encodeAttribute(VETH_INFO_PEER, concat(new Uint8Array(16), name(`w${i}`)));
  const kind = encodeAttribute(IFLA_INFO_KIND, new TextEncoder().encode('veth'));
  const info = encodeAttribute(IFLA_LINKINFO, concat(kind, encodeAttribute(IFLA_INFO_DATA, peer)));
  const payload = concat(new Uint8Array(16), name(`v${i}`), info);
  return encodeMessage({ type: RTM_NEWLINK, flags: ASK | NLM_F_CREATE | NLM_F_EXCL, payload });
}

function deletePair(i: number): Uint8Array {
  return encodeMessage({ type: RTM_DELLINK, flags: ASK, payload: concat(new Uint8Array(16), name(`v${i}`)) });
}

function name(text: string): Uint8Array {
  return encodeAttribute(IFLA_IFNAME, new TextEncoder().encode(`${text}\0`));
}

/** Adds the address 10.x.y.z/32 of `lo`, by its number, or deletes it. */
function changeAddress(type: number, i: number): Uint8Array {
  const number = (10 << 24) + i + 1;
  const local = Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
  const payload = concat(Uint8Array.of(AF_INET, 32, 0, 0), uint32(LOOPBACK), encodeAttribute(IFA_LOCAL, local));
  return encodeMessage({ type, flags: type === RTM_NEWADDR ? ASK | NLM_F_CREATE | NLM_F_EXCL : ASK, payload });
}
