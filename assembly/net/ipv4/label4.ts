/**
 * Labels of IPv4 addresses: the names that ioctls know them by. They begin with the link's name, or did when they were given
 * (inetdev_changename).
 */

import { IFNAMSIZ } from '../../generated/rt-link';
import * as text from '../../memory/text';
import * as address4 from './address4';
import { Address4, labelOf } from './address4';
import { Link, nameLength, nameOf } from '../link';
import { AddressEvent, address4Changed } from '../observer';

/** True when an address has this label of `length` bytes. */
export function hasLabel(address: Address4, label: usize, length: u32): bool {
  const own = labelOf(address);
  return length == text.lengthOf(own, IFNAMSIZ) && memory.compare(label, own, length) == 0;
}

/** Gives an address a label of `length` bytes, of which as many as fit count, and none from a NUL on. */
export function setLabel(address: Address4, label: usize, length: u32): void {
  memory.fill(labelOf(address), 0, IFNAMSIZ);
  memory.copy(labelOf(address), label, text.lengthOf(label, min(length, IFNAMSIZ - 1)));
}

/**
 * The link has another name, and its addresses' labels follow: the first address's is the name, a further one's the name and what
 * followed the colon in its label, or its number. Each address is announced.
 */
export function renamed(link: Link): void {
  let number: u32 = 0;
  for (let at = address4.first(link); at != null; at = address4.next(at)) {
    number++;
    const suffix = number == 1 ? 0 : suffixOf(labelOf(at), number);
    const own = nameLength(link);
    setLabel(at, nameOf(link), own);
    // A suffix that does not fit takes the place of the name's end.
    if (suffix != 0) memory.copy(labelOf(at) + min(own, IFNAMSIZ - 1 - suffix), scratch, suffix);
    address4Changed(AddressEvent.ADDED, at);
  }
}

/** A label from its colon on, or a colon and the number, in `scratch`; its length. */
function suffixOf(label: usize, number: u32): u32 {
  const length = text.lengthOf(label, IFNAMSIZ);
  let colon: u32 = 0;
  while (colon < length && load<u8>(label + colon) != 0x3a) colon++;
  if (colon < length) {
    memory.copy(scratch, label + colon, length - colon);
    return length - colon;
  }
  store<u8>(scratch, 0x3a);
  return 1 + text.writeDecimal(scratch + 1, number);
}

const scratch: usize = memory.data(IFNAMSIZ + 8, 4);
