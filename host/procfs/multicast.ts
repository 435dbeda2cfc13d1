/**
 * /proc/net/igmp, igmp6, dev_mcast and anycast6 (igmp_mc_seq_show, igmp6_mc_seq_show, dev_mc_seq_show, ac6_seq_show): the multicast groups that
 * links are in, the link-layer addresses that they receive for them and for programs, and anycast addresses.
 */
import {
  IFA_ADDRESS,
  IFA_ANYCAST,
  IFADDRMSG_SIZE,
  Ifaddrmsg,
  RTM_GETADDR,
  RTM_GETANYCAST,
} from '../generated/rt-addr.js';
import { AF_INET, AF_INET6, AF_PACKET } from '../generated/socket.js';
import { decodeAttributes, type Process, viewOf } from '../index.js';
import { devices, dump, names } from './tables.js';

const IGMP_HEAD = 'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n';
/** Bits of mca_flags: the link receives its frames; it is not reported to routers. */
const [LOADED, NO_REPORT] = [4, 8] as const;
const LINK_LOCAL = 2;

/** Groups of IPv4, the latest first; their timers are as nearly always. */
export function igmpLines(process: Process): string {
  const lines = devices(process).map(({ index, name }) => {
    const own = process.netns.groups(index, AF_INET);
    if (own.length === 0) return '';
    const groups = own.map(({ address, users }) => {
      const word = viewOf(address).getUint32(0, true).toString(16).toUpperCase().padStart(8, '0');
      return `\t\t\t\t${word} ${String(users).padStart(5)} 0:00000000\t\t0\n`;
    });
    return `${index}\t${name.padEnd(10)}: ${String(own.length).padStart(5)} ${'V3'.padStart(7)}\n${groups.join('')}`;
  });
  return IGMP_HEAD + lines.join('');
}

export function igmp6Lines(process: Process): string {
  return devices(process)
    .flatMap(({ index, name }) =>
      process.netns.groups(index, AF_INET6).map(({ address, users, flag }) => {
        const flags = (flag ? LOADED : 0) | (isReported(address) ? 0 : NO_REPORT);
        const columns = [String(index).padEnd(4), name.padEnd(15), hex(address), String(users).padStart(5)];
        return `${columns.join(' ')} ${flags.toString(16).toUpperCase().padStart(8, '0')} 0\n`;
      }),
    )
    .join('');
}

/** All nodes are reported by nobody, nor is what stays within the node. */
function isReported(group: Uint8Array): boolean {
  if ((group[1]! & 15) < LINK_LOCAL) return false;
  return group[15] !== 1 || group.subarray(2, 15).some((byte) => byte !== 0);
}

/** Anycast addresses (ac6_seq_show), the latest first: the users of a subnet's are the addresses that the link has in it. */
export function anycast6Lines(process: Process): string {
  const links = names(process);
  const networks = addressesOf(process, RTM_GETADDR, IFA_ADDRESS).map(({ index, address, length }) => ({
    index,
    network: networkOf(address, length),
  }));
  return addressesOf(process, RTM_GETANYCAST, IFA_ANYCAST)
    .map(({ index, address }) => {
      const users = networks.filter((one) => one.index === index && one.network === hex(address)).length;
      const columns = [String(index).padEnd(4), (links.get(index) ?? '').padEnd(15), hex(address)];
      return `${columns.join(' ')} ${String(Math.max(1, users)).padStart(5)}\n`;
    })
    .join('');
}

function addressesOf(
  process: Process,
  type: number,
  attribute: number,
): { index: number; address: Uint8Array; length: number }[] {
  return dump(process, type, Uint8Array.of(AF_INET6, 0, 0, 0, 0, 0, 0, 0)).map(({ payload }) => ({
    index: viewOf(payload).getUint32(Ifaddrmsg.IFA_INDEX, true),
    address: decodeAttributes(payload.subarray(IFADDRMSG_SIZE)).find((one) => one.type === attribute)!.payload,
    length: payload[Ifaddrmsg.IFA_PREFIXLEN]!,
  }));
}

function networkOf(address: Uint8Array, length: number): string {
  return hex(address.map((byte, index) => byte & (256 - (256 >> Math.min(8, Math.max(0, length - index * 8))))));
}

/** In the order in which they were wanted, with how many need each, and whether a program is among them. */
export function deviceGroupLines(process: Process): string {
  return devices(process)
    .flatMap(({ index, name }) =>
      process.netns.groups(index, AF_PACKET).map(({ address, users, flag }) => {
        const columns = [String(users), String(Number(flag))].map((count) => count.padEnd(5));
        return `${[String(index).padEnd(4), name.padEnd(15), ...columns, hex(address)].join(' ')}\n`;
      }),
    )
    .join('');
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
