/**
 * Generic netlink's door (genl_rcv_msg): finds the family by the message's type and its operation by the command.
 */

import { Errno } from '../generated/errno';
import { HeaderFlag, NLM_F_DUMP } from '../generated/netlink';
import { GENLMSGHDR_SIZE, Genlmsghdr, NlctrlCommand, OpFlags } from '../generated/nlctrl';
import { Message } from '../memory/message';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as controller from './controller';
import * as families from './family';
import * as policyDump from './policy_dump';

/** Handles one request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request): i32 {
  const id = request.type;
  if (!families.exists(id)) return -Errno.ENOENT;
  if (requests.bodyLength(request) < GENLMSGHDR_SIZE + families.headerSizeOf(id)) return -Errno.EINVAL;
  const command: u32 = load<u8>(requests.body(request));
  const bad = command < families.firstStrictCommand(id) ? 0 : checkHeader(request);
  if (bad != 0) return bad;
  // Both bits, unlike rtnetlink.
  const isDump = (request.flags & NLM_F_DUMP) == NLM_F_DUMP;
  const needed: u32 = isDump ? OpFlags.CMD_CAP_DUMP : OpFlags.CMD_CAP_DO;
  if ((families.operationFlags(id, command) & needed) == 0) return -Errno.EOPNOTSUPP;
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

/** Fills a page of a dump: above 0 when there may be more, else 0 or a negative errno. */
export function fillPage(dump: Dump, page: Message): i32 {
  return dump.handler == NlctrlCommand.GETPOLICY ? policyDump.fillPage(dump, page) : controller.fillPage(dump, page);
}
