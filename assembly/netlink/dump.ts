/**
 * Dumps: long answers, a page at a time (netlink_dump_start, netlink_dump). The first page is made with the request; each
 * later one when the reader has taken enough, inside its recvmsg. The family that fills the pages keeps its place in
 * `cursor`; nothing of a table is held between pages.
 *
 *      ┌─ Dump ─────────────────────────────┬─ the request: nlmsghdr and body ─┐
 *
 * A socket has one dump at a time. Its life: `start`, then `openPage`, the family fills it, `closePage`, until the family
 * says it is done, and DONE goes into the last page or, where that is full or the family wants it so, into one of its own.
 */

import { Errno } from '../generated/errno';
import { AckFlag, HeaderFlag, NLMSGDONE_SIZE, NLMSGHDR_SIZE, NetlinkMessage } from '../generated/netlink';
import * as heap from '../memory/heap';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as writer from '../wire/writer';
import * as extendedAck from './extended_ack';
import { ExtendedAck } from './extended_ack';
import * as filter from './filter';
import * as receive from './receive';
import { Request } from './request';
import { Socket, SocketFlag, has } from './socket';
import { truesize } from './truesize';

@unmanaged
export class Dump {
  socket: Socket;
  /** Which dump it is: a number of the family's own. */
  handler: u32;
  type: u32;
  flags: u32;
  sequence: u32;
  /** A page is never smaller than this: the family's largest message. */
  pageSize: u32;
  /** The flags of its messages: MULTI, and DUMP_FILTERED where not all is sent. */
  messageFlags: u32;
  /** Its request was checked strictly. */
  strict: bool;
  /** All was sent: what follows is DONE, whatever else there is by then. */
  ended: bool;
  /** The one link that it is about, or 0: all. */
  onlyLink: u32;
  /** 1 and the id of the namespace that it is about; 0: the socket's own. */
  target: u32;
  /** Only what is of links that belong to this one; 0: all. */
  onlyMaster: u32;
  /** The family's place: what the first page starts from is 0. */
  cursor: u32;
  cursor2: u32;
  cursor3: u32;
  /** What it sends, if that was made when it began: a block of its own. */
  content: usize;
  contentSize: u32;
  cursor4: u32;
  cursor5: u32;
  cursor6: u32;
  /** The object that did not fit into the last page, good while the table's generation is the same; 0: none. */
  next: usize;
  /** Generation of the table when the last page was made, 0 before: a change in between is DUMP_INTR. */
  generation: u32;
  previousGeneration: u32;
  /** What the family last said: above 0, there is more; 0 or a negative errno goes into DONE. */
  result: i32;
  /** What is to be said about the result: see `ack`. */
  ackText: usize;
  ackOffset: u32;
  ackRule: u32;
  ackMissing: u32;
  ackNest: u32;
  ackCookie: usize;
  requestLength: u32;

  get ack(): ExtendedAck {
    return changetype<ExtendedAck>(changetype<usize>(this) + offsetof<Dump>('ackText'));
  }
}

/** A page holds at least this: 4 KiB less a buffer's bookkeeping on Linux (NLMSG_GOODSIZE). */
const GOOD_SIZE: u32 = 3776;
const DONE_SIZE: u32 = NLMSGHDR_SIZE + NLMSGDONE_SIZE;

/** What a handler returns when it started a dump: no ack is due. */
export const STARTED: i32 = -Errno.EINTR;

/** Starts a dump for the current request; STARTED, or -EBUSY, -ENOBUFS. */
export function start(request: Request, handler: u32, pageSize: u32): i32 {
  const socket = request.socket;
  if (socket.dump != 0) {
    // Linux has not looked at the request yet.
    extendedAck.clear(request.ack);
    return -Errno.EBUSY;
  }
  const pointer = heap.alloc(offsetof<Dump>() + request.length);
  if (pointer == 0) return -Errno.ENOBUFS;
  memory.fill(pointer, 0, offsetof<Dump>());
  memory.copy(pointer + offsetof<Dump>(), request.header, request.length);
  const dump = changetype<Dump>(pointer);
  dump.socket = socket;
  dump.handler = handler;
  dump.type = request.type;
  dump.flags = request.flags;
  dump.sequence = request.sequence;
  dump.pageSize = max(pageSize, GOOD_SIZE);
  dump.messageFlags = HeaderFlag.MULTI;
  dump.strict = has(socket, SocketFlag.STRICT);
  dump.result = 1;
  dump.requestLength = request.length;
  socket.dump = pointer;
  return STARTED;
}

/** As `start`, with what there is to say about the request said in its DONE. */
export function startExplained(request: Request, handler: u32, pageSize: u32): i32 {
  const started = start(request, handler, pageSize);
  const dump = started == STARTED ? current(request.socket) : null;
  if (dump != null) extendedAck.copy(dump.ack, request.ack);
  return started;
}

