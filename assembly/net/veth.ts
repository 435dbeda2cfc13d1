/**
 * veth (veth(4)): a pair of links, each the other's wire. One has carrier while both are up; one goes when the other goes.
 */

import { Link, isUp } from './link';
import * as register from './register';
import * as state from './state';

/** Makes two registered links a pair, without carrier. */
export function pair(link: Link, peer: Link): void {
  link.peer = changetype<usize>(peer);
  peer.peer = changetype<usize>(link);
}

/** The other end, or null. */
function peerOf(link: Link): Link | null {
  return link.peer == 0 ? null : changetype<Link>(link.peer);
}

/** One end came up. */
export function opened(link: Link): void {
  const peer = peerOf(link);
  if (peer == null || !isUp(peer)) return;
  state.setCarrier(link, true);
  state.setCarrier(peer, true);
}

/** One end went down. */
export function closed(link: Link): void {
  state.setCarrier(link, false);
  const peer = peerOf(link);
  if (peer != null) state.setCarrier(peer, false);
}

/** Takes both ends away, `link` first. */
export function remove(link: Link): void {
  const peer = peerOf(link);
  link.peer = 0;
  if (peer != null) peer.peer = 0;
  register.shut(link);
  if (peer != null) register.shut(peer);
  register.unregister(link);
  if (peer != null) register.unregister(peer);
}
