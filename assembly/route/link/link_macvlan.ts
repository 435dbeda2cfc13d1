/** macvlan and macvtap as messages: IFLA_MACVLAN_* (macvlan_common_newlink, macvlan_changelink, macvlan_fill_info). */

import { Errno } from '../../generated/errno';
import { NLATTR_SIZE } from '../../generated/netlink';
import {
  LinkAttribute,
  LinkinfoMacvlanAttribute as Attribute,
  MacvlanFlags,
  MacvlanMacaddrAttribute,
  MacvlanMacaddrMode,
  MacvlanMode,
} from '../../generated/rt-link';
import * as heap from '../../memory/heap';
import { Message } from '../../memory/message';
import { Request } from '../../netlink/request';
import * as configure from '../../net/configure';
import { Link } from '../../net/link';
import * as features from '../../net/features';
import * as macvlan from '../../net/drivers/macvlan';
import { Macvlan } from '../../net/drivers/macvlan';
import * as ports from '../../net/drivers/macvlan_port';
import * as sources from '../../net/drivers/macvlan_source';
import * as register from '../../net/register';
import * as linkwatch from '../../net/linkwatch';
import * as stack from '../../net/stack';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import * as linkBelow from './link_below';
import { dataTable, linkTable } from './link_tables';

const ADDRESS_LENGTH: u32 = 6;
const KNOWN_FLAGS: u32 = MacvlanFlags.NOPROMISC | MacvlanFlags.NODST;

/** Whether the values in `dataTable` are ones that there are (macvlan_validate). */
export function validate(): i32 {
  const flags = attributes.get(dataTable, Attribute.FLAGS);
  if (flags != 0 && (attributes.u16Value(flags) & ~KNOWN_FLAGS) != 0) return -Errno.EINVAL;
  const mode = attributes.get(dataTable, Attribute.MODE);
  if (mode != 0 && !isMode(attributes.u32Value(mode))) return -Errno.EINVAL;
  const action = attributes.get(dataTable, Attribute.MACADDR_MODE);
  if (action != 0 && attributes.u32Value(action) > <u32>MacvlanMacaddrMode.SET) return -Errno.EINVAL;
  const address = attributes.get(dataTable, Attribute.MACADDR);
  const bad = address == 0 ? 0 : validateAddress(address);
  if (bad != 0) return bad;
  const many = attributes.get(dataTable, Attribute.MACADDR_DATA);
  for (let at: usize = many == 0 ? 0 : attributes.firstIn(many); at != 0; at = attributes.nextIn(many, at)) {
    const wrong = attributes.typeOf(at) != MacvlanMacaddrAttribute.MACADDR ? -Errno.EINVAL : validateAddress(at);
    if (wrong != 0) return wrong;
  }
  return attributes.get(dataTable, Attribute.MACADDR_COUNT) != 0 ? -Errno.EINVAL : 0;
}

function validateAddress(attribute: usize): i32 {
  if (attributes.size(attribute) != ADDRESS_LENGTH) return -Errno.EINVAL;
  return configure.isEtherAddress(attributes.payload(attribute)) ? 0 : -Errno.EADDRNOTAVAIL;
}

/** Modes are bits, one of which is set. */
function isMode(mode: u32): bool {
  return mode <= <u32>MacvlanMode.SOURCE && popcnt(mode) == 1;
}

/** Makes a link on the one that IFLA_LINK names, or where that is a macvlan itself, on the one below. */
export function create(request: Request, link: Link): i32 {
  const named = linkBelow.find(request);
  if (named == null) return linkBelow.isGiven() ? -Errno.ENODEV : -Errno.EINVAL;
  const lower = macvlan.isMacvlan(named) ? macvlan.dataOf(named).port.lower : named;
  const badMtu = linkBelow.fitMtu(link, lower);
  if (badMtu != 0) return badMtu;
  link.maxMtu = lower.maxMtu;
  features.inherit(link, lower);
  const badPort = ports.create(lower);
  if (badPort != 0) return badPort;
  const bad = build(link, lower);
  if (bad != 0) {
    ports.tidy(ports.on(lower)!);
    return bad;
  }
  linkBelow.inheritState(link, lower);
  const unregistered = register.register(link);
  if (unregistered != 0) {
    macvlan.detach(link);
    return unregistered;
  }
  const unlaid = stack.lay(link, lower);
  if (unlaid != 0) return unlaid;
  macvlan.attached(link);
  stack.transferState(lower, link);
  linkwatch.watch(link);
  return 0;
}

