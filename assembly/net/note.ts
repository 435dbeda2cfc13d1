/**
 * What files of a link in /sys/class/net keep and nothing here goes by: over which processors its packets would be spread, how they would be put
 * together, whether its power would be managed. The host has the files and knows what may be in them; here a value is bytes, of a file that has a
 * number, of the link or of one of its queues.
 *
 *      link   notes ─► ┌─ next ─┬─ which ─┬─ size ─┬ bytes ┄ ┐ ─► …      that which was set last comes first
 */

import { Errno } from '../generated/errno';
import * as heap from '../memory/heap';
import { Link } from './link';

@unmanaged
class Note {
  next: usize;
  /** The file's number, bits 0 to 7; Place, bits 8 to 15; and which queue of that kind, from bit 16 on. */
  which: u32;
  size: u32;
}

/** Whose files they are. */
const enum Place {
  LINK,
  RECEIVE_QUEUE,
  SEND_QUEUE,
}

const PLACE_SHIFT: u32 = 8;
const QUEUE_SHIFT: u32 = 16;
/** A bit for each of 8192 processors as text, and more. */
export const MAX_SIZE: u32 = 4096;

/** Where the address of the note about a file is kept, or of the end. */
function placeOf(link: Link, which: u32): usize {
  let at = changetype<usize>(link) + offsetof<Link>('notes');
  for (let note = load<usize>(at); note != 0; note = load<usize>(at)) {
    if (changetype<Note>(note).which == which) break;
    at = note;
  }
  return at;
}

/** Copies a file's value to `to`, `room` bytes; its length, 0 where none was set, or -ERANGE for more than there is room for. */
export function get(link: Link, which: u32, to: usize, room: u32): i32 {
  const note = load<usize>(placeOf(link, which));
  if (note == 0) return 0;
  const size = changetype<Note>(note).size;
  if (size > room) return -Errno.ERANGE;
  memory.copy(to, note + offsetof<Note>(), size);
  return size;
}

/** Keeps a file's value, `size` bytes, or with 0 none; -EINVAL for a file that there can't be, -ENOMEM. */
export function set(link: Link, which: u32, from: usize, size: u32): i32 {
  if (!isThere(link, which) || size > MAX_SIZE) return -Errno.EINVAL;
  let note: usize = 0;
  if (size != 0) {
    note = heap.alloc(offsetof<Note>() + size);
    if (note == 0) return -Errno.ENOMEM;
    changetype<Note>(note).which = which;
    changetype<Note>(note).size = size;
    memory.copy(note + offsetof<Note>(), from, size);
  }
  const place = placeOf(link, which);
  if (load<usize>(place) != 0) forget(place);
  if (note == 0) return 0;
  changetype<Note>(note).next = link.notes;
  link.notes = note;
  return 0;
}

function isThere(link: Link, which: u32): bool {
  const place = (which >> PLACE_SHIFT) & 0xff;
  const queue = which >> QUEUE_SHIFT;
  if (place == Place.LINK) return queue == 0;
  return (
    place <= <u32>Place.SEND_QUEUE && queue < (place == Place.RECEIVE_QUEUE ? link.liveRxQueues : link.liveTxQueues)
  );
}

/** Drops the note whose address is kept at `place`. */
function forget(place: usize): void {
  const note = load<usize>(place);
  store<usize>(place, changetype<Note>(note).next);
  heap.free(note);
}

/** Drops what was said of queues that are not in use any more. */
export function queuesChanged(link: Link): void {
  let at = changetype<usize>(link) + offsetof<Link>('notes');
  for (let note = load<usize>(at); note != 0; note = load<usize>(at)) {
    if (isThere(link, changetype<Note>(note).which)) at = note;
    else forget(at);
  }
}

export function dispose(link: Link): void {
  while (link.notes != 0) forget(changetype<usize>(link) + offsetof<Link>('notes'));
}
