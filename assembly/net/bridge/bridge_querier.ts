/**
 * How a bridge asks for groups of multicast, in all of it or in one VLAN (struct net_bridge_mcast): what is told of that and kept. Who asks, and when, is
 * net/bridge/bridge_query.ts; nobody asks in one VLAN.
 *
 *      ┌─ six intervals in ticks, u64 ─┬─ counts of queries ─┬─ versions of IGMP and MLD ─┐
 */

@unmanaged
export class Querier {
  lastMemberInterval: u64;
  membershipInterval: u64;
  querierInterval: u64;
  queryInterval: u64;
  responseInterval: u64;
  startupInterval: u64;
  lastMemberCount: u32;
  startupQueryCount: u32;
  igmpVersion: u32;
  mldVersion: u32;
}

/** How many intervals there are; and the numbers of those between queries, which have bounds. */
export const INTERVALS: u32 = 6;
export const QUERY_INTERVAL: u32 = 3;
export const STARTUP_INTERVAL: u32 = 5;

/** Whether two ask alike (br_multicast_ctx_options_equal). */
export function isSame(self: Querier, other: Querier): bool {
  return memory.compare(changetype<usize>(self), changetype<usize>(other), offsetof<Querier>()) == 0;
}

/** Linux's settings, for a machine of `hz` ticks a second (br_multicast_ctx_init). */
export function setup(self: Querier, hz: u32): void {
  self.lastMemberInterval = hz;
  self.membershipInterval = 260 * hz;
  self.querierInterval = 255 * hz;
  self.queryInterval = 125 * hz;
  self.responseInterval = 10 * hz;
  self.startupInterval = self.queryInterval / 4;
  self.lastMemberCount = 2;
  self.startupQueryCount = 2;
  self.igmpVersion = 2;
  self.mldVersion = 1;
}
