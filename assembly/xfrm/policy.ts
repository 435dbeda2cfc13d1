/**
 * Requests about policies (xfrm_add_policy, xfrm_get_policy, xfrm_flush_policy, xfrm_add_pol_expire, xfrm_dump_policy). Labels of security
 * modules are EOPNOTSUPP.
 */

import { Errno } from '../generated/errno';
import { NLMSGHDR_SIZE } from '../generated/netlink';
import { AddressFamily } from '../generated/socket';
import {
  XFRM_MAX_DEPTH,
  XFRM_USERPOLICY_INFO_SIZE,
  XFRM_USER_TMPL_SIZE,
  XfrmAction,
  XfrmAttribute,
  XfrmMode,
  XfrmMsg,
  XfrmPolicy,
  XfrmPolicyType,
  XfrmSelector,
  XfrmShare,
  XfrmUserPolexpire,
  XfrmUserTmpl,
  XfrmUserpolicyId,
  XfrmUserpolicyInfo,
} from '../generated/xfrm';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as policies from '../net/xfrm/xfrm_policy';
import { Policy, Traits } from '../net/xfrm/xfrm_policy';
import * as attributes from '../wire/attributes';
import { mark, markMask, number, table } from './parse';
import * as policyMessage from './policy_message';
import { checkPrefixes, isProtocol } from './selector';

/** What makes the policy that a request means one of its own. */
const wanted = changetype<Traits>(memory.data(offsetof<Traits>(), 4));

/** Reads that; 0 or -EINVAL. */
function readTraits(request: Request): i32 {
  const type = attributes.get(table, XfrmAttribute.POLICY_TYPE);
  wanted.type = type == 0 ? XfrmPolicyType.MAIN : attributes.u8Value(type);
  wanted.mark = mark();
  wanted.markMask = markMask();
  wanted.ifId = number(XfrmAttribute.IF_ID);
  if (wanted.type <= <u32>XfrmPolicyType.SUB) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid policy type');
}

function checkDirection(request: Request, direction: u32): i32 {
  if (direction <= <u32>XfrmPolicy.FWD) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid policy direction');
}

/** What is wrong with a policy's description (verify_newpolicy_info). */
function check(request: Request, info: usize): i32 {
  if (<u32>load<u8>(info, XfrmUserpolicyInfo.SHARE) > <u32>XfrmShare.UNIQUE)
    return requests.explain(request, -Errno.EINVAL, 'Invalid policy share');
  if (<u32>load<u8>(info, XfrmUserpolicyInfo.ACTION) > <u32>XfrmAction.BLOCK)
    return requests.explain(request, -Errno.EINVAL, 'Invalid policy action');
  const family: u32 = load<u16>(info, XfrmSelector.FAMILY);
  const bad = checkPrefixes(request, info, family, 'Invalid selector family');
  if (bad != 0) return bad;
  const direction: u32 = load<u8>(info, XfrmUserpolicyInfo.DIR);
  const wrong = checkDirection(request, direction);
  if (wrong != 0) return wrong;
  const index = load<u32>(info, XfrmUserpolicyInfo.INDEX);
  if (index == 0 || policies.fits(index, direction)) return 0;
  return requests.explain(request, -Errno.EINVAL, "Policy index doesn't match direction");
}

/** What is wrong with what is to be done to its packets (validate_tmpl). */
function checkTemplates(request: Request, at: usize, count: u32, family: u32, direction: u32): i32 {
  const error = -Errno.EINVAL;
  if (count > XFRM_MAX_DEPTH) return requests.explain(request, error, 'Template count must be <= XFRM_MAX_DEPTH (6)');
  let before = family;
  for (let i: u32 = 0; i < count; i++) {
    const template = at + i * XFRM_USER_TMPL_SIZE;
    const told: u32 = load<u16>(template, XfrmUserTmpl.FAMILY);
    const own = told == 0 ? family : told;
    const mode: u32 = load<u8>(template, XfrmUserTmpl.MODE);
    if (mode == XfrmMode.TUNNEL || mode == XfrmMode.BEET) {
      if (direction == XfrmPolicy.OUT && load<u8>(template, XfrmUserTmpl.OPTIONAL) != 0)
        return requests.explain(request, error, 'Mode in optional template not allowed in outbound policy');
    } else if (mode != XfrmMode.IPTFS && own != before) {
      return requests.explain(request, error, "Mode in template doesn't support a family change");
    }
    if (mode > <u32>XfrmMode.IPTFS)
      return requests.explain(request, error, 'Mode in template must be < XFRM_MODE_MAX (6)');
    before = own;
    if (own != AddressFamily.INET && own != AddressFamily.INET6)
      return requests.explain(request, error, 'Invalid family in template');
    if (!isProtocol(load<u8>(template, XfrmUserTmpl.PROTO)))
      return requests.explain(request, error, 'Invalid XFRM protocol in template');
  }
  return 0;
}

