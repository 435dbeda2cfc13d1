/**
 * Changing how a link is set (dev_set_mtu, dev_change_tx_queue_len). A change that changes something is announced; whether
 * a value is one the link can have was checked by the caller.
 */

import * as devconf from './devconf';
import { Link } from './link';
import { LinkEvent, linkChanged } from './observer';

export function setMtu(link: Link, mtu: u32): void {
  if (link.mtu == mtu) return;
  link.mtu = mtu;
  linkChanged(LinkEvent.CHANGED, link, 0);
  // IPv6 follows when it hears of it.
  devconf.setMtu(link.devconf, mtu);
}

export function setTxqlen(link: Link, txqlen: u32): void {
  if (link.txqlen == txqlen) return;
  link.txqlen = txqlen;
  linkChanged(LinkEvent.CHANGED, link, 0);
}

/** How IPv6 makes the link's own address; nobody is told. */
export function setAddrGenMode(link: Link, mode: u32): void {
  link.addrGenMode = mode;
}
