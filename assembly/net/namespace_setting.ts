/**
 * Settings of a namespace that are numbers, by the names that they have below /proc/sys/net (ipv4_table, route_table, ipv6_table_template,
 * ipv6_route_table_template, brnf_table). Most are about packets, of which there are none here: they are kept, and told. A namespace has a block
 * of them, i32 in the order of the names.
 */

import { Errno } from '../generated/errno';
import * as heap from '../memory/heap';
import * as text from '../memory/text';
import { Namespace } from './namespace';

/** In the order of ROWS. */
export const NAMES: string =
  'ipv6/route/skip_notify_on_dev_down ipv6/route/gc_interval ipv6/route/gc_min_interval ipv6/route/gc_min_interval_ms ipv6/route/gc_elasticity ipv6/route/gc_thresh ipv6/route/gc_timeout ipv6/route/max_size ipv6/route/min_adv_mss ipv6/route/mtu_expires ipv4/route/min_adv_mss ipv4/route/min_pmtu ipv4/route/mtu_expires bridge/bridge-nf-call-arptables bridge/bridge-nf-call-ip6tables bridge/bridge-nf-call-iptables bridge/bridge-nf-filter-pppoe-tagged bridge/bridge-nf-filter-vlan-tagged bridge/bridge-nf-pass-vlan-input-dev ipv4/fib_multipath_hash_policy ipv4/fib_multipath_hash_fields ipv4/fib_multipath_use_neigh ipv4/fib_notify_on_flag_change ipv4/fwmark_reflect ipv4/icmp_echo_ignore_all ipv4/icmp_echo_ignore_broadcasts ipv4/icmp_errors_use_inbound_ifaddr ipv4/icmp_ignore_bogus_error_responses ipv4/igmp_max_memberships ipv4/igmp_max_msf ipv4/ip_default_ttl ipv4/ip_forward_update_priority ipv4/ip_forward_use_pmtu ipv4/ip_no_pmtu_disc ipv4/ip_nonlocal_bind ipv6/anycast_src_echo_reply ipv6/auto_flowlabels ipv6/bindv6only ipv6/fib_multipath_hash_policy ipv6/fib_multipath_hash_fields ipv6/fib_notify_on_flag_change ipv6/flowlabel_consistency ipv6/flowlabel_state_ranges ipv6/fwmark_reflect ipv6/ip_nonlocal_bind';

/** Those that the kernel itself goes by. */
export const enum NamespaceSetting {
  SKIP_NOTIFY_ON_DEV_DOWN,
  GC_INTERVAL,
}

const enum Unit {
  NUMBER,
  /** Every number but 0 counts as 1. */
  SWITCH,
  /** Kept in ticks by Linux, an int of them. */
  SECONDS,
  /** Seconds of what follows in milliseconds. */
  SECONDS_OF_NEXT,
  /** Whole ticks. */
  MILLISECONDS,
}

@unmanaged
class Row {
  value: i32;
  least: i32;
  most: i32;
  unit: Unit;
}

const LEAST: i32 = i32.MIN_VALUE;
const MOST: i32 = i32.MAX_VALUE;

// prettier-ignore
const ROWS: usize = memory.data<i32>([
  0, 0, 1, Unit.NUMBER, 30, LEAST, MOST, Unit.SECONDS, 0, LEAST, MOST, Unit.SECONDS_OF_NEXT, 500, 0, MOST, Unit.MILLISECONDS,
  9, LEAST, MOST, Unit.NUMBER, 1024, LEAST, MOST, Unit.NUMBER, 60, LEAST, MOST, Unit.SECONDS, MOST, LEAST, MOST, Unit.NUMBER,
  1220, LEAST, MOST, Unit.NUMBER, 600, LEAST, MOST, Unit.SECONDS,
  256, LEAST, MOST, Unit.NUMBER, 552, 68, MOST, Unit.NUMBER, 600, LEAST, MOST, Unit.SECONDS,
  1, LEAST, MOST, Unit.SWITCH, 1, LEAST, MOST, Unit.SWITCH, 1, LEAST, MOST, Unit.SWITCH,
  0, LEAST, MOST, Unit.SWITCH, 0, LEAST, MOST, Unit.SWITCH, 0, LEAST, MOST, Unit.SWITCH,
  0, 0, 3, Unit.NUMBER, 7, 1, 2047, Unit.NUMBER, 0, 0, 1, Unit.NUMBER, 0, 0, 2, Unit.NUMBER, 0, 0, 255, Unit.NUMBER,
  0, 0, 1, Unit.NUMBER, 1, 0, 1, Unit.NUMBER, 0, 0, 1, Unit.NUMBER, 1, 0, 1, Unit.NUMBER,
  20, LEAST, MOST, Unit.NUMBER, 10, LEAST, MOST, Unit.NUMBER, 64, 1, 255, Unit.NUMBER,
  1, 0, 1, Unit.NUMBER, 0, 0, 255, Unit.NUMBER, 0, 0, 255, Unit.NUMBER, 0, 0, 255, Unit.NUMBER,
  0, 0, 255, Unit.NUMBER, 1, 0, 3, Unit.NUMBER, 0, 0, 255, Unit.NUMBER, 0, 0, 3, Unit.NUMBER, 7, 1, 2047, Unit.NUMBER,
  0, 0, 2, Unit.NUMBER, 1, 0, 255, Unit.NUMBER, 0, 0, 255, Unit.NUMBER, 0, 0, 255, Unit.NUMBER,
  0, 0, 255, Unit.NUMBER,
]);

function rowAt(setting: u32): Row {
  return changetype<Row>(ROWS + setting * offsetof<Row>());
}

/** Gives a new namespace its settings; false when memory has run out. */
export function setup(netns: Namespace): bool {
  const count = text.countWords(NAMES);
  netns.settings = heap.alloc(count << 2);
  if (netns.settings == 0) return false;
  for (let i: u32 = 0; i < count; i++) keep(netns, i, rowAt(i).value);
  return true;
}

function keep(netns: Namespace, setting: u32, value: i32): void {
  store<i32>(netns.settings + (setting << 2), value);
}

export function get(netns: Namespace, setting: u32): i32 {
  if (rowAt(setting).unit == Unit.SECONDS_OF_NEXT) return get(netns, setting + 1) / 1000;
  return load<i32>(netns.settings + (setting << 2));
}

/** Sets one, on a machine of `hz` ticks a second; -EINVAL for what it can't be. */
export function set(netns: Namespace, setting: u32, value: i64, hz: u32): i32 {
  const row = rowAt(setting);
  const inTicks = row.unit == Unit.SECONDS || row.unit == Unit.SECONDS_OF_NEXT;
  const limit: i64 = inTicks ? MOST / hz : MOST;
  if (value < max<i64>(row.least, -limit - 1) || value > min<i64>(row.most, limit)) return -Errno.EINVAL;
  if (row.unit == Unit.SECONDS_OF_NEXT) keep(netns, setting + 1, <i32>min<i64>(value * 1000, MOST));
  else if (row.unit == Unit.MILLISECONDS) keep(netns, setting, <i32>((((value * hz + 999) / 1000) * 1000) / hz));
  else keep(netns, setting, row.unit == Unit.SWITCH && value != 0 ? 1 : <i32>value);
  return 0;
}
