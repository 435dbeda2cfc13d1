/**
 * Parameters of neighbours by their names under /proc/sys/net/ipv4/neigh/LINK and ipv6 (neigh_sysctl_register). Those without a link are global. Each is
 * shown in its own unit, and stored in milliseconds that are whole ticks of Linux's clock.
 */

import { Errno } from '../../generated/errno';
import { AddressFamily } from '../../generated/socket';
import * as inet6 from '../ipv6/inet6';
import { Link } from '../link';
import * as parms from './neighbour_parms';
import { Parms } from './neighbour_parms';

/** In the order of ROWS. */
export const NAMES: string =
  'mcast_solicit ucast_solicit app_solicit mcast_resolicit retrans_time base_reachable_time delay_first_probe_time gc_stale_time unres_qlen unres_qlen_bytes proxy_qlen anycast_delay proxy_delay locktime retrans_time_ms base_reachable_time_ms interval_probe_time_ms';

const enum Unit {
  NUMBER,
  /** Of Ethernet's largest size, for a number of bytes. */
  PACKETS,
  SECONDS,
  /** Hundredths of a second; of IPv6 retrans_time is in ticks. */
  HUNDREDTHS,
  MILLISECONDS,
  /** Not 0. */
  POSITIVE_MILLISECONDS,
}

/** A parameter: its field of Parms, and its unit. */
@unmanaged
class Row {
  field: u8;
  unit: u8;
}

// prettier-ignore
const ROWS: usize = memory.data<u8>([
  <u8>offsetof<Parms>('mcastProbes'), <u8>Unit.NUMBER,
  <u8>offsetof<Parms>('ucastProbes'), <u8>Unit.NUMBER,
  <u8>offsetof<Parms>('appProbes'), <u8>Unit.NUMBER,
  <u8>offsetof<Parms>('mcastReprobes'), <u8>Unit.NUMBER,
  <u8>offsetof<Parms>('retransTime'), <u8>Unit.HUNDREDTHS,
  <u8>offsetof<Parms>('baseReachableTime'), <u8>Unit.SECONDS,
  <u8>offsetof<Parms>('delayProbeTime'), <u8>Unit.SECONDS,
  <u8>offsetof<Parms>('staleTime'), <u8>Unit.SECONDS,
  <u8>offsetof<Parms>('queueBytes'), <u8>Unit.PACKETS,
  <u8>offsetof<Parms>('queueBytes'), <u8>Unit.NUMBER,
  <u8>offsetof<Parms>('proxyQueue'), <u8>Unit.NUMBER,
  <u8>offsetof<Parms>('anycastDelay'), <u8>Unit.HUNDREDTHS,
  <u8>offsetof<Parms>('proxyDelay'), <u8>Unit.HUNDREDTHS,
  <u8>offsetof<Parms>('lockTime'), <u8>Unit.HUNDREDTHS,
  <u8>offsetof<Parms>('retransTime'), <u8>Unit.MILLISECONDS,
  <u8>offsetof<Parms>('baseReachableTime'), <u8>Unit.MILLISECONDS,
  <u8>offsetof<Parms>('intervalProbeTime'), <u8>Unit.POSITIVE_MILLISECONDS,
]);

function rowAt(setting: u32): Row {
  return changetype<Row>(ROWS + setting * offsetof<Row>());
}

function isInTicks(row: Row, family: u32): bool {
  return family == AddressFamily.INET6 && row.unit == Unit.HUNDREDTHS && row.field == offsetof<Parms>('retransTime');
}

/** What a parameter's number is, on a machine of `hz` ticks a second. */
export function get(link: Link, family: u32, setting: u32, hz: u32): i32 {
  const row = rowAt(setting);
  const value = load<u32>(changetype<usize>(parms.parmsOf(link, family)) + row.field);
  if (isInTicks(row, family)) return parms.ticksOf(value, hz);
  switch (<Unit>row.unit) {
    case Unit.PACKETS:
      return parms.packetsOf(value);
    case Unit.SECONDS:
      return <i32>value / 1000;
    case Unit.HUNDREDTHS:
      return value / 10;
    default:
      return value;
  }
}

/** Sets a parameter; -EINVAL for a number that it can't be. */
export function set(link: Link, family: u32, setting: u32, value: i64, hz: u32): i32 {
  const row = rowAt(setting);
  const unit = <Unit>row.unit;
  if (value < leastOf(unit) || value > mostOf(unit)) return -Errno.EINVAL;
  const own = parms.parmsOf(link, family);
  const milliseconds = isInTicks(row, family) ? parms.ofTicks(<u32>value, hz) : kept(unit, <u32>value, hz);
  store<u32>(changetype<usize>(own) + row.field, milliseconds);
  const isBase = row.field == offsetof<Parms>('baseReachableTime');
  if (isBase) parms.draw(own);
  if (family == AddressFamily.INET6 && (isBase || row.field == offsetof<Parms>('retransTime'))) inet6.told(link);
  return 0;
}

/** Seconds may be any that an int of milliseconds has. */
function leastOf(unit: Unit): i64 {
  if (unit == Unit.SECONDS) return i32.MIN_VALUE / 1000;
  return unit == Unit.POSITIVE_MILLISECONDS ? 1 : 0;
}

/** The largest number of a unit that is kept as it is. */
function mostOf(unit: Unit): i64 {
  if (unit == Unit.PACKETS) return i32.MAX_VALUE / parms.PACKET_SIZE;
  return unit == Unit.SECONDS ? i32.MAX_VALUE / 1000 : i32.MAX_VALUE;
}

/** What is kept of a number. */
function kept(unit: Unit, value: u32, hz: u32): u32 {
  switch (unit) {
    case Unit.PACKETS:
      return value * parms.PACKET_SIZE;
    case Unit.SECONDS:
      return value * 1000;
    case Unit.HUNDREDTHS:
      return parms.ofTicks(<u32>((<u64>value * hz) / 100), hz);
    case Unit.NUMBER:
      return value;
    default:
      return parms.inTicks(value, hz);
  }
}
