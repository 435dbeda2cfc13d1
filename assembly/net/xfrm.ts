/**
 * What IPsec keeps for a namespace beside its states and policies (struct netns_xfrm):
 *
 *      ┌─ in u8 ─┬─ fwd u8 ─┬─ out u8 ─┬─ 0 ─┬─ IPv4 local u8 ─┬─ remote u8 ─┬─ IPv6 local u8 ─┬─ remote u8 ─┐
 *      0         1          2          3     4                 5             6                 7
 *
 * What becomes of packets that no policy matches; and how long prefixes must be for their policies to be found by hash.
 */

import { XFRM_USERPOLICY_DEFAULT_SIZE, XfrmUserpolicy } from '../generated/xfrm';
import { Namespace } from './namespace';

const THRESHOLD4: usize = 4;
const THRESHOLD6: usize = 6;
/** All accepted; whole addresses. */
const INITIALLY: usize = memory.data<u8>([2, 2, 2, 0, 32, 32, 128, 128]);

export function setup(netns: Namespace): void {
  netns.xfrm = load<u64>(INITIALLY);
}

export function defaults(netns: Namespace): usize {
  return changetype<usize>(netns) + offsetof<Namespace>('xfrm');
}

export function threshold4(netns: Namespace): usize {
  return defaults(netns) + THRESHOLD4;
}

export function threshold6(netns: Namespace): usize {
  return defaults(netns) + THRESHOLD6;
}

/** Takes those of three answers, a byte each, that are some. */
export function setDefaults(netns: Namespace, from: usize): void {
  for (let i: u32 = 0; i < XFRM_USERPOLICY_DEFAULT_SIZE; i++) {
    const answer: u32 = load<u8>(from + i);
    if (answer == XfrmUserpolicy.BLOCK || answer == XfrmUserpolicy.ACCEPT) store<u8>(defaults(netns) + i, <u8>answer);
  }
}
