/**
 * The interface ioctls (netdevice(7)) of a 64-bit program: its `struct ifreq` has 40 bytes, that of the library 32. The name
 * and what the requests that are served put behind it lie in the same places.
 */
import { EOPNOTSUPP, NetlinkError, type Process, SIOCGIFCONF, SIOCGIFMAP, type Tun } from '../index.js';
import { TUNGETIFF } from '../generated/netdevice.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import { type Call, Operation, type Reply } from './run-channel.js';
import { isNeighbourRequest, neighbourRequest } from './run-ioctl-neighbour.js';
import { isRouteRequest, routeRequest } from './run-ioctl-route.js';

const NARROW_IFREQ = 32;
const WIDE_IFREQ = 40;
/** A name, and a `struct sockaddr`. */
const LIST_ENTRY = 32;

/** @param fd the process's descriptor when it asked on a netlink socket, or -1 for a socket of another family */
export function interfaceRequest(call: Call, process: Process, fd: number): Reply {
  const { a: request, b: room, c: domain, data } = call;
  if (request === SIOCGIFCONF) return interfaceList(process, fd, room);
  if (isRouteRequest(request)) return routeRequest(call, process);
  if (isNeighbourRequest(request)) return neighbourRequest(call, process);
  const argument = data.slice(0, NARROW_IFREQ);
  const result = process.ioctl(fd, request, argument, domain);
  const changed = data.slice();
  changed.set(argument);
  // The struct ifmap behind the name is longer, and as empty.
  if (request === SIOCGIFMAP) changed.fill(0, IFNAMSIZ);
  return { result, data: changed };
}

/** A request on a descriptor of /dev/net/tun: on a struct ifreq, on an int, or with a number. Reading and writing is for none that is no device's. */
export function deviceRequest({ operation, a: request, b: number, data }: Call, tun: Tun): Reply {
  if (operation !== Operation.IOCTL) {
    tun.ioctl(TUNGETIFF, new Uint8Array(NARROW_IFREQ));
    throw new NetlinkError(EOPNOTSUPP, 'read');
  }
  const argument = data.slice(0, NARROW_IFREQ);
  tun.ioctl(request, data.length === 0 ? number : argument);
  const changed = data.slice();
  changed.set(argument);
  return { result: 0, data: changed };
}

/** @param room in bytes, or -1 for a null pointer: then only the length is asked for */
function interfaceList(process: Process, fd: number, room: number): Reply {
  const list = new Uint8Array(room < 0 ? 0 : Math.trunc(room / WIDE_IFREQ) * NARROW_IFREQ);
  const length = process.ioctl(fd, SIOCGIFCONF, list);
  const data = new Uint8Array(list.length === 0 ? 0 : (length / NARROW_IFREQ) * WIDE_IFREQ);
  for (let from = 0, to = 0; to < data.length; from += NARROW_IFREQ, to += WIDE_IFREQ) {
    data.set(list.subarray(from, from + LIST_ENTRY), to);
  }
  const reported = list.length === 0 && room >= 0 ? 0 : (length / NARROW_IFREQ) * WIDE_IFREQ;
  return { result: 0, data, reportedLength: reported };
}
