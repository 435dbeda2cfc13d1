/**
 * RTM_NEWADDR and RTM_DELADDR as messages, with Linux's attributes in Linux's order (inet_fill_ifaddr, inet6_fill_ifaddr),
 * and what the address groups hear.
 */

import { Protocol } from '../generated/netlink';
import {
  AddrAttribute,
  AddrGroup,
  AddrMessage,
  IFADDRMSG_SIZE,
  IFA_CACHEINFO_SIZE,
  INFINITY_LIFE_TIME,
  IfaCacheinfo,
  IfaFlags,
  Ifaddrmsg,
} from '../generated/rt-addr';
import { IFNAMSIZ } from '../generated/rt-link';
import { AddressFamily } from '../generated/socket';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import { hasListeners, lost } from '../netlink/multicast';
import { ADDRESS_SIZE, Address6, hasPeer, lifetimeOf as lifetimeOf6, localOf, peerOf } from '../net/address6';
import { Address4, labelOf, lifetimeOf } from '../net/address4';
import * as lifetime from '../net/lifetime';
import { Lifetime } from '../net/lifetime';
import { AddressEvent } from '../net/observer';
import * as writer from '../wire/writer';
import * as notify from './notify';

/** The largest address message: what a buffer for one is made for. */
export const ADDRESS_MESSAGE_SIZE: u32 = 192;

/** Fills the family header of an address message. */
function writeHeader(message: Message, start: u32, family: u32, prefix: u32, flags: u32, scope: u32, index: u32): void {
  if (!writer.fits(message)) return;
  const at = writer.header(message, start);
  store<u8>(at, family);
  store<u8>(at, prefix, Ifaddrmsg.IFA_PREFIXLEN);
  store<u8>(at, flags, Ifaddrmsg.IFA_FLAGS);
  store<u8>(at, scope, Ifaddrmsg.IFA_SCOPE);
  store<u32>(at, index, Ifaddrmsg.IFA_INDEX);
}

/** What is left of lifetimes, in seconds, and when the address was made and last set, in hundredths of a second since boot. */
function writeCacheInfo(message: Message, own: Lifetime, preferred: u32): void {
  const at = writer.put(message, AddrAttribute.CACHEINFO, IFA_CACHEINFO_SIZE);
  if (at == 0) return;
  store<u32>(at, lifetime.left(own, preferred));
  store<u32>(at, lifetime.left(own, own.valid), IfaCacheinfo.IFA_VALID);
  store<u32>(at, own.created, IfaCacheinfo.CSTAMP);
  store<u32>(at, lifetime.updated(own), IfaCacheinfo.TSTAMP);
}

/** Appends an IPv4 address; false, with nothing appended, when it does not fit. */
export function write4(message: Message, address: Address4, type: u32, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, type, flags, sequence, port, IFADDRMSG_SIZE);
  writeHeader(
    message,
    start,
    AddressFamily.INET,
    address.prefixLength,
    address.flags,
    address.scope,
    address.link.index,
  );
  writer.u32Attribute(message, AddrAttribute.ADDRESS, address.address);
  writer.u32Attribute(message, AddrAttribute.LOCAL, address.local);
  if (address.broadcast != 0) writer.u32Attribute(message, AddrAttribute.BROADCAST, address.broadcast);
  const label = labelOf(address);
  writer.stringAttribute(message, AddrAttribute.LABEL, label, text.lengthOf(label, IFNAMSIZ));
  if (address.protocol != 0) writer.u8Attribute(message, AddrAttribute.PROTO, address.protocol);
  writer.u32Attribute(message, AddrAttribute.FLAGS, address.flags);
  if (address.priority != 0) writer.u32Attribute(message, AddrAttribute.RT_PRIORITY, address.priority);
  // A permanent address reads as preferred for ever, whatever was asked for.
  const permanent = (address.flags & IfaFlags.PERMANENT) != 0;
  const own = lifetimeOf(address);
  writeCacheInfo(message, own, permanent ? INFINITY_LIFE_TIME : own.preferred);
  return writer.end(message, start);
}

/** Appends an IPv6 address; false, with nothing appended, when it does not fit. */
export function write6(message: Message, address: Address6, type: u32, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, type, flags, sequence, port, IFADDRMSG_SIZE);
  writeHeader(
    message,
    start,
    AddressFamily.INET6,
    address.prefixLength,
    address.flags,
    address.scope,
    address.link.index,
  );
  if (hasPeer(address)) writer.bytesAttribute(message, AddrAttribute.LOCAL, localOf(address), ADDRESS_SIZE);
  writer.bytesAttribute(message, AddrAttribute.ADDRESS, peerOf(address), ADDRESS_SIZE);
  if (address.priority != 0) writer.u32Attribute(message, AddrAttribute.RT_PRIORITY, address.priority);
  writeCacheInfo(message, lifetimeOf6(address), lifetimeOf6(address).preferred);
  writer.u32Attribute(message, AddrAttribute.FLAGS, address.flags);
  if (address.protocol != 0) writer.u8Attribute(message, AddrAttribute.PROTO, address.protocol);
  return writer.end(message, start);
}

function typeOf(event: AddressEvent): u32 {
  return event == AddressEvent.ADDED ? AddrMessage.NEWADDR : AddrMessage.DELADDR;
}

/** Announces a change of an IPv4 address, in the name of the request that made it. */
export function changed4(event: AddressEvent, address: Address4): void {
  const netns = address.link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, AddrGroup.IPV4_IFADDR) && !notify.isEchoed()) return;
  const message = messages.create(ADDRESS_MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, AddrGroup.IPV4_IFADDR);
    return;
  }
  write4(message, address, typeOf(event), 0, notify.sequence(), notify.port());
  messages.trim(message);
  notify.send(netns, message, AddrGroup.IPV4_IFADDR, 0);
}

/** Announces a change of an IPv6 address, always in the kernel's name. */
export function changed6(event: AddressEvent, address: Address6): void {
  const netns = address.link.netns;
  if (!hasListeners(netns, Protocol.ROUTE, AddrGroup.IPV6_IFADDR)) return;
  const message = messages.create(ADDRESS_MESSAGE_SIZE);
  if (message == null) {
    lost(netns, Protocol.ROUTE, AddrGroup.IPV6_IFADDR);
    return;
  }
  write6(message, address, typeOf(event), 0, 0, 0);
  messages.trim(message);
  notify.announce(netns, message, AddrGroup.IPV6_IFADDR);
}
