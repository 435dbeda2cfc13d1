/**
 * Who hears of changes (Linux's netdevice notifiers). `net` knows no messages: whatever changes here is told to one
 * observer, at the moment it happens, and the observer writes the notifications and uevents.
 */

import { Address4 } from './ipv4/address4';
import { Address6 } from './ipv6/address6';
import { Route4 } from './ipv4/fib4';
import { Route6 } from './ipv6/fib6';
import { Link } from './link';
import { Membership } from './membership';
import { Namespace } from './namespace';
import { Neighbour } from './neighbour/neighbour';
import { NexthopObject } from './fib/nexthop';
import { Rule } from './fib/rule';

export const enum LinkEvent {
  /** The device came to be (its uevents), before it is announced as a link. */
  REGISTERED,
  /** It uses another number of queues; the detail is how many it used, to send and << QUEUE_BITS to receive. */
  QUEUES_CHANGED,
  /** It is there as a link. */
  ADDED,
  /** It has another name; the detail is the address of the old one, NUL-padded to IFNAMSIZ. */
  RENAMED,
  /** Something changed; the detail is a mask of the flags that did. */
  CHANGED,
  /** What its hardware can do changed. */
  FEATURES,
  /** Another of its ports sends for it; those it speaks to should hear of it; its groups are to be joined again. */
  FAILED_OVER,
  PEERS_TOLD,
  GROUPS_TOLD,
  /** What its kind has been told changed, otherwise than by a request about links. */
  OPTIONS,
  /** What it can do for XDP changed. */
  XDP_CHANGED,
  /** What IPv6 says of it changed. */
  INET6_CHANGED,
  /** It goes; it still holds its state, which is what is told of it. */
  GOING,
  /** It has let go of its ports. */
  REMOVED,
  /** The device is gone (its uevents). */
  UNREGISTERED,
  /** It went to another namespace; the detail is the address of a Destination (net/move.ts). */
  LEFT,
  /** It came from another, and is not yet announced as a link. */
  ARRIVED,
}

/** Remotes in the forwarding table of a vxlan and in its groups, and IDs of one that filters them. */
export const enum TunnelEvent {
  /** It came, or changed. */
  ADDED,
  REMOVED,
}

/** IPsec's policies and states whose times are over. */
export const enum IpsecEvent {
  /** A policy should be renewed. */
  POLICY_AGES,
  POLICY_ENDS,
  STATE_ENDS,
}

export const enum BridgeEvent {
  /** What a bridge says of a port changed. */
  PORT_CHANGED,
  PORT_REMOVED,
  /** A request about VLANs changed it, which is told otherwise. */
  PORT_SET,
  /** Of its addresses, one more, or one less. */
  ENTRY_ADDED,
  ENTRY_REMOVED,
  /** Of those who are in a group of multicast, and of the ports that lead to its routers, likewise. */
  GROUP_ADDED,
  GROUP_REMOVED,
  ROUTER_ADDED,
  ROUTER_REMOVED,
  /** VLANs of a bridge or a port, one or those up to another. */
  VLANS_ADDED,
  VLANS_REMOVED,
  /** How a bridge asks for groups in them, and to which instance of the spanning tree they belong. */
  VLANS_SET,
}

export const enum AddressEvent {
  ADDED,
  REMOVED,
}

/** What became of the id that one namespace has for another; the detail is its number. */
export const enum NamespaceEvent {
  /** A request gave it. */
  NAMED,
  /** It was wanted, and the kernel gave it. */
  FOUND,
  /** The other namespace is gone. */
  GONE,
}

export const enum RouteEvent {
  ADDED,
  REMOVED,
}

/** What a router told that programs are to know; the option is where it lies in the packet. */
export const enum AdvertisementEvent {
  PREFIX,
  OPTION,
}

export const enum NeighbourEvent {
  CHANGED,
  REMOVED,
}

export const enum RuleEvent {
  ADDED,
  REMOVED,
}

/** Next hops that are objects. */
export const enum NexthopEvent {
  /** One came, or it or its members changed. */
  CHANGED,
  REMOVED,
  /** It was replaced: routes that lead to it, or to its groups, lead elsewhere now. */
  REPLACED,
}

/** Settings of IPv4 or IPv6. */
export const enum SettingsEvent {
  /** One of them changed; the detail is which. */
  CHANGED,
  /** A link has them now. */
  ADDED,
  /** A link has them no more. */
  REMOVED,
}

/** Multicast groups and anycast addresses. */
export const enum MembershipEvent {
  JOINED,
  LEFT,
}

