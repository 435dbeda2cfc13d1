/**
 * RTM_NEWADDRLABEL, DELADDRLABEL and GETADDRLABEL (ip6addrlbl_newdel, ip6addrlbl_get, ip6addrlbl_dump), IPv6 only. A dump's cursor is how
 * many labels were sent.
 */

import { Errno } from '../../generated/errno';
import { NewFlag } from '../../generated/netlink';
import { IFAL_POLICY, IFAL_POLICY_MAX } from '../../generated/policies';
import { AddrlabelAttribute, AddrlabelMessage, IFADDRLBLMSG_SIZE, Ifaddrlblmsg } from '../../generated/rt-addrlabel';
import { AddressFamily } from '../../generated/socket';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as addrlabel from '../../net/ipv6/addrlabel';
import { AddrLabel } from '../../net/ipv6/addrlabel';
import * as links from '../../net/links';
import { Namespace } from '../../net/namespace';
import * as attributes from '../../wire/attributes';
import * as writer from '../../wire/writer';
import { align } from '../../wire/writer';
import { Dumper } from '../dumper';
import * as parse from '../parse';

const MAX_PREFIX: u32 = 128;
const ADDRESS_SIZE: u32 = 16;
/** In place of a label: none. */
const NO_LABEL: u32 = ~0;
const MESSAGE_SIZE: u32 = 64;

const labelTable: usize = memory.data((IFAL_POLICY_MAX + 1) * 4, 4);
// prettier-ignore
const GET: usize = memory.data<u8>([<u8>AddrlabelAttribute.ADDRESS, 0]);

/** RTM_NEWADDRLABEL, and with `gone` RTM_DELADDRLABEL, which wants a label as well. */
export function change(request: Request, gone: bool): i32 {
  const bad = parse.parse(request, IFADDRLBLMSG_SIZE, labelTable, IFAL_POLICY);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const length: u32 = load<u8>(header, Ifaddrlblmsg.IFAL_PREFIXLEN);
  const address = attributes.get(labelTable, AddrlabelAttribute.ADDRESS);
  const label = attributes.get(labelTable, AddrlabelAttribute.LABEL);
  if (length > MAX_PREFIX || address == 0 || label == 0) return -Errno.EINVAL;
  if (attributes.u32Value(label) == NO_LABEL) return -Errno.EINVAL;
  const netns = request.socket.netns;
  const index = load<u32>(header, Ifaddrlblmsg.IFAL_INDEX);
  const prefix = attributes.payload(address);
  if (gone) return addrlabel.remove(netns, prefix, length, index);
  if (index != 0 && links.byIndex(netns, index) == null) return -Errno.EINVAL;
  const replace = requests.hasFlag(request, NewFlag.REPLACE);
  return addrlabel.add(netns, prefix, length, index, attributes.u32Value(label), replace);
}

/** True when a header has what is not looked at. */
function hasValues(header: usize): bool {
  const bytes = load<u8>(header + 1) | load<u8>(header, Ifaddrlblmsg.IFAL_FLAGS);
  return bytes != 0 || load<u32>(header, Ifaddrlblmsg.IFAL_SEQ) != 0;
}

function checkGet(request: Request): i32 {
  if (requests.bodyLength(request) < IFADDRLBLMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid header for addrlabel get request');
  if (!requests.isStrict(request)) return parse.parse(request, IFADDRLBLMSG_SIZE, labelTable, IFAL_POLICY);
  if (hasValues(requests.body(request)))
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid values in header for addrlabel get request');
  const unwanted = 'ipv6: Unsupported attribute in addrlabel get request';
  return parse.strict(request, IFADDRLBLMSG_SIZE, labelTable, IFAL_POLICY, GET, unwanted);
}

/** RTM_GETADDRLABEL without a dump: the label that an address has. */
export function get(request: Request): i32 {
  const bad = checkGet(request);
  if (bad != 0) return bad;
  const header = requests.body(request);
  const netns = request.socket.netns;
  const index = load<u32>(header, Ifaddrlblmsg.IFAL_INDEX);
  if (<u32>load<u8>(header, Ifaddrlblmsg.IFAL_PREFIXLEN) != MAX_PREFIX) return -Errno.EINVAL;
  if (index != 0 && links.byIndex(netns, index) == null) return -Errno.EINVAL;
  const address = attributes.get(labelTable, AddrlabelAttribute.ADDRESS);
  if (address == 0) return -Errno.EINVAL;
  const label = addrlabel.find(netns, attributes.payload(address), index);
  if (label == null) return -Errno.ESRCH;
  const message = messages.create(MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  write(message, netns, label, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** Appends a label; false, with nothing appended, when it does not fit. */
function write(message: Message, netns: Namespace, label: AddrLabel, flags: u32, sequence: u32, port: u32): bool {
  const start = writer.begin(message, AddrlabelMessage.NEWADDRLABEL, flags, sequence, port, IFADDRLBLMSG_SIZE);
  if (writer.fits(message)) {
    const at = writer.header(message, start);
    memory.fill(at, 0, IFADDRLBLMSG_SIZE);
    store<u8>(at, AddressFamily.INET6);
    store<u8>(at, label.prefixLength, Ifaddrlblmsg.IFAL_PREFIXLEN);
    store<u32>(at, label.index, Ifaddrlblmsg.IFAL_INDEX);
    store<u32>(at, netns.labelSequence, Ifaddrlblmsg.IFAL_SEQ);
  }
  writer.bytesAttribute(message, AddrlabelAttribute.ADDRESS, addrlabel.addressOf(label), ADDRESS_SIZE);
  writer.u32Attribute(message, AddrlabelAttribute.LABEL, label.label);
  return writer.end(message, start);
}

/** Starts a dump. */
export function startDump(request: Request): i32 {
  const bad = requests.isStrict(request) ? checkDump(request) : 0;
  return bad != 0 ? dumps.startFailed(request, bad) : dumps.start(request, Dumper.ADDRESS_LABELS, 0);
}

function checkDump(request: Request): i32 {
  if (requests.bodyLength(request) < IFADDRLBLMSG_SIZE)
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid header for address label dump request');
  const header = requests.body(request);
  const selects = (<u32>load<u8>(header, Ifaddrlblmsg.IFAL_PREFIXLEN)) | load<u32>(header, Ifaddrlblmsg.IFAL_INDEX);
  if (hasValues(header) || selects != 0)
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid values in header for address label dump request');
  if (requests.bodyLength(request) > align(IFADDRLBLMSG_SIZE))
    return requests.explain(request, -Errno.EINVAL, 'ipv6: Invalid data after header for address label dump request');
  return 0;
}

/** Fills a page; DONE shares the last one. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  let i: u32 = 0;
  for (let at = addrlabel.first(netns); at != null; at = addrlabel.next(at)) {
    if (i++ < dump.cursor) continue;
    if (!write(page, netns, at, dump.messageFlags, dump.sequence, dump.socket.port)) return -Errno.EMSGSIZE;
    dump.cursor = i;
  }
  return 0;
}
