/** IPv4 routes as messages, with Linux's attributes in Linux's order (fib_dump_info), and what group IPV4_ROUTE hears (rtmsg_fib). */

import { NLMSGHDR_SIZE, NewFlag, Protocol } from '../../generated/netlink';
import {
  RTMSG_SIZE,
  RTNEXTHOP_SIZE,
  METRICS_ATTRIBUTE_MAX,
  RouteAttribute,
  RouteGroup,
  RouteMessage,
  RtmType,
  Rtmsg,
} from '../../generated/rt-route';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import * as fib4 from '../../net/ipv4/fib4';
import { Route4 } from '../../net/ipv4/fib4';
import { ignoresLinkdown } from '../../net/ipv4/fib4_lookup';
import * as objects from '../../net/fib/nexthop';
import { NexthopObject } from '../../net/fib/nexthop';
import { RouteEvent } from '../../net/observer';
import * as writer from '../../wire/writer';
import * as notify from '../notify';
import * as routeMessage from './route_message';

/** Bytes of a message but for its next hops, and of each of these at the most. */
const BASE_SIZE: u32 = 256;
const HOP_SIZE: u32 = 40;

/** What Linux makes a notification's buffer for, whatever of it is there (fib_nlmsg_size). */
function estimateOf(route: Route4): u32 {
  const attribute: u32 = 8;
  const name: u32 = 20;
  const all = NLMSGHDR_SIZE + RTMSG_SIZE + 4 * attribute + name + (4 + METRICS_ATTRIBUTE_MAX * attribute);
  const object = route.object == 0 ? 0 : attribute;
  return all + object + 4 + fib4.countOf(route) * (4 + RTNEXTHOP_SIZE + 2 * attribute);
}

/** Room for a route's message. */
export function sizeOf(route: Route4): u32 {
  return BASE_SIZE + fib4.countOf(route) * HOP_SIZE;
}

/** Appends a route; false, with nothing appended, when it does not fit. */
export function write(message: Message, route: Route4, type: u32, flags: u32, sequence: u32, port: u32): bool {
  return append(message, route, route.table.id, type, flags, sequence, port);
}

/** Appends a route that was found in a table, in answer to a request, as one of packets of a kind, RTN_. */
export function writeIn(message: Message, route: Route4, table: u32, kind: u32, sequence: u32, port: u32): bool {
  const start = message.length;
  const fits = append(message, route, table, RouteMessage.NEWROUTE, 0, sequence, port);
  if (fits) store<u8>(writer.header(message, start), kind, Rtmsg.RTM_TYPE);
  return fits;
}

function append(message: Message, route: Route4, table: u32, type: u32, flags: u32, sequence: u32, port: u32): bool {
  const length = fib4.lengthOf(route);
  const start = routeMessage.begin(message, type, flags, sequence, port, AddressFamily.INET, length, route.tos, table);
  if (writer.fits(message)) {
    routeMessage.fillKind(message, start, route.protocol, route.scope, route.type);
    routeMessage.fillFlags(message, start, route.flags);
  }
  if (length != 0) writer.u32Attribute(message, RouteAttribute.DST, bswap<u32>(fib4.destinationOf(route)));
  if (route.priority != 0) writer.u32Attribute(message, RouteAttribute.PRIORITY, route.priority);
  routeMessage.writeMetrics(message, route.metrics);
  if (route.source != 0) writer.u32Attribute(message, RouteAttribute.PREFSRC, route.source);
  if (route.object != 0) writeObject(message, start, changetype<NexthopObject>(route.object));
  if (route.object != 0 && route.netns.plainObjects) return writer.end(message, start);
  if (fib4.countOf(route) == 1) {
    const hop = fib4.hopAt(route, 0);
    routeMessage.writeHop(message, start, hop, AddressFamily.INET, ignoresLinkdown(hop));
    if (hop.flow != 0) writer.u32Attribute(message, RouteAttribute.FLOW, hop.flow);
  } else {
    const nest = writer.nestPlain(message, RouteAttribute.MULTIPATH);
    for (let i: u32 = 0; i < fib4.countOf(route); i++) {
      const hop = fib4.hopAt(route, i);
      routeMessage.writeHopOfMany(message, hop, AddressFamily.INET, ignoresLinkdown(hop), weightAt(route, i));
    }
    writer.endNest(message, nest);
  }
  return writer.end(message, start);
}

/** The weight of a next hop less one. */
function weightAt(route: Route4, i: u32): u32 {
  if (route.object == 0) return fib4.hopAt(route, i).hops;
  return objects.weightAt(changetype<NexthopObject>(route.object), i) - 1;
}

/** Appends the id of the object that a route leads to, which says too what the route is where packets end there. */
export function writeObject(message: Message, start: u32, object: NexthopObject): void {
  writer.u32Attribute(message, RouteAttribute.NH_ID, object.id);
  if (!objects.isBlackhole(object) || !writer.fits(message)) return;
  store<u8>(writer.header(message, start), RtmType.BLACKHOLE, Rtmsg.RTM_TYPE);
}

/** Announces a route again that leads elsewhere, because the object that it leads to does. */
export function replaced(route: Route4): void {
  announce(route, RouteMessage.NEWROUTE, NewFlag.REPLACE, true);
}

/** Announces a route that came or goes, in the name of the request that `asked` for it or in the kernel's. */
export function changed(event: RouteEvent, route: Route4, flags: u32, asked: bool): void {
  announce(route, event == RouteEvent.ADDED ? RouteMessage.NEWROUTE : RouteMessage.DELROUTE, flags, asked);
}

function announce(route: Route4, type: u32, flags: u32, asked: bool): void {
  const netns = route.netns;
  const echoed = asked && notify.isEchoed();
  if (!hasListeners(netns, Protocol.ROUTE, RouteGroup.IPV4_ROUTE) && !echoed) return;
  const message = messages.create(sizeOf(route));
  if (message == null) {
    lost(netns, Protocol.ROUTE, RouteGroup.IPV4_ROUTE);
    return;
  }
  write(message, route, type, flags, asked ? notify.sequence() : 0, asked ? notify.port() : 0);
  messages.trim(message);
  const estimate = estimateOf(route);
  if (asked) notify.send(netns, message, RouteGroup.IPV4_ROUTE, estimate);
  else notify.announce(netns, message, RouteGroup.IPV4_ROUTE, estimate);
}
