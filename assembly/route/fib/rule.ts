/** RTM_NEWRULE and RTM_DELRULE (fib_newrule, fib_delrule), and RTM_GETRULE, which is a dump (fib_nl_dumprule). */

import { Errno } from '../../generated/errno';
import { NLMSGHDR_SIZE, NewFlag } from '../../generated/netlink';
import { FIB_RULE_HDR_SIZE, FibRuleHdr, RuleMessage } from '../../generated/rt-rule';
import { AddressFamily } from '../../generated/socket';
import { Message } from '../../memory/message';
import * as dumps from '../../netlink/dump';
import { Dump } from '../../netlink/dump';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as rules from '../../net/fib/rule';
import { FAMILY_COUNT, RuleTable } from '../../net/fib/rule';
import * as ruleChange from '../../net/fib/rule_change';
import { Dumper } from '../dumper';
import * as notify from '../notify';
import * as ruleMessage from './rule_message';
import * as ruleRequest from './rule_request';
import { wanted } from './rule_request';

/** Adds a rule; with EXCL, only one that is not there. */
export function add(request: Request): i32 {
  const bad = checkHeader(request);
  if (bad != 0) return bad;
  const family: u32 = load<u8>(requests.body(request));
  const netns = request.socket.netns;
  const table = rules.tableOf(netns, family);
  if (table == null) return unsupported(request);
  const wrong = read(request, family, table);
  if (wrong != 0) return wrong;
  if (requests.hasFlag(request, NewFlag.EXCL) && ruleChange.exists(family, table, wanted, ruleRequest.given())) {
    return -Errno.EEXIST;
  }
  const refused = ruleRequest.configure(request, family);
  if (refused != 0) return refused;
  notify.begin(request);
  const result = ruleChange.add(netns, family, table, wanted);
  notify.end();
  return result;
}

/** Takes away the first rule that has all that the request has. */
export function remove(request: Request): i32 {
  const bad = checkHeader(request);
  if (bad != 0) return bad;
  const family: u32 = load<u8>(requests.body(request));
  const netns = request.socket.netns;
  const table = rules.tableOf(netns, family);
  if (table == null) return unsupported(request);
  const wrong = read(request, family, table);
  if (wrong != 0) return wrong;
  const rule = ruleChange.find(family, table, wanted, ruleRequest.given());
  if (rule == null) return -Errno.ENOENT;
  notify.begin(request);
  const result = ruleChange.remove(netns, family, table, rule);
  notify.end();
  return result;
}

function checkHeader(request: Request): i32 {
  if (requests.bodyLength(request) >= FIB_RULE_HDR_SIZE) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid msg length');
}

function unsupported(request: Request): i32 {
  return requests.explain(request, -Errno.EAFNOSUPPORT, 'Rule family not supported');
}

function read(request: Request, family: u32, table: RuleTable): i32 {
  const bad = ruleRequest.read(request, family);
  return bad != 0 ? bad : ruleRequest.settle(request, request.socket.netns, table);
}

/** Starts a dump of one family's rules, or of all. */
export function startDump(request: Request): i32 {
  if (requests.isStrict(request)) {
    const bad = checkStrictly(request);
    if (bad != 0) return dumps.startFailed(request, bad);
  }
  return dumps.start(request, Dumper.RULES, 0);
}

/** Strict checking wants a whole header that has nothing but a family, and nothing after it (fib_valid_dumprule_req). */
function checkStrictly(request: Request): i32 {
  if (requests.bodyLength(request) < FIB_RULE_HDR_SIZE) {
    return requests.explain(request, -Errno.EINVAL, 'Invalid header for fib rule dump request');
  }
  const header = requests.body(request);
  // All but the family, which is the first byte, is 0.
  if (load<u32>(header) >>> 8 != 0 || (load<u32>(header, FibRuleHdr.TABLE) | load<u32>(header, FibRuleHdr.FLAGS)) != 0)
    return requests.explain(request, -Errno.EINVAL, 'Invalid values in header for fib rule dump request');
  if (requests.bodyLength(request) == FIB_RULE_HDR_SIZE) return 0;
  return requests.explain(request, -Errno.EINVAL, 'Invalid data after header in fib rule dump request');
}

/** Fills a page; DONE shares the last. The cursor: `cursor` is the place of the family, `cursor2` how many of its rules were sent. */
export function fillPage(dump: Dump, page: Message): i32 {
  const netns = dump.socket.netns;
  const family: u32 = dump.requestLength > NLMSGHDR_SIZE ? load<u8>(dumps.body(dump)) : 0;
  if (family != AddressFamily.UNSPEC && rules.tableOf(netns, family) == null) return -Errno.EAFNOSUPPORT;
  for (; dump.cursor < FAMILY_COUNT; dump.cursor++) {
    const at = rules.familyAt(dump.cursor);
    if (family != AddressFamily.UNSPEC && family != at) continue;
    if (!fillTable(dump, page, at, rules.tableAt(netns, dump.cursor))) return -Errno.EMSGSIZE;
    dump.cursor2 = 0;
  }
  return 0;
}

function fillTable(dump: Dump, page: Message, family: u32, table: RuleTable): bool {
  let i: u32 = 0;
  for (let rule = rules.first(table); rule != null; rule = rules.next(rule)) {
    if (i++ < dump.cursor2) continue;
    const sequence = dump.sequence;
    const port = dump.socket.port;
    if (!ruleMessage.write(page, family, rule, RuleMessage.NEWRULE, dump.messageFlags, sequence, port)) return false;
    dump.cursor2 = i;
  }
  return true;
}
