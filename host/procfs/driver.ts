/** Who the drivers of links that software makes are (get_drvinfo of struct ethtool_ops), by kind. What they tell of a link is in host/procfs/ethtool.ts. */
import type { NetDevice } from './tables.js';

/** What a kind of link says of itself. */
export interface Driver {
  /** Left out where Linux tells the kind, and its own version. */
  driver?: string;
  version?: string;
  firmware?: string;
  bus?: (device: NetDevice) => string;
}

const MACVLAN: Driver = { driver: 'macvlan', version: '0.1' };
const DRIVERS: Readonly<Record<string, Driver>> = {
  veth: { driver: 'veth', version: '1.0' },
  bridge: { driver: 'bridge', version: '2.3', firmware: 'N/A', bus: () => 'N/A' },
  macvlan: MACVLAN,
  macvtap: MACVLAN,
  vxlan: { driver: 'vxlan', version: '0.1' },
  vlan: { driver: '802.1Q VLAN Support', version: '1.8', firmware: 'N/A' },
  bond: { driver: 'bonding', firmware: '2' },
  vrf: { driver: 'vrf', version: '1.1' },
  tun: {
    driver: 'tun',
    version: '1.6',
    bus: ({ attributes }) => (attributes.address === undefined ? 'tun' : 'tap'),
  },
};

export function driverOf(kind: string): Driver {
  return DRIVERS[kind] ?? {};
}
