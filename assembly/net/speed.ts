/** How fast a link is, in Mb/s, as its driver tells (struct ethtool_link_ksettings); 0 where it does not. All that tell are full duplex. */

import { Link, LinkKind } from './link';
import * as stack from './stack';

const TEN_GIGABITS: u32 = 10000;

export function megabits(link: Link): u32 {
  switch (link.kind) {
    case LinkKind.VETH:
    case LinkKind.TUN:
      return TEN_GIGABITS;
    case LinkKind.VLAN:
    case LinkKind.MACVLAN:
    case LinkKind.MACVTAP: {
      const lower = stack.lowerOf(link);
      return lower == null ? 0 : megabits(lower);
    }
    default:
      return 0;
  }
}
