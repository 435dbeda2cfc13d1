/**
 * SIOCADDRT and SIOCDELRT (route(8)), done by rtnetlink as Linux does them by what lies below both (rtentry_to_fib_config,
 * rtmsg_to_fib6_config). A 64-bit program's structs:
 *
 *      struct rtentry    8 dst │ 24 gateway │ 40 genmask, each a sockaddr │ 56 flags u16 │ 80 metric i16 │ 88 device, a pointer
 *                        96 mtu u64 │ 104 window u64 │ 112 irtt u16 │ 120 the device's name, from the bridge
 *      struct in6_rtmsg  0 dst │ 16 src │ 32 gateway, each an address │ 48 type u32 │ 52 dst length u16 │ 54 src length u16
 *                        56 metric u32 │ 64 info u64 │ 72 flags u32 │ 76 link i32
 */
import {
  EINVAL,
  decodeAttributes,
  encodeAttribute,
  ENODEV,
  errnoNumber,
  NetlinkError,
  NLM_F_CREATE,
  type Process,
  SIOCGIFINDEX,
  uint32,
} from '../index.js';
import { RTF_GATEWAY, RTF_HOST, RTF_IRTT, RTF_MTU, RTF_REJECT, RTF_WINDOW } from '../generated/netdevice.js';
import { SIOCADDRT, SIOCDELRT } from '../generated/netdevice.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import {
  RT_TABLE_MAIN,
  RTA_DST,
  RTA_GATEWAY,
  RTA_METRICS,
  RTA_OIF,
  RTA_PRIORITY,
  RTA_SRC,
  RTAX_ADVMSS,
  RTAX_RTT,
  RTAX_WINDOW,
  RTM_DELROUTE,
  RTM_GETROUTE,
  RTM_NEWROUTE,
  Rtmsg,
  RTMSG_SIZE,
  RTN_BROADCAST,
  RTN_LOCAL,
  RTN_MULTICAST,
  RTN_UNICAST,
  RTN_UNREACHABLE,
  RTPROT_BOOT,
} from '../generated/rt-route.js';
import { RT_SCOPE_HOST, RT_SCOPE_LINK, RT_SCOPE_NOWHERE, RT_SCOPE_UNIVERSE } from '../generated/rtnetlink.js';
import { AF_INET, AF_INET6 } from '../generated/socket.js';
import type { Call, Reply } from './run-channel.js';
import { Fields, transact, unsupported } from './run-ioctl-message.js';

const EAFNOSUPPORT = errnoNumber('EAFNOSUPPORT');
/** What a struct sockaddr has in front of an IPv4 address, and how long that is. */
const ADDRESS_AT = 4;
const BYTES4 = 4;
const BYTES6 = 16;
const BITS4 = 32;
/** Of IPv6 routes of which nobody says it (IP6_RT_PRIO_USER). */
const METRIC6 = 1024;
/** Headers of IPv4 and TCP, which the size of a segment leaves out; and round trip times are told in eighths. */
const HEADERS = 40;
const RTT_SHIFT = 3;

export function isRouteRequest(request: number): boolean {
  return request === SIOCADDRT || request === SIOCDELRT;
}

export function routeRequest({ a: request, c: domain, data }: Call, process: Process): Reply {
  const fields = new Fields(data);
  const isNew = request === SIOCADDRT;
  if (domain !== AF_INET && domain !== AF_INET6) throw unsupported();
  const body = domain === AF_INET6 ? message6(fields, isNew) : message4(fields, isNew, process);
  transact(process, isNew ? RTM_NEWROUTE : RTM_DELROUTE, isNew ? NLM_F_CREATE : 0, ...body);
  return { result: 0 };
}

/** `struct rtmsg`. */
function head(family: number, length: number, source: number, isNew: boolean, scope: number, type: number): Uint8Array {
  const header = new Uint8Array(RTMSG_SIZE);
  header.set([family, length, source, 0, RT_TABLE_MAIN, isNew ? RTPROT_BOOT : 0, scope, type]);
  return header;
}

function message4(fields: Fields, isNew: boolean, process: Process): Uint8Array[] {
  const flags = fields.u16(56);
  const destination = fields.slice(8 + ADDRESS_AT, BYTES4);
  if (fields.u16(8) !== AF_INET) throw new NetlinkError(EAFNOSUPPORT, 'ioctl');
  const length = flags & RTF_HOST ? BITS4 : maskLength(fields, destination);
  const attributes = [encodeAttribute(RTA_DST, destination)];
  const metric = fields.i16(80);
  // Counted from 1, so that 0 is none.
  if (metric !== 0) attributes.push(encodeAttribute(RTA_PRIORITY, uint32(metric - 1)));
  if (flags & RTF_REJECT) return [head(AF_INET, length, 0, isNew, RT_SCOPE_HOST, RTN_UNREACHABLE), ...attributes];
  if (!fields.isZero(88, 8)) attributes.push(encodeAttribute(RTA_OIF, uint32(linkNamed(fields, process))));
  const gateway = fields.u16(24) === AF_INET && !fields.isZero(24 + ADDRESS_AT, BYTES4);
  if (gateway) attributes.push(encodeAttribute(RTA_GATEWAY, fields.slice(24 + ADDRESS_AT, BYTES4)));
  const far = gateway && (flags & RTF_GATEWAY) !== 0 && isElsewhere(fields.slice(24 + ADDRESS_AT, BYTES4), process);
  if (!isNew) {
    return [head(AF_INET, length, 0, isNew, far ? RT_SCOPE_UNIVERSE : RT_SCOPE_NOWHERE, RTN_UNICAST), ...attributes];
  }
  if (flags & RTF_GATEWAY && !gateway) throw new NetlinkError(EINVAL, 'ioctl');
  attributes.push(...metrics4(fields, flags));
  return [head(AF_INET, length, 0, isNew, far ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK, RTN_UNICAST), ...attributes];
}

