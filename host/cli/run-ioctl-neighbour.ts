/**
 * SIOCSARP, SIOCGARP and SIOCDARP (arp(7)), done by rtnetlink (arp_ioctl). `struct arpreq`: 0 protocol address, 16 hardware address, each a
 * sockaddr │ 32 flags │ 36 netmask, a sockaddr │ 52 device.
 */
import {
  decodeAttributes,
  EINVAL,
  encodeAttribute,
  ENODEV,
  errnoNumber,
  NetlinkError,
  NLM_F_CREATE,
  NLM_F_REPLACE,
  type Process,
  SIOCGIFHWADDR,
  SIOCGIFNAME,
  uint32,
} from '../index.js';
import { ATF_COM, ATF_NETMASK, ATF_PERM, ATF_PUBL, SIOCDARP, SIOCGARP, SIOCSARP } from '../generated/netdevice.js';
import { AF_INET } from '../generated/socket.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import {
  NDA_DST,
  NDA_LLADDR,
  NDMSG_SIZE,
  NTF_PROXY,
  NUD_DELAY,
  NUD_NOARP,
  NUD_PERMANENT,
  NUD_PROBE,
  NUD_REACHABLE,
  NUD_STALE,
  RTM_DELNEIGH,
  RTM_GETNEIGH,
  RTM_NEWNEIGH,
} from '../generated/rt-neigh.js';
import type { Call, Reply } from './run-channel.js';
import { Fields, transact } from './run-ioctl-message.js';
import { asAdministrator } from '../procfs/kept.js';
import { device, devices } from '../procfs/tables.js';
import { indexOf, routeTo } from './run-ioctl-route.js';

const ENXIO = errnoNumber('ENXIO');
const ENOENT = errnoNumber('ENOENT');
const EPFNOSUPPORT = errnoNumber('EPFNOSUPPORT');
/** Where the hardware's sockaddr is. */
const HARDWARE = 16;
const HOST_MASK = 0xffffffff;
/** Where an IPv4 address is in a sockaddr, and where one of the link layer. */
const ADDRESS_AT = 4;
const HARDWARE_AT = 2;
/** What counts as known (NUD_VALID), less what is permanent. */
const KNOWN = NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE;

export function isNeighbourRequest(request: number): boolean {
  return request === SIOCSARP || request === SIOCGARP || request === SIOCDARP;
}

export function neighbourRequest({ a: request, data }: Call, process: Process): Reply {
  const fields = new Fields(data);
  const flags = fields.u32(32);
  if (fields.u16(0) !== AF_INET) throw new NetlinkError(EPFNOSUPPORT, 'ioctl');
  const isProxy = (flags & ATF_PUBL) !== 0;
  const mask = flags & ATF_NETMASK ? fields.u32(36 + ADDRESS_AT) : HOST_MASK;
  if ((!isProxy && flags & ATF_NETMASK) || (mask !== 0 && mask !== HOST_MASK)) throw new NetlinkError(EINVAL, 'ioctl');
  const link = linkOf(fields, request, process);
  if (link !== 0 && flags & ATF_COM) checkType(fields, typeOf(process, link));
  if (request === SIOCGARP) return tell(fields, link, process);
  const owner = link === 0 && request === SIOCSARP && isProxy && flags & ATF_COM ? ownerOf(fields, process) : link;
  if (mask === 0) setProxy(process, owner, request === SIOCSARP);
  else if (request === SIOCSARP) set(fields, flags, owner, process);
  else remove(fields, isProxy, link, process);
  return { result: 0 };
}

/** The link that is named; 0 for none. */
function linkOf(fields: Fields, request: number, process: Process): number {
  const name = fields.text(52, IFNAMSIZ);
  if (name === '' && request === SIOCGARP) throw new NetlinkError(ENODEV, 'ioctl');
  if (name === '') return 0;
  return indexOf(process, name);
}

/** ARPHRD_* of a link. */
function typeOf(process: Process, link: number): number {
  const ifreq = new Uint8Array(32);
  ifreq.set(uint32(link), IFNAMSIZ);
  process.ioctl(-1, SIOCGIFNAME, ifreq);
  process.ioctl(-1, SIOCGIFHWADDR, ifreq);
  return new Fields(ifreq).u16(IFNAMSIZ);
}

