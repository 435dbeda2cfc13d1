/** ifb (drivers/net/ifb.c): a link that traffic control sends what other links receive, so that it can be ordered like what is sent. */

import { NetDeviceFlags } from '../../generated/netdevice';
import * as configure from '../configure';
import { Link } from '../link';
import * as register from '../register';

const TXQLEN: u32 = 32;

export function setup(link: Link): void {
  link.txqlen = TXQLEN;
  link.flags = (link.flags | NetDeviceFlags.NOARP) & ~NetDeviceFlags.MULTICAST;
  link.minMtu = 0;
  link.maxMtu = 0;
  link.tsoMaxSize = register.GSO_MAX_SIZE;
  configure.drawAddress(link);
}
