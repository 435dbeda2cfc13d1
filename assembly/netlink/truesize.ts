/**
 * What a message weighs in a receive buffer. Linux charges a buffer by the memory it takes there, not by its payload, and
 * how many messages fit before an overrun is visible to programs; so the weights are those of a 64-bit Linux 6.18
 * (SKB_TRUESIZE), measured, whatever our own buffers take.
 */

/** struct sk_buff, and the bookkeeping at the end of its data (struct skb_shared_info). */
const BUFFER: u32 = 256;
const SHARED_INFO: u32 = 320;
/** The head that small messages share, and the payload up to which they do. */
const SMALL_HEAD: u32 = 576;
const SMALL: u32 = 256;
/** From here on, what a user sends to one port is not rounded to a power of two. */
const LARGE: u32 = 3776;

function cacheAlign(size: u32): u32 {
  return (size + 63) & ~63;
}

/** The weight of a message whose buffer was made for `payload` bytes. */
export function truesize(payload: u32): u32 {
  if (payload <= SMALL) return BUFFER + SMALL_HEAD;
  const data = cacheAlign(payload) + SHARED_INFO;
  return BUFFER + (1 << (32 - clz(data - 1)));
}

/**
 * The weight of a message of the kernel's whose buffer was made for an estimate of its payload: a half or more that is not used is given back
 * (netlink_trim).
 */
export function truesizeOf(length: u32, estimate: u32): u32 {
  const whole = truesize(max(length, estimate));
  const capacity = whole == BUFFER + SMALL_HEAD ? SMALL : whole - BUFFER - SHARED_INFO;
  return (capacity - length) * 2 >= whole ? truesize(length) : whole;
}

/** The weight of what a user sends to one port. */
export function truesizeOfUnicast(payload: u32): u32 {
  return payload > LARGE ? BUFFER + cacheAlign(payload) + SHARED_INFO : truesize(payload);
}
