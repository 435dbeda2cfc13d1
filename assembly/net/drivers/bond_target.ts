/** The settings of a bond that are not numbers: the ARP monitor's targets, the primary and the active port, and the system address of mode 802.3ad. */

import { Errno } from '../../generated/errno';
import { BondLink, IFNAMSIZ } from '../../generated/rt-link';
import * as active from './bond_active';
import {
  Bond,
  MAX_TARGETS,
  actorSystem,
  arpTargets,
  heardOf,
  nsTargets,
  portOf,
  primaryName,
  usesPrimary,
} from './bond_data';
import { Link, isUp, nameOf } from '../link';
import * as stack from '../stack';
import * as time from '../time';

const IPV4_SIZE: u32 = 4;
const IPV6_SIZE: u32 = 16;

export function clearArpTargets(self: Bond): void {
  memory.fill(arpTargets(self), 0, MAX_TARGETS * IPV4_SIZE);
}

export function clearNsTargets(self: Bond): void {
  memory.fill(nsTargets(self), 0, MAX_TARGETS * IPV6_SIZE);
}

/** -EINVAL for an address that nobody answers for, one that is there, or one too many. */
export function addArpTarget(self: Bond, address: usize): i32 {
  const value = load<u32>(address);
  const place = value == 0 || value == u32.MAX_VALUE ? -Errno.EINVAL : add(arpTargets(self), IPV4_SIZE, address);
  if (place < 0) return place;
  const now = time.milliseconds();
  for (let port = stack.firstPort(self.link); port != null; port = stack.nextPort(port))
    store<f64>(heardOf(portOf(port), place), now);
  return 0;
}

export function addNsTarget(self: Bond, address: usize): i32 {
  const isAny = (load<u64>(address) | load<u64>(address, 8)) == 0;
  const isLoopback = load<u64>(address) == 0 && load<u64>(address, 8) == (<u64>1) << 56;
  const isMulticast = load<u8>(address) == 0xff;
  return isAny || isLoopback || isMulticast ? -Errno.EINVAL : min(0, add(nsTargets(self), IPV6_SIZE, address));
}

/** The place that it has from now on, or -EINVAL. */

function add(targets: usize, size: u32, address: usize): i32 {
  for (let i: u32 = 0; i < MAX_TARGETS; i++) {
    const target = targets + i * size;
    if (isFree(target, size)) {
      memory.copy(target, address, size);
      return i;
    }
    if (memory.compare(target, address, size) == 0) return -Errno.EINVAL;
  }
  return -Errno.EINVAL;
}

export function isFree(target: usize, size: u32): bool {
  for (let i: u32 = 0; i < size; i += 4) if (load<u32>(target + i) != 0) return false;
  return true;
}

/** The port that it is to prefer, or null: by name, so that it need not be one yet (bond_option_primary_set). */
export function setPrimary(self: Bond, link: Link | null): void {
  self.primary = 0;
  memory.fill(primaryName(self), 0, IFNAMSIZ);
  if (link != null) {
    memory.copy(primaryName(self), nameOf(link), IFNAMSIZ);
    if (link.master == changetype<usize>(self.link)) {
      self.primary = changetype<usize>(link);
      self.forcePrimary = true;
    }
  }
  active.selectActive(self);
}

/** The port that it is to send by, or null for the best; -EINVAL for one that can't (bond_option_active_slave_set). */
export function setActive(self: Bond, link: Link | null): i32 {
  if (link == null) {
    active.changeActive(self, null);
    active.selectActive(self);
    return 0;
  }
  if (link.master != changetype<usize>(self.link)) return -Errno.EINVAL;
  if (self.active == changetype<usize>(link)) return 0;
  if (self.active == 0 || portOf(link).link != BondLink.UP || !isUp(link)) return -Errno.EINVAL;
  active.changeActive(self, link);
  return 0;
}

/** -EINVAL for an address of many. */
export function setActorSystem(self: Bond, address: usize): i32 {
  if ((load<u8>(address) & 1) != 0) return -Errno.EINVAL;
  memory.copy(actorSystem(self), address, 6);
  return 0;
}

/** A port has another name: it is the primary one by it, or no longer. */
export function portRenamed(self: Bond, port: Link): void {
  if (!usesPrimary(self) || load<u8>(primaryName(self)) == 0) return;
  if (self.primary == changetype<usize>(port)) self.primary = 0;
  else if (memory.compare(primaryName(self), nameOf(port), IFNAMSIZ) == 0) self.primary = changetype<usize>(port);
  else return;
  active.selectActive(self);
}

/** The number of a queue for what leaves by a port, which no other has; -EPERM. */
export function setQueue(self: Bond, port: Link, queue: u32): i32 {
  if (queue > self.link.txQueues) return -Errno.EPERM;
  for (let other = stack.firstPort(self.link); other != null; other = stack.nextPort(other)) {
    if (other != port && queue != 0 && portOf(other).queue == queue) return -Errno.EPERM;
  }
  portOf(port).queue = queue;
  return 0;
}
