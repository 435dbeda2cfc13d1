/**
 * /proc/net/igmp, igmp6 and dev_mcast (igmp_mc_seq_show, igmp6_mc_seq_show, dev_mc_seq_show): the multicast groups that links are in, and the
 * link-layer addresses that they receive for them and for programs.
 */
import { AF_INET, AF_INET6, AF_PACKET } from '../generated/socket.js';
import { type Process, viewOf } from '../index.js';
import { devices } from './tables.js';

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
