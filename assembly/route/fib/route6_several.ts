/** RTM_NEWROUTE for an IPv6 route of several next hops: each becomes a route, a sibling of the others (ip6_route_multipath_add, ip6_route_multipath_del). */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { RouteMessage } from '../../generated/rt-route';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6 } from '../../net/ipv6/fib6';
import * as siblings from '../../net/ipv6/fib6_sibling';
import * as failure from '../failure';
import * as notify from '../notify';
import * as created from './route6_new';
import * as route6Message from './route6_message';
import * as removal from './route6_remove';
import * as routeRequest from './route_request';

/** Adds a route of several next hops, all or none, and tells of it once (ip6_route_multipath_add). */
export function add(request: Request, header: usize): i32 {
  let first: Route6 | null = null;
  let last: Route6 | null = null;
  for (let hop = routeRequest.firstHop(); hop != 0; hop = routeRequest.nextHop(hop)) {
    const route = created.create(request, header, hop);
    if (route == null || isAmong(first, route)) {
      const error = route == null ? failure.error() : -Errno.EEXIST;
      if (route != null) fib6.discard(route);
      discardAll(first);
      return error;
    }
    if (last == null) first = route;
    else last.next = changetype<usize>(route);
    last = route;
  }
  notify.begin(request);
  const result = putAll(request, header, first);
  notify.end();
  return result;
}

/** True when a route leads where one of those made before does. */
function isAmong(first: Route6 | null, route: Route6): bool {
  for (let at = first; at != null; at = fib6.next(at)) if (fib6.isSame(at, route)) return true;
  return false;
}

function discardAll(first: Route6 | null): void {
  let at = first;
  while (at != null) {
    const following = fib6.next(at);
    fib6.discard(at);
    at = following;
  }
}

function putAll(request: Request, header: usize, first: Route6 | null): i32 {
  const replaces = requests.hasFlag(request, NewFlag.REPLACE);
  const appends = request.flags & NewFlag.APPEND;
  let flags = request.flags;
  let lead: Route6 | null = null;
  let last: Route6 | null = null;
  let result = 0;
  let at = first;
  let hop = routeRequest.firstHop();
  while (at != null) {
    const following = fib6.next(at);
    result = created.put(request, header, at, flags, true);
    if (result != 0) {
      discardAll(following);
      break;
    }
    if (lead == null) lead = at;
    last = at;
    flags = (flags & ~(NewFlag.EXCL | NewFlag.REPLACE)) | NewFlag.CREATE;
    request.flags = flags;
    at = following;
    hop = routeRequest.nextHop(hop);
  }
  if (lead == null || last == null) return result;
  // What is appended is told of from the first sibling on.
  const start = appends != 0 ? siblings.firstSibling(last) : lead;
  route6Message.announce(
    start,
    RouteMessage.NEWROUTE,
    (replaces ? NewFlag.REPLACE : NewFlag.CREATE) | appends,
    true,
    true,
  );
  if (result == 0) return 0;
  takeBack(request, hop, lead.metric, lead.protocol);
  if (!replaces) return result;
  const text = 'ipv6: multipath route replace failed (check consistency of installed routes)';
  return requests.explain(request, result, text);
}

/**
 * Takes back what the next hops up to one that failed have put, as if a request had them removed: that may find other routes of the same
 * metric and protocol first.
 */
function takeBack(request: Request, failed: usize, metric: u32, protocol: u32): void {
  for (let hop = routeRequest.firstHop(); hop != failed; hop = routeRequest.nextHop(hop))
    removal.removeOne(request, hop, metric, protocol);
}
