/**
 * Making and freeing network namespaces (setup_net, cleanup_net). A new one has `lo`, down, with index 1.
 */

import { Errno } from '../generated/errno';
import { Kind, create as createHandle, remove as removeHandle } from '../memory/handle';
import * as hash from '../memory/hash';
import * as heap from '../memory/heap';
import * as devconf from './devconf';
import * as device from './device';
import * as sync4 from './fib4_sync';
import * as kinds from './kind';
import * as links from './link';
import { Namespace } from './namespace';
import * as nsid from './nsid';
import * as register from './register';
import * as rules from './rule';

/** A namespace's handle, whose reference is the caller's; -ENOMEM. */
export function create(): i32 {
  const pointer = heap.allocZeroed(offsetof<Namespace>());
  if (pointer == 0) return -Errno.ENOMEM;
  const netns = changetype<Namespace>(pointer);
  netns.kind = Kind.NETNS;
  netns.references = 1;
  netns.linkGeneration = 1;
  netns.address4Generation = 1;
  netns.address6Generation = 1;
  if (!rules.setup(netns) || !devconf.createBoth(netns) || device.addLoopback(netns) != 0) {
    free(netns);
    return -Errno.ENOMEM;
  }
  netns.handle = createHandle(pointer);
  if (netns.handle == 0) {
    free(netns);
    return -Errno.ENOMEM;
  }
  return netns.handle;
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

function free(netns: Namespace): void {
  nsid.forget(netns);
  const lot = register.openLot();
  for (let link = links.first(netns); link != null; link = links.next(link)) kinds.doom(link, lot);
  register.unregisterAll(lot);
  sync4.dispose(netns);
  hash.dispose(netns.names);
  devconf.dispose(netns);
  hash.dispose(netns.addresses4);
  hash.dispose(netns.subnets4);
  hash.dispose(netns.addresses6);
  rules.dispose(netns);
  hash.dispose(netns.memberships);
  heap.free(changetype<usize>(netns));
}