function ignoreLink(_event: LinkEvent, _link: Link, _detail: u32): void {}
function ignoreIpsec(_event: IpsecEvent, _at: usize): void {}
function ignoreTunnel(_event: TunnelEvent, _link: Link, _entry: usize, _remote: usize): void {}
function ignoreTunnelId(_event: TunnelEvent, _link: Link, _vni: usize): void {}
function ignorePort(_event: BridgeEvent, _port: Link): void {}
function ignoreEntry(_event: BridgeEvent, _entry: usize): void {}
function ignoreGroup(_event: BridgeEvent, _group: usize, _member: usize): void {}
function ignoreAddress4(_event: AddressEvent, _address: Address4): void {}
function ignoreAddress6(_event: AddressEvent, _address: Address6): void {}
function ignoreNamespace(_event: NamespaceEvent, _netns: Namespace, _id: u32): void {}
function ignoreRoute6(_event: RouteEvent, _route: Route6, _flags: u32, _asked: bool): void {}
function ignoreRoute4(_event: RouteEvent, _route: Route4, _flags: u32, _asked: bool): void {}
function ignoreNeighbour(_event: NeighbourEvent, _neighbour: Neighbour, _held: u32): void {}
function ignoreVlan(_event: BridgeEvent, _link: Link, _vid: u32, _end: u32): void {}
function ignoreAdvertisement(_event: AdvertisementEvent, _link: Link, _source: usize, _option: usize): void {}
function ignoreRule(_event: RuleEvent, _netns: Namespace, _family: u32, _rule: Rule): void {}
function ignoreNexthop(_event: NexthopEvent, _object: NexthopObject): void {}
function ignoreSettings(_event: SettingsEvent, _family: u32, _netns: Namespace, _index: u32, _detail: u32): void {}
function ignoreMembership(_event: MembershipEvent, _membership: Membership): void {}

/* Wiring, not state: set once, when the module starts, by family.ts. */
let linkObserver: (event: LinkEvent, link: Link, detail: u32) => void = ignoreLink;
let ipsecObserver: (event: IpsecEvent, at: usize) => void = ignoreIpsec;
let tunnelObserver: (event: TunnelEvent, link: Link, entry: usize, remote: usize) => void = ignoreTunnel;
let tunnelIdObserver: (event: TunnelEvent, link: Link, vni: usize) => void = ignoreTunnelId;
let tunnelGroupObserver: (event: TunnelEvent, link: Link, group: usize, remote: usize) => void = ignoreTunnel;
let portObserver: (event: BridgeEvent, port: Link) => void = ignorePort;
let entryObserver: (event: BridgeEvent, entry: usize) => void = ignoreEntry;
let groupObserver: (event: BridgeEvent, group: usize, member: usize) => void = ignoreGroup;
let routerObserver: (event: BridgeEvent, port: Link) => void = ignorePort;
let vlanObserver: (event: BridgeEvent, link: Link, vid: u32, end: u32) => void = ignoreVlan;
let address4Observer: (event: AddressEvent, address: Address4) => void = ignoreAddress4;
let address6Observer: (event: AddressEvent, address: Address6) => void = ignoreAddress6;
let namespaceObserver: (event: NamespaceEvent, netns: Namespace, id: u32) => void = ignoreNamespace;
let route6Observer: (event: RouteEvent, route: Route6, flags: u32, asked: bool) => void = ignoreRoute6;
let route4Observer: (event: RouteEvent, route: Route4, flags: u32, asked: bool) => void = ignoreRoute4;
let neighbourObserver: (event: NeighbourEvent, neighbour: Neighbour, held: u32) => void = ignoreNeighbour;
let advertisementObserver: (event: AdvertisementEvent, link: Link, source: usize, option: usize) => void =
  ignoreAdvertisement;
let ruleObserver: (event: RuleEvent, netns: Namespace, family: u32, rule: Rule) => void = ignoreRule;
let nexthopObserver: (event: NexthopEvent, object: NexthopObject) => void = ignoreNexthop;
let settingsObserver: (event: SettingsEvent, family: u32, netns: Namespace, index: u32, detail: u32) => void =
  ignoreSettings;
let membershipObserver: (event: MembershipEvent, membership: Membership) => void = ignoreMembership;

/* Who hears of each subject: a setter for each, called by family.ts. */

export function observeLinks(observer: (event: LinkEvent, link: Link, detail: u32) => void): void {
  linkObserver = observer;
}

/** An entry and a remote are net/drivers/vxlan_fdb's. */
export function observeTunnels(observer: (event: TunnelEvent, link: Link, entry: usize, remote: usize) => void): void {
  tunnelObserver = observer;
}

/** An ID is net/drivers/vxlan_vni's. */
export function observeTunnelIds(observer: (event: TunnelEvent, link: Link, vni: usize) => void): void {
  tunnelIdObserver = observer;
}

/** A group and a remote are net/drivers/vxlan_mdb's. */
export function observeTunnelGroups(
  observer: (event: TunnelEvent, link: Link, group: usize, remote: usize) => void,
): void {
  tunnelGroupObserver = observer;
}

export function observePorts(observer: (event: BridgeEvent, port: Link) => void): void {
  portObserver = observer;
}

/** An entry is a net/bridge/bridge_fdb's `Entry`. */
export function observeEntries(observer: (event: BridgeEvent, entry: usize) => void): void {
  entryObserver = observer;
}

/** A group and a member, or 0 for the host, are net/bridge/bridge_mdb's. */
export function observeGroups(observer: (event: BridgeEvent, group: usize, member: usize) => void): void {
  groupObserver = observer;
}

export function observeRouters(observer: (event: BridgeEvent, port: Link) => void): void {
  routerObserver = observer;
}

