/**
 * veth (veth(4)): a pair of links, each the other's wire. One has carrier while both are up; one goes when the other goes.
 */

import { Errno } from '../../generated/errno';
import { List } from '../../memory/list';
import { Link, LinkState, isUp } from '../link';
import { LinkEvent, linkChanged } from '../observer';
import * as register from '../register';
import * as state from '../state';

export function setup(link: Link): void {
  link.tsoMaxSize = register.GSO_MAX_SIZE;
}

/** Makes two registered links a pair, without carrier. */
export function pair(link: Link, peer: Link): void {
  link.peer = changetype<usize>(peer);
  peer.peer = changetype<usize>(link);
}

/** Of queues whose number nobody gave, an end uses the first (veth_init_queues). */
export function useOneQueue(link: Link, tx: bool, rx: bool): void {
  register.useQueues(link, tx ? 1 : link.liveTxQueues, rx ? 1 : link.liveRxQueues);
}

/** An end with a queue for each that its peer sends by takes XDP programs (veth_set_xdp_features). */
export function offerXdp(link: Link, peer: Link): void {
  if (peer.liveTxQueues > link.liveRxQueues) return;
  link.state |= LinkState.XDP;
  linkChanged(LinkEvent.XDP_CHANGED, link, 0);
}

/** The other end, or null. */
function peerOf(link: Link): Link | null {
  return link.peer == 0 ? null : changetype<Link>(link.peer);
}

/** Who takes frames from one end wants room before them: both make it, as much as either is asked for (veth_set_rx_headroom). */
export function setReceiveHeadroom(link: Link, headroom: u32): void {
  const peer = peerOf(link);
  if (peer == null) return;
  link.receiveHeadroom = headroom;
  link.headroom = max(headroom, peer.receiveHeadroom);
  peer.headroom = link.headroom;
}

/** One end comes up; -ENOTCONN while it has no other. */
export function open(link: Link): i32 {
  const peer = peerOf(link);
  if (peer == null) return -Errno.ENOTCONN;
  if (!isUp(peer)) return 0;
  state.setCarrier(link, true);
  state.setCarrier(peer, true);
  return 0;
}

/** One end goes down. */
export function stop(link: Link): void {
  state.setCarrier(link, false);
  const peer = peerOf(link);
  if (peer != null) state.setCarrier(peer, false);
}

/** Both ends go, `link` first. */
export function doom(link: Link, lot: List): void {
  const peer = peerOf(link);
  if (peer == null) return;
  link.peer = 0;
  peer.peer = 0;
  register.doom(peer, lot);
}
