/**
 * What segment routing keeps for a namespace (struct seg6_pernet_data): the source of its tunnels, 16 bytes, and the keys that headers are
 * signed by, found by their ids.
 *
 *      key   ┌─ id u32 ─┬─ algorithm u8 ─┬─ length u8 ─┬─ 0 ─┬─ secret, 64 bytes ─┐
 */

import { Errno } from '../../generated/errno';
import { SEG6_HMAC_SECRET_LEN, Seg6HmacAlgo } from '../../generated/SEG6';
import * as heap from '../../memory/heap';
import * as radix from '../../memory/radix';
import { Namespace } from '../namespace';

@unmanaged
export class HmacKey {
  id: u32;
  algorithm: u8;
  length: u8;
}

/** Where a key's secret lies. */
export function secretOf(key: HmacKey): usize {
  return changetype<usize>(key) + offsetof<HmacKey>();
}

/**
 * Gives an id a secret of up to SEG6_HMAC_SECRET_LEN bytes, in place of one that it has. 0, -EINVAL for an algorithm that there is not, and
 * then the id has no secret any more, -ENOMEM.
 */
export function setKey(netns: Namespace, id: u32, algorithm: u32, secret: usize, length: u32): i32 {
  let pointer = radix.get(netns.hmacKeys, id);
  if (algorithm - Seg6HmacAlgo.SHA1 > <u32>(Seg6HmacAlgo.SHA256 - Seg6HmacAlgo.SHA1)) {
    removeKey(netns, id);
    return -Errno.EINVAL;
  }
  if (pointer == 0) {
    pointer = heap.alloc(offsetof<HmacKey>() + SEG6_HMAC_SECRET_LEN);
    if (pointer == 0) return -Errno.ENOMEM;
    if (!radix.set(netns.hmacKeys, id, pointer)) {
      heap.free(pointer);
      return -Errno.ENOMEM;
    }
  }
  const key = changetype<HmacKey>(pointer);
  key.id = id;
  key.algorithm = <u8>algorithm;
  key.length = <u8>length;
  memory.copy(secretOf(key), secret, length);
  return 0;
}

/** 0 or -ENOENT. */
export function removeKey(netns: Namespace, id: u32): i32 {
  const pointer = radix.get(netns.hmacKeys, id);
  if (pointer == 0) return -Errno.ENOENT;
  radix.remove(netns.hmacKeys, id);
  heap.free(pointer);
  return 0;
}

/** Forgets all keys, at the namespace's end. */
export function dispose(netns: Namespace): void {
  const keys = netns.hmacKeys;
  for (let key = radix.next(keys, 0); key != 0; key = radix.next(keys, 0))
    removeKey(netns, changetype<HmacKey>(key).id);
}
