/** /proc/net/vlan (vlan_seq_show, vlandev_seq_show): all VLANs in one file, and a file a VLAN. */
import type { IflaVlanQos, LinkinfoVlanAttrs } from '../codec/tables/rt-link.js';
import type { Process } from '../index.js';
import { device, devices, type NetDevice } from './tables.js';
import { type Directory, type Entry, tableFile } from './tree.js';
import { NAME_TYPES, nameType } from './vlan-names.js';

const CONFIG = 'config';
const HEAD = 'VLAN Dev name\t | VLAN ID\nName-Type: ';
/** The bits of net_device.priv_flags, which no header tells programs: of every vlan, and of what it is to the link above. */
const PRIVATE_BITS = [0, 5, 12, 19];
const PORT_BITS: Readonly<Record<string, readonly number[]>> = { bond: [2, 30], bridge: [9], vrf: [21] };
const FRAME_PRIORITIES = 8;
const NAME_WIDTH = 15;
const COUNT_WIDTHS = [30, 12] as const;

export function vlanDirectory(process: Process): Directory {
  const vlans = (): NetDevice[] => devices(process).filter(isVlan);
  return {
    kind: 'directory',
    names: () => [CONFIG, ...vlans().map(({ name }) => name)],
    find: (name): Entry | undefined => {
      if (name === CONFIG)
        return tableFile(
          () =>
            `${HEAD}${NAME_TYPES[nameType(process)]}\n` +
            vlans()
              .map((vlan) => configLine(vlan, lowerName(process, vlan)))
              .join(''),
        );
      const vlan = device(process, name);
      return vlan && isVlan(vlan) ? tableFile(() => vlanText(process, vlan)) : undefined;
    },
  };
}

function isVlan({ attributes }: NetDevice): boolean {
  return attributes.linkinfo?.kind === 'vlan';
}

function dataOf({ attributes }: NetDevice): LinkinfoVlanAttrs {
  return (attributes.linkinfo?.data ?? {}) as LinkinfoVlanAttrs;
}

/** Its link's name; one in another namespace has none that the process could learn. */
function lowerName(process: Process, { attributes }: NetDevice): string {
  if (attributes.link === undefined || attributes['link-netnsid'] !== undefined) return '';
  return device(process, attributes.link)?.name ?? '';
}

function configLine(vlan: NetDevice, lower: string): string {
  return `${vlan.name.padEnd(NAME_WIDTH)}| ${dataOf(vlan).id}  | ${lower}\n`;
}

function vlanText(process: Process, vlan: NetDevice): string {
  const { id, flags, 'ingress-qos': ingress, 'egress-qos': egress } = dataOf(vlan);
  const reorders = flags?.flags?.includes('reorder-hdr') ?? false;
  const bits = [...PRIVATE_BITS, ...(PORT_BITS[vlan.attributes.linkinfo?.['slave-kind'] ?? ''] ?? [])];
  const privateFlags = bits.reduce((flags, bit) => flags | (1 << bit), 0);
  const { counters } = vlan;
  const count = (what: string, value: bigint): string =>
    `${what.padStart(COUNT_WIDTHS[0])} ${String(value).padStart(COUNT_WIDTHS[1])}\n`;
  const incoming = Array.from({ length: FRAME_PRIORITIES }, (_, from) => {
    const to = mappings(ingress).find((one) => one.from === from)?.to ?? 0;
    return `${from}:${to}`;
  });
  const outgoing = mappings(egress).map(({ from, to }) => `${from}:${to} `);
  return [
    `${vlan.name}  VID: ${id}\t REORDER_HDR: ${reorders ? 1 : 0}  dev->priv_flags: `,
    `${privateFlags.toString(16)}\n`,
    count('total frames received', counters['rx-packets']),
    count('total bytes received', counters['rx-bytes']),
    count('Broadcast/Multicast Rcvd', counters['multicast']),
    '\n',
    count('total frames transmitted', counters['tx-packets']),
    count('total bytes transmitted', counters['tx-bytes']),
    `Device: ${lowerName(process, vlan)}\n`,
    // The last is a space nearer.
    `INGRESS priority mappings: ${incoming.slice(0, -1).join('  ')} ${incoming.at(-1)}\n`,
    ` EGRESS priority mappings: ${outgoing.join('')}\n`,
  ].join('');
}

function mappings(map: IflaVlanQos | undefined): { from: number; to: number }[] {
  return (map?.mapping ?? []).map(({ from = 0, to = 0 }) => ({ from, to }));
}
