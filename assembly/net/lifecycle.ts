/**
 * Making and freeing network namespaces (setup_net, cleanup_net). A new one has `lo`, down, with index 1.
 */

import { Errno } from '../generated/errno';
import { IFNAMSIZ } from '../generated/rt-link';
import { RtTable } from '../generated/rt-route';
import { Kind, create as createHandle, remove as removeHandle } from '../memory/handle';
import * as handles from '../memory/handle';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as text from '../memory/text';
import * as addrlabel from './ipv6/addrlabel';
import * as devconf from './devconf';
import * as device from './device';
import * as address4 from './ipv4/address4';
import * as fib6 from './ipv6/fib6';
import * as sync4 from './ipv4/fib4_sync';
import * as sync6 from './ipv6/fib6_sync';
import * as ioam6 from './ipv6/ioam6';
import * as objectChange from './fib/nexthop_change';
import * as kinds from './kind';
import { Lifetimes } from './lifetime';
import * as lifetime6 from './ipv6/lifetime6';
import * as links from './links';
import { LinkKind } from './link';
import * as linkwatch from './linkwatch';
import * as moving from './move';
import * as mptcp from './mptcp';
import { Namespace } from './namespace';
import * as numbers from './namespace_setting';
import * as nsid from './nsid';
import * as register from './register';
import * as neighbours from './neighbour/neighbour';
import * as proxies from './neighbour/neighbour_proxy';
import * as rules from './fib/rule';
import * as seg6 from './ipv6/seg6';
import * as vxlan from './drivers/vxlan';
import * as xfrm from './xfrm/xfrm';

/** A namespace's handle, whose reference is the caller's; -ENOMEM. */
export function create(): i32 {
  const pointer = heap.allocZeroed(offsetof<Namespace>());
  if (pointer == 0) return -Errno.ENOMEM;
  const netns = changetype<Namespace>(pointer);
  netns.kind = Kind.NETNS;
  netns.references = 1;
  netns.serial = initial.made++;
  netns.linkGeneration = 1;
  netns.address4Generation = 1;
  netns.address6Generation = 1;
  xfrm.setup(netns);
  mptcp.setup(netns);
  netns.lifetimes = heap.allocZeroed(2 * offsetof<Lifetimes>());
  const made =
    netns.lifetimes != 0 &&
    rules.setup(netns) &&
    neighbours.setup(netns) &&
    devconf.createBoth(netns) &&
    addrlabel.setup(netns) &&
    numbers.setup(netns);
  // Links receive addresses from the beginning, and get by without only for want of memory.
  const hasTables =
    made && hash.prepare(netns.hardwareAddresses) && fib6.makeTables(netns, RtTable.MAIN, RtTable.LOCAL);
  if (!hasTables || device.addLoopback(netns) != 0) {
    free(netns);
    return -Errno.ENOMEM;
  }
  netns.handle = createHandle(pointer);
  if (netns.handle == 0) {
    free(netns);
    return -Errno.ENOMEM;
  }
  if (initial.netns == 0) initial.netns = pointer;
  return netns.handle;
}

@unmanaged
class Initial {
  /** The first namespace there was, while it lives: where devices go whose namespace ends. */
  netns: usize;
  /** How many there were. */
  made: u32;
}

const initial = changetype<Initial>(memory.data(offsetof<Initial>(), 4));

/** The first namespace, or the one after another, in the order of their handles; null at the end. Those whose handle is retired are passed over. */
export function after(netns: Namespace | null): Namespace | null {
  const found = handles.from(netns == null ? 0 : handles.indexOf(netns.handle) + 1, Kind.NETNS);
  return found == 0 ? null : changetype<Namespace>(found);
}

export function retain(netns: Namespace): void {
  netns.references++;
}

/** Takes a reference; with the last one the namespace goes, and its links with it. */
export function release(netns: Namespace): void {
  if (--netns.references != 0) return;
  if (netns.handle != 0) removeHandle(netns.handle);
  free(netns);
}

/** The host's own reference ends: the handle is stale at once, the namespace lives while tasks and sockets are in it. */
export function destroy(netns: Namespace): void {
  removeHandle(netns.handle);
  netns.handle = 0;
  release(netns);
}

/** Nobody knows it any more; drivers' devices go to the initial namespace, all else goes for good, the last first (cleanup_net). */
function free(netns: Namespace): void {
  nsid.forget(netns);
  if (initial.netns == changetype<usize>(netns)) initial.netns = 0;
  if (initial.netns != 0) pushDevices(netns, changetype<Namespace>(initial.netns));
  const lot = register.openLot();
  for (let link = links.youngest(netns); link != null; link = links.older(link)) kinds.doom(link, lot);
  for (let link = vxlan.anyOf(netns); link != null; link = vxlan.anyOf(netns)) kinds.doom(link, lot);
  register.unregisterAll(lot);
  linkwatch.run();
  if (netns.lifetimes != 0) {
    address4.stopLooking(netns);
    lifetime6.stopLooking(netns);
    heap.free(netns.lifetimes);
  }
  objectChange.dispose(netns);
  sync4.dispose(netns);
  sync6.dispose(netns);
  hash.dispose(netns.names);
  devconf.dispose(netns);
  heap.free(netns.settings);
  hash.dispose(netns.vxlans);
  hash.dispose(netns.vxlanVnis);
  addrlabel.dispose(netns);
  hash.dispose(netns.addresses4);
  hash.dispose(netns.subnets4);
  hash.dispose(netns.addresses6);
  hash.dispose(netns.networks6);
  rules.dispose(netns);
  hash.dispose(netns.memberships);
  hash.dispose(netns.hardwareAddresses);
  proxies.dispose(netns);
  xfrm.dispose(netns);
  seg6.dispose(netns);
  ioam6.dispose(netns);
  mptcp.flush(netns);
  heap.free(netns.neighbours);
  heap.free(changetype<usize>(netns));
}

const fallback: usize = memory.data(IFNAMSIZ, 4);

/** A device keeps its name, or is called devN by its index, or by the next free number (default_device_exit_net). */
function pushDevices(netns: Namespace, home: Namespace): void {
  let next: u32 = 1;
  for (let link = links.from(netns, next); link != null; link = links.from(netns, next)) {
    next = link.index + 1;
    if (link.kind != LinkKind.PHYSICAL) continue;
    let length = text.write(fallback, 'dev');
    length += text.writeDecimal(fallback + length, link.index);
    if (links.byName(home, fallback, length) != null) length = text.write(fallback, 'dev%d');
    // For want of memory it goes with the others.
    moving.move(link, home, fallback, length, 0);
  }
}
