/** The tables behind the files, as rtnetlink tells them to a process; all at once, for a file is read in one call. */
import { CodecError, Family, rtLink } from '../codec/families.js';
import type { Ifinfomsg, LinkAttrs } from '../codec/tables/rt-link.js';
import type { CounterName } from '../counters.js';
import { IFNAMSIZ, RTM_DELLINK, RTM_GETLINK, RTM_NEWLINK } from '../generated/rt-link.js';
import {
  AF_NETLINK,
  decodeMessages,
  EINVAL,
  encodeMessage,
  type Message,
  NETLINK_ROUTE,
  NetlinkError,
  NLM_F_ACK,
  NLM_F_CREATE,
  NLM_F_DUMP,
  NLM_F_EXCL,
  NLM_F_REQUEST,
  NLMSG_DONE,
  NLMSG_ERROR,
  type Process,
  SOCK_CLOEXEC,
  SOCK_RAW,
  viewOf,
} from '../index.js';

/** A link, as its files tell of it. */
export interface NetDevice {
  name: string;
  index: number;
  type: number;
  /** IFF_*, as one number. */
  flags: number;
  up: boolean;
  attributes: LinkAttrs;
  counters: Readonly<Record<CounterName, bigint>>;
}

const family = new Family(rtLink);
const encoder = new TextEncoder();
/** More than a page of a dump is. */
const PAGE = 65536;
const HEADER_ROOM = 16;
const FLAGS_AT = 8;

export function devices(process: Process): NetDevice[] {
  return dump(process, RTM_GETLINK, new Uint8Array(HEADER_ROOM)).map(deviceOf);
}

/** One link by its name, or its index. */
export function device(process: Process, name: string | number): NetDevice | undefined {
  if (typeof name === 'string' && encoder.encode(name).length >= IFNAMSIZ) return undefined;
  const payload = family.encodePayload({
    operation: 'getlink',
    ...(typeof name === 'number' ? { header: { 'ifi-index': name } } : { attributes: { ifname: name } }),
  });
  try {
    return request(process, RTM_GETLINK, payload).map(deviceOf)[0];
  } catch (error) {
    if (error instanceof NetlinkError && error.code === 'ENODEV') return undefined;
    throw error;
  }
}

/** Changes a link. @throws NetlinkError with the kernel's errno */
export function changeLink(
  process: Process,
  index: number,
  attributes: LinkAttrs,
  header: Partial<Ifinfomsg> = {},
): void {
  const message = { operation: 'newlink' as const, header: { ...header, 'ifi-index': index }, attributes };
  request(process, RTM_NEWLINK, encoded(message));
}

/** Makes a link. @throws NetlinkError with the kernel's errno */
export function newLink(process: Process, attributes: LinkAttrs): void {
  const body = encoded({ operation: 'newlink', attributes });
  request(process, RTM_NEWLINK, body, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL);
}

/** Takes one away. @throws NetlinkError likewise */
export function removeLink(process: Process, index: number): void {
  request(process, RTM_DELLINK, encoded({ operation: 'dellink', header: { 'ifi-index': index } }));
}

/** @throws NetlinkError EINVAL for a value that is more than its attribute holds, or none of its kind */
function encoded(message: Parameters<typeof family.encodePayload>[0]): Uint8Array {
  try {
    return family.encodePayload(message);
  } catch (error) {
    throw error instanceof CodecError ? new NetlinkError(EINVAL, 'write') : error;
  }
}

function deviceOf(message: Message): NetDevice {
  const { header, attributes } = family.decode(message) as { header: Ifinfomsg; attributes: LinkAttrs };
  return {
    name: attributes.ifname ?? '',
    index: header['ifi-index'],
    type: header['ifi-type'],
    flags: viewOf(message.payload).getUint32(FLAGS_AT, true),
    up: header['ifi-flags'].includes('up'),
    attributes,
    counters: attributes.stats64 as Record<CounterName, bigint>,
  };
}

export function names(process: Process): Map<number, string> {
  return new Map(devices(process).map(({ index, name }) => [index, name]));
}

/** A whole table. It can't change meanwhile, as nobody else runs. */
export function dump(process: Process, type: number, body: Uint8Array): Message[] {
  return request(process, type, body, NLM_F_DUMP);
}

/** One request to rtnetlink, and what answers it. @throws NetlinkError with its errno when it is refused */
function request(process: Process, type: number, body: Uint8Array, flags?: number): Message[] {
  return exchange(process, NETLINK_ROUTE, type, body, flags);
}

/** Likewise to any protocol. */
export function exchange(
  process: Process,
  protocol: number,
  type: number,
  body: Uint8Array,
  flags: number = NLM_F_ACK,
): Message[] {
  const fd = process.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
  try {
    process.send(fd, encodeMessage({ type, flags: NLM_F_REQUEST | flags, seq: 1, pid: 0, payload: body }));
    const messages: Message[] = [];
    for (;;) {
      for (const message of decodeMessages(process.recv(fd, PAGE))) {
        if (message.type === NLMSG_DONE || message.type === NLMSG_ERROR) {
          const errno = viewOf(message.payload).getInt32(0, true);
          if (errno < 0) throw new NetlinkError(errno, 'dump');
          return messages;
        }
        messages.push(message);
      }
    }
  } finally {
    process.close(fd);
  }
}
