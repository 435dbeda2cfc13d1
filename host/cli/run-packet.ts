/**
 * A packet socket (packet(7)) of a program under `run`. What the program holds is one of the real kernel's, in a namespace where there is nothing to
 * hear: it waits, and has options and filters. Here is what it has to do with links of ours: which it is bound to, and what it has them receive. No
 * packets pass, so sending ends where Linux would hand the packet to the link.
 */
import {
  AF_PACKET,
  PACKET_ADD_MEMBERSHIP,
  PACKET_MR_MULTICAST,
  PACKET_MR_UNICAST,
  PACKET_MREQ_SIZE,
  PacketMreq,
  SOCK_DGRAM,
  SOCK_PACKET,
  SOCK_RAW,
  SOCKET_TYPE_MASK,
  SockaddrLl,
} from '../generated/socket.js';
import {
  EINVAL,
  ENODEV,
  EOPNOTSUPP,
  type ErrorCode,
  errnoNumber,
  NetlinkError,
  type Process,
  viewOf,
} from '../index.js';
import type { Received } from '../groups.js';
import { device, type NetDevice } from '../procfs/tables.js';
import { type Call, Operation, type Reply } from './run-channel.js';
import { bytesOf, Fields } from './run-ioctl-message.js';

const CAP_NET_RAW = 1n << 13n;
/** struct sockaddr_ll, of which the end of the address may be missing where it is told. */
const NAME: { least: number; size: number } = { least: SockaddrLl.SLL_ADDR, size: SockaddrLl.SLL_ADDR + 8 };
/** struct sockaddr of the old type of socket: the name of a link behind the family. */
const OLD_NAME = { at: 2, length: 14, size: 16 };
/** The flags of the reply to BIND: the link is down, which the real socket has as an error to report. */
const IS_DOWN = 1;
const GONE = -1;

/** What it has a link receive, and for how many times it was asked to. */
interface Membership extends Received {
  index: number;
  times: number;
}

function refusal(code: ErrorCode): NetlinkError {
  return new NetlinkError(errnoNumber(code), 'socket');
}

export class PacketSocket {
  readonly #type: number;
  readonly #netns: Process['netns'];
  /** As it is on the wire. */
  #protocol: number;
  /** 0 for all links, GONE for one that was. */
  #index = 0;
  #memberships: Membership[] = [];

