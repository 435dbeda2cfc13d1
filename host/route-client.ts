/**
 * The base of `Links`, `Addresses`, `Routes`, `Rules`, `Neighbours` and topologies: rtnetlink requests by name, each over its own socket in the
 * caller's process, as `ip` makes them. The codec is loaded on first use, so that programs without such requests do not load its tables.
 */
import { describe } from './arguments.js';
import { AF_UNSPEC, NETLINK_ROUTE, NLM_F_ACK, NLM_F_DUMP, NLM_F_REQUEST } from './constants.js';
import type {
  DecodedMessage,
  Family,
  FamilyMessage,
  RtAddr,
  RtLink,
  RtNeigh,
  RtRoute,
  RtRule,
} from './codec/families.js';
import type { Ifinfomsg } from './codec/tables/rt-link.js';
import type { Process } from './process.js';
import { NetlinkSocket } from './socket.js';
import type { WaitOptions } from './wait.js';

/** The families that there are clients for. */
export interface RouteFamilies {
  link: Family<RtLink>;
  address: Family<RtAddr>;
  route: Family<RtRoute>;
  rule: Family<RtRule>;
  neighbour: Family<RtNeigh>;
}

let loaded: Promise<RouteFamilies> | undefined;

export function routeFamilies(): Promise<RouteFamilies> {
  loaded ??= import('./codec/families.js').then(({ Family, rtAddr, rtLink, rtNeigh, rtRoute, rtRule }) => ({
    link: new Family(rtLink),
    address: new Family(rtAddr),
    route: new Family(rtRoute),
    rule: new Family(rtRule),
    neighbour: new Family(rtNeigh),
  }));
  return loaded;
}

/** A request's flags beside NLM_F_REQUEST and NLM_F_ACK. */
type Asked<Operations> = FamilyMessage<Operations> & { flags?: number };

/** Makes one request. @returns what came before the acknowledgement @throws NetlinkError, CodecError for what can't be encoded */
export async function ask<Operations>(
  process: Process,
  family: Family<Operations>,
  message: Asked<Operations>,
  options: WaitOptions = {},
): Promise<DecodedMessage<Operations>[]> {
  const { type, flags, body } = composed(family, message);
  using socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  const answers = await socket.request(type, flags & ~(NLM_F_REQUEST | NLM_F_ACK), body, options);
  return answers.map((answer) => family.decode(answer));
}

/** Asks for a table. */
export async function askAll<Operations>(
  process: Process,
  family: Family<Operations>,
  message: Asked<Operations>,
  options: WaitOptions = {},
): Promise<DecodedMessage<Operations>[]> {
  const { type, flags, body } = composed(family, message);
  using socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  const answers = await socket.dump(type, body, { ...options, flags: flags & ~(NLM_F_REQUEST | NLM_F_DUMP) });
  return answers.map((answer) => family.decode(answer));
}

function composed<Operations>(
  family: Family<Operations>,
  message: Asked<Operations>,
): { type: number; flags: number; body: Uint8Array } {
  const { flags = 0 } = message;
  const body = family.encodePayload({ ...message, flags: flags | NLM_F_REQUEST });
  return { type: family.requestType((message as { operation: never }).operation), flags, body };
}

/** A link by its index or by one of its names. */
export type LinkReference = number | string;

/** Names up to this length may be a link's first one (IFNAMSIZ); longer ones are alternatives. */
const LONGEST_NAME = 15;

/** How a request names a link. */
export function named(link: LinkReference): {
  header: { 'ifi-family': number; 'ifi-index': number };
  attributes: { ifname?: string; 'alt-ifname'?: string };
} {
  const header = { 'ifi-family': AF_UNSPEC, 'ifi-index': typeof link === 'number' ? link : 0 };
  if (typeof link === 'number') return { header, attributes: {} };
  if (typeof link !== 'string')
    throw new TypeError(`a link is named by its index or one of its names, and this is ${describe(link)}`);
  return { header, attributes: link.length > LONGEST_NAME ? { 'alt-ifname': link } : { ifname: link } };
}

/** The index of a link. @throws NetlinkError ENODEV */
export async function indexOf(process: Process, link: LinkReference, options: WaitOptions = {}): Promise<number> {
  if (typeof link === 'number') return link;
  const { link: family } = await routeFamilies();
  const [found] = await ask(process, family, { operation: 'getlink', ...named(link) }, options);
  return (found!.header as Ifinfomsg)['ifi-index'];
}
