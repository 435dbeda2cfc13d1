/**
 * Packets that wait until it is known where their neighbour is (neigh->arp_queue): the oldest first, each with what is tunnelled in it. When the neighbour
 * answers they go on; when it does not, their sender is told, as ICMP has it, which is this machine itself. Each frame is in a list of those that its
 * sender sent, so that a link that goes takes its own with it and looks at no others.
 *
 *      neighbour.waiting ─► ┌─ next ─┬─ neighbour ─┬─ how many ─┬─ Sent ┄ ─┬─ Frame ─┬─ Frame in it ┄
 */

import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List } from '../../memory/list';
import * as frames from '../frame/frame';
import { FRAME_SIZE, Frame, frame } from '../frame/frame';
import { Link } from '../link';
import { Neighbour, hardwareOf } from './neighbour';
import { ownOf } from './neighbour_parms';
import * as packet from '../frame/packet';

/** Its size is a multiple of 8, as is that of `Sent`: so frames begin at one. */
@unmanaged
class Waiting {
  next: usize;
  neighbour: Neighbour;
  depth: u32;
  unused: u32;
}

/** One of the frames, among those of its sender. */
@unmanaged
class Sent {
  next: usize;
  previous: usize;
  waiting: Waiting;
  unused: u32;
}

/** As many packets of that size as fit into what Linux lets wait (unres_qlen_bytes). */
const MOST: u32 = 100;

function sentAt(waiting: Waiting, i: u32): usize {
  return changetype<usize>(waiting) + offsetof<Waiting>() + i * offsetof<Sent>();
}

function frameAt(waiting: Waiting, i: u32): usize {
  return sentAt(waiting, waiting.depth) + i * FRAME_SIZE;
}

/** The frames of the sender of one that waits. */
function listOf(waiting: Waiting, i: u32): List {
  return ownOf(changetype<Frame>(frameAt(waiting, i)).sender).waiting;
}

function wordOf(neighbour: Neighbour): usize {
  return changetype<usize>(neighbour) + offsetof<Neighbour>('waiting');
}

/** The frame waits; of too many the oldest does no more. Without memory it is lost. */
export function add(neighbour: Neighbour): void {
  const depth = frames.depthOf();
  const block = heap.allocZeroed(offsetof<Waiting>() + depth * (offsetof<Sent>() + FRAME_SIZE));
  if (block == 0) return;
  const waiting = changetype<Waiting>(block);
  waiting.neighbour = neighbour;
  waiting.depth = depth;
  frames.copyAll(frameAt(waiting, 0));
  for (let i: u32 = 0; i < depth; i++) {
    changetype<Sent>(sentAt(waiting, i)).waiting = waiting;
    list.append(listOf(waiting, i), sentAt(waiting, i));
  }
  let count: u32 = 0;
  let word = wordOf(neighbour);
  for (; load<usize>(word) != 0; word = load<usize>(word) + offsetof<Waiting>('next')) count++;
  store<usize>(word, block);
  if (count == MOST) free(wordOf(neighbour));
}

/** Where the packet is from for which a neighbour is asked first, or 0. */
export function sourceFor(neighbour: Neighbour): usize {
  return neighbour.waiting == 0 ? 0 : changetype<Frame>(frameAt(changetype<Waiting>(neighbour.waiting), 0)).from;
}

/** Takes out the one that a word leads to. */
function free(word: usize): void {
  const waiting = changetype<Waiting>(load<usize>(word));
  store<usize>(word, waiting.next);
  for (let i: u32 = 0; i < waiting.depth; i++) list.remove(listOf(waiting, i), sentAt(waiting, i));
  heap.free(changetype<usize>(waiting));
}

/** The neighbour is known: what waits goes on. */
export function release(neighbour: Neighbour): void {
  while (neighbour.waiting != 0) {
    if (!frames.setAside()) return drop(neighbour);
    const depth = frames.restoreAll(frameAt(changetype<Waiting>(neighbour.waiting), 0));
    free(wordOf(neighbour));
    if (depth != 0) {
      frames.direct(hardwareOf(neighbour));
      frames.depart(neighbour.link);
      frames.dropAside(depth - 1);
    }
    frames.takeBack();
  }
}

/** It does not answer. */
export function fail(neighbour: Neighbour): void {
  while (neighbour.waiting != 0) {
    if (!frames.setAside()) return drop(neighbour);
    memory.copy(changetype<usize>(frame), frameAt(changetype<Waiting>(neighbour.waiting), 0), FRAME_SIZE);
    free(wordOf(neighbour));
    packet.refuse(neighbour.link.netns, false);
    frames.takeBack();
  }
}

/** It goes. */
export function drop(neighbour: Neighbour): void {
  while (neighbour.waiting != 0) free(wordOf(neighbour));
}

/** A link goes, and with it what waits and was sent by it. */
export function forget(link: Link): void {
  const sent = ownOf(link).waiting;
  while (sent.first != 0) {
    const waiting = changetype<Sent>(sent.first).waiting;
    let word = wordOf(waiting.neighbour);
    while (load<usize>(word) != changetype<usize>(waiting)) word = load<usize>(word) + offsetof<Waiting>('next');
    free(word);
  }
}
