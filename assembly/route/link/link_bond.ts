/** bond as messages: IFLA_BOND_* and IFLA_BOND_SLAVE_* (bond_changelink, bond_fill_info, bond_slave_changelink, bond_fill_slave_info). */

import { NetAddrAssign } from '../../generated/netdevice';
import { Errno } from '../../generated/errno';
import { AttributeFlag } from '../../generated/netlink';
import {
  BondAdInfoAttribute as AdInfo,
  BondMode,
  BondSlaveAttribute as Port,
  LinkinfoBondAttribute as Attribute,
} from '../../generated/rt-link';
import * as heap from '../../memory/heap';
import { Message } from '../../memory/message';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as active from '../../net/drivers/bond_active';
import * as aggregates from '../../net/drivers/bond_aggregate';
import {
  BOND_SIZE,
  Bond,
  BondPort,
  MAX_TARGETS,
  actorSystem,
  arpTargets,
  dataOf,
  nsTargets,
  permanentIn,
  portOf,
  usesPrimary,
} from '../../net/drivers/bond_data';
import * as options from '../../net/drivers/bond_option';
import { BondOption } from '../../net/drivers/bond_option';
import * as targets from '../../net/drivers/bond_target';
import * as configure from '../../net/configure';
import { Link } from '../../net/link';
import { byIndex } from '../../net/links';
import * as register from '../../net/register';
import * as state from '../../net/state';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import { dataTable, portTable } from './link_tables';

/** How many queues a bond has, of either kind (BOND_DEFAULT_TX_QUEUES). */
export const QUEUES: u32 = 16;
const ADDRESS_LENGTH: u32 = 6;
const IPV4_SIZE: u32 = 4;
const IPV6_SIZE: u32 = 16;

export function create(request: Request, link: Link): i32 {
  link.data = heap.allocZeroed(BOND_SIZE);
  if (link.data == 0) return -Errno.ENOMEM;
  const self = dataOf(link);
  self.link = link;
  options.setDefaults(self);
  if (link.addressFrom != NetAddrAssign.SET) configure.drawAddress(link);
  const unregistered = register.register(link);
  if (unregistered != 0) return unregistered;
  state.setCarrier(link, false);
  return change(request, link);
}

/** Sets what `dataTable` has, in Linux's order; what is wrong ends it, and what was set before stays. */
export function change(request: Request, link: Link): i32 {
  const self = dataOf(link);
  for (let option: BondOption | null = options.firstOption(); option != null; option = options.nextOption(option)) {
    const before = changeBefore(request, self, option.attribute);
    if (before != 0) return before;
    const attribute = attributes.get(dataTable, option.attribute);
    if (attribute == 0) continue;
    const bad = options.set(self, option, valueIn(attribute, option.bytes));
    if (bad != 0) return tell(request, attribute, bad);
  }
  return 0;
}

function valueIn(attribute: usize, bytes: u32): u32 {
  if (bytes == 1) return attributes.u8Value(attribute);
  return bytes == 2 ? attributes.u16Value(attribute) : attributes.u32Value(attribute);
}

/** Says why a setting could not be set (bond_opt_error_interpret). */
function tell(request: Request, attribute: usize, error: i32): i32 {
  switch (-error) {
    case Errno.EINVAL:
      return requests.blame(request, error, attribute, 'invalid option value');
    case Errno.EACCES:
      return requests.blame(request, error, attribute, 'option not supported in mode');
    case Errno.ENOTEMPTY:
      return requests.blame(request, error, attribute, 'unable to set option because the bond device has slaves');
    case Errno.EBUSY:
      return requests.blame(request, error, attribute, 'unable to set option because the bond is up');
    default:
      return error;
  }
}

/** Sets what is no number, before the setting that comes next in Linux's order. */
function changeBefore(request: Request, self: Bond, upcoming: u32): i32 {
  switch (upcoming) {
    case Attribute.MIIMON:
      return changeActive(request, self);
    case Attribute.ARP_INTERVAL:
      return checkMonitors(request);
    case Attribute.ARP_VALIDATE:
      return changeTargets(request, self);
    case Attribute.PRIMARY_RESELECT:
      return changePrimary(request, self);
    case Attribute.TLB_DYNAMIC_LB:
      return changeActorSystem(request, self);
    default:
      return 0;
  }
}

function changeActive(request: Request, self: Bond): i32 {
  const attribute = attributes.get(dataTable, Attribute.ACTIVE_SLAVE);
  if (attribute == 0) return 0;
  const index = attributes.u32Value(attribute);
  const link = byIndex(self.link.netns, index);
  if (index != 0 && link == null) return -Errno.ENODEV;
  const refused = options.check(self, options.WITH_PRIMARY, 0);
  const bad = refused != 0 ? refused : targets.setActive(self, link);
  return bad == 0 ? 0 : tell(request, attribute, bad);
}

