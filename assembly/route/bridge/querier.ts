/**
 * The settings of multicast snooping queries as attributes: IFLA_BR_MCAST_… of a bridge, BRIDGE_VLANDB_GOPTS_MCAST_… of one of its VLANs. For each,
 * the attributes of the intervals are listed in the order of the fields of `Querier`.
 */

import { Errno } from '../../generated/errno';
import { Message } from '../../memory/message';
import * as queriers from '../../net/bridge/bridge_querier';
import { Querier } from '../../net/bridge/bridge_querier';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as clock from '../clock_ticks';

/** Seconds between queries: at least one, at most a day. */
const MIN_QUERY_INTERVAL: u64 = 1;
const MAX_QUERY_INTERVAL: u64 = 86400;

function intervalAt(self: Querier, i: u32): usize {
  return changetype<usize>(self) + (i << 3);
}

/** Sets the intervals that are there; one of queries to the nearest that may be. `types` are bytes. */
export function readIntervals(self: Querier, table: usize, types: usize, hz: u32): void {
  for (let i: u32 = 0; i < queriers.INTERVALS; i++) {
    const value = attributes.get(table, load<u8>(types + i));
    if (value == 0) continue;
    let ticks = clock.toTicks(attributes.u64Value(value), hz);
    if (i == queriers.QUERY_INTERVAL || i == queriers.STARTUP_INTERVAL)
      ticks = max(MIN_QUERY_INTERVAL * hz, min(MAX_QUERY_INTERVAL * hz, ticks));
    store<u64>(intervalAt(self, i), ticks);
  }
}

export function writeIntervals(message: Message, self: Querier, types: usize, hz: u32): void {
  for (let i: u32 = 0; i < queriers.INTERVALS; i++)
    writer.u64Attribute(message, load<u8>(types + i), clock.fromTicks(load<u64>(intervalAt(self, i)), hz));
}

/** Sets how often is asked, of who leaves and when the bridge comes up. */
export function readCounts(self: Querier, table: usize, lastMember: u32, startup: u32): void {
  const members = attributes.get(table, lastMember);
  if (members != 0) self.lastMemberCount = attributes.u32Value(members);
  const queries = attributes.get(table, startup);
  if (queries != 0) self.startupQueryCount = attributes.u32Value(queries);
}

/** -EINVAL for a version of IGMP that is none. */
export function readIgmp(self: Querier, table: usize, type: u32): i32 {
  const value = attributes.get(table, type);
  if (value == 0) return 0;
  const version = attributes.u8Value(value);
  if (version != 2 && version != 3) return -Errno.EINVAL;
  self.igmpVersion = version;
  return 0;
}

/** -EINVAL for a version of MLD that is none. */
export function readMld(self: Querier, table: usize, type: u32): i32 {
  const value = attributes.get(table, type);
  if (value == 0) return 0;
  const version = attributes.u8Value(value);
  if (version != 1 && version != 2) return -Errno.EINVAL;
  self.mldVersion = version;
  return 0;
}
