/**
 * Links on links (netdev_upper_dev_link, netdev_master_upper_dev_link): one that was made on another is its upper, one that belongs
 * to another is its port. Both are intrusive lists, so that coming and going cost the same with any number of them.
 *
 *      master      ports ─► port ─► port          port.master
 *      lower       uppers ─► upper ─► upper       upper.lower
 *
 * What happens to a link is told to those above it. `depth` is how many links lie below; there are at most MAX_NEST_DEV in one stack, which
 * bounds every recursion here and in the kinds.
 */

import { Errno } from '../generated/errno';
import { OperState } from '../generated/rt-link';
import * as list from '../memory/list';
import * as heap from '../memory/heap';
import * as binding from './bridge/bridge_binding';
import * as kinds from './kind';
import { DeviceEvent } from './kind';
import { Link, LinkKind, LinkState, ofPortNode, ofUpperNode } from './link';
import { byIndex } from './links';
import { LinkEvent, linkChanged } from './observer';
import * as register from './register';
import * as state from './state';
import * as vlan from './drivers/vlan';

const MAX_NEST_DEV: u32 = 8;

/** The link it is a port of, the one it was made on, or null. */
export function masterOf(link: Link): Link | null {
  return link.master == 0 ? null : changetype<Link>(link.master);
}

export function lowerOf(link: Link): Link | null {
  return link.lower == 0 ? null : changetype<Link>(link.lower);
}

/** The first of a link's ports, in the order they came, or null; and the one after. */
export function firstPort(master: Link): Link | null {
  return ofPortNode(master.ports.first);
}

export function nextPort(port: Link | null): Link | null {
  return port == null ? null : ofPortNode(port.portNode.next);
}

/** A master's last port, the youngest, or null; and the one before. */
export function lastPort(master: Link): Link | null {
  return ofPortNode(master.ports.last);
}

export function previousPort(port: Link | null): Link | null {
  return port == null ? null : ofPortNode(port.portNode.previous);
}

/** The first of a link's uppers, in the order they came, or null; and the one after. */
export function firstUpper(lower: Link): Link | null {
  return ofUpperNode(lower.uppers.first);
}

export function nextUpper(upper: Link | null): Link | null {
  return upper == null ? null : ofUpperNode(upper.upperNode.next);
}

/** Tells those above a link what happened to it. */
export function tell(link: Link, event: DeviceEvent): void {
  tellUppers(link, event);
  tellOthers(link, event);
}

/** Those that hear of it before IPv6 does: what was made on it, but for VLANs. */
export function tellUppers(link: Link, event: DeviceEvent): void {
  for (let upper = firstUpper(link); upper != null; upper = nextUpper(upper)) kinds.lowerChanged(upper, event);
}

/** Those that hear of it after IPv6: bridges whose VLANs are bound to their ports, a master, then VLANs. */
export function tellOthers(link: Link, event: DeviceEvent): void {
  if (event == DeviceEvent.UP || event == DeviceEvent.CHANGE) binding.changed(link);
  const master = masterOf(link);
  if (master != null) kinds.portChanged(master, link, event);
  if (link.vlanHeight != 0) vlan.tell(link, event);
}

/** Lays a registered link on another that it was made on; -EBUSY in a circle, -EMLINK when too many would lie on each other. */
export function lay(upper: Link, lower: Link): i32 {
  const bad = check(upper, lower);
  if (bad != 0) return bad;
  upper.lower = changetype<usize>(lower);
  upper.state |= LinkState.STACKED;
  list.append(lower.uppers, changetype<usize>(upper.upperNode));
  deepen(upper, lower.depth + 1);
  linkChanged(LinkEvent.CHANGED, lower, 0);
  return 0;
}

/** Lays an upper on another link than the one it lies on, if on any; errors as `lay` (netdev_adjacent_change_prepare). */
export function relay(upper: Link, lower: Link): i32 {
  const bad = check(upper, lower);
  if (bad != 0) return bad;
  let before: Link | null = null;
  if ((upper.state & LinkState.STACKED) != 0) before = lowerOf(upper);
  if (before != null) list.remove(before.uppers, changetype<usize>(upper.upperNode));
  lay(upper, lower);
  if (before != null) linkChanged(LinkEvent.CHANGED, before, 0);
  return 0;
}

/** Takes an upper off the link below, which it still names until it is freed. */
export function lift(upper: Link): void {
  const lower = lowerOf(upper);
  if (lower == null || (upper.state & LinkState.STACKED) == 0) return;
  upper.state &= ~LinkState.STACKED;
  list.remove(lower.uppers, changetype<usize>(upper.upperNode));
  linkChanged(LinkEvent.CHANGED, lower, 0);
}

/** Makes a link a port, with what its master's kind keeps of it; errors as `lay`. */
export function join(port: Link, master: Link, data: usize): i32 {
  const bad = check(master, port);
  if (bad != 0) return bad;
  port.master = changetype<usize>(master);
  port.portData = data;
  list.append(master.ports, changetype<usize>(port.portNode));
  deepen(master, port.depth + 1);
  linkChanged(LinkEvent.CHANGED, port, 0);
  return 0;
}

/** Makes a port a link of its own again, and frees what its master's kind kept of it. */
export function part(port: Link): void {
  unlink(port);
  heap.free(port.portData);
  port.portData = 0;
}

