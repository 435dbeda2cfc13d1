/** How VLANs are named that vconfig(8) makes: a namespace has it set, and what its lo keeps is the namespace's own. */
import {
  VLAN_NAME_TYPE_PLUS_VID,
  VLAN_NAME_TYPE_PLUS_VID_NO_PAD,
  VLAN_NAME_TYPE_RAW_PLUS_VID,
  VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD,
} from '../generated/netdevice.js';
import { EINVAL, NetlinkError, type Process } from '../index.js';
import { asAdministrator, KEPT } from './kept.js';

const LO = 1;
const FILE = { file: KEPT['vlan/name_type'] };
const DIGITS = 4;

/** What /proc/net/vlan/config calls them. */
export const NAME_TYPES: Readonly<Record<number, string>> = {
  [VLAN_NAME_TYPE_PLUS_VID]: 'VLAN_NAME_TYPE_PLUS_VID',
  [VLAN_NAME_TYPE_RAW_PLUS_VID]: 'VLAN_NAME_TYPE_RAW_PLUS_VID',
  [VLAN_NAME_TYPE_PLUS_VID_NO_PAD]: 'VLAN_NAME_TYPE_PLUS_VID_NO_PAD',
  [VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD]: 'VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD',
};

export function nameType({ netns }: Process): number {
  return Number(netns.note(LO, FILE) ?? VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD);
}

/** @throws NetlinkError EPERM, EINVAL */
export function setNameType(process: Process, type: number): void {
  asAdministrator(process);
  if (NAME_TYPES[type] === undefined) throw new NetlinkError(EINVAL, 'ioctl');
  process.netns.setNote(LO, FILE, String(type));
}

export function vlanName(type: number, link: string, id: number): string {
  switch (type) {
    case VLAN_NAME_TYPE_RAW_PLUS_VID:
      return `${link}.${String(id).padStart(DIGITS, '0')}`;
    case VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD:
      return `${link}.${id}`;
    case VLAN_NAME_TYPE_PLUS_VID_NO_PAD:
      return `vlan${id}`;
    default:
      return `vlan${String(id).padStart(DIGITS, '0')}`;
  }
}
