/**
 * A client of the route protocol through the raw ABI, and the requests it sends, which are written beforehand: what is timed is sending them
 * and reading what is answered.
 */
import { strict as assert } from 'node:assert';
import {
  NETLINK_ROUTE,
  NLM_F_ACK,
  NLM_F_CREATE,
  NLM_F_EXCL,
  NLM_F_REQUEST,
  NLMSG_DONE,
  NLMSG_ERROR,
} from '../../host/constants.js';
import { concat, decodeMessages, encodeAttribute, encodeMessage, uint32, viewOf } from '../../host/wire.js';
import { Machine } from '../machine.js';

const RTM_NEWLINK = 16;
const RTM_DELLINK = 17;
const RTM_NEWADDR = 20;
const RTM_DELADDR = 21;
const IFLA_IFNAME = 3;
const IFLA_LINK = 5;
const IFLA_LINKINFO = 18;
const IFLA_INFO_KIND = 1;
const IFLA_INFO_DATA = 2;
const VETH_INFO_PEER = 1;
const IFA_ADDRESS = 1;
const IFA_LOCAL = 2;
const AF_INET = 2;
const AF_INET6 = 10;
const IFF_UP = 1;
/** The index of `lo`; those that are made have the next. */
export const LOOPBACK = 1;
/** Bytes of an ack without the request: header, error, and the request's header. */
const ACK_SIZE = 36;

/** A socket of the route protocol in a namespace whose loopback device is up. */
export class Client {
  readonly #socket: number;

  constructor(readonly machine: Machine) {
    this.#socket = machine.socket(NETLINK_ROUTE, 1);
    this.ask(setUp(LOOPBACK));
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
const MAKE = ASK | NLM_F_CREATE | NLM_F_EXCL;

/** The header of a message about a link. */
function ifinfo(index: number, flags = 0, change = 0): Uint8Array {
  return concat(uint32(0), uint32(index), uint32(flags), uint32(change));
}

function name(text: string): Uint8Array {
  return encodeAttribute(IFLA_IFNAME, new TextEncoder().encode(`${text}\0`));
}

/** IFLA_LINKINFO of a kind, with the data it takes. */
function info(kind: string, data: Uint8Array): Uint8Array {
  const of = encodeAttribute(IFLA_INFO_KIND, new TextEncoder().encode(kind));
  return encodeAttribute(IFLA_LINKINFO, concat(of, encodeAttribute(IFLA_INFO_DATA, data)));
}

export function setUp(index: number): Uint8Array {
  return encodeMessage({ type: RTM_NEWLINK, flags: ASK, payload: ifinfo(index, IFF_UP, IFF_UP) });
}

/** The veth pair v`i` and w`i`. */
export function newPair(i: number): Uint8Array {
  const peer = encodeAttribute(VETH_INFO_PEER, concat(ifinfo(0), name(`w${i}`)));
  return encodeMessage({
    type: RTM_NEWLINK,
    flags: MAKE,
    payload: concat(ifinfo(0), name(`v${i}`), info('veth', peer)),
  });
}

export function deletePair(i: number): Uint8Array {
  return encodeMessage({ type: RTM_DELLINK, flags: ASK, payload: concat(ifinfo(0), name(`v${i}`)) });
}

/** A macvlan of a link that takes the next free name. */
export function newMacvlan(lower: number): Uint8Array {
  const payload = concat(ifinfo(0), encodeAttribute(IFLA_LINK, uint32(lower)), info('macvlan', new Uint8Array()));
  return encodeMessage({ type: RTM_NEWLINK, flags: MAKE, payload });
}

export function deleteLink(index: number): Uint8Array {
  return encodeMessage({ type: RTM_DELLINK, flags: ASK, payload: ifinfo(index) });
}

export interface Address {
  /** 4 or 16 bytes. */
  local: Uint8Array;
  peer?: Uint8Array;
  prefix: number;
  index?: number;
}

export function newAddress(address: Address): Uint8Array {
  return changeAddress(RTM_NEWADDR, MAKE, address);
}

export function deleteAddress(address: Address): Uint8Array {
  return changeAddress(RTM_DELADDR, ASK, address);
}

function changeAddress(type: number, flags: number, { local, peer, prefix, index = LOOPBACK }: Address): Uint8Array {
  const family = local.length === 4 ? AF_INET : AF_INET6;
  const other = peer === undefined ? new Uint8Array() : encodeAttribute(IFA_ADDRESS, peer);
  const header = concat(Uint8Array.of(family, prefix, 0, 0), uint32(index));
  return encodeMessage({ type, flags, payload: concat(header, encodeAttribute(IFA_LOCAL, local), other) });
}

/** The IPv4 address of a number of 32 bits. */
export function inet4(number: number): Uint8Array {
  return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
}

/** 10.x.y.z/32 of `lo`, by its number. */
export function hostAddress(i: number): Address {
  return { local: inet4((10 << 24) + i + 1), prefix: 32 };
}