/** True for an address that is not our own, nor that of many. */
function isElsewhere(address: Uint8Array, process: Process): boolean {
  try {
    const [type] = routeTo(address, process);
    return type !== RTN_LOCAL && type !== RTN_BROADCAST && type !== RTN_MULTICAST;
  } catch (error) {
    if (error instanceof NetlinkError) return true;
    throw error;
  }
}

/** What becomes of packets to an address, RTN_*, and the link that they go over, 0 for none. @throws NetlinkError where there is no way to it */
export function routeTo(address: Uint8Array, process: Process): [type: number, link: number] {
  const header = new Uint8Array(RTMSG_SIZE);
  header.set([AF_INET, BITS4]);
  const { payload } = transact(process, RTM_GETROUTE, 0, header, encodeAttribute(RTA_DST, address))!;
  const oif = decodeAttributes(payload.subarray(RTMSG_SIZE)).find(({ type }) => type === RTA_OIF);
  return [payload[Rtmsg.RTM_TYPE]!, oif === undefined ? 0 : new Fields(oif.payload).u32(0)];
}

/** How long the prefix is that a mask makes of an address. */
function maskLength(fields: Fields, address: Uint8Array): number {
  const bytes = fields.slice(40 + ADDRESS_AT, BYTES4);
  const mask = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const family = fields.u16(40);
  if (family !== AF_INET && (mask !== 0 || family !== 0)) throw new NetlinkError(EAFNOSUPPORT, 'ioctl');
  const host = ~mask >>> 0;
  const inside = address.some((byte, at) => (byte & ~bytes[at]! & 0xff) !== 0);
  if (inside || (host & (host + 1)) !== 0) throw new NetlinkError(EINVAL, 'ioctl');
  return Math.clz32(host);
}

function linkNamed(fields: Fields, process: Process): number {
  const name = fields.text(120, IFNAMSIZ);
  // The address of a label would be the source.
  if (name.includes(':')) throw unsupported();
  return indexOf(process, name);
}

/** The index of a link. @throws NetlinkError ENODEV */
export function indexOf(process: Process, name: string): number {
  const ifreq = new Uint8Array(32);
  ifreq.set(new TextEncoder().encode(name).subarray(0, IFNAMSIZ - 1));
  if (name === '') throw new NetlinkError(ENODEV, 'ioctl');
  process.ioctl(-1, SIOCGIFINDEX, ifreq);
  return new Fields(ifreq).u32(IFNAMSIZ);
}

function metrics4(fields: Fields, flags: number): Uint8Array[] {
  const metrics: Uint8Array[] = [];
  if (flags & RTF_MTU) metrics.push(encodeAttribute(RTAX_ADVMSS, uint32(fields.u32(96) - HEADERS)));
  if (flags & RTF_WINDOW) metrics.push(encodeAttribute(RTAX_WINDOW, uint32(fields.u32(104))));
  if (flags & RTF_IRTT) metrics.push(encodeAttribute(RTAX_RTT, uint32(fields.u16(112) << RTT_SHIFT)));
  return metrics.length === 0 ? [] : [encodeAttribute(RTA_METRICS, ...metrics)];
}

function message6(fields: Fields, isNew: boolean): Uint8Array[] {
  const [length, source, flags] = [fields.u16(52), fields.u16(54), fields.u32(72)];
  const metric = fields.u32(56) || (isNew ? METRIC6 : 0);
  const link = fields.u32(76);
  const attributes = [encodeAttribute(RTA_DST, fields.slice(0, BYTES6))];
  if (source !== 0) attributes.push(encodeAttribute(RTA_SRC, fields.slice(16, BYTES6)));
  if (!fields.isZero(32, BYTES6)) attributes.push(encodeAttribute(RTA_GATEWAY, fields.slice(32, BYTES6)));
  if (metric !== 0) attributes.push(encodeAttribute(RTA_PRIORITY, uint32(metric)));
  if (link !== 0) attributes.push(encodeAttribute(RTA_OIF, uint32(link)));
  const type = flags & RTF_REJECT ? RTN_UNREACHABLE : isNew ? RTN_UNICAST : 0;
  return [head(AF_INET6, length, source, isNew, RT_SCOPE_UNIVERSE, type), ...attributes];
}
