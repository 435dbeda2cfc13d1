/** What the host's tests share: kernels, sockets and requests composed by hand. */
import {
  AF_NETLINK,
  cString,
  concat,
  decodeAttributes,
  encodeAttribute,
  encodeMessage,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  NetlinkSocket,
  NLM_F_REQUEST,
  type Process,
  SOCK_RAW,
  viewOf,
} from '../../host/index.js';

export const RTM_NEWLINK = 16;
export const RTM_GETLINK = 18;
export const RTM_NEWADDR = 20;
export const RTM_GETADDR = 22;
export const RTNLGRP_LINK = 1;
export const IFLA_IFNAME = 3;
export const IFLA_MTU = 4;
export const IFINFOMSG_SIZE = 16;
export const IFADDRMSG_SIZE = 8;
export const LO = 1;

/** `struct ifinfomsg` and attributes. `flags` are those to set among `change`. */
export function linkBody(
  { index = 0, flags = 0, change = flags }: { index?: number; flags?: number; change?: number },
  ...attributes: Uint8Array[]
): Uint8Array {
  const header = new Uint8Array(IFINFOMSG_SIZE);
  const view = new DataView(header.buffer);
  view.setInt32(4, index, true);
  view.setUint32(8, flags, true);
  view.setUint32(12, change, true);
  return concat(header, ...attributes);
}

/** A request for a link that does not exist; the kernel answers ENODEV. */
export function missingLink(seq: number): Uint8Array {
  return encodeMessage({ type: RTM_GETLINK, flags: NLM_F_REQUEST, seq, payload: linkBody({ index: 99 }) });
}

/** RTM_NEWLINK's body for a veth pair. */
export function vethBody(name: string, peer: string): Uint8Array {
  const [IFLA_LINKINFO, KIND, DATA, PEER] = [18, 1, 2, 1];
  const peerInfo = encodeAttribute(PEER, new Uint8Array(IFINFOMSG_SIZE), encodeAttribute(IFLA_IFNAME, cString(peer)));
  return linkBody(
    {},
    encodeAttribute(IFLA_IFNAME, cString(name)),
    encodeAttribute(IFLA_LINKINFO, encodeAttribute(KIND, cString('veth')), encodeAttribute(DATA, peerInfo)),
  );
}

/** A socket between processes, bound to a port. */
export function usersock(process: Process, pid = 0, type = SOCK_RAW): number {
  const fd = process.socket(AF_NETLINK, type, NETLINK_USERSOCK);
  process.bind(fd, { pid });
  return fd;
}

export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Matches a NetlinkError. */
export function error(code: string, syscall?: string): unknown {
  return expect.objectContaining({ name: 'NetlinkError', code, ...(syscall === undefined ? {} : { syscall }) });
}

/** What a function throws. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

/** Lets microtasks and immediate callbacks run, so that what could have happened by now has. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A link as RTM_NEWLINK tells of it. */
export interface Link {
  index: number;
  type: number;
  flags: number;
  name: string;
  attributes: Map<number, Uint8Array>;
}

export async function links(process: Process): Promise<Link[]> {
  using socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  return (await socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE))).map(({ payload }) => {
    const attributes = new Map(
      decodeAttributes(payload.subarray(IFINFOMSG_SIZE)).map(({ type, payload }) => [type, payload]),
    );
    return {
      index: viewOf(payload).getInt32(4, true),
      type: viewOf(payload).getUint16(2, true),
      flags: viewOf(payload).getUint32(8, true),
      name: text(attributes.get(IFLA_IFNAME)!).replace('\0', ''),
      attributes,
    };
  });
}

/** Family, prefix, scope, ifindex and attributes by type. */
export async function addresses(process: Process): Promise<[number, number, number, number, Record<number, string>][]> {
  using socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  return (await socket.dump(RTM_GETADDR, new Uint8Array(IFADDRMSG_SIZE))).map(({ payload }) => {
    const attributes = decodeAttributes(payload.subarray(IFADDRMSG_SIZE)).map(({ type, payload }) => [
      type,
      payload.join('.'),
    ]);
    return [
      payload[0]!,
      payload[1]!,
      payload[3]!,
      viewOf(payload).getUint32(4, true),
      Object.fromEntries(attributes) as Record<number, string>,
    ];
  });
}
