/** The header of a family's messages: nlmsghdr, then genlmsghdr (genlmsg_put). */

import { GENLMSGHDR_SIZE, Genlmsghdr } from '../generated/nlctrl';
import { Message } from '../memory/message';
import * as writer from '../wire/writer';
import * as families from './family';

/** Begins a message of the family `id`; its offset in the payload, as `writer.begin` gives it. */
export function begin(message: Message, id: u32, flags: u32, sequence: u32, port: u32, command: u32): u32 {
  const start = writer.begin(message, id, flags, sequence, port, GENLMSGHDR_SIZE + families.headerSizeOf(id));
  if (writer.fits(message)) {
    const at = writer.header(message, start);
    store<u8>(at, command);
    store<u8>(at, families.versionOf(id), Genlmsghdr.VERSION);
  }
  return start;
}
