/** /proc/net/bonding (bond_info_show_master, bond_info_show_slave): a file a bond. Ports come in the order in which they joined. */
import { SPEED_UNKNOWN } from '../generated/ethtool.js';
import {
  BOND_MODE_8023AD,
  BOND_MODE_ACTIVEBACKUP,
  BOND_MODE_ALB,
  BOND_MODE_TLB,
  BOND_MODE_XOR,
} from '../generated/rt-link.js';
import type { Process } from '../index.js';
import type { BondSlaveAttrs, LinkinfoBondAttrs } from '../codec/tables/rt-link.js';
import { settingsOf } from './ethtool.js';
import { device, devices, type NetDevice } from './tables.js';
import { type Directory, type Entry, tableFile } from './tree.js';

const MODES = [
  'load balancing (round-robin)',
  'fault-tolerance (active-backup)',
  'load balancing (xor)',
  'fault-tolerance (broadcast)',
  'IEEE 802.3ad Dynamic link aggregation',
  'transmit load balancing',
  'adaptive load balancing',
];
export const HASHES = ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4', 'vlan+srcmac'];
export const RESELECTS = ['always', 'better', 'failure'];
export const FAIL_OVERS = ['none', 'active', 'follow'];
export const AD_SELECTS = ['stable', 'bandwidth', 'count', 'actor_port_prio'];
export const LINKS = ['up', 'going down', 'down', 'going back'];
const DUPLEXES = ['half', 'full'];
const PRIMARY: ReadonlySet<number> = new Set([BOND_MODE_ACTIVEBACKUP, BOND_MODE_TLB, BOND_MODE_ALB]);
const HASHED: ReadonlySet<number> = new Set([BOND_MODE_XOR, BOND_MODE_8023AD]);
/** That of the Linux that this is like; its own file has the release of the machine's. */
const RELEASE = 'v6.18.0';
const NOBODY = '00:00:00:00:00:00';
const CHURNS = ['monitoring', 'churned', 'none'];
/** Of what is told of that, the bits of the state, and where how often is. */
const [CHURN, CHURNED] = [3, 2];
/** What is taken to be so of a partner that nobody has heard of. */
const OF_NO_PARTNER = [
  'details partner lacp pdu:',
  '    system priority: 65535',
  `    system mac address: ${NOBODY}`,
  '    oper key: 1',
  '    port priority: 255',
  '    port number: 1',
];

export function bondingDirectory(process: Process): Directory {
  const isBond = ({ attributes }: NetDevice): boolean => attributes.linkinfo?.kind === 'bond';
  return {
    kind: 'directory',
    names: () =>
      devices(process)
        .filter(isBond)
        .map(({ name }) => name),
    find: (name): Entry | undefined => {
      const bond = device(process, name);
      return bond && isBond(bond) ? tableFile(() => bondText(process, bond)) : undefined;
    },
  };
}

/** The ports of a bond in the order in which they joined. */
export function bondPorts(process: Process, bond: NetDevice): NetDevice[] {
  const placeOf = ({ index }: NetDevice): number => process.netns.fact(index, 'place');
  return devices(process)
    .filter(({ attributes }) => attributes.master === bond.index)
    .sort((one, other) => placeOf(one) - placeOf(other));
}