/** Fills in a link's data and puts it on the port; when that fails the link keeps the block alone. */
function build(link: Link, lower: Link): i32 {
  const port = ports.on(lower)!;
  // One in mode passthru is the only one.
  if (port.passthru) return -Errno.EINVAL;
  const mode = numberOr(Attribute.MODE, MacvlanMode.VEPA);
  if (mode == MacvlanMode.PASSTHRU && port.count != 0) return -Errno.EINVAL;
  const action = attributes.get(dataTable, Attribute.MACADDR_MODE);
  if (action != 0 && mode != MacvlanMode.SOURCE) return -Errno.EINVAL;
  link.data = heap.allocZeroed(offsetof<Macvlan>());
  if (link.data == 0) return -Errno.ENOMEM;
  if (attributes.get(linkTable, LinkAttribute.ADDRESS) == 0) configure.drawAddress(link);
  const self = macvlan.dataOf(link);
  self.mode = mode;
  const flags = attributes.get(dataTable, Attribute.FLAGS);
  if (flags != 0) self.flags = attributes.u16Value(flags);
  self.queueLength = numberOr(Attribute.BC_QUEUE_LEN, macvlan.DEFAULT_QUEUE_LENGTH);
  let bad = action == 0 ? 0 : changeSources(self, attributes.u32Value(action));
  if (bad == 0) bad = macvlan.attach(link, port);
  if (bad != 0) sources.flush(self.sources);
  else setCutoff(self);
  return bad;
}

function numberOr(type: u32, otherwise: u32): u32 {
  const attribute = attributes.get(dataTable, type);
  return attribute == 0 ? otherwise : attributes.u32Value(attribute);
}

function setCutoff(self: Macvlan): void {
  const cutoff = attributes.get(dataTable, Attribute.BC_CUTOFF);
  if (cutoff != 0) self.port.cutoff = attributes.u32Value(cutoff);
}

export function change(link: Link): i32 {
  const self = macvlan.dataOf(link);
  const flags = attributes.get(dataTable, Attribute.FLAGS);
  const mode = numberOr(Attribute.MODE, self.mode);
  const bad = macvlan.change(link, mode, flags == 0 ? self.flags : attributes.u16Value(flags));
  if (bad != 0) return bad;
  // These stay though the sources are refused.
  const length = attributes.get(dataTable, Attribute.BC_QUEUE_LEN);
  if (length != 0) macvlan.setQueueLength(self, attributes.u32Value(length));
  setCutoff(self);
  const action = attributes.get(dataTable, Attribute.MACADDR_MODE);
  if (action == 0) return 0;
  return self.mode == MacvlanMode.SOURCE ? changeSources(self, attributes.u32Value(action)) : -Errno.EINVAL;
}

/** Adds, deletes, empties or replaces the sources (macvlan_changelink_sources). */
function changeSources(self: Macvlan, action: u32): i32 {
  const one = attributes.get(dataTable, Attribute.MACADDR);
  switch (action) {
    case MacvlanMacaddrMode.ADD:
      return one == 0 ? -Errno.EINVAL : sources.add(self.sources, attributes.payload(one));
    case MacvlanMacaddrMode.DEL:
      if (one == 0) return -Errno.EINVAL;
      sources.remove(self.sources, attributes.payload(one));
      return 0;
    case MacvlanMacaddrMode.FLUSH:
      sources.flush(self.sources);
      return 0;
    default:
      return replaceSources(self, one);
  }
}

function replaceSources(self: Macvlan, one: usize): i32 {
  sources.flush(self.sources);
  const bad = one == 0 ? 0 : sources.add(self.sources, attributes.payload(one));
  const many = attributes.get(dataTable, Attribute.MACADDR_DATA);
  if (bad != 0 || many == 0) return bad;
  for (let at = attributes.firstIn(many); at != 0; at = attributes.nextIn(many, at)) {
    const full = sources.add(self.sources, attributes.payload(at));
    if (full != 0) return full;
  }
  return 0;
}

/** Bytes of its sources in a message. */
export function sizeOf(link: Link): u32 {
  return macvlan.dataOf(link).sourceCount * (NLATTR_SIZE + writer.align(ADDRESS_LENGTH));
}

export function write(message: Message, link: Link): void {
  const self = macvlan.dataOf(link);
  writer.u32Attribute(message, Attribute.MODE, self.mode);
  writer.u16Attribute(message, Attribute.FLAGS, self.flags);
  writer.u32Attribute(message, Attribute.MACADDR_COUNT, self.sourceCount);
  if (self.sourceCount != 0) {
    const nest = writer.nestPlain(message, Attribute.MACADDR_DATA);
    for (let at = sources.first(self.sources); at != 0; at = sources.next(self.sources, at)) {
      writer.bytesAttribute(message, Attribute.MACADDR, at, ADDRESS_LENGTH);
    }
    writer.endNest(message, nest);
  }
  writer.u32Attribute(message, Attribute.BC_QUEUE_LEN, self.queueLength);
  writer.u32Attribute(message, Attribute.BC_QUEUE_LEN_USED, self.port.queueLength);
  if (self.port.cutoff != ports.DEFAULT_CUTOFF) writer.u32Attribute(message, Attribute.BC_CUTOFF, self.port.cutoff);
}
