/** IPv6 routes as messages, with Linux's attributes in Linux's order (rt6_fill_node), and what group IPV6_ROUTE hears (inet6_rt_notify). */

import { NLMSGHDR_SIZE, NewFlag, Protocol } from '../../generated/netlink';
import {
  METRICS_ATTRIBUTE_MAX,
  RTA_CACHEINFO_SIZE,
  RTMSG_SIZE,
  RtaCacheinfo,
  Rtmsg,
  RouteAttribute,
  RouteGroup,
  RouteMessage,
} from '../../generated/rt-route';
import { Scope } from '../../generated/rtnetlink';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import * as fib6 from '../../net/ipv6/fib6';
import { Route6, hopOf } from '../../net/ipv6/fib6';
import * as sources6 from '../../net/ipv6/fib6_source';
import * as leaves from '../../net/ipv6/fib6_leaf';
import { ignoresLinkdown } from '../../net/ipv6/fib6_lookup';
import * as siblings from '../../net/ipv6/fib6_sibling';
import { NEVER } from '../../net/lifetime';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject } from '../../net/fib/nexthop';
import { RouteEvent } from '../../net/observer';
import * as time from '../../net/time';
import * as writer from '../../wire/writer';
import * as notify from '../notify';
import * as route4Message from './route4_message';
import * as routeMessage from './route_message';

/** Bytes of a message but for the next hops of siblings, and of each of these at the most. */
const BASE_SIZE: u32 = 384;
const HOP_SIZE: u32 = 32;
/** A clock tick as programs see it, in milliseconds (USER_HZ). */
const CLOCK_TICK: f64 = 10;

/** What Linux makes a notification's buffer for, whatever of it is there (rt6_nlmsg_size). */
function estimateOf(route: Route6, withSiblings: bool): u32 {
  const number: u32 = 8;
  const address: u32 = 20;
  const name: u32 = 20;
  const fixed = NLMSGHDR_SIZE + RTMSG_SIZE + 4 * address + (4 + METRICS_ATTRIBUTE_MAX) * number;
  const all = fixed + 4 + RTA_CACHEINFO_SIZE + name + number;
  if (route.object != 0) return all + number + fib6.countOf(route) * HOP_SIZE;
  const siblings = withSiblings ? siblingsOf(route) : 0;
  return siblings == 0 ? all : all + (1 + siblings) * HOP_SIZE;
}

/** How many siblings a route has. */
function siblingsOf(route: Route6): u32 {
  let count: u32 = 0;
  for (let at = siblings.sibling(route); at != null; at = siblings.nextSibling(route, at)) count++;
  return count;
}

/** Room for a route's message, and that of its siblings. */
export function sizeOf(route: Route6): u32 {
  return BASE_SIZE + (fib6.countOf(route) + siblingsOf(route)) * HOP_SIZE;
}

/** Appends a route, with its siblings or by itself, and the link that a packet came in by; false, with nothing appended, when it does not fit. */
export function write(
  message: Message,
  route: Route6,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  withSiblings: bool,
  iif: u32 = 0,
): bool {
  const length = fib6.lengthOf(route);
  const id = route.table.id;
  const start = routeMessage.begin(message, type, flags, sequence, port, AddressFamily.INET6, length, 0, id);
  if (writer.fits(message)) routeMessage.fillKind(message, start, route.protocol, Scope.UNIVERSE, route.type);
  if (length != 0) {
    const at = writer.put(message, RouteAttribute.DST, leaves.ADDRESS_SIZE);
    if (at != 0) fib6.writeDestination(at, route);
  }
  const fromLength = fib6.fromLengthOf(route);
  if (fromLength != 0) {
    if (writer.fits(message)) store<u8>(writer.header(message, start), fromLength, Rtmsg.RTM_SRC_LEN);
    const at = writer.put(message, RouteAttribute.SRC, leaves.ADDRESS_SIZE);
    if (at != 0) fib6.writeFrom(at, route);
  }
  if (iif != 0) writer.u32Attribute(message, RouteAttribute.IIF, iif);
  const source = sources6.addressOf(route);
  if (source != 0) writer.bytesAttribute(message, RouteAttribute.PREFSRC, source, leaves.ADDRESS_SIZE);
  routeMessage.writeMetrics(message, route.metrics);
  writer.u32Attribute(message, RouteAttribute.PRIORITY, route.metric);
  const sibling = withSiblings ? siblings.sibling(route) : null;
  if (route.object != 0) {
    writeObject(message, start, changetype<NexthopObject>(route.object));
  } else if (sibling == null) {
    const hop = hopOf(route);
    routeMessage.writeHop(message, start, hop, AddressFamily.INET6, ignoresLinkdown(hop));
  } else {
    writeSiblings(message, route, sibling);
  }
  writeCacheInfo(message, type == RouteMessage.NEWROUTE ? route.expires : NEVER);
  writer.u8Attribute(message, RouteAttribute.PREF, route.preference);
  return writer.end(message, start);
}