/** Carrier is always what the monitor looks at, and it can't be had with the other monitor. */
function checkMonitors(request: Request): i32 {
  const carrier = attributes.get(dataTable, Attribute.USE_CARRIER);
  if (carrier != 0 && attributes.u8Value(carrier) != 1) {
    const text = 'option obsolete, use_carrier cannot be disabled';
    return requests.blame(request, -Errno.EINVAL, carrier, text);
  }
  const interval = attributes.get(dataTable, Attribute.ARP_INTERVAL);
  if (interval == 0 || attributes.u32Value(interval) == 0 || !setsMiimon()) return 0;
  return requests.blame(request, -Errno.EINVAL, interval, 'ARP monitoring cannot be used with MII monitoring');
}

function setsMiimon(): bool {
  const miimon = attributes.get(dataTable, Attribute.MIIMON);
  return miimon != 0 && attributes.u32Value(miimon) != 0;
}

function changeTargets(request: Request, self: Bond): i32 {
  const arp = attributes.get(dataTable, Attribute.ARP_IP_TARGET);
  if (arp != 0) {
    targets.clearArpTargets(self);
    for (let at = attributes.firstIn(arp); at != 0; at = attributes.nextIn(arp, at)) {
      if (attributes.size(at) < IPV4_SIZE) return -Errno.EINVAL;
      const bad = targets.addArpTarget(self, attributes.payload(at));
      if (bad != 0) return tell(request, arp, bad);
    }
  }
  const ns = attributes.get(dataTable, Attribute.NS_IP6_TARGET);
  if (ns != 0) {
    targets.clearNsTargets(self);
    for (let at = attributes.firstIn(ns); at != 0; at = attributes.nextIn(ns, at)) {
      if (attributes.size(at) < IPV6_SIZE) return requests.explain(request, -Errno.EINVAL, 'Invalid IPv6 address');
      const bad = targets.addNsTarget(self, attributes.payload(at));
      if (bad != 0) return tell(request, ns, bad);
    }
  }
  const validate = attributes.get(dataTable, Attribute.ARP_VALIDATE);
  if (validate == 0 || attributes.u32Value(validate) == 0 || !setsMiimon()) return 0;
  return requests.explain(request, -Errno.EINVAL, 'ARP validating cannot be used with MII monitoring');
}

function changePrimary(request: Request, self: Bond): i32 {
  const attribute = attributes.get(dataTable, Attribute.PRIMARY);
  if (attribute == 0) return 0;
  const refused = options.check(self, options.WITH_PRIMARY, 0);
  if (refused != 0) return tell(request, attribute, refused);
  targets.setPrimary(self, byIndex(self.link.netns, attributes.u32Value(attribute)));
  return 0;
}

function changeActorSystem(request: Request, self: Bond): i32 {
  const attribute = attributes.get(dataTable, Attribute.AD_ACTOR_SYSTEM);
  if (attribute == 0) return 0;
  if (attributes.size(attribute) != ADDRESS_LENGTH) return -Errno.EINVAL;
  const refused = options.check(self, 1 << BondMode._8023AD, 0);
  const bad = refused != 0 ? refused : targets.setActorSystem(self, attributes.payload(attribute));
  return bad == 0 ? 0 : tell(request, attribute, bad);
}

/** Sets what `portTable` has of a port. */
export function changePort(request: Request, master: Link, port: Link): i32 {
  const self = dataOf(master);
  const queue = attributes.get(portTable, Port.QUEUE_ID);
  const badQueue = queue == 0 ? 0 : targets.setQueue(self, port, attributes.u16Value(queue));
  if (badQueue != 0) return badQueue;
  const priority = attributes.get(portTable, Port.PRIO);
  if (priority != 0) {
    const refused = options.check(self, options.WITH_PRIMARY, 0);
    if (refused != 0) return tell(request, priority, refused);
    portOf(port).priority = attributes.u32Value(priority);
    if (self.primary == 0) active.selectActive(self);
  }
  const actor = attributes.get(portTable, Port.ACTOR_PORT_PRIO);
  if (actor == 0) return 0;
  const refused = options.check(self, 1 << BondMode._8023AD, 0);
  if (refused != 0) return tell(request, actor, refused);
  portOf(port).actorPriority = attributes.u16Value(actor);
  return 0;
}

/** What a bond's message lists, in order; settings among them are numbers. */
// prettier-ignore
const WRITTEN: usize = memory.data<u32>([
  Attribute.MODE, Attribute.ACTIVE_SLAVE, Attribute.MIIMON, Attribute.UPDELAY, Attribute.DOWNDELAY, Attribute.PEER_NOTIF_DELAY,
  Attribute.USE_CARRIER, Attribute.ARP_INTERVAL, Attribute.ARP_IP_TARGET, Attribute.ARP_VALIDATE, Attribute.ARP_ALL_TARGETS,
  Attribute.NS_IP6_TARGET, Attribute.PRIMARY, Attribute.PRIMARY_RESELECT, Attribute.FAIL_OVER_MAC, Attribute.XMIT_HASH_POLICY,
  Attribute.RESEND_IGMP, Attribute.NUM_PEER_NOTIF, Attribute.ALL_SLAVES_ACTIVE, Attribute.MIN_LINKS, Attribute.LP_INTERVAL,
  Attribute.PACKETS_PER_SLAVE, Attribute.AD_LACP_ACTIVE, Attribute.AD_LACP_RATE, Attribute.AD_SELECT, Attribute.TLB_DYNAMIC_LB,
  Attribute.MISSED_MAX, Attribute.COUPLED_CONTROL, Attribute.BROADCAST_NEIGH, 0,
]);

