/**
 * SIOCSIFVLAN and SIOCGIFVLAN (vconfig(8); vlan_ioctl_handler), which are the same, done by rtnetlink. A program's struct vlan_ioctl_args:
 *
 *      0 command i32 │ 4 link, 24 bytes │ 28 another name, 24 bytes, or a number u32 │ 52 priority of frames i16
 */
import type { LinkAttrs, LinkinfoVlanAttrs } from '../codec/tables/rt-link.js';
import {
  ADD_VLAN_CMD,
  DEL_VLAN_CMD,
  GET_VLAN_REALDEV_NAME_CMD,
  GET_VLAN_VID_CMD,
  SET_VLAN_EGRESS_PRIORITY_CMD,
  SET_VLAN_FLAG_CMD,
  SET_VLAN_INGRESS_PRIORITY_CMD,
  SET_VLAN_NAME_TYPE_CMD,
  SIOCGIFVLAN,
  SIOCSIFVLAN,
} from '../generated/netdevice.js';
import { IFNAMSIZ } from '../generated/rt-link.js';
import { EINVAL, ENODEV, errnoNumber, NetlinkError, type Process, viewOf } from '../index.js';
import { asAdministrator } from '../procfs/kept.js';
import { changeLink, device, type NetDevice, newLink, removeLink } from '../procfs/tables.js';
import { nameType, setNameType, vlanName } from '../procfs/vlan-names.js';
import type { Call, Reply } from './run-channel.js';
import { unsupported } from './run-ioctl-message.js';

const [NAME_AT, MORE_AT, PRIORITY_AT] = [4, 28, 52];
const NAME_ROOM = 24;
/** A frame has 3 bits for its priority, and 12 for its VLAN, all of which are none. */
const PRIORITIES = 7;
const NO_VLAN = 4095;

const COMMANDS: ReadonlySet<number> = new Set([
  ADD_VLAN_CMD,
  DEL_VLAN_CMD,
  GET_VLAN_REALDEV_NAME_CMD,
  GET_VLAN_VID_CMD,
  SET_VLAN_EGRESS_PRIORITY_CMD,
  SET_VLAN_FLAG_CMD,
  SET_VLAN_INGRESS_PRIORITY_CMD,
]);

export function isVlanRequest(request: number): boolean {
  return request === SIOCGIFVLAN || request === SIOCSIFVLAN;
}

export function vlanRequest({ data }: Call, process: Process): Reply {
  const args = Uint8Array.from(data);
  try {
    perform(args, process);
    return { result: 0, data: args };
  } catch (error) {
    if (!(error instanceof NetlinkError)) throw error;
    return { result: error.errno };
  }
}

function perform(args: Uint8Array, process: Process): void {
  const view = viewOf(args);
  const command = view.getInt32(0, true);
  const number = view.getUint32(MORE_AT, true);
  const priority = view.getInt16(PRIORITY_AT, true);
  if (command === SET_VLAN_NAME_TYPE_CMD) return setNameType(process, number);
  if (!COMMANDS.has(command)) throw unsupported();
  const link = linkNamed(process, args);
  if (command === ADD_VLAN_CMD) return add(process, link, number);
  const { kind, data } = link.attributes.linkinfo ?? {};
  if (kind !== 'vlan') throw new NetlinkError(EINVAL, 'ioctl');
  switch (command) {
    case DEL_VLAN_CMD:
      return removeLink(process, link.index);
    case SET_VLAN_INGRESS_PRIORITY_CMD:
      return change(process, link, { 'ingress-qos': { mapping: [{ from: priority & PRIORITIES, to: number }] } });
    case SET_VLAN_EGRESS_PRIORITY_CMD:
      return change(process, link, { 'egress-qos': { mapping: [{ from: number, to: priority & PRIORITIES }] } });
    case SET_VLAN_FLAG_CMD:
      return change(process, link, { flags: { flags: priority === 0 ? [] : [number], mask: number } });
    case GET_VLAN_REALDEV_NAME_CMD:
      args.fill(0, MORE_AT, MORE_AT + NAME_ROOM);
      args.set(new TextEncoder().encode(device(process, link.attributes.link ?? 0)?.name), MORE_AT);
      return;
    default:
      view.setInt32(MORE_AT, (data as LinkinfoVlanAttrs).id ?? 0, true);
  }
}

function linkNamed(process: Process, args: Uint8Array): NetDevice {
  const [name = ''] = new TextDecoder().decode(args.subarray(NAME_AT, NAME_AT + NAME_ROOM - 1)).split('\0', 1);
  const link = name === '' || name.length >= IFNAMSIZ ? undefined : device(process, name);
  if (link === undefined) throw new NetlinkError(ENODEV, 'ioctl');
  return link;
}

function add(process: Process, { index, name }: NetDevice, id: number): void {
  asAdministrator(process);
  if (id >= NO_VLAN) throw new NetlinkError(errnoNumber('ERANGE'), 'ioctl');
  const ifname = vlanName(nameType(process), name, id).slice(0, IFNAMSIZ - 1);
  newLink(process, { ifname, link: index, linkinfo: { kind: 'vlan', data: { id } } });
}

function change(process: Process, { index }: NetDevice, data: LinkinfoVlanAttrs): void {
  const linkinfo: LinkAttrs['linkinfo'] = { kind: 'vlan', data };
  changeLink(process, index, { linkinfo });
}