  /** @throws NetlinkError EPERM, ESOCKTNOSUPPORT */
  constructor(process: Process, { a: type, b: protocol }: Call) {
    if ((process.credentials.capabilities & CAP_NET_RAW) === 0n) throw refusal('EPERM');
    this.#type = type & SOCKET_TYPE_MASK;
    if (![SOCK_RAW, SOCK_DGRAM, SOCK_PACKET].includes(this.#type)) throw refusal('ESOCKTNOSUPPORT');
    this.#netns = process.netns;
    this.#protocol = protocol & 0xffff;
  }

  perform(call: Call, process: Process): Reply {
    switch (call.operation) {
      case Operation.BIND:
        return this.#bind(process, call.name);
      case Operation.GETSOCKNAME:
        return { result: 0, name: this.#name(process) };
      case Operation.SETSOCKOPT:
        this.#changeMembership(process, call.data, call.b === PACKET_ADD_MEMBERSHIP);
        return { result: 0 };
      case Operation.SEND:
        return this.#send(process, call.name);
      default:
        return { result: -EOPNOTSUPP };
    }
  }

  /** The last descriptor is gone, and with it what it had links receive. */
  close(): void {
    for (const membership of this.#memberships) this.#receive(membership, false);
    this.#memberships = [];
  }

  /** A link of the socket's namespace, wherever the process is. */
  #device(process: Process, which: string | number): NetDevice | undefined {
    const { netns } = process;
    process.setns(this.#netns);
    try {
      return device(process, which);
    } finally {
      process.setns(netns);
    }
  }

  get #isOld(): boolean {
    return this.#type === SOCK_PACKET;
  }

  #bind(process: Process, name: Uint8Array): Reply {
    const fields = new Fields(name);
    if (this.#isOld ? name.length !== OLD_NAME.size : name.length < NAME.size) throw refusal('EINVAL');
    if (!this.#isOld && fields.u16(SockaddrLl.SLL_FAMILY) !== AF_PACKET) throw refusal('EINVAL');
    const index = this.#isOld ? 0 : fields.u32(SockaddrLl.SLL_IFINDEX) | 0;
    const which = this.#isOld ? fields.text(OLD_NAME.at, OLD_NAME.length) : index;
    const link = which === 0 ? undefined : this.#device(process, which);
    if (link === undefined && which !== 0) throw refusal('ENODEV');
    this.#index = link?.index ?? 0;
    if (!this.#isOld && name.length >= NAME.size)
      this.#protocol = fields.u16(SockaddrLl.SLL_PROTOCOL) || this.#protocol;
    return { result: 0, flags: link !== undefined && !link.up ? IS_DOWN : 0 };
  }

  /** @returns the link that it is bound to, if there is one, which it is no more when that is gone */
  #bound(process: Process): NetDevice | undefined {
    const link = this.#index > 0 ? this.#device(process, this.#index) : undefined;
    if (link === undefined && this.#index > 0) this.#index = GONE;
    return link;
  }

  #name(process: Process): Uint8Array {
    const link = this.#bound(process);
    if (this.#isOld) {
      const name = new Uint8Array(OLD_NAME.size);
      viewOf(name).setUint16(0, AF_PACKET, true);
      new TextEncoder().encodeInto((link?.name ?? '').slice(0, OLD_NAME.length - 1), name.subarray(OLD_NAME.at));
      return name;
    }
    const address = link === undefined ? new Uint8Array() : bytesOf(link.attributes.address);
    const name = new Uint8Array(NAME.least + address.length);
    const view = viewOf(name);
    view.setUint16(SockaddrLl.SLL_FAMILY, AF_PACKET, true);
    view.setUint16(SockaddrLl.SLL_PROTOCOL, this.#protocol, true);
    view.setInt32(SockaddrLl.SLL_IFINDEX, this.#index, true);
    view.setUint16(SockaddrLl.SLL_HATYPE, link?.type ?? 0, true);
    view.setUint8(SockaddrLl.SLL_HALEN, address.length);
    name.set(address, NAME.least);
    return name;
  }

  /** packet_snd, packet_sendmsg_spkt. */
  #send(process: Process, name: Uint8Array): Reply {
    const fields = new Fields(name);
    let link: NetDevice | undefined;
    if (this.#isOld) {
      if (name.length === 0) throw refusal('ENOTCONN');
      if (name.length < OLD_NAME.size) throw refusal('EINVAL');
      link = this.#device(process, fields.text(OLD_NAME.at, OLD_NAME.length));
      if (link === undefined) throw refusal('ENODEV');
    } else {
      if (name.length > 0 && name.length < NAME.least) throw refusal('EINVAL');
      link = name.length === 0 ? this.#bound(process) : this.#device(process, fields.u32(SockaddrLl.SLL_IFINDEX) | 0);
      if (link === undefined) throw refusal('ENXIO');
    }
    throw refusal(link.up ? 'EOPNOTSUPP' : 'ENETDOWN');
  }

  /** packet_mc_add, packet_mc_drop. */
  #changeMembership(process: Process, request: Uint8Array, adds: boolean): void {
    if (request.length < PACKET_MREQ_SIZE) throw refusal('EINVAL');
    const fields = new Fields(request);
    const index = fields.u32(PacketMreq.MR_IFINDEX) | 0;
    const what = fields.u16(PacketMreq.MR_TYPE);
    const length = fields.u16(PacketMreq.MR_ALEN);
    const link = this.#device(process, index);
    if (adds && link === undefined) throw refusal('ENODEV');
    if (adds && length > bytesOf(link!.attributes.address).length) throw refusal('EINVAL');
    const address = request.slice(PacketMreq.MR_ADDRESS, PacketMreq.MR_ADDRESS + length);
    const known = this.#memberships.find(
      (each) => each.index === index && each.what === what && Buffer.compare(each.address, address) === 0,
    );
    if (known !== undefined) known.times += adds ? 1 : -1;
    else if (adds) this.#join({ index, what, address, times: 1 }, bytesOf(link!.attributes.address).length);
    if (known?.times !== 0) return;
    this.#memberships = this.#memberships.filter((each) => each !== known);
    this.#receive(known, false);
  }

  #join(membership: Membership, length: number): void {
    const { what, address } = membership;
    const hasAddress = what === PACKET_MR_MULTICAST || what === PACKET_MR_UNICAST;
    if (hasAddress && address.length !== length) throw refusal('EINVAL');
    this.#receive(membership, true);
    this.#memberships.push(membership);
  }

  /** Of a type that there is not nothing is wanted, and of a link that is gone no more. */
  #receive(membership: Membership, wanted: boolean): void {
    if (membership.what > PACKET_MR_UNICAST) return;
    try {
      this.#netns.receive(membership.index, membership, wanted);
    } catch (error) {
      if (wanted || !(error instanceof NetlinkError) || (error.errno !== -ENODEV && error.errno !== -EINVAL))
        throw error;
    }
  }
}
