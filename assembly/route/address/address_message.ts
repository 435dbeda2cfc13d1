/**
 * RTM_NEWADDR and RTM_DELADDR as messages, with Linux's attributes in Linux's order (inet_fill_ifaddr, inet6_fill_ifaddr),
 * and what the address groups hear.
 */

import { NLATTR_SIZE, Protocol } from '../../generated/netlink';
import {
  AddrAttribute,
  AddrGroup,
  AddrMessage,
  IFADDRMSG_SIZE,
  IFA_CACHEINFO_SIZE,
  INFINITY_LIFE_TIME,
  IfaCacheinfo,
  Ifaddrmsg,
} from '../../generated/rt-addr';
import { NETNSA_NSID_NOT_ASSIGNED } from '../../generated/rt-netns';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as text from '../../memory/text';
import { hasListeners, lost } from '../../netlink/multicast';
import { ADDRESS_SIZE, Address6, hasPeer, localOf, peerOf } from '../../net/ipv6/address6';
import { Address4, labelOf, lifetimeOf } from '../../net/ipv4/address4';
import * as lifetime from '../../net/lifetime';
import { Lifetime } from '../../net/lifetime';
import * as lifetime6 from '../../net/ipv6/lifetime6';
import { AddressEvent } from '../../net/observer';
import * as writer from '../../wire/writer';
import * as notify from '../notify';

/** The largest address message: what a buffer for one is made for. */
export const ADDRESS_MESSAGE_SIZE: u32 = 192;

/** An attribute of 4 bytes, and of a struct ifa_cacheinfo. */
const WORD: u32 = NLATTR_SIZE + 4;
const CACHEINFO: u32 = NLATTR_SIZE + IFA_CACHEINFO_SIZE;

/** Fills the family header of an address message; where its attributes begin. */
function writeHeader(at: usize, family: u32, prefix: u32, flags: u32, scope: u32, index: u32): usize {
  store<u8>(at, family);
  store<u8>(at, prefix, Ifaddrmsg.IFA_PREFIXLEN);
  store<u8>(at, flags, Ifaddrmsg.IFA_FLAGS);
  store<u8>(at, scope, Ifaddrmsg.IFA_SCOPE);
  store<u32>(at, index, Ifaddrmsg.IFA_INDEX);
  return at + IFADDRMSG_SIZE;
}

/** What is left of an address's lifetimes, null: for ever, and when it was made and last set, in hundredths of a second since boot. */
function writeCacheInfo(to: usize, own: Lifetime | null, created: u32, updated: u32): usize {
  const at = writer.headerAt(to, AddrAttribute.CACHEINFO, IFA_CACHEINFO_SIZE);
  store<u32>(at, own == null ? INFINITY_LIFE_TIME : lifetime.left(own, own.preferred));
  store<u32>(at, own == null ? INFINITY_LIFE_TIME : lifetime.left(own, own.valid), IfaCacheinfo.IFA_VALID);
  store<u32>(at, created, IfaCacheinfo.CSTAMP);
  store<u32>(at, updated, IfaCacheinfo.TSTAMP);
  return at + IFA_CACHEINFO_SIZE;
}

function writeAddress6(to: usize, type: u32, bytes: usize): usize {
  const at = writer.headerAt(to, type, ADDRESS_SIZE);
  writer.copy16(at, bytes);
  return at + ADDRESS_SIZE;
}

/** Appends an IPv4 address; false, with nothing appended, when it does not fit. `target`: the id that its namespace has for a reader in another. */
export function write4(
  message: Message,
  address: Address4,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  target: i32 = NETNSA_NSID_NOT_ASSIGNED,
): bool {
  const label = labelOf(address);
  const labelLength = text.lengthIn(label);
  let size = IFADDRMSG_SIZE + WORD + CACHEINFO;
  if (address.address != 0) size += WORD;
  if (address.local != 0) size += WORD;
  if (labelLength != 0) size += NLATTR_SIZE + writer.align(labelLength + 1);
  if (address.broadcast != 0) size += WORD;
  if (address.protocol != 0) size += WORD;
  if (address.priority != 0) size += WORD;
  if (target >= 0) size += WORD;
  let at = writer.whole(message, type, flags, sequence, port, size);
  if (at == 0) return false;
  at = writeHeader(at, AddressFamily.INET, address.prefixLength, address.flags, address.scope, address.link.index);
  if (target >= 0) at = writer.wordAt(at, AddrAttribute.TARGET_NETNSID, 4, target);
  if (address.address != 0) at = writer.wordAt(at, AddrAttribute.ADDRESS, 4, address.address);
  if (address.local != 0) at = writer.wordAt(at, AddrAttribute.LOCAL, 4, address.local);
  if (address.broadcast != 0) at = writer.wordAt(at, AddrAttribute.BROADCAST, 4, address.broadcast);
  // All of IFNAMSIZ fits: what follows is longer.
  if (labelLength != 0) at = writer.nameAt(at, AddrAttribute.LABEL, label, labelLength);
  if (address.protocol != 0) at = writer.wordAt(at, AddrAttribute.PROTO, 1, address.protocol);
  at = writer.wordAt(at, AddrAttribute.FLAGS, 4, address.flags);
  if (address.priority != 0) at = writer.wordAt(at, AddrAttribute.RT_PRIORITY, 4, address.priority);
  writeCacheInfo(at, lifetimeOf(address), address.created, address.updated);
  return true;
}

/** Appends an IPv6 address; false, with nothing appended, when it does not fit. `target`: the id that its namespace has for a reader in another. */
export function write6(
  message: Message,
  address: Address6,
  type: u32,
  flags: u32,
  sequence: u32,
  port: u32,
  target: i32 = NETNSA_NSID_NOT_ASSIGNED,
): bool {
  let size = IFADDRMSG_SIZE + NLATTR_SIZE + ADDRESS_SIZE + CACHEINFO + WORD;
  if (hasPeer(address)) size += NLATTR_SIZE + ADDRESS_SIZE;
  if (address.priority != 0) size += WORD;
  if (address.protocol != 0) size += WORD;
  if (target >= 0) size += WORD;
  let at = writer.whole(message, type, flags, sequence, port, size);
  if (at == 0) return false;
  at = writeHeader(at, AddressFamily.INET6, address.prefixLength, address.flags, address.scope, address.link.index);
  if (target >= 0) at = writer.wordAt(at, AddrAttribute.TARGET_NETNSID, 4, target);
  if (hasPeer(address)) at = writeAddress6(at, AddrAttribute.LOCAL, localOf(address));
  at = writeAddress6(at, AddrAttribute.ADDRESS, peerOf(address));
  if (address.priority != 0) at = writer.wordAt(at, AddrAttribute.RT_PRIORITY, 4, address.priority);
  at = writeCacheInfo(at, lifetime6.lifetimeOf(address), address.created, address.updated);
  at = writer.wordAt(at, AddrAttribute.FLAGS, 4, address.flags);
  if (address.protocol != 0) writer.wordAt(at, AddrAttribute.PROTO, 1, address.protocol);
  return true;
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