function bondText(process: Process, bond: NetDevice): string {
  const data = (bond.attributes.linkinfo?.data ?? {}) as LinkinfoBondAttrs;
  const ports = bondPorts(process, bond);
  const nameOf = (index?: number): string => ports.find((port) => port.index === index)?.name ?? 'None';
  const mode = data.mode ?? 0;
  const failOver = mode === BOND_MODE_ACTIVEBACKUP ? (data['fail-over-mac'] ?? 0) : 0;
  const hash = data['xmit-hash-policy'] ?? 0;
  const reselects = data.primary === undefined ? '' : ` (primary_reselect ${RESELECTS[data['primary-reselect'] ?? 0]})`;
  const lines = [
    `Ethernet Channel Bonding Driver: ${RELEASE}`,
    '',
    `Bonding Mode: ${MODES[mode]}${failOver === 0 ? '' : ` (fail_over_mac ${FAIL_OVERS[failOver]})`}`,
    ...(HASHED.has(mode) ? [`Transmit Hash Policy: ${HASHES[hash]} (${hash})`] : []),
    ...(PRIMARY.has(mode)
      ? [
          `Primary Slave: ${nameOf(data.primary)}${reselects}`,
          `Currently Active Slave: ${nameOf(data['active-slave'])}`,
        ]
      : []),
    `MII Status: ${bond.attributes.carrier === 1 ? 'up' : 'down'}`,
    `MII Polling Interval (ms): ${data.miimon}`,
    `Up Delay (ms): ${data.updelay}`,
    `Down Delay (ms): ${data.downdelay}`,
    `Peer Notification Delay (ms): ${data['peer-notif-delay']}`,
    ...(data['arp-interval'] ? arpLines(data) : []),
    ...(mode === BOND_MODE_8023AD ? aggregateLines(bond, data, ports.length > 0) : []),
    ...ports.flatMap((port) => [...portLines(process, port), ...unitLines(process, port, bond, data)]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function arpLines(data: LinkinfoBondAttrs): string[] {
  const list = (targets: LinkinfoBondAttrs['arp-ip-target'] = []): string =>
    targets.map(({ value }) => ` ${String(value)}`).join(',');
  return [
    `ARP Polling Interval (ms): ${data['arp-interval']}`,
    `ARP Missed Max: ${data['missed-max']}`,
    `ARP IP target/s (n.n.n.n form):${list(data['arp-ip-target'])}`,
    `NS IPv6 target/s (xx::xx form):${list(data['ns-ip6-target'])}`,
  ];
}

function aggregateLines(bond: NetDevice, data: LinkinfoBondAttrs, hasPorts: boolean): string[] {
  const priority = data['ad-actor-sys-prio'];
  const active = data['ad-info'];
  return [
    '',
    '802.3ad info',
    `LACP active: ${data['ad-lacp-active'] ? 'on' : 'off'}`,
    `LACP rate: ${data['ad-lacp-rate'] ? 'fast' : 'slow'}`,
    `Min links: ${data['min-links']}`,
    `Aggregator selection policy (ad_select): ${AD_SELECTS[data['ad-select'] ?? 0]}`,
    // For who may know; nothing before the first port joined.
    ...(priority === undefined
      ? []
      : [
          `System priority: ${hasPorts ? priority : 0}`,
          `System MAC address: ${hasPorts ? systemOf(bond, data) : NOBODY}`,
        ]),
    ...(priority === undefined ? [] : activeLines(bond, active)),
  ];
}

function systemOf(bond: NetDevice, { 'ad-actor-system': given = NOBODY }: LinkinfoBondAttrs): string | undefined {
  return given === NOBODY ? bond.attributes.address : given;
}

/** Of a port of mode 802.3ad: whether it came into step, and for who may know, what it says of itself and knows of its partner. */
function unitLines(
  { netns }: Process,
  { index, attributes }: NetDevice,
  bond: NetDevice,
  data: LinkinfoBondAttrs,
): string[] {
  const port = (attributes.linkinfo?.['slave-data'] ?? {}) as BondSlaveAttrs;
  if (port['ad-aggregator-id'] === undefined) return [];
  const [actor, partner] = [netns.fact(index, 'actorChurn'), netns.fact(index, 'partnerChurn')];
  const priority = data['ad-actor-sys-prio'];
  return [
    `Actor Churn State: ${CHURNS[actor & CHURN]}`,
    `Partner Churn State: ${CHURNS[partner & CHURN]}`,
    `Actor Churned Count: ${actor >> CHURNED}`,
    `Partner Churned Count: ${partner >> CHURNED}`,
    ...(priority === undefined
      ? []
      : [
          'details actor lacp pdu:',
          `    system priority: ${priority}`,
          `    system mac address: ${systemOf(bond, data)}`,
          `    port key: ${netns.fact(index, 'key')}`,
          `    port priority: ${port['actor-port-prio']}`,
          `    port number: ${port['ad-aggregator-id']}`,
          `    port state: ${port['ad-actor-oper-port-state']}`,
          ...OF_NO_PARTNER,
          `    port state: ${port['ad-partner-oper-port-state']}`,
        ]),
  ];
}

function activeLines(bond: NetDevice, active: LinkinfoBondAttrs['ad-info']): string[] {
  if (active === undefined) return [`bond ${bond.name} has no active aggregator`];
  return [
    'Active Aggregator Info:',
    `\tAggregator ID: ${active.aggregator}`,
    `\tNumber of ports: ${active['num-ports']}`,
    `\tActor Key: ${active['actor-key']}`,
    `\tPartner Key: ${active['partner-key']}`,
    `\tPartner Mac Address: ${active['partner-mac']}`,
  ];
}

function portLines(process: Process, port: NetDevice): string[] {
  const data = (port.attributes.linkinfo?.['slave-data'] ?? {}) as BondSlaveAttrs;
  const settings = settingsOf(process, port.index);
  const speed = settings?.speed ?? SPEED_UNKNOWN;
  return [
    '',
    `Slave Interface: ${port.name}`,
    `MII Status: ${LINKS[data['mii-status'] ?? 0]}`,
    `Speed: ${speed === SPEED_UNKNOWN ? 'Unknown' : `${speed} Mbps`}`,
    `Duplex: ${DUPLEXES[settings?.duplex ?? -1] ?? 'Unknown'}`,
    `Link Failure Count: ${data['link-failure-count']}`,
    `Permanent HW addr: ${data['perm-hwaddr']}`,
    `Slave queue ID: ${data['queue-id']}`,
    ...(data['ad-aggregator-id'] === undefined ? [] : [`Aggregator ID: ${data['ad-aggregator-id']}`]),
  ];
}
