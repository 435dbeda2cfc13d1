/**
 * What a bond and its ports have below their directories (drivers/net/bonding/bond_sysfs.c, bond_sysfs_slave.c): `bonding`, where what rtnetlink takes can be written,
 * and `bonding_slave`..
 */
import { BOND_MODE_8023AD } from '../generated/rt-link.js';
import { EINVAL, errnoNumber, NetlinkError, type Process } from '../index.js';
import type { BondSlaveAttrs, LinkAttrs, LinkinfoBondAttrs } from '../codec/tables/rt-link.js';
import { AD_SELECTS, bondPorts, FAIL_OVERS, HASHES, LINKS, RESELECTS } from './bonding.js';
import { changeLink, device, type NetDevice } from './tables.js';
import { type Directory, directoryOf, type Entry, type File } from './tree.js';
import { attributeFile, intIn } from './value.js';

type Setting = Exclude<keyof LinkinfoBondAttrs, `#${number}`>;

const NUMBERS: Readonly<Record<string, Setting>> = {
  all_slaves_active: 'all-slaves-active',
  arp_interval: 'arp-interval',
  arp_missed_max: 'missed-max',
  downdelay: 'downdelay',
  lp_interval: 'lp-interval',
  miimon: 'miimon',
  min_links: 'min-links',
  num_grat_arp: 'num-peer-notif',
  num_unsol_na: 'num-peer-notif',
  packets_per_slave: 'packets-per-slave',
  peer_notif_delay: 'peer-notif-delay',
  resend_igmp: 'resend-igmp',
  tlb_dynamic_lb: 'tlb-dynamic-lb',
  updelay: 'updelay',
  use_carrier: 'use-carrier',
};

const MODES = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb'];
const VALIDATES = ['none', 'active', 'backup', 'all', 'filter', 'filter_active', 'filter_backup'];
/** Those that have words: what is shown is the word and its number, and either can be written. */
const CHOICES: Readonly<Record<string, readonly [Setting, readonly string[]]>> = {
  ad_select: ['ad-select', AD_SELECTS],
  arp_all_targets: ['arp-all-targets', ['any', 'all']],
  arp_validate: ['arp-validate', VALIDATES],
  fail_over_mac: ['fail-over-mac', FAIL_OVERS],
  lacp_active: ['ad-lacp-active', ['off', 'on']],
  lacp_rate: ['ad-lacp-rate', ['slow', 'fast']],
  mode: ['mode', MODES],
  primary_reselect: ['primary-reselect', RESELECTS],
  xmit_hash_policy: ['xmit-hash-policy', HASHES],
};
const NOBODY = '00:00:00:00:00:00';

/** The directory `bonding`. */
export function bondDirectory(process: Process, bond: NetDevice): Directory {
  const data = (bond.attributes.linkinfo?.data ?? {}) as LinkinfoBondAttrs;
  const change = (attributes: Readonly<Record<string, unknown>>): void =>
    changeLink(process, bond.index, { linkinfo: { kind: 'bond', data: attributes } } as LinkAttrs);
  const ports = (): NetDevice[] => bondPorts(process, bond);
  const files: Record<string, Entry> = { ...aggregatorFiles(data, change) };
  for (const [file, name] of Object.entries(NUMBERS))
    files[file] = attributeFile(
      () => Number(data[name]),
      (text) => change({ [name]: intIn(text) }),
    );
  for (const [file, [name, words]] of Object.entries(CHOICES))
    files[file] = attributeFile(
      () => `${words[Number(data[name])]} ${Number(data[name])}`,
      (text) => change({ [name]: choiceIn(text, words) }),
    );
  for (const [file, name] of [
    ['active_slave', 'active-slave'],
    ['primary', 'primary'],
  ] as const)
    files[file] = listFile(
      () => [nameOf(process, data[name])],
      (text) => change({ [name]: text.trim() === '' ? 0 : portIn(process, text).index }),
    );
  files['slaves'] = listFile(
    () => ports().map(({ name }) => name),
    (text) => changePorts(process, bond, text.trim()),
  );
  files['queue_id'] = listFile(
    () => ports().map((port) => `${port.name}:${portData(port)['queue-id']}`),
    (text) => setQueue(process, text.trim()),
  );
  const targets = (data['arp-ip-target'] ?? []).map(({ value }) => String(value));
  files['arp_ip_target'] = listFile(
    () => targets,
    (text) =>
      change({ 'arp-ip-target': changedTargets(targets, text.trim()).map((value, index) => ({ index, value })) }),
  );
  files['mii_status'] = attributeFile(() => (bond.attributes.carrier === 1 ? 'up' : 'down'));
  return directoryOf(files);
}

