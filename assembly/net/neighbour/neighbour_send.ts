/** Sending to neighbours (neigh_resolve_output): while the link-layer address is not known, it is solicited and the packet is queued. */

import { NudState } from '../../generated/rt-neigh';
import { Ethertype } from '../../generated/rt-bridge';
import { AddressFamily } from '../../generated/socket';
import * as frames from '../frame/frame';
import { frame } from '../frame/frame';
import { Link } from '../link';
import * as neighbours from './neighbour';
import { VALID, hardwareOf } from './neighbour';
import * as neighbourCreate from './neighbour_create';
import * as neighbourState from './neighbour_state';
import * as waiting from './neighbour_waiting';

/** Sends the frame, a packet of IP, over a link to the neighbour that has an address there. */
export function send(link: Link, address: usize): void {
  const table = neighbours.tableOf(
    link.netns,
    frame.protocol == Ethertype.IP ? AddressFamily.INET : AddressFamily.INET6,
  );
  if (table == null) return;
  const known = neighbours.find(table, link, address);
  const neighbour = known != null ? known : neighbourCreate.create(table, link, address, 0, false);
  if (neighbour == null || !frames.setAside()) return;
  neighbourState.use(neighbour, frames.lastAside().from);
  frames.takeBack();
  if ((neighbour.state & VALID) != 0) {
    frames.direct(hardwareOf(neighbour));
    frames.depart(link);
  } else if ((neighbour.state & NudState.INCOMPLETE) != 0) {
    waiting.add(neighbour);
  }
}
