/**
 * Siblings (rt6_qualify_for_ecmp): IPv6 routes of one prefix and metric that have gateways are one way with several next hops. They stand in
 * the list of their leaf in the order in which they came, with others between them perhaps, and are walked round.
 */

import { Route6, hopOf, next, ofNode } from './fib6';

/** True for one that has siblings where others of its metric have gateways too (rt6_qualify_for_ecmp). */
export function isShared(route: Route6): bool {
  return hopOf(route).family != 0 && route.origin == 0;
}

/** The sibling after a route, or null where it has none; from the last on the first, so that the way comes back to the route. */
export function sibling(route: Route6): Route6 | null {
  if (!isShared(route)) return null;
  const behind = sharedFrom(next(route), route.metric);
  const found = behind != null ? behind : sharedFrom(ofNode(route.leaf), route.metric);
  return found == route ? null : found;
}

/** The one after a sibling on the way round from a route, or null when that is done. */
export function nextSibling(route: Route6, at: Route6 | null): Route6 | null {
  if (at == null) return null;
  const found = sibling(at);
  return found == route ? null : found;
}

/** The first route of a metric that is shared, from one on; or null. */
function sharedFrom(from: Route6 | null, metric: u32): Route6 | null {
  let route = from;
  while (route != null && (route.metric < metric || (route.metric == metric && !isShared(route)))) route = next(route);
  return route != null && route.metric == metric ? route : null;
}

/** The first of a route's siblings, or itself. */
export function firstSibling(route: Route6): Route6 {
  const first = isShared(route) ? sharedFrom(ofNode(route.leaf), route.metric) : null;
  return first == null ? route : first;
}

/** The last route of a metric that is shared, which is the last of a route's siblings or itself. */
export function lastSibling(route: Route6 | null): Route6 | null {
  let last = route;
  if (route == null || !isShared(route)) return route;
  for (let at = next(route); at != null && at.metric == route.metric; at = next(at)) if (isShared(at)) last = at;
  return last;
}
