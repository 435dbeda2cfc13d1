/**
 * NETLINK_XFRM's door (xfrm_user_rcv_msg): which request about IPsec's states and policies goes where, and what is said of all of them. What a
 * namespace keeps is in net/xfrm/xfrm.ts. Acquiring and moving are EOPNOTSUPP.
 */

import { Errno } from '../generated/errno';
import { NLMSGHDR_SIZE, NLM_F_DUMP, NewFlag, Protocol } from '../generated/netlink';
import { XFRMA_POLICY, XFRMA_SPD_POLICY } from '../generated/policies';
import { Capability } from '../generated/socket';
import {
  XFRMU_SADHINFO_SIZE,
  XFRMU_SPDHINFO_SIZE,
  XFRMU_SPDHTHRESH_SIZE,
  XFRMU_SPDINFO_SIZE,
  XFRM_AEVENT_ID_SIZE,
  XFRM_USERPOLICY_DEFAULT_SIZE,
  XFRM_USERPOLICY_ID_SIZE,
  XFRM_USERPOLICY_INFO_SIZE,
  XFRM_USERSA_FLUSH_SIZE,
  XFRM_USERSA_ID_SIZE,
  XFRM_USERSA_INFO_SIZE,
  XFRM_USERSPI_INFO_SIZE,
  XFRM_USER_ACQUIRE_SIZE,
  XFRM_USER_EXPIRE_SIZE,
  XFRM_USER_MAPPING_SIZE,
  XFRM_USER_POLEXPIRE_SIZE,
  XFRM_USER_REPORT_SIZE,
  XfrmAttribute,
  XfrmMsg,
  XfrmNlgrp,
  XfrmSadAttribute,
  XfrmSpdAttribute,
  XfrmuSadhinfo,
  XfrmuSpdhinfo,
  XfrmuSpdhthresh,
} from '../generated/xfrm';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { multicast } from '../netlink/multicast';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import { Namespace } from '../net/namespace';
import { IpsecEvent } from '../net/observer';
import * as xfrm from '../net/xfrm/xfrm';
import { Policy } from '../net/xfrm/xfrm_policy';
import { State } from '../net/xfrm/xfrm_state';
import * as attributes from '../wire/attributes';
import * as writer from '../wire/writer';
import { parse, table } from './parse';
import * as policy from './policy';
import * as policyMessage from './policy_message';
import * as state from './state';
import * as stateMessage from './state_message';
import * as stateNew from './state_new';

/** What SADINFO and SPDINFO begin with: flags, which nobody reads. */
const INFO_SIZE: u32 = 4;
/** Bits of an address of either family. */
const BITS4: u32 = 32;
const BITS6: u32 = 128;

/** Handles one request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request): i32 {
  const type = request.type;
  if (type > <u32>XfrmMsg.GETDEFAULT) return -Errno.EINVAL;
  // Even to those that only ask.
  if (!requests.capable(request, Capability.NET_ADMIN)) return -Errno.EPERM;
  if ((request.flags & NLM_F_DUMP) != 0 && (type == XfrmMsg.GETSA || type == XfrmMsg.GETPOLICY)) return dump(request);
  const bad = parse(request, headerOf(type), type == XfrmMsg.NEWSPDINFO ? XFRMA_SPD_POLICY : XFRMA_POLICY);
  return bad != 0 ? bad : perform(request);
}

/** All states, or all policies. */
function dump(request: Request): i32 {
  return request.type == XfrmMsg.GETSA ? state.startDump(request) : dumps.start(request, request.type, 0);
}

/** Fills a page of a dump. */
export function fillPage(dump: Dump, page: Message): i32 {
  return dump.handler == XfrmMsg.GETSA ? state.fillPage(dump, page) : policy.fillPage(dump, page);
}

/** A policy or a state whose time is over. */
export function changed(event: IpsecEvent, at: usize): void {
  if (event == IpsecEvent.STATE_ENDS) stateMessage.ended(changetype<State>(at));
  else policyMessage.expired(changetype<Policy>(at), event == IpsecEvent.POLICY_ENDS);
}