/** `end`: the last of a row of ids, or 0. */
export function observeVlans(observer: (event: BridgeEvent, link: Link, vid: u32, end: u32) => void): void {
  vlanObserver = observer;
}

export function observeAddresses4(observer: (event: AddressEvent, address: Address4) => void): void {
  address4Observer = observer;
}

export function observeAddresses6(observer: (event: AddressEvent, address: Address6) => void): void {
  address6Observer = observer;
}

export function observeNamespaces(observer: (event: NamespaceEvent, netns: Namespace, id: u32) => void): void {
  namespaceObserver = observer;
}

/** `flags`: NLM_F_ flags that say how it was put there; `asked`: in the name of the request that is being handled. */
export function observeRoutes4(observer: (event: RouteEvent, route: Route4, flags: u32, asked: bool) => void): void {
  route4Observer = observer;
}

export function observeNeighbours(observer: (event: NeighbourEvent, neighbour: Neighbour, held: u32) => void): void {
  neighbourObserver = observer;
}

/** `source`: the router's address, 16 bytes. */
export function observeAdvertisements(
  observer: (event: AdvertisementEvent, link: Link, source: usize, option: usize) => void,
): void {
  advertisementObserver = observer;
}

export function observeNexthops(observer: (event: NexthopEvent, object: NexthopObject) => void): void {
  nexthopObserver = observer;
}

export function observeRules(observer: (event: RuleEvent, netns: Namespace, family: u32, rule: Rule) => void): void {
  ruleObserver = observer;
}

export function observeSettings(
  observer: (event: SettingsEvent, family: u32, netns: Namespace, index: u32, detail: u32) => void,
): void {
  settingsObserver = observer;
}

export function observeMemberships(observer: (event: MembershipEvent, membership: Membership) => void): void {
  membershipObserver = observer;
}

export function observeRoutes6(observer: (event: RouteEvent, route: Route6, flags: u32, asked: bool) => void): void {
  route6Observer = observer;
}

export function linkChanged(event: LinkEvent, link: Link, detail: u32): void {
  linkObserver(event, link, detail);
}

export function bridgeChanged(event: BridgeEvent, port: Link): void {
  portObserver(event, port);
}

export function entryChanged(event: BridgeEvent, entry: usize): void {
  entryObserver(event, entry);
}

export function groupChanged(event: BridgeEvent, group: usize, member: usize): void {
  groupObserver(event, group, member);
}

export function routerChanged(event: BridgeEvent, port: Link): void {
  routerObserver(event, port);
}

export function vlanChanged(event: BridgeEvent, link: Link, vid: u32, end: u32): void {
  vlanObserver(event, link, vid, end);
}

export function address4Changed(event: AddressEvent, address: Address4): void {
  address4Observer(event, address);
}

export function address6Changed(event: AddressEvent, address: Address6): void {
  address6Observer(event, address);
}

export function namespaceChanged(event: NamespaceEvent, netns: Namespace, id: u32): void {
  namespaceObserver(event, netns, id);
}

export function route4Changed(event: RouteEvent, route: Route4, flags: u32, asked: bool): void {
  route4Observer(event, route, flags, asked);
}

/** `held`: how many hold the neighbour beside its table. */
export function neighbourChanged(event: NeighbourEvent, neighbour: Neighbour, held: u32): void {
  neighbourObserver(event, neighbour, held);
}

export function advertised(event: AdvertisementEvent, link: Link, source: usize, option: usize): void {
  advertisementObserver(event, link, source, option);
}

export function nexthopChanged(event: NexthopEvent, object: NexthopObject): void {
  nexthopObserver(event, object);
}

export function ruleChanged(event: RuleEvent, netns: Namespace, family: u32, rule: Rule): void {
  ruleObserver(event, netns, family, rule);
}

export function membershipChanged(event: MembershipEvent, membership: Membership): void {
  membershipObserver(event, membership);
}

/** `index`: whose settings, a link's or NETCONFA_IFINDEX_ALL or _DEFAULT; `detail`: which setting, an Ipv4Devconf or Ipv6Devconf. */
export function settingsChanged(event: SettingsEvent, family: u32, netns: Namespace, index: u32, detail: u32): void {
  settingsObserver(event, family, netns, index, detail);
}

export function route6Changed(event: RouteEvent, route: Route6, flags: u32, asked: bool): void {
  route6Observer(event, route, flags, asked);
}

export function tunnelChanged(event: TunnelEvent, link: Link, entry: usize, remote: usize): void {
  tunnelObserver(event, link, entry, remote);
}

export function tunnelGroupChanged(event: TunnelEvent, link: Link, group: usize, remote: usize): void {
  tunnelGroupObserver(event, link, group, remote);
}

export function tunnelIdChanged(event: TunnelEvent, link: Link, vni: usize): void {
  tunnelIdObserver(event, link, vni);
}

export function observeIpsec(observer: (event: IpsecEvent, at: usize) => void): void {
  ipsecObserver = observer;
}

/** `at`: the policy or the state. */
export function ipsecChanged(event: IpsecEvent, at: usize): void {
  ipsecObserver(event, at);
}
