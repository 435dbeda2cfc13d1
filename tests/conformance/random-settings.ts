/** Random calls that set what links and addresses are by other ways than requests: ioctls, and settings of IPv4 and IPv6. */
import { data } from './bytes.js';
import { IOCTLS } from './names.js';
import type { Scene } from './random-attributes.js';
import { LINK_NAMES, place } from './random-values.js';
import type { Step } from './recording.js';

const GROUPS = ['01005e010101', '333300000099', '010000000001', '020000000001'];
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
    'SIOCADDMULTI',
    'SIOCADDMULTI',
    'SIOCDELMULTI',
    'SIOCSIFHWBROADCAST',
    'SIOCGIFMAP',
    'SIOCSIFMAP',
    'SIOCGIFMETRIC',
    'SIOCSIFMETRIC',
    'SIOCSIFSLAVE',
    'SIOCDIFADDR',
  ];
  if (random.below(10) === 0) return bridging(random);
  if (random.below(10) === 0) return inet6(random);
  const name = random.pick(random.below(2) === 0 ? inet : others);
  const value = ((): unknown => {
    switch (name) {
      case 'SIOCSIFFLAGS':
        return { u16: random.pick([0, 1, 1, 1, 0x1043, 0x81, 0x101]) };
      case 'SIOCSIFNAME':
        return { string: random.pick([...LINK_NAMES, 'a/b', '', 'v%d']) };
      case 'SIOCADDMULTI':
      case 'SIOCDELMULTI':
        return [{ u16: random.pick([0, 0, 0, 1]) }, { hex: random.pick(GROUPS) }];
      case 'SIOCSIFMAP':
      case 'SIOCSIFMETRIC':
      case 'SIOCSIFSLAVE':
        return { u32: random.pick([0, 1, 2]) };
      case 'SIOCSIFHWBROADCAST':
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

/** Bridges and their ports, by the ioctls of bridges. */
function bridging(random: Scene): Step {
  const isPort = random.below(2) === 0;
  return {
    call: 'ioctl',
    task: random.pick(['root', 'root', 'root', 'blue']),
    socket: '',
    domain: 2,
    request: IOCTLS[random.pick(isPort ? ['SIOCBRADDIF', 'SIOCBRADDIF', 'SIOCBRDELIF'] : ['SIOCBRDELBR'])]!,
    interface: random.pick(random.names),
    ...(isPort && { value: { hex: data({ u32: place(random) }).toString('hex') } }),
  };
}

/** An address of IPv6 that comes or goes (struct in6_ifreq). */
function inet6(random: Scene): Step {
  const address = random.pick(['20010db8' + '1'.padStart(24, '0'), 'fd00' + '2'.padStart(28, '0'), 'ff'.repeat(16)]);
  const argument = [{ hex: address }, { u32: random.pick([64, 64, 128, 129, 0]) }, { u32: place(random) }];
  return {
    call: 'ioctl',
    task: random.pick(['root', 'root', 'root', 'blue']),
    socket: '',
    domain: 10,
    request: IOCTLS[random.pick(['SIOCSIFADDR', 'SIOCSIFADDR', 'SIOCDIFADDR'])]!,
    argument: { hex: data(argument).toString('hex') },
  };
}

/** Of neighbours on a link; not how much may wait for each, which hangs on the size of a kernel's structures. */
const NEIGHBOURS = [
  'anycast_delay',
  'app_solicit',
  'base_reachable_time',
  'base_reachable_time_ms',
  'delay_first_probe_time',
  'gc_stale_time',
  'interval_probe_time_ms',
  'locktime',
  'mcast_resolicit',
  'mcast_solicit',
  'proxy_delay',
  'proxy_qlen',
  'retrans_time_ms',
  'ucast_solicit',
];

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
    'accept_redirects',
    'accept_source_route',
    'arp_accept',
    'arp_evict_nocarrier',
    'arp_notify',
    'bootp_relay',
    'disable_xfrm',
    'drop_unicast_in_l2_multicast',
    'igmpv3_unsolicited_report_interval',
    'mc_forwarding',
    'medium_id',
    'proxy_arp_pvlan',
    'send_redirects',
    'shared_media',
    'src_valid_mark',
    'tag',
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
    'accept_ra_from_local',
    'accept_ra_min_lft',
    'accept_ra_mtu',
    'accept_ra_pinfo',
    'accept_ra_rt_info_max_plen',
    'accept_ra_rt_info_min_plen',
    'accept_ra_rtr_pref',
    'accept_source_route',
    'accept_untracked_na',
    'disable_policy',
    'drop_unsolicited_na',
    'enhanced_dad',
    'force_tllao',
    'ioam6_enabled',
    'ioam6_id_wide',
    'max_addresses',
    'mc_forwarding',
    'mldv1_unsolicited_report_interval',
    'mldv2_unsolicited_report_interval',
    'ndisc_evict_nocarrier',
    'ndisc_notify',
    'ra_honor_pio_life',
    'ra_honor_pio_pflag',
    'regen_max_retry',
    'router_probe_interval',
    'rpl_seg_enabled',
    'seg6_require_hmac',
    'suppress_frag_ndisc',
    'temp_prefered_lft',
    'temp_valid_lft',
    'use_oif_addrs_only',
    'use_optimistic',
  ],
  'ipv4.neigh': NEIGHBOURS,
  'ipv6.neigh': NEIGHBOURS,
};

/** Of a namespace, not of its links. */
const WHOLE = [
  'ipv4.ip_forward',
  'ipv4.ip_nonlocal_bind',
  'ipv4.ip_default_ttl',
  'ipv4.igmp_max_memberships',
  'ipv4.fib_multipath_use_neigh',
  'ipv4.fib_multipath_hash_policy',
  'ipv4.conf.all.forwarding',
  'ipv6.conf.all.forwarding',
  'ipv6.ip_nonlocal_bind',
  'ipv6.fib_multipath_hash_policy',
  'ipv6.fib_notify_on_flag_change',
  'ipv6.bindv6only',
];

/** Times below 0 are left out, which Linux takes and makes what they overflow to. */
function isTime(family: string): boolean {
  return family.endsWith('neigh');
}

const OFTEN = ['ipv4.conf', 'ipv6.conf'];

function sysctl(random: Scene): Step {
  const family = random.pick([...OFTEN, ...OFTEN, ...Object.keys(SETTINGS)]);
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
      : random.pick(['0', '1', '1', '1', '2', isTime(family) ? '100' : '-1', 'x', '1 2']);
  const task = random.pick(['root', 'root', 'root', 'blue']);
  return {
    call: 'sysctl',
    task,
    socket: '',
    name: random.below(12) === 0 ? `net.${random.pick(WHOLE)}` : `net.${family}.${of}.${name}`,
    ...(random.below(8) !== 0 && { value }),
  };
}

/** One of either. */
export function setting(random: Scene): Step {
  return random.below(2) === 0 ? ioctl(random) : sysctl(random);
}
