/**
 * Requests about states (xfrm_alloc_userspi, xfrm_get_sa, xfrm_del_sa, xfrm_flush_sa, xfrm_dump_sa): numbers for states that are still to be
 * filled, and what becomes of these.
 */

import { Errno } from '../generated/errno';
import { XFRMA_POLICY } from '../generated/policies';
import { AddressFamily } from '../generated/socket';
import {
  XfrmAddressFilter,
  XfrmAttribute,
  XfrmMsg,
  XfrmUsersaId,
  XfrmUsersaInfo,
  XfrmUserspiInfo,
} from '../generated/xfrm';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as states from '../net/xfrm/xfrm_state';
import { State } from '../net/xfrm/xfrm_state';
import * as attributes from '../wire/attributes';
import { mark, markMask, number, parse, table } from './parse';
import { COMP, hasSpi } from './selector';
import * as stateMessage from './state_message';

const COMP_SPIS: u32 = 0x10000;

/** ALLOCSPI: a state that waits gets a number. */
export function allocate(request: Request): i32 {
  const told = requests.body(request);
  const low = load<u32>(told, XfrmUserspiInfo.MIN);
  const high = load<u32>(told, XfrmUserspiInfo.MAX);
  const bad = checkRange(request, load<u8>(told, XfrmUsersaInfo.PROTO), low, high);
  if (bad != 0) return bad;
  // What is to be answered must be sure of its memory before anything is made.
  const message = messages.create(stateMessage.STATE_MESSAGE_SIZE);
  if (message == null) return -Errno.ENOMEM;
  const state = giveNumber(request, low, high);
  if (state != null) return tell(request, state, message);
  messages.release(message);
  return -Errno.ENOENT;
}

/** The state that waits for what the request tells, or a new one, with a number; null, and why is explained. */
function giveNumber(request: Request, low: u32, high: u32): State | null {
  const told = requests.body(request);
  const netns = request.socket.netns;
  const ifId = number(XfrmAttribute.IF_ID);
  let state = states.find(netns, told, mark(), markMask(), ifId);
  if (state == null) state = states.create(netns, told);
  if (state == null) {
    // Linux knows but one reason why there is none.
    requests.explain(request, -Errno.ENOENT, 'Target ACQUIRE not found');
    return null;
  }
  state.mark = mark();
  state.markMask = markMask();
  state.ifId = ifId;
  if (!states.number(state, low, high)) {
    requests.explain(request, -Errno.ENOENT, 'No SPI available in the requested range');
    return null;
  }
  const direction = attributes.get(table, XfrmAttribute.SA_DIR);
  if (direction != 0) state.direction = attributes.u8Value(direction);
  return state;
}

function checkRange(request: Request, protocol: u32, low: u32, high: u32): i32 {
  if (!hasSpi(protocol))
    return requests.explain(request, -Errno.EINVAL, 'Invalid protocol, must be one of AH, ESP, IPCOMP');
  if (protocol == COMP && high >= COMP_SPIS)
    return requests.explain(request, -Errno.EINVAL, 'IPCOMP SPI must be <= 65535');
  return low <= high ? 0 : requests.explain(request, -Errno.EINVAL, 'Invalid SPI range: min > max');
}

