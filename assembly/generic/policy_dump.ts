/**
 * CTRL_CMD_GETPOLICY's answer (ctrl_dumppolicy): first, for each operation, which policies it has, then each policy, one
 * attribute a message. Policies are numbered from 0 in the order in which the operations name them.
 *
 * The cursor: `cursor` counts messages, `cursor2` is the family, `cursor3` the one operation that was asked for, or 0.
 */

import { HeaderFlag } from '../generated/netlink';
import { CtrlAttribute, GENL_ID_CTRL, NlctrlCommand, OpFlags, OpPolicyAttribute } from '../generated/nlctrl';
import { Message } from '../memory/message';
import { Dump } from '../netlink/dump';
import * as policies from '../wire/policy';
import * as description from '../wire/policy_describe';
import * as writer from '../wire/writer';
import * as families from './family';
import * as header from './header';

/** What a new dump is about. */
export function prepare(dump: Dump, id: u32, command: u32): void {
  dump.cursor2 = id;
  dump.cursor3 = command;
}

/** Fills a page, from the message in the cursor on. The result ends the dump with a datagram of its own. */
export function fillPage(dump: Dump, page: Message): i32 {
  while (writeNext(dump, page)) dump.cursor++;
  return page.length;
}

/** Appends the message in the cursor; false when it does not fit, or there is none. */
function writeNext(dump: Dump, page: Message): bool {
  const operations = families.operationsOf(dump.cursor2);
  let left = dump.cursor;
  let policy: u32 = 0;
  for (let at = operations; load<u32>(at) != 0; at += 8) {
    if (!isAsked(dump, load<u32>(at))) continue;
    if (left == 0) return writeOperation(dump, page, load<u32>(at), load<u32>(at, 4), policy);
    left--;
    policy++;
  }
  policy = 0;
  for (let at = operations; load<u32>(at) != 0; at += 8) {
    const command = load<u32>(at);
    if (!isAsked(dump, command)) continue;
    const rules = families.policyOf(dump.cursor2, command);
    const max = policies.maxOf(rules);
    for (let type: u32 = 1; type <= max; type++) {
      const rule = policies.ruleOf(rules, type);
      if (!description.isDescribed(rule)) continue;
      if (left == 0) return writeRule(dump, page, policy, type, rule);
      left--;
    }
    policy++;
  }
  return false;
}

function isAsked(dump: Dump, command: u32): bool {
  return dump.cursor3 == 0 || dump.cursor3 == command;
}

function begin(dump: Dump, page: Message): u32 {
  const port = dump.socket.port;
  const start = header.begin(page, GENL_ID_CTRL, HeaderFlag.MULTI, dump.sequence, port, NlctrlCommand.GETPOLICY);
  writer.u16Attribute(page, CtrlAttribute.FAMILY_ID, dump.cursor2);
  return start;
}

/** Which policy an operation has, for doing and for dumping. Linux numbers the nest by the command that does, or else 0. */
function writeOperation(dump: Dump, page: Message, command: u32, flags: u32, policy: u32): bool {
  const start = begin(dump, page);
  const does = (flags & OpFlags.CMD_CAP_DO) != 0;
  const list = writer.nest(page, CtrlAttribute.OP_POLICY);
  const item = writer.nest(page, does ? command : 0);
  if (does) writer.u32Attribute(page, OpPolicyAttribute.DO, policy);
  if ((flags & OpFlags.CMD_CAP_DUMP) != 0) writer.u32Attribute(page, OpPolicyAttribute.DUMP, policy);
  writer.endNest(page, item);
  writer.endNest(page, list);
  return writer.end(page, start);
}

/** What a policy says of one attribute. */
function writeRule(dump: Dump, page: Message, policy: u32, type: u32, rule: usize): bool {
  const start = begin(dump, page);
  const list = writer.nest(page, CtrlAttribute.POLICY);
  const item = writer.nest(page, policy);
  description.write(page, type, rule, description.UNNUMBERED);
  writer.endNest(page, item);
  writer.endNest(page, list);
  return writer.end(page, start);
}
