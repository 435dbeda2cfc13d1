/** dummy (drivers/net/dummy.c): a link that loses what is sent. It always has carrier, unless an administrator takes it away. */

import { NetDeviceFlags } from '../../generated/netdevice';
import { Link } from '../link';
import * as configure from '../configure';

export function setup(link: Link): void {
  link.flags = (link.flags | NetDeviceFlags.NOARP) & ~NetDeviceFlags.MULTICAST;
  link.minMtu = 0;
  link.maxMtu = 0;
  configure.drawAddress(link);
}