/** What a message of a type begins with (xfrm_msg_min). */
function headerOf(type: u32): u32 {
  switch (type) {
    case XfrmMsg.NEWSA:
    case XfrmMsg.UPDSA:
      return XFRM_USERSA_INFO_SIZE;
    case XfrmMsg.DELSA:
    case XfrmMsg.GETSA:
      return XFRM_USERSA_ID_SIZE;
    case XfrmMsg.NEWPOLICY:
    case XfrmMsg.UPDPOLICY:
      return XFRM_USERPOLICY_INFO_SIZE;
    case XfrmMsg.DELPOLICY:
    case XfrmMsg.GETPOLICY:
    case XfrmMsg.MIGRATE:
      return XFRM_USERPOLICY_ID_SIZE;
    case XfrmMsg.ALLOCSPI:
      return XFRM_USERSPI_INFO_SIZE;
    case XfrmMsg.ACQUIRE:
      return XFRM_USER_ACQUIRE_SIZE;
    case XfrmMsg.EXPIRE:
      return XFRM_USER_EXPIRE_SIZE;
    case XfrmMsg.POLEXPIRE:
      return XFRM_USER_POLEXPIRE_SIZE;
    case XfrmMsg.FLUSHSA:
      return XFRM_USERSA_FLUSH_SIZE;
    case XfrmMsg.NEWAE:
    case XfrmMsg.GETAE:
      return XFRM_AEVENT_ID_SIZE;
    case XfrmMsg.REPORT:
      return XFRM_USER_REPORT_SIZE;
    case XfrmMsg.MAPPING:
      return XFRM_USER_MAPPING_SIZE;
    case XfrmMsg.SETDEFAULT:
    case XfrmMsg.GETDEFAULT:
      return XFRM_USERPOLICY_DEFAULT_SIZE;
    case XfrmMsg.GETSADINFO:
    case XfrmMsg.NEWSPDINFO:
    case XfrmMsg.GETSPDINFO:
      return INFO_SIZE;
    default:
      return 0;
  }
}

