/** Attributes of a link in /sys/class/net that no protocol carries: the origin of its address and name, and values that are stored but have no effect. */
import type { Core } from './core.js';
import { check } from './errno.js';

/** A file whose value a link keeps. */
export interface NotedFile {
  /** The number by which the value is found again, 0 to 255. */
  file: number;
  /** Of one of its queues, by which it receives or sends; left out, of the link itself. */
  queue?: { of: 'rx' | 'tx'; number: number };
}

/** Where the module's number for a file has the kind of queue, and which it is. */
const [PLACE, QUEUE] = [2 ** 8, 2 ** 16] as const;
const PLACES = { rx: PLACE, tx: 2 * PLACE } as const;
/** As much as the module keeps. */
const ROOM = 4096;

function whichOf({ file, queue }: NotedFile): number {
  return queue === undefined ? file : file + PLACES[queue.of] + queue.number * QUEUE;
}

/**
 * Where an address is from (NET_ADDR_…), a name (NET_NAME_…), the device number of a macvtap, IFF_… of a tun; of a bond's port how many joined before
 * it, its key in LACP's units, and how it and its partner came into step: 0, not yet a minute ago; 1, not in time; 2, in time; and four times how often
 * not in time.
 */
const FACTS = { address: 0, name: 1, device: 2, tun: 3, place: 4, key: 5, actorChurn: 6, partnerChurn: 7 } as const;
export type Fact = keyof typeof FACTS;

export function factOf({ exports }: Core, netns: number, index: number, fact: Fact): number {
  return check(exports.link_fact(netns, index, FACTS[fact]), 'open');
}

export function readNote(core: Core, netns: number, index: number, file: NotedFile): string | undefined {
  const { exports, transfer } = core;
  const at = transfer.reserve(ROOM, 'read');
  const length = check(exports.link_note_get(netns, index, whichOf(file), at, ROOM), 'read');
  return length === 0 ? undefined : new TextDecoder().decode(transfer.copy(at, length));
}

export function writeNote(core: Core, netns: number, index: number, file: NotedFile, value: string | undefined): void {
  const { exports, transfer } = core;
  const text = new TextEncoder().encode(value);
  const at = transfer.place(text, 'write');
  check(exports.link_note_set(netns, index, whichOf(file), at, text.length), 'write');
}