export function write(message: Message, link: Link): void {
  const self = dataOf(link);
  for (let at = WRITTEN; load<u32>(at) != 0; at += 4) writeOne(message, self, load<u32>(at));
  if (self.mode != BondMode._8023AD) return;
  writer.u16Attribute(message, Attribute.AD_ACTOR_SYS_PRIO, self.adActorSysPrio);
  writer.u16Attribute(message, Attribute.AD_USER_PORT_KEY, self.adUserPortKey);
  writer.bytesAttribute(message, Attribute.AD_ACTOR_SYSTEM, actorSystem(self), ADDRESS_LENGTH);
  const selected = aggregates.selected(self);
  if (selected != null) writeAggregator(message, portOf(selected));
}

/** The aggregator that a bond sends by, of one port, without a partner. */
function writeAggregator(message: Message, kept: BondPort): void {
  const nest = writer.nestPlain(message, Attribute.AD_INFO);
  writer.u16Attribute(message, AdInfo.AGGREGATOR, kept.aggregator);
  writer.u16Attribute(message, AdInfo.NUM_PORTS, <u32>kept.isEnabled);
  writer.u16Attribute(message, AdInfo.ACTOR_KEY, kept.aggregatorKey);
  writer.u16Attribute(message, AdInfo.PARTNER_KEY, NO_PARTNERS_KEY);
  writer.bytesAttribute(message, AdInfo.PARTNER_MAC, NO_PARTNER, ADDRESS_LENGTH);
  writer.endNest(message, nest);
}

const NO_PARTNERS_KEY: u32 = 1;
const NO_PARTNER: usize = memory.data(8, 4);

function writeOne(message: Message, self: Bond, type: u32): void {
  switch (type) {
    case Attribute.ACTIVE_SLAVE:
      // Where all send, none is the active one.
      if (usesPrimary(self) && self.active != 0)
        writer.u32Attribute(message, type, changetype<Link>(self.active).index);
      return;
    case Attribute.PRIMARY:
      if (self.primary != 0) writer.u32Attribute(message, type, changetype<Link>(self.primary).index);
      return;
    case Attribute.USE_CARRIER:
      writer.u8Attribute(message, type, 1);
      return;
    case Attribute.ARP_IP_TARGET:
      writeTargets(message, type, arpTargets(self), IPV4_SIZE);
      return;
    case Attribute.NS_IP6_TARGET:
      writeTargets(message, type | AttributeFlag.NESTED, nsTargets(self), IPV6_SIZE);
      return;
    default:
      writeOption(message, self, type);
  }
}

function writeOption(message: Message, self: Bond, type: u32): void {
  for (let option: BondOption | null = options.firstOption(); option != null; option = options.nextOption(option)) {
    if (option.attribute != type) continue;
    const value = options.valueOf(self, option);
    if (option.bytes == 1) writer.u8Attribute(message, type, value);
    else writer.u32Attribute(message, type, value);
    return;
  }
}

/** Targets, each under its place; no nest when there are none. */
function writeTargets(message: Message, type: u32, list: usize, size: u32): void {
  if (targets.isFree(list, size)) return;
  const nest = writer.nestPlain(message, type);
  for (let i: u32 = 0; i < MAX_TARGETS; i++) {
    const target = list + i * size;
    if (!targets.isFree(target, size)) writer.bytesAttribute(message, i, target, size);
  }
  writer.endNest(message, nest);
}

export function writePort(message: Message, master: Link, port: Link): void {
  const kept = portOf(port);
  writer.u8Attribute(message, Port.STATE, kept.state);
  writer.u8Attribute(message, Port.MII_STATUS, kept.link);
  writer.u32Attribute(message, Port.LINK_FAILURE_COUNT, kept.failures);
  writer.bytesAttribute(message, Port.PERM_HWADDR, permanentIn(port.portData), port.addressLength);
  writer.u16Attribute(message, Port.QUEUE_ID, kept.queue);
  writer.u32Attribute(message, Port.PRIO, kept.priority);
  if (dataOf(master).mode != BondMode._8023AD) return;
  if (kept.isAttached) {
    writer.u16Attribute(message, Port.AD_AGGREGATOR_ID, kept.aggregator);
    writer.u8Attribute(message, Port.AD_ACTOR_OPER_PORT_STATE, kept.actorState);
    writer.u16Attribute(message, Port.AD_PARTNER_OPER_PORT_STATE, kept.partnerState);
  }
  writer.u16Attribute(message, Port.ACTOR_PORT_PRIO, kept.actorPriority);
}
