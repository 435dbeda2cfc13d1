/**
 * The namespaces of a new link: its own, its peer's, and that of the link below it (rtnl_nets, rtnl_newlink_peer_net, rtnl_newlink_link_net). One
 * request is served at a time, and these are its.
 */

import { Errno } from '../../generated/errno';
import { LinkAttribute } from '../../generated/rt-link';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import { Namespace } from '../../net/namespace';
import * as nsid from '../../net/nsid';
import * as attributes from '../../wire/attributes';
import { linkTable } from './link_tables';
import * as target from '../target';

@unmanaged
class Place {
  own: usize;
  peer: usize;
  lower: usize;
}

const place = changetype<Place>(memory.data(offsetof<Place>(), 4));

/** Finds them; `peerTable`: the attributes that say where the peer is to be, or 0 for a link without one. */
export function find(request: Request, peerTable: usize): i32 {
  place.peer = 0;
  place.lower = 0;
  const noPeer = peerTable == 0 ? 0 : target.place(request, peerTable);
  if (noPeer != 0) return noPeer;
  if (peerTable != 0) place.peer = changetype<usize>(target.maybe());
  const bad = target.destination(request, linkTable);
  if (bad != 0) return bad;
  place.own = changetype<usize>(target.found());
  const id = attributes.get(linkTable, LinkAttribute.LINK_NETNSID);
  if (id == 0) return 0;
  place.lower = changetype<usize>(nsid.byNumber(own(), attributes.u32Value(id)));
  return place.lower != 0 ? 0 : requests.explain(request, -Errno.EINVAL, 'Unknown network namespace id');
}

/** Where the link is to be. */
export function own(): Namespace {
  return changetype<Namespace>(place.own);
}

/** Where the link is that it is made on. */
export function lower(request: Request): Namespace {
  return place.lower != 0 ? changetype<Namespace>(place.lower) : request.socket.netns;
}

/** Where its peer is to be. */
export function peer(request: Request): Namespace {
  return place.peer != 0 ? changetype<Namespace>(place.peer) : lower(request);
}
