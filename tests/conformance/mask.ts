/** A mask: bytes of messages that are dynamic by nature. Which there are is in masks.ts. */

/** Bytes `from` up to `to` of the attribute that `path` leads to, or with an empty path of what follows nlmsghdr, in messages of these types. */
export interface Mask {
  messages: number[];
  path: number[];
  from: number;
  to: number;
  /** The attribute that must have a text for it, such as a link's kind. */
  when?: { path: number[]; is: string };
  /** The scenarios it is for; left out, all. */
  scenarios?: string[];
  why: string;
}

/** Where a mask is, and which bytes it takes. */
type Place = [path: number[], from: number, to: number];

/** Masks for the same reason, in the same messages. */
export function masks(
  messages: number[],
  why: string,
  places: Place[],
  where: Pick<Mask, 'when' | 'scenarios'> = {},
): Mask[] {
  return places.map(([path, from, to]) => ({ messages, path, from, to, why, ...where }));
}
