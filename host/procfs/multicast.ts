/**
 * /proc/net/igmp, igmp6 and dev_mcast (igmp_mc_seq_show, igmp6_mc_seq_show, dev_mc_seq_show): the multicast groups that links have joined,
 * and the link-layer addresses that Ethernet devices receive for them (RFC 1112, RFC 2464).
 */
import { IFA_MULTICAST, IFADDRMSG_SIZE, Ifaddrmsg, RTM_GETMULTICAST } from '../generated/rt-addr.js';
import { ARPHRD_ETHER } from '../generated/rt-link.js';
import { NDA_LLADDR, NDMSG_SIZE, Ndmsg, RTM_GETNEIGH } from '../generated/rt-neigh.js';
import { AF_BRIDGE, AF_INET, AF_INET6 } from '../generated/socket.js';
import { decodeAttributes, type Process, viewOf } from '../index.js';
import { devices, dump } from './tables.js';

/** A group that a link has joined. */
interface Membership {
  index: number;
  group: Uint8Array;
}

const IGMP_HEAD = 'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n';
/** Bits of mca_flags: somebody else need not report the group; nobody reports it. */
const [LAST_REPORTER, NO_REPORT] = [4, 8] as const;

/** Groups of IPv4, the latest first; what Linux does not tell by rtnetlink, users and timers, is as nearly always. */
export function igmpLines(process: Process): string {
  const all = memberships(process, AF_INET);
  const lines = devices(process).map(({ index, name }) => {
    const own = all.filter((one) => one.index === index);
    if (own.length === 0) return '';
    const groups = own.map(({ group }) => {
      const word = viewOf(group).getUint32(0, true).toString(16).toUpperCase().padStart(8, '0');
      return `\t\t\t\t${word}     1 0:00000000\t\t0\n`;
    });
    return `${index}\t${name.padEnd(10)}: ${String(own.length).padStart(5)} ${'V3'.padStart(7)}\n${groups.join('')}`;
  });
  return IGMP_HEAD + lines.join('');
}

export function igmp6Lines(process: Process): string {
  const all = memberships(process, AF_INET6);
  return devices(process)
    .flatMap(({ index, name }) =>
      all
        .filter((one) => one.index === index)
        .map(({ group }) => {
          const flags = flagsOf(group).toString(16).toUpperCase().padStart(8, '0');
          return `${String(index).padEnd(4)} ${name.padEnd(15)} ${hex(group)} ${'1'.padStart(5)} ${flags} 0\n`;
        }),
    )
    .join('');
}

/** All nodes are reported by nobody, nor is what stays within the node. */
function flagsOf(group: Uint8Array): number {
  if (scopeOf(group) < LINK_LOCAL) return NO_REPORT;
  return isAllNodes(group) ? NO_REPORT | LAST_REPORTER : LAST_REPORTER;
}

/**
 * Addresses of Ethernet devices, in the order in which they were wanted: by a group or several, which are their users, or by a program
 * for which there is none. A vxlan does not tell by rtnetlink what it receives, but belongs to the same groups.
 */
export function deviceGroupLines(process: Process): string {
  const groups = [...memberships(process, AF_INET), ...memberships(process, AF_INET6)].reverse();
  const received = receivedAddresses(process);
  return devices(process)
    .filter(({ type }) => type === ARPHRD_ETHER)
    .flatMap(({ index, name, attributes }) => {
      const wanted = groups.filter((one) => one.index === index && isReceived(one.group)).map(({ group }) => group);
      const own =
        attributes.linkinfo?.kind === 'vxlan' ? [...new Set(wanted.map(ethernetAddress))] : (received.get(index) ?? []);
      return own.map((address) => {
        const users = wanted.filter((group) => ethernetAddress(group) === address).length;
        const counts = users === 0 ? [1, 1] : [users, 0];
        const columns = [String(index).padEnd(4), name.padEnd(15), ...counts.map((count) => String(count).padEnd(5))];
        return `${[...columns, address].join(' ')}\n`;
      });
    })
    .join('');
}

/** The multicast addresses that links other than vxlans receive, as `bridge fdb` shows them, by index. */
function receivedAddresses(process: Process): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const body = new Uint8Array(NDMSG_SIZE);
  body[0] = AF_BRIDGE;
  for (const { payload } of dump(process, RTM_GETNEIGH, body)) {
    const attributes = decodeAttributes(payload.subarray(NDMSG_SIZE));
    const address = attributes.find(({ type }) => type === NDA_LLADDR)?.payload;
    if (attributes.length !== 1 || address === undefined || (address[0]! & 1) === 0 || isReserved(address)) continue;
    const index = viewOf(payload).getUint32(Ndmsg.NDM_IFINDEX, true);
    found.set(index, [...(found.get(index) ?? []), hex(address)]);
  }
  return found;
}

/** Of groups that no bridge forwards: they are among the unicast addresses. */
function isReserved(address: Uint8Array): boolean {
  return hex(address).startsWith('0180c200000');
}

/** What stays within the node has no address at the link layer. */
function isReceived(group: Uint8Array): boolean {
  return group.length === 4 || scopeOf(group) >= LINK_LOCAL;
}

const LINK_LOCAL = 2;

function scopeOf(group: Uint8Array): number {
  return group[1]! & 15;
}

function isAllNodes(group: Uint8Array): boolean {
  return group[15] === 1 && group.subarray(2, 15).every((byte) => byte === 0);
}

function ethernetAddress(group: Uint8Array): string {
  if (group.length === 4) return hex(Uint8Array.of(1, 0, 0x5e, group[1]! & 127, group[2]!, group[3]!));
  return hex(Uint8Array.of(0x33, 0x33, ...group.subarray(12)));
}

function memberships(process: Process, family: number): Membership[] {
  const body = Uint8Array.of(family, 0, 0, 0, 0, 0, 0, 0);
  return dump(process, RTM_GETMULTICAST, body).flatMap(({ payload }) => {
    const attributes = new Map(
      decodeAttributes(payload.subarray(IFADDRMSG_SIZE)).map((attribute) => [attribute.type, attribute.payload]),
    );
    const group = attributes.get(IFA_MULTICAST);
    if (group === undefined) return [];
    return { index: viewOf(payload).getUint32(Ifaddrmsg.IFA_INDEX, true), group };
  });
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
