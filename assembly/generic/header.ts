/** The header of a family's messages: nlmsghdr, then genlmsghdr (genlmsg_put). */

import { GENLMSGHDR_SIZE, Genlmsghdr } from '../generated/nlctrl';
import { Message } from '../memory/message';
import * as writer from '../wire/writer';
import { Family } from './family';

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