/** NEWPOLICY and UPDPOLICY: a policy is made, of which with UPDPOLICY there may be one. */
export function add(request: Request): i32 {
  const info = requests.body(request);
  let bad = check(request, info);
  if (bad == 0) bad = readTraits(request);
  if (bad != 0) return bad;
  const family: u32 = load<u16>(info, XfrmSelector.FAMILY);
  const direction: u32 = load<u8>(info, XfrmUserpolicyInfo.DIR);
  const told = attributes.get(table, XfrmAttribute.TMPL);
  const templates: usize = told == 0 ? 0 : attributes.payload(told);
  const count: u32 = told == 0 ? 0 : attributes.size(told) / XFRM_USER_TMPL_SIZE;
  const wrong = checkTemplates(request, templates, count, family, direction);
  if (wrong != 0) return wrong;
  if (attributes.get(table, XfrmAttribute.SEC_CTX) != 0) return -Errno.EOPNOTSUPP;
  const netns = request.socket.netns;
  const old = policies.bySelector(netns, direction, info, wanted);
  if (old != null && request.type == XfrmMsg.NEWPOLICY) return -Errno.EEXIST;
  const policy = policies.create(netns, count);
  if (policy == null) return -Errno.ENOMEM;
  describe(policy, info, templates, count, family);
  if (!policies.insert(policy, old)) {
    policies.free(policy);
    return -Errno.ENOMEM;
  }
  policyMessage.told(policy, request.type, request.sequence);
  return 0;
}

function describe(policy: Policy, told: usize, templates: usize, count: u32, family: u32): void {
  const info = policies.infoOf(policy);
  memory.copy(info, told, XFRM_USERPOLICY_INFO_SIZE);
  memory.fill(info + XfrmUserpolicyInfo.BYTES, 0, XfrmUserpolicyInfo.PRIORITY - XfrmUserpolicyInfo.BYTES);
  store<u8>(info, XfrmShare.ANY, XfrmUserpolicyInfo.SHARE);
  memory.fill(info + XfrmUserpolicyInfo.SHARE + 1, 0, XFRM_USERPOLICY_INFO_SIZE - XfrmUserpolicyInfo.SHARE - 1);
  memory.copy(changetype<usize>(policies.traitsOf(policy)), changetype<usize>(wanted), offsetof<Traits>('templates'));
  memory.copy(policies.templatesOf(policy), templates, count * XFRM_USER_TMPL_SIZE);
  for (let i: u32 = 0; i < count; i++) {
    const at = policies.templatesOf(policy) + i * XFRM_USER_TMPL_SIZE;
    // What lies between the members is not kept.
    if (load<u16>(at, XfrmUserTmpl.FAMILY) == 0) store<u16>(at, family, XfrmUserTmpl.FAMILY);
    store<u16>(at, 0, XfrmUserTmpl.FAMILY + 2);
    store<u8>(at, 0, XfrmUserTmpl.OPTIONAL + 1);
  }
}

/** The policy that a request's id names, by its number or by its selector; null when it is not there. */
function find(request: Request, index: u32, direction: u32, selector: usize): Policy | null {
  const netns = request.socket.netns;
  return index != 0
    ? policies.byIndex(netns, direction, index, wanted)
    : policies.bySelector(netns, direction, selector, wanted);
}

/** GETPOLICY and DELPOLICY. */
export function get(request: Request): i32 {
  const id = requests.body(request);
  const index = load<u32>(id, XfrmUserpolicyId.INDEX);
  const direction: u32 = load<u8>(id, XfrmUserpolicyId.DIR);
  let bad = readTraits(request);
  if (bad == 0) bad = checkDirection(request, direction);
  if (bad != 0) return bad;
  const policy = find(request, index, direction, id);
  if (policy == null) return -Errno.ENOENT;
  if (request.type == XfrmMsg.DELPOLICY) {
    policies.remove(policy);
    policyMessage.gone(policy, index != 0, request.sequence);
    policies.free(policy);
    return 0;
  }
  const message = messages.create(NLMSGHDR_SIZE + policyMessage.sizeOf(policy));
  if (message == null) return -Errno.ENOMEM;
  policyMessage.write(message, policy, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** Takes away all of a type; nobody hears of it when there were none. */
export function flush(request: Request): i32 {
  const bad = readTraits(request);
  if (bad != 0) return bad;
  const netns = request.socket.netns;
  if (policies.flush(netns, wanted.type)) policyMessage.flushed(netns, wanted.type, request.sequence);
  return 0;
}

/** POLEXPIRE: a program says that a policy's time is over, or that it should be renewed. */
export function expire(request: Request): i32 {
  const info = requests.body(request);
  const direction: u32 = load<u8>(info, XfrmUserpolicyInfo.DIR);
  let bad = readTraits(request);
  if (bad == 0) bad = checkDirection(request, direction);
  if (bad != 0) return bad;
  const policy = find(request, load<u32>(info, XfrmUserpolicyInfo.INDEX), direction, info);
  if (policy == null) return -Errno.ENOENT;
  const isHard = load<u8>(info, XfrmUserPolexpire.HARD) != 0;
  if (isHard) policies.remove(policy);
  policyMessage.expired(policy, isHard);
  if (isHard) policies.free(policy);
  return 0;
}

/** Fills a page of a dump of all policies, the newest first. The cursor: `cursor` is the serial number below which they are to be sent, or 0. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  for (
    let policy = policies.upTo(netns, dump.cursor - 1);
    policy != null;
    policy = policies.upTo(netns, dump.cursor - 1)
  ) {
    if (!policyMessage.write(page, policy, dump.messageFlags, dump.sequence, dump.socket.port)) break;
    dump.cursor = policy.serial;
  }
  return page.length;
}