/** Appends the object that a route leads to, with its next hops; a group is several, even if it has but one. */
function writeObject(message: Message, start: u32, object: NexthopObject): void {
  route4Message.writeObject(message, start, object);
  if (object.netns.plainObjects) return;
  if (object.group == 0) {
    const hop = objects.hopOf(object);
    routeMessage.writeHop(message, start, hop, AddressFamily.INET6, ignoresLinkdown(hop));
    return;
  }
  const nest = writer.nestPlain(message, RouteAttribute.MULTIPATH);
  for (let i: u32 = 0; i < objects.countOf(object); i++) {
    const hop = objects.hopAt(object, i);
    const weight = objects.weightAt(object, i) - 1;
    routeMessage.writeHopOfMany(message, hop, AddressFamily.INET6, ignoresLinkdown(hop), weight);
  }
  writer.endNest(message, nest);
}

function writeSiblings(message: Message, route: Route6, sibling: Route6): void {
  const nest = writer.nestPlain(message, RouteAttribute.MULTIPATH);
  writeHopOfMany(message, route);
  for (let at: Route6 | null = sibling; at != null; at = siblings.nextSibling(route, at)) writeHopOfMany(message, at);
  writer.endNest(message, nest);
}

function writeHopOfMany(message: Message, route: Route6): void {
  const hop = hopOf(route);
  routeMessage.writeHopOfMany(message, hop, AddressFamily.INET6, ignoresLinkdown(hop), hop.hops);
}

/** All zero, but for what is left until an end: less than nothing where a route waits to be collected. */
function writeCacheInfo(message: Message, expires: f64): void {
  const at = writer.put(message, RouteAttribute.CACHEINFO, RTA_CACHEINFO_SIZE);
  if (at != 0) fillCacheInfo(at, expires, 0);
}

/** `users`: how many refer to it. */
export function fillCacheInfo(at: usize, expires: f64, users: u32): void {
  memory.fill(at, 0, RTA_CACHEINFO_SIZE);
  store<u32>(at, users);
  if (expires == NEVER) return;
  const left = Math.ceil((expires - time.milliseconds()) / CLOCK_TICK);
  store<i32>(at, <i32>min(max(left, -(<f64>i32.MAX_VALUE)), <f64>i32.MAX_VALUE), RtaCacheinfo.RTA_EXPIRES);
}

/** Announces a route again that leads elsewhere, because the object that it leads to does. */
export function replaced(route: Route6): void {
  announce(route, RouteMessage.NEWROUTE, NewFlag.REPLACE, true, true);
}

/** Announces a route that came, with its siblings, or that goes; in the name of the request that `asked` for it or in the kernel's. */
export function changed(event: RouteEvent, route: Route6, flags: u32, asked: bool): void {
  const added = event == RouteEvent.ADDED;
  announce(route, added ? RouteMessage.NEWROUTE : RouteMessage.DELROUTE, flags, asked, added);
}

export function announce(route: Route6, type: u32, flags: u32, asked: bool, withSiblings: bool): void {
  const netns = route.netns;
  const echoed = asked && notify.isEchoed();
  if (!hasListeners(netns, Protocol.ROUTE, RouteGroup.IPV6_ROUTE) && !echoed) return;
  const message = messages.create(sizeOf(route));
  if (message == null) {
    lost(netns, Protocol.ROUTE, RouteGroup.IPV6_ROUTE);
    return;
  }
  write(message, route, type, flags, asked ? notify.sequence() : 0, asked ? notify.port() : 0, withSiblings);
  messages.trim(message);
  const estimate = estimateOf(route, withSiblings);
  if (asked) notify.send(netns, message, RouteGroup.IPV6_ROUTE, estimate);
  else notify.announce(netns, message, RouteGroup.IPV6_ROUTE, estimate);
}
