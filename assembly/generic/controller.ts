/**
 * The controller's answers (net/netlink/genetlink.c: ctrl_getfamily, ctrl_dumpfamily, ctrl_fill_info).
 */

import { Errno } from '../generated/errno';
import { HeaderFlag } from '../generated/netlink';
import {
  CtrlAttribute,
  GENLMSGHDR_SIZE,
  GENL_ID_CTRL,
  McastGroupAttribute,
  NlctrlCommand,
  OpAttribute,
} from '../generated/nlctrl';
import { CTRL_POLICY_POLICY_MAX } from '../generated/policies';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as attributes from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as writer from '../wire/writer';
import * as families from './family';
import * as header from './header';
import * as policyDump from './policy_dump';

/** For both of its policies: this is the longer. */
const table: usize = memory.data((CTRL_POLICY_POLICY_MAX + 1) * 4, 4);
/** Room for one family's message, as long as a family's operations and groups are few. */
const FAMILY_MESSAGE_SIZE: u32 = 1728;

/** CTRL_CMD_GETFAMILY: one family, by name or by id. */
export function getFamily(request: Request): i32 {
  const bad = parse(request, Mode.LIBERAL);
  if (bad != 0) return bad;
  const id = familyIn();
  if (id < 0) return id;
  const message = messages.create(FAMILY_MESSAGE_SIZE);
  if (message == null) return -Errno.ENOBUFS;
  write(message, id, 0, request.sequence, request.socket.port);
  messages.trim(message);
  return requests.reply(request, message);
}

/** CTRL_CMD_GETFAMILY: starts a dump of all families. Its attributes have no say in it, but must be right. */
export function startFamilyDump(request: Request): i32 {
  const bad = parse(request, Mode.STRICT);
  return bad != 0 ? bad : dumps.start(request, NlctrlCommand.GETFAMILY, 0);
}

/** Fills `table`. Linux is liberal with what is got, and strict with dumps. */
function parse(request: Request, mode: u32): i32 {
  const command: u32 = load<u8>(requests.body(request));
  const policy = families.policyOf(GENL_ID_CTRL, command);
  const from = requests.body(request) + GENLMSGHDR_SIZE;
  const size = requests.bodyLength(request) - GENLMSGHDR_SIZE;
  return requests.parse(request, policy, mode, table, from, size);
}

/** The family that the parsed request names or numbers, the name counting where there are both: its id, or a negative errno. */
function familyIn(): i32 {
  const byId = attributes.get(table, CtrlAttribute.FAMILY_ID);
  const byName = attributes.get(table, CtrlAttribute.FAMILY_NAME);
  if (byId == 0 && byName == 0) return -Errno.EINVAL;
  let id: u32 = byId == 0 ? 0 : <u32>load<u16>(attributes.payload(byId));
  if (byName != 0) {
    const name = attributes.payload(byName);
    id = families.byName(name, text.lengthOf(name, attributes.size(byName)));
  }
  return families.exists(id) ? id : -Errno.ENOENT;
}

/** CTRL_CMD_GETPOLICY: starts a dump of a family's policies, or of those of one of its operations. */
export function startPolicyDump(request: Request): i32 {
  const bad = parse(request, Mode.STRICT);
  if (bad != 0) return bad;
  const id = familyIn();
  if (id < 0) return id;
  const operation = attributes.get(table, CtrlAttribute.OP);
  const command = operation == 0 ? 0 : attributes.u32Value(operation);
  if (operation != 0 && families.operationFlags(id, command) == 0) return -Errno.ENOENT;
  const started = dumps.start(request, NlctrlCommand.GETPOLICY, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) policyDump.prepare(dump, id, command);
  return started;
}

/** Fills a page with families, from the id in the cursor on; DONE shares the last page. */
export function fillPage(dump: Dump, page: Message): i32 {
  for (let id = families.from(dump.cursor); id != 0; id = families.from(dump.cursor)) {
    if (!write(page, id, HeaderFlag.MULTI, dump.sequence, dump.socket.port)) return -Errno.EMSGSIZE;
    dump.cursor = id + 1;
  }
  return 0;
}

/** Appends a family's message; false, with nothing appended, when it does not fit. */
function write(message: Message, id: u32, flags: u32, sequence: u32, port: u32): bool {
  const start = header.begin(message, GENL_ID_CTRL, flags, sequence, port, NlctrlCommand.NEWFAMILY);
  writer.textAttribute(message, CtrlAttribute.FAMILY_NAME, families.nameOf(id));
  writer.u16Attribute(message, CtrlAttribute.FAMILY_ID, id);
  writer.u32Attribute(message, CtrlAttribute.VERSION, families.versionOf(id));
  writer.u32Attribute(message, CtrlAttribute.HDRSIZE, families.headerSizeOf(id));
  writer.u32Attribute(message, CtrlAttribute.MAXATTR, families.maxAttributeOf(id));
  writeOperations(message, families.operationsOf(id));
  writeGroup(message, id);
  return writer.end(message, start);
}

function writeOperations(message: Message, operations: usize): void {
  const list = writer.nestPlain(message, CtrlAttribute.OPS);
  let index: u32 = 1;
  for (let at = operations; load<u32>(at) != 0; at += 8) {
    const item = writer.nestPlain(message, index++);
    writer.u32Attribute(message, OpAttribute.ID, load<u32>(at));
    writer.u32Attribute(message, OpAttribute.FLAGS, load<u32>(at, 4));
    writer.endNest(message, item);
  }
  writer.endNest(message, list);
}

function writeGroup(message: Message, id: u32): void {
  const list = writer.nestPlain(message, CtrlAttribute.MCAST_GROUPS);
  const item = writer.nestPlain(message, 1);
  writer.u32Attribute(message, McastGroupAttribute.ID, families.groupIdOf(id));
  writer.textAttribute(message, McastGroupAttribute.NAME, families.groupNameOf(id));
  writer.endNest(message, item);
  writer.endNest(message, list);
}