/** Starts a dump that is over at once: a request that was refused for `error`, said in its DONE. Errors as `start`. */
export function startFailed(request: Request, error: i32): i32 {
  const started = start(request, 0, 0);
  const dump = started == STARTED ? current(request.socket) : null;
  if (dump == null) return started;
  dump.result = error;
  extendedAck.copy(dump.ack, request.ack);
  return STARTED;
}

/** Has a dump own what it sends. */
export function keep(dump: Dump, content: usize, size: u32): void {
  dump.content = content;
  dump.contentSize = size;
}

/** The socket's dump, or null. */
export function current(socket: Socket): Dump | null {
  return socket.dump == 0 ? null : changetype<Dump>(socket.dump);
}

/** True when the reader has taken enough for another page. */
export function isDue(socket: Socket): bool {
  return socket.dump != 0 && socket.charged <= socket.rcvbuf >>> 1;
}

/** Where the request's body lies; it has `requestLength` less a header's bytes. */
export function body(dump: Dump): usize {
  return changetype<usize>(dump) + offsetof<Dump>() + NLMSGHDR_SIZE;
}

/**
 * An empty page of the size the reader has shown it takes; null when there is no room beside what is queued, or no memory:
 * -ENOBUFS. Then the dump goes on with a later read.
 */
export function openPage(dump: Dump): Message | null {
  const page = createPage(dump);
  if (page == null) return null;
  const socket = dump.socket;
  page.truesize = truesize(page.capacity);
  if (socket.charged == 0 || socket.charged + page.truesize < socket.rcvbuf) return page;
  messages.release(page);
  return null;
}

function createPage(dump: Dump): Message | null {
  if (dump.socket.longestRead > dump.pageSize) {
    const page = messages.create(dump.socket.longestRead);
    if (page != null) return page;
  }
  return messages.create(dump.pageSize);
}

/**
 * What a family says of a page, `result` being 0 when all is sent, so that DONE has a datagram of its own (rtnl_dumpit,
 * RTNL_FLAG_DUMP_SPLIT_NLM_DONE).
 */
export function apart(dump: Dump, page: Message, result: i32): i32 {
  dump.ended = result == 0;
  return page.length != 0 ? page.length : result;
}

/**
 * Sends a page that the family filled. `result`: above 0 when there may be more, else 0 or a negative errno for DONE.
 * -EMSGSIZE with something in the page means that it is full. Returns 0 or -ENOBUFS.
 */
export function closePage(dump: Dump, page: Message, result: i32): i32 {
  const socket = dump.socket;
  dump.result = result == -Errno.EMSGSIZE && page.length != 0 ? page.length : result;
  const done = dump.result <= 0 && page.capacity - page.length >= DONE_SIZE;
  if (done) writeDone(dump, page);
  if (page.length < page.capacity) messages.trim(page);
  const queued = owe(socket, page);
  if (done) abandon(socket);
  return queued ? 0 : -Errno.ENOBUFS;
}

/** Queues a page whatever it weighs, unless the socket's filter drops it. Takes its reference; false: no memory. */
function owe(socket: Socket, page: Message): bool {
  let dropped = false;
  if (has(socket, SocketFlag.FILTERED)) {
    const length = filter.verdict(socket, page);
    dropped = length == 0;
    filter.cut(page, length, true);
  }
  const queued = !dropped && receive.enqueue(socket, page);
  if (!queued) messages.release(page);
  return queued || dropped;
}

function writeDone(dump: Dump, page: Message): void {
  const extended = extendedAck.isDue(dump.ack, dump.socket, dump.result);
  const flags = extended ? dump.messageFlags | AckFlag.ACK_TLVS : dump.messageFlags;
  const start = writer.begin(page, NetlinkMessage.DONE, flags, dump.sequence, dump.socket.port, 4);
  store<i32>(writer.header(page, start), dump.result);
  checkConsistency(dump, page, start);
  // Only a dump that never began has anything to say, and it has the page to itself.
  if (extended) extendedAck.write(page, dump.ack, dump.result);
  writer.end(page, start);
}

/** Marks the message begun at `start` when the table changed since the last mark was due (nl_dump_check_consistent). */
export function checkConsistency(dump: Dump, page: Message, start: u32): void {
  if (dump.previousGeneration != 0 && dump.generation != dump.previousGeneration) {
    const flags = messages.data(page) + start + 6;
    store<u16>(flags, (<u32>load<u16>(flags)) | HeaderFlag.DUMP_INTR);
  }
  dump.previousGeneration = dump.generation;
}

/** Ends a dump, finished or not. */
export function abandon(socket: Socket): void {
  const dump = current(socket);
  if (dump != null) heap.free(dump.content);
  heap.free(socket.dump);
  socket.dump = 0;
}
