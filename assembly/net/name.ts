/**
 * Names of links (dev_valid_name, dev_alloc_name): which a link may have, and the lowest free number of a template such as veth%d. A namespace
 * remembers for the template that was used last below which number all are taken, so that many links in a row don't search from 0 each.
 */

import { Errno } from '../generated/errno';
import { IFNAMSIZ } from '../generated/rt-link';
import * as text from '../memory/text';
import { Link, nameOf } from './link';
import { byName } from './links';
import { Namespace } from './namespace';

/** Numbers that a template can yield: 8 times a page. */
const MAX_NUMBER: u32 = 32768;
const MAX_DIGITS: u32 = 5;
const PERCENT: u32 = 0x25;
const D: u32 = 0x64;
const ZERO: u32 = 0x30;

/** Room for a name being made from a template. */
const candidate: usize = memory.data(IFNAMSIZ, 4);

/** True for a name a link may have. */
export function isName(name: usize, length: u32): bool {
  if (length == 0 || length >= IFNAMSIZ) return false;
  if (text.equals(name, length, '.') || text.equals(name, length, '..')) return false;
  for (let i: u32 = 0; i < length; i++) {
    const byte = load<u8>(name + i);
    // '/', ':' and white space, of which 0xa0 is one to Linux.
    if (byte == 0x2f || byte == 0x3a || byte == 0x20 || (byte >= 9 && byte <= 13) || byte == 0xa0) return false;
  }
  return true;
}

/** Writes a name, NUL-padded to IFNAMSIZ. */
export function write(to: usize, name: usize, length: u32): void {
  memory.fill(to, 0, IFNAMSIZ);
  memory.copy(to, name, length);
}

/** Names a link; errors as `find`. */
export function give(link: Link, name: usize, length: u32): i32 {
  return find(link.netns, name, length, nameOf(link));
}

/**
 * Finds a free name: `name` itself, or with one %d in it the lowest free number in its place, and writes it where nothing of `name` may
 * lie. -EINVAL for a bad name, -EEXIST, -ENFILE: nothing is written.
 */
export function find(netns: Namespace, name: usize, length: u32, to: usize): i32 {
  if (!isName(name, length)) return -Errno.EINVAL;
  const percent = placeOf(name, length);
  if (percent == length) {
    if (byName(netns, name, length) != null) return -Errno.EEXIST;
    write(to, name, length);
    return 0;
  }
  if (percent + 1 >= length || load<u8>(name + percent + 1) != D) return -Errno.EINVAL;
  for (let i = percent + 2; i < length; i++) if (load<u8>(name + i) == PERCENT) return -Errno.EINVAL;
  return findNumber(netns, name, length, to);
}

/** Where the number of a template goes; the length of a name without one. */
function placeOf(name: usize, length: u32): u32 {
  let at: u32 = 0;
  while (at < length && load<u8>(name + at) != PERCENT) at++;
  return at;
}

function findNumber(netns: Namespace, template: usize, length: u32, to: usize): i32 {
  const percent = placeOf(template, length);
  const rest = length - percent - 2;
  write(candidate, template, length);
  if (memory.compare(candidate, netns.template, IFNAMSIZ) != 0) {
    memory.copy(netns.template, candidate, IFNAMSIZ);
    netns.templateLowest = 0;
  }
  for (let number = netns.templateLowest; number < MAX_NUMBER; number++) {
    // A name too long for its number ends the search: higher numbers are no shorter.
    const digits = text.digitsOf(number);
    const whole = percent + digits + rest;
    if (whole >= IFNAMSIZ) return -Errno.ENFILE;
    text.writeDecimal(candidate + percent, number);
    memory.copy(candidate + percent + digits, template + percent + 2, rest);
    if (byName(netns, candidate, whole) != null) continue;
    netns.templateLowest = number;
    write(to, candidate, whole);
    return 0;
  }
  return -Errno.ENFILE;
}

/** A name of a namespace is free again. */
export function freed(netns: Namespace, name: usize, length: u32): void {
  const template = netns.template;
  const size = text.lengthOf(template, IFNAMSIZ);
  const percent = placeOf(template, size);
  if (percent == size || length < size - 1 || length > size - 2 + MAX_DIGITS) return;
  const digits = length - (size - 2);
  const rest = size - percent - 2;
  if (memory.compare(name, template, percent) != 0) return;
  if (memory.compare(name + length - rest, template + percent + 2, rest) != 0) return;
  let number: u32 = 0;
  for (let i: u32 = 0; i < digits; i++) {
    const digit = <u32>load<u8>(name + percent + i) - ZERO;
    // No digit, or a zero in front, which no template yields.
    if (digit > 9 || (digit == 0 && i == 0 && digits > 1)) return;
    number = number * 10 + digit;
  }
  netns.templateLowest = min(netns.templateLowest, number);
}