/** @throws NetlinkError EINVAL when the hardware address is of another type than a link's */
function checkType(fields: Fields, type: number, isGiven = fields.u16(HARDWARE) !== 0): void {
  if (isGiven && fields.u16(HARDWARE) !== type) throw new NetlinkError(EINVAL, 'ioctl');
}

/** The link that has the hardware address (dev_getbyhwaddr). @throws NetlinkError ENODEV */
function ownerOf(fields: Fields, process: Process): number {
  const type = fields.u16(HARDWARE);
  const hexadecimal = [...fields.slice(HARDWARE + HARDWARE_AT, 14)].map((byte) => byte.toString(16).padStart(2, '0'));
  const text = hexadecimal.join(':');
  const owner = devices(process).find((link) => link.type === type && text.startsWith(link.attributes.address ?? ''));
  if (owner === undefined) throw new NetlinkError(ENODEV, 'ioctl');
  return owner.index;
}

/** `struct ndmsg` and the address. */
function request4(fields: Fields, link: number, state: number, flags: number): Uint8Array[] {
  const header = new Uint8Array(NDMSG_SIZE);
  header.set([AF_INET]);
  header.set(uint32(link), 4);
  header.set([state, 0, flags], 8);
  return [header, encodeAttribute(NDA_DST, fields.slice(ADDRESS_AT, 4))];
}

function set(fields: Fields, flags: number, named: number, process: Process): void {
  if (flags & ATF_PUBL) {
    transact(process, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, ...request4(fields, named, NUD_PERMANENT, NTF_PROXY));
    return;
  }
  const link = named === 0 ? wayTo(fields, process) : named;
  // Only who names a link may leave the type out.
  checkType(fields, typeOf(process, link), named === 0 || fields.u16(HARDWARE) !== 0);
  const body = request4(fields, link, flags & ATF_PERM ? NUD_PERMANENT : NUD_STALE, 0);
  if (flags & ATF_COM) body.push(encodeAttribute(NDA_LLADDR, fields.slice(HARDWARE + HARDWARE_AT, 6)));
  transact(process, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, ...body);
}

/** Under the mask of everything is meant whether everybody is answered for (arp_req_set_proxy): by a link, or by all with 0. */
function setProxy(process: Process, link: number, on: boolean): void {
  asAdministrator(process);
  const owner = link === 0 ? 'all' : device(process, link)!.name;
  try {
    process.netns.sysctl.set(`net/ipv4/conf/${owner}/proxy_arp`, on ? '1' : '0');
  } catch (error) {
    throw missing(error);
  }
}

function remove(fields: Fields, isProxy: boolean, named: number, process: Process): void {
  const link = named === 0 && !isProxy ? wayTo(fields, process) : named;
  try {
    transact(process, RTM_DELNEIGH, 0, ...request4(fields, link, 0, isProxy ? NTF_PROXY : 0));
  } catch (error) {
    throw isProxy ? error : missing(error);
  }
}

/** The link over which an address is reached. */
function wayTo(fields: Fields, process: Process): number {
  const [, link] = routeTo(fields.slice(ADDRESS_AT, 4), process);
  if (link === 0) throw new NetlinkError(EINVAL, 'ioctl');
  return link;
}

function tell(fields: Fields, link: number, process: Process): Reply {
  const told = fields.bytes.slice();
  let answer: Uint8Array;
  try {
    answer = transact(process, RTM_GETNEIGH, 0, ...request4(fields, link, 0, 0))!.payload;
  } catch (error) {
    throw missing(error);
  }
  const state = new Fields(answer).u16(8);
  if (state & NUD_NOARP) throw new NetlinkError(ENXIO, 'ioctl');
  const address = decodeAttributes(answer.subarray(NDMSG_SIZE)).find(({ type }) => type === NDA_LLADDR)?.payload;
  told.fill(0, 16, 32);
  told.set(uint32(typeOf(process, link)).subarray(0, HARDWARE_AT), 16);
  if (address !== undefined) told.set(address.subarray(0, 14), 16 + HARDWARE_AT);
  told.set(uint32(state & NUD_PERMANENT ? ATF_PERM | ATF_COM : state & KNOWN ? ATF_COM : 0), 32);
  return { result: 0, data: told };
}

/** Who asks by ioctl hears ENXIO. */
function missing(error: unknown): unknown {
  return error instanceof NetlinkError && error.errno === -ENOENT ? new NetlinkError(ENXIO, 'ioctl') : error;
}
