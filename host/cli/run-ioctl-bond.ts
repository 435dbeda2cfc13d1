/**
 * The requests of ifenslave(8) (SIOCBOND…, bond_do_ioctl), done by rtnetlink. A struct ifreq has the bond's name, and behind it that of a port; of
 * requests that ask it points at what is to be filled in, which comes behind it:
 *
 *      struct ifbond    0 mode i32 │ 4 ports i32 │ 8 miimon i32
 *      struct ifslave   0 which i32 │ 4 name, 16 bytes │ 20 link i8 │ 21 state i8 │ 24 failures u32
 */
import type { BondSlaveAttrs, LinkinfoBondAttrs } from '../codec/tables/rt-link.js';
import {
  SIOCBONDCHANGEACTIVE,
  SIOCBONDENSLAVE,
  SIOCBONDINFOQUERY,
  SIOCBONDRELEASE,
  SIOCBONDSLAVEINFOQUERY,
} from '../generated/netdevice.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import { EINVAL, ENODEV, errnoNumber, NetlinkError, type Process, viewOf } from '../index.js';
import { isBond } from '../procfs/bonding-masters.js';
import { asAdministrator } from '../procfs/kept.js';
import { changeLink, device, devices, type NetDevice } from '../procfs/tables.js';
import type { Call, Reply } from './run-channel.js';
import { unsupported } from './run-ioctl-message.js';

const REQUESTS: ReadonlySet<number> = new Set([
  SIOCBONDCHANGEACTIVE,
  SIOCBONDENSLAVE,
  SIOCBONDINFOQUERY,
  SIOCBONDRELEASE,
  SIOCBONDSLAVEINFOQUERY,
]);
const IFREQ = 40;

export function isBondRequest(request: number): boolean {
  return REQUESTS.has(request);
}

export function bondRequest({ a: request, data }: Call, process: Process): Reply {
  try {
    const bond = linkAt(process, data, 0);
    if (!isBond(bond)) throw unsupported();
    if (request === SIOCBONDINFOQUERY) return { result: 0, data: describe(process, bond) };
    if (request === SIOCBONDSLAVEINFOQUERY)
      return { result: 0, data: describePort(process, bond, data.subarray(IFREQ)) };
    asAdministrator(process);
    change(process, request, bond, linkAt(process, data, IFNAMSIZ));
    return { result: 0, data };
  } catch (error) {
    if (!(error instanceof NetlinkError)) throw error;
    return { result: error.errno };
  }
}

function linkAt(process: Process, data: Uint8Array, at: number): NetDevice {
  const [name = ''] = new TextDecoder().decode(data.subarray(at, at + IFNAMSIZ)).split('\0', 1);
  const link = name === '' ? undefined : device(process, name);
  if (link === undefined) throw new NetlinkError(ENODEV, 'ioctl');
  return link;
}

function change(process: Process, request: number, bond: NetDevice, port: NetDevice): void {
  const isPort = port.attributes.master === bond.index;
  switch (request) {
    case SIOCBONDENSLAVE:
      if (port.attributes.master !== undefined) throw new NetlinkError(errnoNumber('EBUSY'), 'ioctl');
      return changeLink(process, port.index, { master: bond.index });
    case SIOCBONDRELEASE:
      if (!isPort) throw new NetlinkError(EINVAL, 'ioctl');
      return changeLink(process, port.index, { master: 0 });
    default:
      return changeLink(process, bond.index, { linkinfo: { kind: 'bond', data: { 'active-slave': port.index } } });
  }
}

function portsOf(process: Process, { index }: NetDevice): NetDevice[] {
  return devices(process).filter(({ attributes }) => attributes.master === index);
}

function describe(process: Process, bond: NetDevice): Uint8Array {
  const { mode = 0, miimon = 0 } = (bond.attributes.linkinfo?.data ?? {}) as LinkinfoBondAttrs;
  return new Uint8Array(Int32Array.of(mode, portsOf(process, bond).length, miimon).buffer);
}

const [NAME_AT, LINK_AT, STATE_AT, FAILURES_AT] = [4, 20, 21, 24];

/** @param asked the struct, of which the number of the port is read */
function describePort(process: Process, bond: NetDevice, asked: Uint8Array): Uint8Array {
  const info = Uint8Array.from(asked.subarray(0, FAILURES_AT + 4));
  const view = viewOf(info);
  const port = portsOf(process, bond)[view.getInt32(0, true)];
  if (port === undefined) throw new NetlinkError(ENODEV, 'ioctl');
  const own = port.attributes.linkinfo?.['slave-data'] as BondSlaveAttrs;
  info.set(new TextEncoder().encode(port.name), NAME_AT);
  view.setInt8(LINK_AT, own['mii-status'] ?? 0);
  view.setInt8(STATE_AT, own.state ?? 0);
  view.setUint32(FAILURES_AT, own['link-failure-count'] ?? 0, true);
  return info;
}
