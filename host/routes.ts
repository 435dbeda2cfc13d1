/**
 * Routes, as an rtnetlink client: what `ip route` does, with destinations such as `default` and `198.51.100.0/24`, and further
 * attributes by the names of specs/rt-route.yaml. All checks are the kernel's.
 */
import { type OptionNames, options as known } from './arguments.js';
import { NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE } from './constants.js';
import type { DecodedMessage, RtRoute } from './codec/families.js';
import type { RouteAttrs, RtmType, Rtmsg } from './codec/tables/rt-route.js';
import { RT_TABLE_LOCAL, RT_TABLE_MAIN, RT_TABLE_UNSPEC, RTNH_F_ONLINK, RTPROT_BOOT } from './generated/rt-route.js';
import { RT_SCOPE_HOST, RT_SCOPE_LINK, RT_SCOPE_NOWHERE, RT_SCOPE_UNIVERSE } from './generated/rtnetlink.js';
import {
  type AddressFamilyName,
  FAMILIES,
  familyName,
  familyNumber,
  familyOf,
  formatPrefix,
  parsePrefix,
} from './prefix.js';
import type { Process } from './process.js';
import { ask, askAll, indexOf, type LinkReference, routeFamilies } from './route-client.js';
import type { WaitOptions } from './wait.js';

/** A route as the kernel tells of it, with its attributes. */
export interface Route extends Omit<RouteAttrs, 'dst' | 'oif'> {
  family: AddressFamilyName;
  /** `default`, an address, or an address and its prefix length. */
  destination: string;
  /** The index of the link it leads over. */
  link: number | undefined;
  table: number;
  type: RtmType | number;
  /** RTPROT_*, RT_SCOPE_*, RTNH_F_*. */
  protocol: number;
  scope: number;
  flags: number;
}

/** What a route can be given. */
export interface RouteSettings extends Omit<RouteAttrs, 'dst' | 'src' | 'oif' | 'iif'> {
  /** The link it leads over; where there is a gateway the kernel finds it. */
  link?: LinkReference;
  /** Of `default` without a gateway: inet unless told. */
  family?: AddressFamilyName;
  /** What becomes of packets; left out, they are sent (unicast). */
  type?: RtmType;
  /** RTPROT_*; left out, 3 (boot), as `ip` says of itself. */
  protocol?: number;
  /** RT_SCOPE_*; left out, as `ip` does it. */
  scope?: number;
  tos?: number;
  /** The gateway is on the link, whatever its address. */
  onlink?: boolean;
}

/** Which routes are listed. */
export interface RouteFilter extends WaitOptions {
  family?: AddressFamilyName;
  /** Left out, main; 0 for all. */
  table?: number;
}

const FILTER: OptionNames<RouteFilter> = { family: true, table: true, signal: true };

export class Routes {
  /** @param process whose sockets are used: its namespace is meant, and its credentials count */
  constructor(private readonly process: Process) {}

  /** Routes of a table, in the order in which the kernel has them. */
  async list(filter: RouteFilter = {}): Promise<Route[]> {
    const { family, table = RT_TABLE_MAIN, signal } = known(filter, FILTER, 'routes.list');
    const { route } = await routeFamilies();
    const header = { 'rtm-family': familyNumber(family) };
    const messages = await askAll(this.process, route, { operation: 'getroute', header }, { signal });
    return messages.map(routeOf).filter((found) => table === RT_TABLE_UNSPEC || found.table === table);
  }

  /** Adds a route. @throws NetlinkError EEXIST where it is there, or with the kernel's words */
  async add(destination: string, settings: RouteSettings = {}, options: WaitOptions = {}): Promise<void> {
    await this.#new(NLM_F_CREATE | NLM_F_EXCL, destination, settings, options);
  }

  /** Puts a route in the place of the one with its destination and metric, or adds it. */
  async set(destination: string, settings: RouteSettings = {}, options: WaitOptions = {}): Promise<void> {
    await this.#new(NLM_F_CREATE | NLM_F_REPLACE, destination, settings, options);
  }

  /** Takes away the first route that is as the settings say. @throws NetlinkError ESRCH where there is none */
  async delete(destination: string, settings: RouteSettings = {}, options: WaitOptions = {}): Promise<void> {
    const { route } = await routeFamilies();
    const { header, attributes } = await this.#message(destination, settings, options);
    // What is not said is any.
    header['rtm-protocol'] = settings.protocol ?? 0;
    header['rtm-scope'] = settings.scope ?? RT_SCOPE_NOWHERE;
    header['rtm-type'] = settings.type ?? 'unspec';
    await ask(this.process, route, { operation: 'delroute', header, attributes }, options);
  }

  async #new(flags: number, destination: string, settings: RouteSettings, options: WaitOptions): Promise<void> {
    const { route } = await routeFamilies();
    const { header, attributes } = await this.#message(destination, settings, options);
    await ask(this.process, route, { operation: 'newroute', flags, header, attributes }, options);
  }

  async #message(
    destination: string,
    { link, family: named, type = 'unicast', protocol, scope, tos = 0, onlink, ...rest }: RouteSettings,
    options: WaitOptions,
  ): Promise<{ header: Rtmsg; attributes: RouteAttrs }> {
    const { gateway } = rest;
    const isDefault = destination === 'default';
    const to = isDefault ? undefined : parsePrefix(destination);
    const family = to?.family ?? named ?? (typeof gateway === 'string' ? familyOf(gateway) : 'inet');
    const attributes: RouteAttrs = { ...(rest as RouteAttrs) };
    if (to !== undefined) attributes.dst = to.address;
    if (link !== undefined) attributes.oif = await indexOf(this.process, link, options);
    const table = rest.table ?? (type === 'local' || type === 'broadcast' ? RT_TABLE_LOCAL : RT_TABLE_MAIN);
    attributes.table = table;
    const header = {
      'rtm-family': FAMILIES[family],
      'rtm-dst-len': to?.prefix ?? 0,
      'rtm-src-len': 0,
      'rtm-tos': tos,
      'rtm-table': table > RT_TABLE_LOCAL ? RT_TABLE_UNSPEC : table,
      'rtm-protocol': protocol ?? RTPROT_BOOT,
      'rtm-scope': scope ?? (family === 'inet' ? scopeOf(type, hasHop(rest)) : RT_SCOPE_UNIVERSE),
      'rtm-type': type,
      'rtm-flags': onlink ? RTNH_F_ONLINK : 0,
    };
    return { header, attributes };
  }
}

function hasHop({ gateway, via, multipath, 'nh-id': object }: RouteSettings): boolean {
  return [gateway, via, multipath, object].some((hop) => hop !== undefined);
}

/** How far an IPv4 route reaches of which nobody says it: as `ip` has it. */
function scopeOf(type: RtmType, hop: boolean): number {
  if (type === 'local' || type === 'nat') return RT_SCOPE_HOST;
  if (type === 'broadcast' || type === 'multicast' || type === 'anycast') return RT_SCOPE_LINK;
  return type === 'unicast' && !hop ? RT_SCOPE_LINK : RT_SCOPE_UNIVERSE;
}

function routeOf({ header, attributes }: DecodedMessage<RtRoute>): Route {
  const { dst, oif, table = header['rtm-table'], ...rest } = attributes;
  const family = header['rtm-family'];
  return {
    family: familyName(family),
    destination: dst === undefined ? 'default' : formatPrefix(family, dst, header['rtm-dst-len']),
    link: oif,
    table,
    type: header['rtm-type'],
    protocol: header['rtm-protocol'],
    scope: header['rtm-scope'],
    flags: header['rtm-flags'],
    ...rest,
  };
}
