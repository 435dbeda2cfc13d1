/** How fast a link is, in Mb/s, as its driver tells (struct ethtool_link_ksettings); 0 where nobody does. */

import { SPEED_UNKNOWN } from '../generated/ethtool';
import * as ethtool from './ethtool';
import { Link } from './link';

export function megabits(link: Link): u32 {
  return ethtool.readSettings(link) && ethtool.settings.speed != SPEED_UNKNOWN ? ethtool.settings.speed : 0;
}