function perform(request: Request): i32 {
  switch (request.type) {
    case XfrmMsg.NEWSA:
    case XfrmMsg.UPDSA:
      return stateNew.refuse(request);
    case XfrmMsg.DELSA:
    case XfrmMsg.GETSA:
      return state.get(request);
    case XfrmMsg.ALLOCSPI:
      return state.allocate(request);
    case XfrmMsg.FLUSHSA:
      return state.flush(request);
    case XfrmMsg.EXPIRE:
    case XfrmMsg.GETAE:
      return state.refuse(request);
    case XfrmMsg.NEWAE:
      return refuseEvent(request);
    case XfrmMsg.NEWPOLICY:
    case XfrmMsg.UPDPOLICY:
      return policy.add(request);
    case XfrmMsg.DELPOLICY:
    case XfrmMsg.GETPOLICY:
      return policy.get(request);
    case XfrmMsg.FLUSHPOLICY:
      return policy.flush(request);
    case XfrmMsg.POLEXPIRE:
      return policy.expire(request);
    case XfrmMsg.GETSADINFO:
      return tellStates(request);
    case XfrmMsg.GETSPDINFO:
      return tellPolicies(request);
    case XfrmMsg.NEWSPDINFO:
      return setThresholds(request);
    case XfrmMsg.SETDEFAULT:
      return setDefaults(request);
    case XfrmMsg.GETDEFAULT:
      return tellDefaults(request);
    case XfrmMsg.REPORT:
    case XfrmMsg.MAPPING:
    case XfrmMsg.NEWSADINFO:
      return -Errno.EINVAL;
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** What is to be noted of a state. */
function refuseEvent(request: Request): i32 {
  let named = attributes.get(table, XfrmAttribute.LTIME_VAL) | attributes.get(table, XfrmAttribute.REPLAY_VAL);
  named |= attributes.get(table, XfrmAttribute.REPLAY_ESN_VAL) | attributes.get(table, XfrmAttribute.ETIMER_THRESH);
  named |= attributes.get(table, XfrmAttribute.REPLAY_THRESH);
  if (named == 0) return requests.explain(request, -Errno.EINVAL, 'Missing required attribute for AE');
  if (!requests.hasFlag(request, NewFlag.REPLACE))
    return requests.explain(request, -Errno.EINVAL, 'NLM_F_REPLACE flag is required');
  return state.refuse(request);
}

/** A reply that begins with the flags of the request; null without memory. */
function beginInfo(request: Request, type: XfrmMsg, room: u32): Message | null {
  const message = messages.create(NLMSGHDR_SIZE + INFO_SIZE + room);
  if (message == null) return null;
  const start = writer.begin(message, type, 0, request.sequence, request.socket.port, INFO_SIZE);
  store<u32>(writer.header(message, start), load<u32>(requests.body(request)));
  return message;
}

function finishInfo(request: Request, message: Message): i32 {
  writer.end(message, 0);
  messages.trim(message);
  return requests.reply(request, message);
}

function tellStates(request: Request): i32 {
  const message = beginInfo(request, XfrmMsg.NEWSADINFO, 64);
  if (message == null) return -Errno.ENOBUFS;
  const tables = xfrm.tablesOf(request.socket.netns);
  writer.u32Attribute(message, XfrmSadAttribute.CNT, tables == null ? 0 : tables.stateCount);
  const info = writer.put(message, XfrmSadAttribute.HINFO, XFRMU_SADHINFO_SIZE);
  store<u32>(info, 1 + (tables == null ? xfrm.FIRST_BUCKETS : tables.stateBuckets), XfrmuSadhinfo.SADHCNT);
  store<u32>(info, xfrm.MOST_BUCKETS, XfrmuSadhinfo.SADHMCNT);
  return finishInfo(request, message);
}

function tellPolicies(request: Request): i32 {
  const message = beginInfo(request, XfrmMsg.NEWSPDINFO, 128);
  if (message == null) return -Errno.ENOBUFS;
  const netns = request.socket.netns;
  const tables = xfrm.tablesOf(netns);
  const counts = writer.put(message, XfrmSpdAttribute.INFO, XFRMU_SPDINFO_SIZE);
  memory.fill(counts, 0, XFRMU_SPDINFO_SIZE);
  // In, out and forwarded; those of sockets follow, of which there are none.
  if (tables != null) memory.copy(counts, tables.counts, 12);
  const info = writer.put(message, XfrmSpdAttribute.HINFO, XFRMU_SPDHINFO_SIZE);
  store<u32>(info, tables == null ? xfrm.FIRST_BUCKETS : tables.bucketsByIndex, XfrmuSpdhinfo.SPDHCNT);
  store<u32>(info, xfrm.MOST_BUCKETS, XfrmuSpdhinfo.SPDHMCNT);
  writer.bytesAttribute(message, XfrmSpdAttribute.IPV4_HTHRESH, xfrm.threshold4(netns), XFRMU_SPDHTHRESH_SIZE);
  writer.bytesAttribute(message, XfrmSpdAttribute.IPV6_HTHRESH, xfrm.threshold6(netns), XFRMU_SPDHTHRESH_SIZE);
  return finishInfo(request, message);
}

function setThresholds(request: Request): i32 {
  const netns = request.socket.netns;
  const four = attributes.get(table, XfrmSpdAttribute.IPV4_HTHRESH);
  const six = attributes.get(table, XfrmSpdAttribute.IPV6_HTHRESH);
  if (!isThreshold(four, BITS4)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid hash threshold (must be <= 32 for IPv4)');
  }
  if (!isThreshold(six, BITS6)) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid hash threshold (must be <= 128 for IPv6)');
  }
  if (four != 0) memory.copy(xfrm.threshold4(netns), attributes.payload(four), XFRMU_SPDHTHRESH_SIZE);
  if (six != 0) memory.copy(xfrm.threshold6(netns), attributes.payload(six), XFRMU_SPDHTHRESH_SIZE);
  return 0;
}

function isThreshold(attribute: usize, bits: u32): bool {
  if (attribute == 0) return true;
  const value = attributes.payload(attribute);
  return <u32>load<u8>(value, XfrmuSpdhthresh.LBITS) <= bits && <u32>load<u8>(value, XfrmuSpdhthresh.RBITS) <= bits;
}

/** What is no answer to what becomes of a packet is passed over. */
function setDefaults(request: Request): i32 {
  const netns = request.socket.netns;
  xfrm.setDefaults(netns, requests.body(request));
  const message = defaultsMessage(netns, 0, 0);
  if (message == null) return 0;
  message.group = XfrmNlgrp.POLICY;
  multicast(netns, Protocol.XFRM, message, null, 0);
  messages.release(message);
  return 0;
}

function tellDefaults(request: Request): i32 {
  const message = defaultsMessage(request.socket.netns, request.sequence, request.socket.port);
  return message == null ? -Errno.ENOBUFS : requests.reply(request, message);
}

function defaultsMessage(netns: Namespace, sequence: u32, port: u32): Message | null {
  const message = messages.create(NLMSGHDR_SIZE + writer.align(XFRM_USERPOLICY_DEFAULT_SIZE));
  if (message == null) return null;
  const start = writer.begin(message, XfrmMsg.GETDEFAULT, 0, sequence, port, XFRM_USERPOLICY_DEFAULT_SIZE);
  memory.copy(writer.header(message, start), xfrm.defaults(netns), XFRM_USERPOLICY_DEFAULT_SIZE);
  writer.end(message, start);
  return message;
}
