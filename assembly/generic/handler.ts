/**
 * Generic netlink's door (genl_rcv_msg): finds the family by the message's type and its operation by the command, and checks what the
 * family wants of a request.
 */

import { Errno } from '../generated/errno';
import { HeaderFlag, NLM_F_DUMP } from '../generated/netlink';
import { GENLMSGHDR_SIZE, GENL_ID_CTRL, Genlmsghdr, NlctrlCommand, OpFlags } from '../generated/nlctrl';
import { Capability } from '../generated/socket';
import { Message } from '../memory/message';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import { Mode } from '../wire/policy_fault';
import * as answer from './answer';
import * as controller from './controller';
import * as families from './family';
import { Family, Operation, Unvalidated } from './family';
import * as policyDump from './policy_dump';

/** Handles one request; 0, dumps.STARTED, requests.LATER or a negative errno. */
export function handle(request: Request): i32 {
  const family = families.byId(request.type);
  if (family == null) return -Errno.ENOENT;
  if (requests.bodyLength(request) < GENLMSGHDR_SIZE + family.headerSize) return -Errno.EINVAL;
  const command: u32 = load<u8>(requests.body(request));
  const bad = command < family.firstStrictCommand ? 0 : checkHeader(request);
  if (bad != 0) return bad;
  // Both bits, unlike rtnetlink.
  const isDump = (request.flags & NLM_F_DUMP) == NLM_F_DUMP;
  const operation = families.operationOf(family, command);
  if (operation == null || !families.can(operation, isDump)) return -Errno.EOPNOTSUPP;
  const isPrivileged = (operation.flags & (OpFlags.ADMIN_PERM | OpFlags.UNS_ADMIN_PERM)) != 0;
  if (isPrivileged && !requests.capable(request, Capability.NET_ADMIN)) return -Errno.EPERM;
  if (family.id != GENL_ID_CTRL) {
    const wrong = checkAttributes(request, family, operation, isDump);
    return wrong != 0 ? wrong : answer.ask(request, isDump);
  }
  if (command == NlctrlCommand.GETPOLICY) return controller.startPolicyDump(request);
  return isDump ? controller.startFamilyDump(request) : controller.getFamily(request);
}

/** What Linux demands of commands that came after it had begun to look (genl_header_check). */
function checkHeader(request: Request): i32 {
  if (load<u16>(requests.body(request), Genlmsghdr.RESERVED) != 0)
    return requests.explain(request, -Errno.EINVAL, 'genlmsghdr.reserved field is not 0');
  const isDump = (request.flags & NLM_F_DUMP) == NLM_F_DUMP;
  const known = HeaderFlag.REQUEST | HeaderFlag.ACK | HeaderFlag.ECHO | (isDump ? NLM_F_DUMP : 0);
  if ((request.flags & ~known) != 0)
    return requests.explain(request, -Errno.EINVAL, 'ambiguous or reserved bits set in nlmsg_flags');
  return 0;
}

/** Checks a request by the policy of its operation, as strictly as that wants it (genl_family_rcv_msg_attrs_parse). */
function checkAttributes(request: Request, family: Family, operation: Operation, isDump: bool): i32 {
  const policy = isDump ? operation.dumpPolicy : operation.doPolicy;
  if (policy == 0 || (isDump && (operation.unvalidated & Unvalidated.DUMP) != 0)) return 0;
  const lenient: u32 = isDump ? Unvalidated.DUMP_STRICT : Unvalidated.STRICT;
  const mode = (operation.unvalidated & lenient) != 0 ? Mode.LIBERAL : Mode.STRICT;
  const headers = GENLMSGHDR_SIZE + family.headerSize;
  return requests.check(
    request,
    policy,
    mode,
    requests.body(request) + headers,
    requests.bodyLength(request) - headers,
  );
}

/** Fills a page of a dump: above 0 when there may be more, else 0 or a negative errno. */
export function fillPage(dump: Dump, page: Message): i32 {
  switch (dump.handler) {
    case answer.HOST_DUMP:
      return answer.fillPage(dump, page);
    case NlctrlCommand.GETPOLICY:
      return policyDump.fillPage(dump, page);
    default:
      return controller.fillPage(dump, page);
  }
}