function tell(request: Request, state: State, message: Message): i32 {
  stateMessage.write(message, state, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** The state that a request's id names, or null; those that are named by their source are never there. */
function find(request: Request): State | null {
  const id = requests.body(request);
  const protocol: u32 = load<u8>(id, XfrmUsersaId.PROTO);
  const spi = load<u32>(id, XfrmUsersaId.SPI);
  const family: u32 = load<u16>(id, XfrmUsersaId.FAMILY);
  if (!hasSpi(protocol)) return null;
  const state = states.bySpi(request.socket.netns, spi, protocol, id, family);
  return state != null && (mark() & state.markMask) == state.mark ? state : null;
}

/** Why there is none. */
function missing(request: Request): i32 {
  const isNamed =
    hasSpi(load<u8>(requests.body(request), XfrmUsersaId.PROTO)) || attributes.get(table, XfrmAttribute.SRCADDR) != 0;
  return isNamed ? -Errno.ESRCH : -Errno.EINVAL;
}

/** GETSA and DELSA. */
export function get(request: Request): i32 {
  const state = find(request);
  if (state == null) return missing(request);
  if (request.type == XfrmMsg.GETSA) {
    const message = messages.create(stateMessage.STATE_MESSAGE_SIZE);
    return message == null ? -Errno.ENOMEM : tell(request, state, message);
  }
  states.remove(state);
  stateMessage.gone(state, request.sequence);
  states.free(state);
  return 0;
}

/** EXPIRE, GETAE and NEWAE are about states that are valid; those that wait are not. */
export function refuse(request: Request): i32 {
  const isExpiry = request.type == XfrmMsg.EXPIRE;
  const missing = isExpiry ? -Errno.ENOENT : -Errno.ESRCH;
  const body = requests.body(request);
  // They begin with different descriptions.
  const id = isExpiry ? body + XfrmUsersaInfo.DADDR : body;
  const protocol: u32 = isExpiry ? load<u8>(body, XfrmUsersaInfo.PROTO) : load<u8>(body, XfrmUsersaId.PROTO);
  const family: u32 = isExpiry ? load<u16>(body, XfrmUsersaInfo.FAMILY) : load<u16>(body, XfrmUsersaId.FAMILY);
  const state = states.bySpi(request.socket.netns, load<u32>(id, XfrmUsersaId.SPI), protocol, id, family);
  if (state == null) return missing;
  if (request.type == XfrmMsg.GETAE) return -Errno.EOPNOTSUPP;
  return requests.explain(request, -Errno.EINVAL, 'SA must be in VALID state');
}

/** Takes away all of a protocol; nobody hears of it when there were none. */
export function flush(request: Request): i32 {
  const netns = request.socket.netns;
  const protocol: u32 = load<u8>(requests.body(request));
  if (states.flush(netns, protocol)) stateMessage.flushed(netns, protocol, request.sequence);
  return 0;
}

/** Starts a dump of all states, or those of a protocol, and between addresses that begin with others. */
export function startDump(request: Request): i32 {
  const bad = parse(request, 0, XFRMA_POLICY);
  if (bad != 0) return dumps.startFailed(request, bad);
  const filter = attributes.get(table, XfrmAttribute.ADDRESS_FILTER);
  if (filter != 0 && isTooLong(attributes.payload(filter))) return dumps.startFailed(request, -Errno.EINVAL);
  const protocol = attributes.get(table, XfrmAttribute.PROTO);
  const only: u32 = protocol == 0 ? 0 : attributes.u8Value(protocol);
  const started = dumps.start(request, XfrmMsg.GETSA, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump == null) return started;
  dump.cursor4 = only;
  if (filter == 0) return started;
  // Where it lies in the copy of the request's body that goes with the dump.
  dump.cursor5 = <u32>(attributes.payload(filter) - requests.body(request));
  return started;
}

function isTooLong(filter: usize): bool {
  return max(load<u8>(filter, XfrmAddressFilter.SPLEN), load<u8>(filter, XfrmAddressFilter.DPLEN)) > <u8>ADDRESS_BITS;
}

/** Fills a page, the newest first. The cursor: `cursor` is the serial number below which they are to be sent, or 0; `cursor4` and `cursor5` choose. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  for (let state = states.upTo(netns, dump.cursor - 1); state != null; state = states.upTo(netns, dump.cursor - 1)) {
    const isWanted = states.isOf(state, dump.cursor4) && isBetween(state, dump);
    if (isWanted && !stateMessage.write(page, state, dump.messageFlags, dump.sequence, dump.socket.port)) break;
    dump.cursor = state.serial;
  }
  return page.length;
}

function isBetween(state: State, dump: Dump): bool {
  if (dump.cursor5 == 0) return true;
  const filter = dumps.body(dump) + dump.cursor5;
  const info = states.infoOf(state);
  const family: u32 = load<u16>(filter, XfrmAddressFilter.FAMILY);
  const isFamily = family == AddressFamily.INET || family == AddressFamily.INET6;
  if (isFamily && <u32>load<u16>(info, XfrmUsersaInfo.FAMILY) != family) return false;
  return (
    startsAlike(info + XfrmUsersaInfo.SADDR, filter, load<u8>(filter, XfrmAddressFilter.SPLEN)) &&
    startsAlike(
      info + XfrmUsersaInfo.DADDR,
      filter + XfrmAddressFilter.DADDR,
      load<u8>(filter, XfrmAddressFilter.DPLEN),
    )
  );
}

/** Whether two addresses have so many bits in common (addr_match). */
function startsAlike(one: usize, other: usize, bits: u32): bool {
  const bytes = bits >> 3;
  if (memory.compare(one, other, bytes) != 0) return false;
  const rest = bits & 7;
  if (rest == 0) return true;
  return (load<u8>(one + bytes) ^ load<u8>(other + bytes)) >> (<u8>(8 - rest)) == 0;
}

const ADDRESS_BITS: u32 = 128;
