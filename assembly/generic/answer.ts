/**
 * Requests to families of the host's, and what it answers: one at a time, in the middle of the send that brings it, or, when it says that it
 * can't yet, as often as it has `genl_resume` ask it again (netlink/backlog.ts). What it answers to a request goes to the requester at
 * once; what it answers to a dump is kept with the dump, whole, and sent a page at a time.
 *
 *      content   ┌─ nlmsghdr ─┬─ genlmsghdr and the rest ─┬─ padding to 4 ─┬─ nlmsghdr …
 */

import { Errno } from '../generated/errno';
import { HeaderFlag, NETLINK_MAX_COOKIE_LEN, NLMSGHDR_SIZE, Nlmsghdr } from '../generated/netlink';
import { GENLMSGHDR_SIZE } from '../generated/nlctrl';
import * as host from '../host';
import * as heap from '../memory/heap';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as writer from '../wire/writer';
import { Service } from './family';

@unmanaged
class Answer {
  /** The request that the host is asked about, or 0. */
  request: usize;
  isDump: bool;
  /** What a dump is to send: a block, what of it is used, and its longest message. */
  content: usize;
  capacity: u32;
  used: u32;
  longest: u32;
}

const answer = changetype<Answer>(memory.data(offsetof<Answer>(), 4));

/** The text that the host explains an error by, as AssemblyScript keeps one. */
const MOST_TEXT: u32 = 256;
const explanation: usize = memory.data(4 + MOST_TEXT, 4);
/** The cookie that it gives: length u32, bytes. */
const cookie: usize = memory.data(4 + NETLINK_MAX_COOKIE_LEN, 4);

/** True while the host is asked. */
export function isAsked(): bool {
  return answer.request != 0;
}

/** Asks the host about a request; 0, dumps.STARTED, requests.LATER or a negative errno. */
export function ask(request: Request, isDump: bool): i32 {
  if (isDump && request.socket.dump != 0) return -Errno.EBUSY;
  answer.request = changetype<usize>(request);
  answer.isDump = isDump;
  const result = host.genl_request(request.task.handle, request.socket.handle, request.header, request.length, isDump);
  answer.request = 0;
  if (!isDump) return result > 0 ? requests.LATER : result;
  const started =
    result > 0 ? requests.LATER : result < 0 ? result : dumps.start(request, Service.HOST, answer.longest);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump == null) heap.free(answer.content);
  else dumps.keep(dump, answer.content, answer.used);
  answer.content = 0;
  answer.capacity = 0;
  answer.used = 0;
  answer.longest = 0;
  return started;
}

/** One message of the answer, from its genlmsghdr on. 0, or -EINVAL when nobody is asked or it is none, or why it is not queued. */
export function reply(from: usize, size: u32): i32 {
  if (!isAsked() || size < GENLMSGHDR_SIZE) return -Errno.EINVAL;
  const request = changetype<Request>(answer.request);
  if (answer.isDump) return collect(request, from, size);
  const message = messages.create(writer.align(NLMSGHDR_SIZE + size));
  if (message == null) return -Errno.ENOBUFS;
  const start = writer.begin(message, request.type, 0, request.sequence, request.socket.port, 0);
  memory.copy(writer.reserve(message, size), from, size);
  writer.end(message, start);
  return requests.reply(request, message);
}

/** Adds a message to what a dump is to send. */
function collect(request: Request, from: usize, size: u32): i32 {
  const whole = writer.align(NLMSGHDR_SIZE + size);
  if (answer.used + whole > answer.capacity) {
    const capacity = max(answer.used + whole, answer.capacity << 1);
    const block = heap.resize(answer.content, capacity);
    if (block == 0) return -Errno.ENOBUFS;
    answer.content = block;
    answer.capacity = capacity;
  }
  const at = answer.content + answer.used;
  store<u32>(at + whole - 4, 0);
  store<u32>(at, whole);
  store<u16>(at, request.type, Nlmsghdr.TYPE);
  store<u16>(at, HeaderFlag.MULTI, Nlmsghdr.FLAGS);
  store<u32>(at, request.sequence, Nlmsghdr.SEQ);
  store<u32>(at, request.socket.port, Nlmsghdr.PID);
  memory.copy(at + NLMSGHDR_SIZE, from, size);
  answer.used += whole;
  answer.longest = max(answer.longest, whole);
  return 0;
}

/**
 * Explains what the host is about to answer: by a text of `size` bytes of ASCII, the offset in the request of the attribute that is wrong,
 * the type of one that is missing, the offset of the nest that lacks it; 0 for what there is not. -EINVAL when nobody is asked, or the text
 * is too long.
 */
export function explain(from: usize, size: u32, offset: u32, missing: u32, nest: u32): i32 {
  if (!isAsked() || size > MOST_TEXT) return -Errno.EINVAL;
  const request = changetype<Request>(answer.request);
  if (offset >= request.length || nest >= request.length) return -Errno.EINVAL;
  store<u32>(explanation, size << 1);
  memory.copy(explanation + 4, from, size);
  const ack = request.ack;
  ack.text = size == 0 ? 0 : explanation + 4;
  ack.offset = offset;
  ack.rule = 0;
  ack.missing = missing;
  ack.nest = nest;
  return 0;
}

/** Bytes for the acknowledgement that the host is about to answer with. -EINVAL when nobody is asked, or there are none or too many. */
export function setCookie(from: usize, size: u32): i32 {
  if (!isAsked() || size == 0 || size > NETLINK_MAX_COOKIE_LEN) return -Errno.EINVAL;
  store<u32>(cookie, size);
  memory.copy(cookie + 4, from, size);
  changetype<Request>(answer.request).ack.cookie = cookie;
  return 0;
}

/** Fills a page with what was kept, from the cursor on; DONE shares the last page. */
export function fillPage(dump: Dump, page: Message): i32 {
  while (dump.cursor < dump.contentSize) {
    const at = dump.content + dump.cursor;
    const size = load<u32>(at);
    if (size > page.capacity - page.length) return -Errno.EMSGSIZE;
    memory.copy(writer.tail(page), at, size);
    page.length += size;
    dump.cursor += size;
  }
  return 0;
}
