/**
 * What a bridge, or a port of it, keeps of those who ask for groups of multicast, in either family (struct bridge_mcast_own_query, bridge_mcast_other_query,
 * bridge_mcast_querier): two of these lie behind the fields of each, IPv4's first.
 *
 *      Asking   ┌─ timer of its own queries ─┬─ whose it is ─┬─ timer of others ─┬─ who asks ─┐
 */

import { Timer } from '../../memory/timer';
import { Bridge, BRIDGE_SIZE, Port } from './bridge';

@unmanaged
export class Asking extends Timer {
  bridge: Bridge;
  /** The Port by which it asks, or 0: the bridge asks its own host. */
  port: usize;
  isInet6: bool;
  /** Routers are behind the port. */
  isRouter: bool;
  /** How many queries of those that come fast were sent. */
  sent: u32;
  /** While it waits, somebody else asks, or for a port routers are behind it. */
  heardDeadline: f64;
  heardOrder: u32;
  heardWaits: u32;
  heardChild: usize;
  heardNext: usize;
  heardPrevious: usize;
  /** The rest is a bridge's: the port by which somebody else asks, and who asks; and from when on all who want groups should have said so. */
  through: u32;
  address0: u64;
  address8: u64;
  completeFrom: f64;

  get heard(): Timer {
    return changetype<Timer>(changetype<usize>(this) + offsetof<Asking>('heardDeadline'));
  }

  get address(): usize {
    return changetype<usize>(this) + offsetof<Asking>('address0');
  }
}

export const ASKING_SIZE: u32 = offsetof<Asking>() * 2;

/** What a port, or with null the bridge, keeps of a family. */
export function askingOf(bridge: Bridge, port: Port | null, isInet6: bool): Asking {
  const at = port == null ? changetype<usize>(bridge) + BRIDGE_SIZE : changetype<usize>(port) + offsetof<Port>();
  return changetype<Asking>(isInet6 ? at + offsetof<Asking>() : at);
}
