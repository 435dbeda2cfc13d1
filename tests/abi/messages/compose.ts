/** The form of the tables in this folder, and how their messages are composed. */
import { NLM_F_ACK, NLM_F_REQUEST } from '../../../host/constants.js';
import { concat, cString, encodeAttribute, encodeMessage, viewOf } from '../../../host/wire.js';
import {
  GENL_ID_CTRL,
  IFLA_INFO_DATA,
  IFLA_INFO_KIND,
  IFLA_LINKINFO,
  NLM_F_CREATE,
  RTM_NEWLINK,
  ifinfomsg,
} from '../requests.js';

/**
 * What one send is answered with: `ack`, the name of an errno, or the type of a message; of equal ones in a row the first
 * alone.
 */
export type Answers = string[];
export type Case = [what: string, bytes: Uint8Array, answers: Answers];

/** A message of these flags. */
export function flagged(type: number, flags: number, ...parts: Uint8Array[]): Uint8Array {
  return encodeMessage({ type, flags, seq: 1, payload: concat(...parts) });
}

/** A request that is to be acknowledged. */
export function ask(type: number, ...parts: Uint8Array[]): Uint8Array {
  return flagged(type, NLM_F_REQUEST | NLM_F_ACK, ...parts);
}

/** A request to the controller of generic netlink. */
export function askController(command: number, ...attributes: Uint8Array[]): Uint8Array {
  return ask(GENL_ID_CTRL, Uint8Array.of(command, 1, 0, 0), ...attributes);
}

/** A message whose header says that it has `length` bytes. */
export function ofLength(length: number, message: Uint8Array): Uint8Array {
  const changed = message.slice();
  viewOf(changed).setUint32(0, length, true);
  return changed;
}

/** An attribute whose header says that it has `length` bytes. */
export function attribute(length: number, type: number, payload: Uint8Array): Uint8Array {
  const bytes = encodeAttribute(type, payload);
  viewOf(bytes).setUint16(0, length, true);
  return bytes;
}

export const kindVeth = encodeAttribute(IFLA_INFO_KIND, cString('veth'));

/** RTM_NEWLINK of a link with this in place of LINKINFO. */
export function newLink(linkInfo: Uint8Array): Uint8Array {
  return flagged(RTM_NEWLINK, NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE, ifinfomsg(), linkInfo);
}

/** RTM_NEWLINK of a veth with this in place of VETH_INFO_PEER. */
export function newVethWith(peer: Uint8Array): Uint8Array {
  return newLink(encodeAttribute(IFLA_LINKINFO, kindVeth, encodeAttribute(IFLA_INFO_DATA, peer)));
}