/** As `part`, for who needs what was kept a while longer, and frees it (netdev_upper_dev_unlink). */
export function unlink(port: Link): void {
  const master = masterOf(port);
  if (master == null) return;
  list.remove(master.ports, changetype<usize>(port.portNode));
  port.master = 0;
  settleDepth(master, port.depth + 1);
  linkChanged(LinkEvent.CHANGED, port, 0);
}

/** Makes a link a port of the one with an index, or with 0 of none (do_set_master). */
export function setMaster(link: Link, index: u32): i32 {
  const master = masterOf(link);
  if (master != null) {
    if (master.index == index) return 0;
    const bad = kinds.removePort(master, link);
    if (bad != 0) return bad;
  }
  if (index == 0) return 0;
  const wanted = byIndex(link.netns, index);
  return wanted == null ? -Errno.EINVAL : kinds.addPort(wanted, link);
}

/** A link leaves its namespace: if it goes for good, what was made on it goes first, but for VLANs and vxlans (NETDEV_UNREGISTER). */
export function abandonUppers(link: Link): void {
  if (link.uppers.first != 0 && (link.state & LinkState.DOOMED) != 0) doomOthers(link);
}

/** Its master lets it go after that, VLANs go, and vxlans go in any case. */
export function abandon(link: Link): void {
  const master = masterOf(link);
  if (master != null) kinds.portGone(master, link);
  if (link.vlanHeight != 0 && (link.state & LinkState.DOOMED) != 0) doomVlans(link);
  if (link.uppers.first != 0) doomVxlans(link);
}

/** Takes away what lies on a link, but its VLANs and vxlans. */
function doomOthers(link: Link): void {
  const doomed = register.openLot();
  for (let upper = firstUpper(link); upper != null;) {
    const next = nextUpper(upper);
    if (upper.kind != LinkKind.VLAN && upper.kind != LinkKind.VXLAN) kinds.doom(upper, doomed);
    upper = next;
  }
  register.unregisterAll(doomed);
}

/** Takes away the vxlans that go through a link, the youngest first. */
function doomVxlans(link: Link): void {
  const doomed = register.openLot();
  for (let upper = ofUpperNode(link.uppers.last); upper != null;) {
    const previous = ofUpperNode(upper.upperNode.previous);
    if (upper.kind == LinkKind.VXLAN) kinds.doom(upper, doomed);
    upper = previous;
  }
  register.unregisterAll(doomed);
}

function doomVlans(link: Link): void {
  const doomed = register.openLot();
  for (let upper = vlan.next(link, 0); upper != null; upper = vlan.next(link, 0)) kinds.doom(upper, doomed);
  register.unregisterAll(doomed);
}

/** Gives an upper the carrier of the link below, and has it wait as that does (netif_stacked_transfer_operstate). */
export function transferState(lower: Link, upper: Link): void {
  state.hold(upper, LinkState.DORMANT, lower.operstate == OperState.DORMANT);
  state.hold(upper, LinkState.TESTING, lower.operstate == OperState.TESTING);
  state.setCarrier(upper, (lower.state & LinkState.CARRIER) != 0);
}

/** Whether a link can go below another; errors as `lay`. */
export function check(upper: Link, lower: Link): i32 {
  if (upper == lower || isAbove(lower, upper)) return -Errno.EBUSY;
  return lower.depth + heightOf(upper) + 2 > MAX_NEST_DEV ? -Errno.EMLINK : 0;
}

/** True when `link` is above `other`. What has nothing below it is above nothing. */
function isAbove(link: Link, other: Link): bool {
  if (link.depth == 0) return false;
  const master = masterOf(other);
  if (master != null && (master == link || isAbove(link, master))) return true;
  for (let upper = firstUpper(other); upper != null; upper = nextUpper(upper)) {
    if (upper == link || isAbove(link, upper)) return true;
  }
  return false;
}

/** How many links lie above one. */
function heightOf(link: Link): u32 {
  const master = masterOf(link);
  let height: u32 = master == null ? 0 : heightOf(master) + 1;
  for (let upper = firstUpper(link); upper != null; upper = nextUpper(upper)) height = max(height, heightOf(upper) + 1);
  return height;
}

/** At least `depth` links lie below a link. */
function deepen(link: Link, depth: u32): void {
  if (link.depth >= depth) return;
  link.depth = depth;
  const master = masterOf(link);
  if (master != null) deepen(master, depth + 1);
  for (let upper = firstUpper(link); upper != null; upper = nextUpper(upper)) deepen(upper, depth + 1);
}

/** A stack of `gone` links no longer lies below a link: only where that was all, and others might be as deep, are they asked. */
function settleDepth(link: Link, gone: u32): void {
  if (link.depth > gone || (gone == 1 && link.ports.first != 0)) return;
  let depth: u32 = 0;
  for (let port = firstPort(link); port != null && depth < gone; port = nextPort(port))
    depth = max(depth, port.depth + 1);
  const lower = lowerOf(link);
  if (lower != null) depth = max(depth, lower.depth + 1);
  if (depth == link.depth) return;
  link.depth = depth;
  const master = masterOf(link);
  if (master != null) settleDepth(master, gone + 1);
  for (let upper = firstUpper(link); upper != null; upper = nextUpper(upper)) settleDepth(upper, gone + 1);
}