/** Of mode 802.3ad; of others they are empty. */
function aggregatorFiles(
  data: LinkinfoBondAttrs,
  change: (attributes: Readonly<Record<string, unknown>>) => void,
): Record<string, File> {
  const isOwn = data.mode === BOND_MODE_8023AD;
  const info = data['ad-info'];
  const told = (value: string | number | undefined, otherwise?: string | number) => (): string[] =>
    isOwn ? [String(value ?? otherwise ?? '')] : [];
  return {
    ad_actor_key: listFile(told(info?.['actor-key'], 0)),
    ad_aggregator: listFile(told(info?.aggregator, 0)),
    ad_num_ports: listFile(told(info?.['num-ports'], 0)),
    ad_partner_key: listFile(told(info?.['partner-key'], 0)),
    ad_partner_mac: listFile(told(info?.['partner-mac'])),
    ad_actor_sys_prio: listFile(told(data['ad-actor-sys-prio']), (text) =>
      change({ 'ad-actor-sys-prio': intIn(text) }),
    ),
    ad_user_port_key: listFile(told(data['ad-user-port-key']), (text) => change({ 'ad-user-port-key': intIn(text) })),
    ad_actor_system: listFile(told(data['ad-actor-system'], NOBODY), (text) =>
      change({ 'ad-actor-system': text.trim() }),
    ),
  };
}

/** The directory `bonding_slave` of a port. */
export function bondPortDirectory(port: NetDevice): Directory {
  const data = portData(port);
  const orNone = (value: number | undefined): string | number => value ?? 'N/A';
  return directoryOf({
    ad_actor_oper_port_state: attributeFile(() => orNone(data['ad-actor-oper-port-state'])),
    ad_aggregator_id: attributeFile(() => orNone(data['ad-aggregator-id'])),
    ad_partner_oper_port_state: attributeFile(() => orNone(data['ad-partner-oper-port-state'])),
    link_failure_count: attributeFile(() => data['link-failure-count'] ?? 0),
    mii_status: attributeFile(() => LINKS[data['mii-status'] ?? 0]!),
    perm_hwaddr: attributeFile(() => data['perm-hwaddr'] ?? ''),
    queue_id: attributeFile(() => data['queue-id'] ?? 0),
    state: attributeFile(() => (data.state === 0 ? 'active' : 'backup')),
  });
}

function portData(port: NetDevice): BondSlaveAttrs {
  return (port.attributes.linkinfo?.['slave-data'] ?? {}) as BondSlaveAttrs;
}

/** Words on a line; without any there is no line. */
function listFile(words: () => readonly string[], write?: (text: string) => void): File {
  const line = (): string => {
    const text = words().filter(Boolean).join(' ');
    return text === '' ? '' : `${text}\n`;
  };
  return { ...attributeFile(() => '', write), read: line };
}

function nameOf(process: Process, index: number | undefined): string {
  return index === undefined ? '' : (device(process, index)?.name ?? '');
}

function choiceIn(text: string, words: readonly string[]): number {
  const word = text.trim().split(/\s/)[0]!;
  const index = words.indexOf(word);
  return index >= 0 ? index : intIn(word);
}

function portIn(process: Process, text: string): NetDevice {
  const found = device(process, text.trim());
  if (found === undefined) throw new NetlinkError(EINVAL, 'write');
  return found;
}

function changePorts(process: Process, bond: NetDevice, command: string): void {
  const [sign, name] = [command[0], command.slice(1)];
  if (name === '' || (sign !== '+' && sign !== '-')) throw new NetlinkError(errnoNumber('EPERM'), 'write');
  const port = device(process, name);
  if (port === undefined) throw new NetlinkError(errnoNumber('ENODEV'), 'write');
  if (sign === '-' && port.attributes.master !== bond.index) throw new NetlinkError(EINVAL, 'write');
  changeLink(process, port.index, { master: sign === '+' ? bond.index : 0 });
}

/** Targets with one more, or one less. */
function changedTargets(targets: readonly string[], command: string): string[] {
  const [sign, target] = [command[0], command.slice(1)];
  if (!isIpv4(target) || (sign !== '+' && sign !== '-')) throw new NetlinkError(errnoNumber('EPERM'), 'write');
  if (sign === '+') return [...targets, target];
  if (!targets.includes(target)) throw new NetlinkError(EINVAL, 'write');
  return targets.filter((other) => other !== target);
}

function isIpv4(text: string): boolean {
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);
}

function setQueue(process: Process, command: string): void {
  const [name = '', queue = ''] = command.split(':');
  const data: BondSlaveAttrs = { 'queue-id': intIn(queue) };
  changeLink(process, portIn(process, name).index, {
    linkinfo: { 'slave-kind': 'bond', 'slave-data': data },
  });
}
