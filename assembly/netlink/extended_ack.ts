/**
 * The extended acknowledgement (struct netlink_ext_ack): what a handler has to say about an error, for those who set EXT_ACK.
 * It travels behind an error or an ack, or in the DONE of a dump:
 *
 *      ┌─ MSG: text with a NUL ─┬─ COOKIE: bytes ─┬─ OFFS: where in the request the attribute is ─┬─ POLICY: the rule it broke ─┐
 *      ├─ MISS_TYPE: the attribute that is not there ─┬─ MISS_NEST: where in the request the nest is that lacks it ─┤
 */

import { NETLINK_MAX_COOKIE_LEN, NLATTR_SIZE, NlmsgerrAttribute } from '../generated/netlink';
import { Message } from '../memory/message';
import * as description from '../wire/policy_describe';
import * as writer from '../wire/writer';
import { Socket, SocketFlag, has } from './socket';

/** Part of a request and of a dump. */
@unmanaged
export class ExtendedAck {
  /** The address of a string, or 0. */
  text: usize;
  /** Bytes from the beginning of the message to the attribute it is about; 0: none. */
  offset: u32;
  /** The address of the rule that the attribute broke (wire/policy_rule.ts), or 0. */
  rule: usize;
  /** The type of an attribute that should have been there; 0: none. */
  missing: u32;
  /** Bytes from the beginning of the message to the nest that lacks it; 0: none, or no nest. */
  nest: u32;
  /** The address of a cookie: its length u32, then its bytes; 0: none. */
  cookie: usize;
}

export function clear(ack: ExtendedAck): void {
  ack.text = 0;
  ack.offset = 0;
  ack.rule = 0;
  ack.missing = 0;
  ack.nest = 0;
  ack.cookie = 0;
}

export function copy(to: ExtendedAck, from: ExtendedAck): void {
  to.text = from.text;
  to.offset = from.offset;
  to.rule = from.rule;
  to.missing = from.missing;
  to.nest = from.nest;
  to.cookie = from.cookie;
}

/** True when there is something to say, to a socket that wants to hear it. A success is told text and cookie alone. */
export function isDue(ack: ExtendedAck, socket: Socket, error: i32): bool {
  if (!has(socket, SocketFlag.EXT_ACK)) return false;
  return (ack.text | ack.cookie) != 0 || (error != 0 && (ack.offset | ack.missing | ack.nest) != 0);
}

/** Bytes that `write` takes at the most. */
export function sizeOf(ack: ExtendedAck): u32 {
  const text: u32 = ack.text == 0 ? 0 : changetype<string>(ack.text).length;
  const fixed =
    3 * (NLATTR_SIZE + 4) + NLATTR_SIZE + NETLINK_MAX_COOKIE_LEN + NLATTR_SIZE + description.DESCRIPTION_SIZE;
  return writer.align(NLATTR_SIZE + text + 1) + fixed;
}

/** Appends the attributes. */
export function write(message: Message, ack: ExtendedAck, error: i32): void {
  if (ack.text != 0) writer.textAttribute(message, NlmsgerrAttribute.MSG, changetype<string>(ack.text));
  if (ack.cookie != 0) writer.bytesAttribute(message, NlmsgerrAttribute.COOKIE, ack.cookie + 4, load<u32>(ack.cookie));
  if (error == 0) return;
  if (ack.offset != 0) {
    writer.u32Attribute(message, NlmsgerrAttribute.OFFS, ack.offset);
    if (ack.rule != 0 && description.isDescribed(ack.rule)) {
      description.write(message, NlmsgerrAttribute.POLICY, ack.rule, description.UNNUMBERED);
    }
  }
  if (ack.missing != 0) writer.u32Attribute(message, NlmsgerrAttribute.MISS_TYPE, ack.missing);
  if (ack.nest != 0) writer.u32Attribute(message, NlmsgerrAttribute.MISS_NEST, ack.nest);
}
