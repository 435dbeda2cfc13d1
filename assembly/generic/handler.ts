/**
 * Generic netlink's door (genl_rcv_msg): finds the family by the message's type and its operation by the command, and checks what the
 * family wants of a request.
 */

import { Errno } from '../generated/errno';
import { HeaderFlag, NLM_F_DUMP } from '../generated/netlink';
import { GENLMSGHDR_SIZE, Genlmsghdr, OpFlags } from '../generated/nlctrl';
import { Capability } from '../generated/socket';
import { Message } from '../memory/message';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as answer from './answer';
import * as attributes from './attributes';
import * as controller from './controller';
import * as ethtool from './ethtool';
import * as families from './family';
import { Service } from './family';
import * as ioam6 from './ioam6';
import * as mptcp from './mptcp';
import * as netdev from './netdev';
import * as seg6 from './seg6';
import * as tcpMetrics from './tcp_metrics';

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
  switch (family.service) {
    case Service.CONTROLLER:
      return controller.handle(request, command, isDump);
    case Service.HOST: {
      const wrong = attributes.check(request, family, operation, isDump);
      return wrong != 0 ? wrong : answer.ask(request, isDump);
    }
    default: {
      const wrong = attributes.parse(request, family, operation, isDump);
      return wrong != 0 ? wrong : serve(request, family.service, command, isDump);
    }
  }
}

/** Has one of Linux's own families answer. */
function serve(request: Request, service: u32, command: u32, isDump: bool): i32 {
  switch (service) {
    case Service.TCP_METRICS:
      return tcpMetrics.handle(request, command, isDump);
    case Service.MPTCP_PM:
      return mptcp.handle(request, command, isDump);
    case Service.NETDEV:
      return netdev.handle(request, command, isDump);
    case Service.ETHTOOL:
      return ethtool.handle(request, command, isDump);
    case Service.SEG6:
      return seg6.handle(request, command);
    case Service.IOAM6:
      return ioam6.handle(request, command);
    default:
      return -Errno.EOPNOTSUPP;
  }
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
  switch (dump.handler) {
    case Service.HOST:
      return answer.fillPage(dump, page);
    case Service.CONTROLLER:
      return controller.fillPage(dump, page);
    case Service.MPTCP_PM:
      return mptcp.fillPage(dump, page);
    case Service.NETDEV:
      return netdev.fillPage(dump, page);
    case Service.ETHTOOL:
      return ethtool.fillPage(dump, page);
    case Service.SEG6:
      return seg6.fillPage(dump, page);
    case Service.IOAM6:
      return ioam6.fillPage(dump, page);
    default:
      return 0;
  }
}
