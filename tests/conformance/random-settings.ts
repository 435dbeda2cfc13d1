/** Random calls that set what links and addresses are by other ways than requests: ioctls, and settings of IPv4 and IPv6. */
import { data } from './bytes.js';
import { IOCTLS } from './names.js';
import type { Scene } from './random-attributes.js';
import { LINK_NAMES } from './random-values.js';
import type { Step } from './recording.js';

const IPV4 = ['0a000001', '0a000002', '0a0000ff', 'ffffff00', 'ff000000', '00000000', 'fffffffe', 'ff00ff00'];

function ioctl(random: Scene): Step {
  const inet = [
    'SIOCSIFADDR',
    'SIOCSIFNETMASK',
    'SIOCSIFBRDADDR',
    'SIOCSIFDSTADDR',
    'SIOCGIFADDR',
    'SIOCGIFNETMASK',
    'SIOCGIFBRDADDR',
    'SIOCGIFDSTADDR',
  ];
  const others = [
    'SIOCSIFFLAGS',
    'SIOCSIFFLAGS',
    'SIOCSIFMTU',
    'SIOCSIFNAME',
    'SIOCSIFHWADDR',
    'SIOCSIFTXQLEN',
    'SIOCGIFFLAGS',
    'SIOCGIFMTU',
    'SIOCGIFHWADDR',
    'SIOCGIFINDEX',
    'SIOCGIFTXQLEN',
  ];
  const name = random.pick(random.below(2) === 0 ? inet : others);
  const value = ((): unknown => {
    switch (name) {
      case 'SIOCSIFFLAGS':
        return { u16: random.pick([0, 1, 1, 1, 0x1043, 0x81, 0x101]) };
      case 'SIOCSIFNAME':
        return { string: random.pick([...LINK_NAMES, 'a/b', '', 'v%d']) };
      case 'SIOCSIFHWADDR':
        return [{ u16: random.pick([1, 1, 1, 772, 0]) }, { hex: `0200000000${random.pick(['01', '02', '21', '22'])}` }];
      case 'SIOCSIFMTU':
      case 'SIOCSIFTXQLEN':
        return { u32: random.pick([0, 67, 68, 1280, 1500, 9000, 65536, -1]) };
      default:
        return [{ u16: random.pick([2, 2, 2, 10, 0]) }, { u16: 0 }, { hex: random.pick(IPV4) }];
    }
  })();
  const task = random.pick(['root', 'root', 'root', 'blue']);
  const label = random.below(6) === 0 ? ':1' : '';
  return {
    call: 'ioctl',
    task,
    socket: '',
    domain: 2,
    request: IOCTLS[name]!,
    interface: random.pick(LINK_NAMES) + label,
    value: { hex: data(value).toString('hex') },
  };
}

/** Settings and what they may be; but none that has Linux draw something at random, look for duplicates, or wait. */
const SETTINGS: Record<string, readonly string[]> = {
  'ipv4.conf': [
    'forwarding',
    'proxy_arp',
    'rp_filter',
    'promote_secondaries',
    'promote_secondaries',
    'arp_ignore',
    'bc_forwarding',
    'ignore_routes_with_linkdown',
    'disable_policy',
    'accept_local',
    'log_martians',
    'arp_announce',
    'arp_filter',
    'drop_gratuitous_arp',
    'route_localnet',
    'secure_redirects',
    'igmpv2_unsolicited_report_interval',
    'force_igmp_version',
  ],
  'ipv6.conf': [
    'forwarding',
    'disable_ipv6',
    'disable_ipv6',
    'keep_addr_on_down',
    'keep_addr_on_down',
    'proxy_ndp',
    'ignore_routes_with_linkdown',
    'addr_gen_mode',
    'mtu',
    'autoconf',
    'hop_limit',
    'accept_ra',
    'optimistic_dad',
    'accept_redirects',
    'accept_ra_defrtr',
    'accept_ra_min_hop_limit',
    'use_tempaddr',
    'force_mld_version',
    'dad_transmits',
    'drop_unicast_in_l2_multicast',
    'seg6_enabled',
    'ra_defrtr_metric',
    'ioam6_id',
    'ndisc_tclass',
    'force_forwarding',
  ],
};

function sysctl(random: Scene): Step {
  const family = random.pick(Object.keys(SETTINGS));
  const of = random.pick([
    'all',
    'default',
    'lo',
    random.pick(random.names),
    random.pick(random.names),
    random.pick(random.names),
  ]);
  const name = random.pick(SETTINGS[family]!);
  const value =
    name === 'mtu'
      ? random.pick(['1280', '1279', '1400', '1500', '0', 'x'])
      : random.pick(['0', '1', '1', '1', '2', '-1', 'x', '1 2']);
  const task = random.pick(['root', 'root', 'root', 'blue']);
  return {
    call: 'sysctl',
    task,
    socket: '',
    name: `net.${family}.${of}.${name}`,
    ...(random.below(8) !== 0 && { value }),
  };
}

/** One of either. */
export function setting(random: Scene): Step {
  return random.below(2) === 0 ? ioctl(random) : sysctl(random);
}
