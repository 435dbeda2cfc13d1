/** The header of a family's messages: nlmsghdr, then genlmsghdr (genlmsg_put). */

import { Errno } from '../generated/errno';
import { HeaderFlag } from '../generated/netlink';
import { GENLMSGHDR_SIZE, Genlmsghdr } from '../generated/nlctrl';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as writer from '../wire/writer';
import { Family } from './family';

/** Room for an answer that is not long (GENLMSG_DEFAULT_SIZE is more). */
const ANSWER_SIZE: u32 = 512;

/** Begins a message of a family; its offset in the payload, as `writer.begin` gives it. */
export function begin(message: Message, family: Family, flags: u32, sequence: u32, port: u32, command: u32): u32 {
  const start = writer.begin(message, family.id, flags, sequence, port, GENLMSGHDR_SIZE + family.headerSize);
  if (writer.fits(message)) {
    const at = writer.header(message, start);
    store<u8>(at, command);
    store<u8>(at, family.version, Genlmsghdr.VERSION);
  }
  return start;
}

/** Which command a dump answers. */
export function commandOf(dump: Dump): u32 {
  return load<u8>(dumps.body(dump));
}

/** Begins the answer to a request, of its command; null: no memory. */
export function answer(request: Request, family: Family): Message | null {
  const message = messages.create(ANSWER_SIZE);
  if (message == null) return null;
  begin(message, family, 0, request.sequence, request.socket.port, load<u8>(requests.body(request)));
  return message;
}

/** Where the one message of an answer begins. */
const START: u32 = 0;

/** Sends an answer that `answer` began; 0 or a negative errno. */
export function send(request: Request, message: Message): i32 {
  if (!writer.end(message, START)) {
    messages.release(message);
    return -Errno.EMSGSIZE;
  }
  messages.trim(message);
  return requests.reply(request, message);
}

/** Begins one message of a dump, as `begin`. */
export function beginPart(page: Message, dump: Dump, family: Family): u32 {
  return begin(page, family, HeaderFlag.MULTI, dump.sequence, dump.socket.port, commandOf(dump));
}
