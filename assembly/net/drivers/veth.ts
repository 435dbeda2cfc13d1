/**
 * veth (veth(4)): a pair of links, each the other's wire. One has carrier while both are up; one goes when the other goes.
 */

import { Errno } from '../../generated/errno';
import { List } from '../../memory/list';
import { GRO } from '../feature';
import { Link, LinkState, isUp } from '../link';
import * as register from '../register';
import * as state from '../state';
import * as xdp from '../xdp';

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

const XDP: u32 = LinkState.XDP | LinkState.XDP_TARGET;

/**
 * An end with a queue for each that its peer sends by takes XDP programs; and what programs send by it, if the peer is to join what it receives
 * (veth_set_xdp_features).
 */
export function offerXdp(link: Link): void {
  const peer = peerOf(link);
  let offered: u32 = 0;
  if (peer != null && peer.liveTxQueues <= link.liveRxQueues)
    offered = (peer.wantedFeatures & GRO) != 0 ? XDP : LinkState.XDP;
  setXdp(link, offered);
}

/** An end that is up begins or ceases to join what it receives: its peer can send for programs, or no longer (veth_set_features). */
export function joins(link: Link, isOn: bool): void {
  const peer = peerOf(link);
  if (peer != null && isUp(link))
    setXdp(peer, isOn ? peer.state | LinkState.XDP_TARGET : peer.state & ~LinkState.XDP_TARGET);
}

function setXdp(link: Link, offered: u32): void {
  const state = (link.state & ~XDP) | (offered & XDP);
  if (link.state == state) return;
  link.state = state;
  xdp.changed(link);
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
  if (isUp(peer)) {
    state.setCarrier(link, true);
    state.setCarrier(peer, true);
  }
  offerXdp(link);
  return 0;
}

/** An end that uses other queues loses its carrier for a moment, and so does its peer (veth_set_channels). */
export function setQueues(link: Link, rx: u32, tx: u32): void {
  const peer = peerOf(link);
  if (isUp(link)) stop(link);
  register.useQueues(link, link.liveTxQueues, rx);
  register.useQueues(link, tx, rx);
  if (isUp(link)) {
    state.setCarrier(link, true);
    if (peer != null) state.setCarrier(peer, true);
  }
  offerXdp(link);
  if (peer != null) offerXdp(peer);
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
