/**
 * Packets that wait until it is known where their neighbour is (neigh->arp_queue): the oldest first, each with what is tunnelled in it. When the neighbour
 * answers they go on; when it does not, their sender is told, as ICMP has it, which is this machine itself.
 *
 *      neighbour.waiting ─► ┌─ place among all ─┬─ next ─┬─ neighbour ─┬─ how many ─┬─ Frame ─┬─ Frame in it ┄
 */

import * as heap from '../../memory/heap';
import * as list from '../../memory/list';
import { List, ListNode } from '../../memory/list';
import * as frames from '../frame/frame';
import { FRAME_SIZE, Frame, frame } from '../frame/frame';
import { Link } from '../link';
import { Neighbour, hardwareOf } from './neighbour';
import * as packet from '../frame/packet';

@unmanaged
class Waiting {
  nextOfAll: usize;
  previousOfAll: usize;
  next: usize;
  neighbour: Neighbour;
  depth: u32;
  /** Frames begin at a multiple of 8. */
  unused: u32;
}

/** As many packets of that size as fit into what Linux lets wait (unres_qlen_bytes). */
const MOST: u32 = 100;
const all = changetype<List>(memory.data(offsetof<List>(), 4));

function frameAt(waiting: Waiting, i: u32): usize {
  return changetype<usize>(waiting) + ((offsetof<Waiting>() + 7) & ~7) + i * FRAME_SIZE;
}

function wordOf(neighbour: Neighbour): usize {
  return changetype<usize>(neighbour) + offsetof<Neighbour>('waiting');
}

/** The frame waits; of too many the oldest does no more. Without memory it is lost. */
export function add(neighbour: Neighbour): void {
  const depth = frames.depthOf();
  const block = heap.allocZeroed(((offsetof<Waiting>() + 7) & ~7) + depth * FRAME_SIZE);
  if (block == 0) return;
  const waiting = changetype<Waiting>(block);
  waiting.neighbour = neighbour;
  waiting.depth = depth;
  frames.copyAll(frameAt(waiting, 0));
  list.append(all, block);
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
  const block = load<usize>(word);
  store<usize>(word, changetype<Waiting>(block).next);
  list.remove(all, changetype<usize>(changetype<ListNode>(block)));
  heap.free(block);
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
  let node = all.first;
  while (node != 0) {
    const waiting = changetype<Waiting>(node);
    node = waiting.nextOfAll;
    let isOf = false;
    for (let i: u32 = 0; i < waiting.depth; i++) if (changetype<Frame>(frameAt(waiting, i)).sender == link) isOf = true;
    if (!isOf) continue;
    let word = wordOf(waiting.neighbour);
    while (load<usize>(word) != changetype<usize>(waiting)) word = load<usize>(word) + offsetof<Waiting>('next');
    free(word);
  }
}
