/**
 * The controller's answers (net/netlink/genetlink.c: ctrl_getfamily, ctrl_dumpfamily). What they hold is written in
 * generic/family_message.ts.
 */

import { Errno } from '../generated/errno';
import { HeaderFlag } from '../generated/netlink';
import {
  CtrlAttribute,
  GENLMSGHDR_SIZE,
  GENL_ID_CTRL,
  GENL_NAMSIZ,
  NLCTRL_VERSION,
  NlctrlCommand,
  NlctrlGroup,
  OpFlags,
} from '../generated/nlctrl';
import { CTRL_POLICY_FAMILY, CTRL_POLICY_POLICY, CTRL_POLICY_POLICY_MAX } from '../generated/policies';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as families from './family';
import { FAMILY_SIZE, Family, GroupName, Service, Unvalidated } from './family';
import * as familyMessage from './family_message';
import * as header from './header';
import * as policyDump from './policy_dump';

const controller = changetype<Family>(memory.data(FAMILY_SIZE, 8));
const notify = changetype<GroupName>(memory.data(offsetof<GroupName>(), 8));
const GET: u32 = OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL;
// prettier-ignore
const OPERATIONS: usize = memory.data<usize>([
  NlctrlCommand.GETFAMILY, GET, CTRL_POLICY_FAMILY, CTRL_POLICY_FAMILY, Unvalidated.STRICT,
  NlctrlCommand.GETPOLICY, OpFlags.CMD_CAP_DUMP | OpFlags.CMD_CAP_HASPOL, 0, CTRL_POLICY_POLICY, 0,
]);
/** For both of its policies: this is the longer. */
const table: usize = memory.data((CTRL_POLICY_POLICY_MAX + 1) * 4, 4);

boot();

/** Describes the controller, as the module starts. */
function boot(): void {
  families.describe(controller, Service.CONTROLLER, GENL_ID_CTRL, NLCTRL_VERSION, 'nlctrl', OPERATIONS, 2);
  controller.firstStrictCommand = NlctrlCommand.GETPOLICY + 1;
  text.write(changetype<usize>(notify), 'notify');
  families.describeGroups(controller, changetype<usize>(notify), 1, NlctrlGroup.NOTIFY);
}

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32, isDump: bool): i32 {
  if (command == NlctrlCommand.GETPOLICY) return startPolicyDump(request);
  return isDump ? startFamilyDump(request) : getFamily(request);
}

/** CTRL_CMD_GETFAMILY: one family, by name or by id. */
function getFamily(request: Request): i32 {
  const bad = parse(request, Mode.LIBERAL);
  if (bad != 0) return bad;
  const family = familyIn();
  if (family == null) return isNamed() ? -Errno.ENOENT : -Errno.EINVAL;
  const message = messages.create(familyMessage.sizeOf(family));
  if (message == null) return -Errno.ENOBUFS;
  if (!familyMessage.write(message, family, NlctrlCommand.NEWFAMILY, 0, request.sequence, request.socket.port)) {
    messages.release(message);
    return -Errno.EMSGSIZE;
  }
  messages.trim(message);
  return requests.reply(request, message);
}

/** CTRL_CMD_GETFAMILY: starts a dump of all families. Its attributes have no say in it, but must be right. */
function startFamilyDump(request: Request): i32 {
  const bad = parse(request, Mode.STRICT);
  return bad != 0 ? bad : dumps.start(request, Service.CONTROLLER, familyMessage.largest());
}

/** Fills `table`. Linux is liberal with what is got, and strict with dumps. */
function parse(request: Request, mode: u32): i32 {
  const isPolicy = load<u8>(requests.body(request)) == <u8>NlctrlCommand.GETPOLICY;
  const policy = isPolicy ? CTRL_POLICY_POLICY : CTRL_POLICY_FAMILY;
  const from = requests.body(request) + GENLMSGHDR_SIZE;
  const size = requests.bodyLength(request) - GENLMSGHDR_SIZE;
  return requests.parse(request, policy, mode, table, from, size);
}

/** True when the parsed request says at all which family it means. */
function isNamed(): bool {
  return attributes.get(table, CtrlAttribute.FAMILY_ID) != 0 || attributes.get(table, CtrlAttribute.FAMILY_NAME) != 0;
}

/** The family that the parsed request names or numbers, the name counting where there are both (ctrl_getfamily); null: there is none. */
function familyIn(): Family | null {
  const byName = attributes.get(table, CtrlAttribute.FAMILY_NAME);
  if (byName != 0) {
    const name = attributes.payload(byName);
    return families.byName(name, text.lengthOf(name, min(attributes.size(byName), GENL_NAMSIZ)));
  }
  return numberedIn();
}

/** The family that the parsed request numbers, or null. */
function numberedIn(): Family | null {
  const byId = attributes.get(table, CtrlAttribute.FAMILY_ID);
  return byId == 0 ? null : families.byId(load<u16>(attributes.payload(byId)));
}

/** CTRL_CMD_GETPOLICY: starts a dump of a family's policies, or of those of one of its operations. */
function startPolicyDump(request: Request): i32 {
  const bad = parse(request, Mode.STRICT);
  if (bad != 0) return bad;
  // Here the number counts where there are both (ctrl_dumppolicy_start).
  const isNumbered = attributes.get(table, CtrlAttribute.FAMILY_ID) != 0;
  const family = isNumbered ? numberedIn() : familyIn();
  if (family == null) return isNamed() ? -Errno.ENOENT : -Errno.EINVAL;
  const attribute = attributes.get(table, CtrlAttribute.OP);
  if (attribute != 0) {
    const operation = families.operationOf(family, attributes.u32Value(attribute));
    if (operation == null) return requests.point(request, -Errno.ENOENT, attribute);
    if (operation.doPolicy == 0 && operation.dumpPolicy == 0) return -Errno.ENODATA;
  } else if (!policyDump.hasPolicies(family)) return -Errno.ENODATA;
  const started = dumps.start(request, Service.CONTROLLER, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) policyDump.prepare(dump, family, attribute == 0 ? policyDump.ALL : attributes.u32Value(attribute));
  return started;
}

/** Fills a page of policies, or with families, from the id in the cursor on; there DONE shares the last page. */
export function fillPage(dump: Dump, page: Message): i32 {
  if (header.commandOf(dump) == NlctrlCommand.GETPOLICY) return policyDump.fillPage(dump, page);
  const port = dump.socket.port;
  for (let family = families.from(dump.cursor); family != null; family = families.from(dump.cursor)) {
    if (!familyMessage.write(page, family, NlctrlCommand.NEWFAMILY, HeaderFlag.MULTI, dump.sequence, port))
      return -Errno.EMSGSIZE;
    dump.cursor = family.id + 1;
  }
  return 0;
}
