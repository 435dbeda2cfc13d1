/** The compression function of SHA-1 (FIPS 180-4, 6.1.2): one block of 64 bytes. */

const schedule: usize = memory.data(80 * 4, 4);

/** Mixes a block of 64 bytes into the state of an empty message, and leaves five words at `digest`. */
export function compress(block: usize, digest: usize): void {
  for (let i: u32 = 0; i < 16; i++) store<u32>(schedule + (i << 2), bswap<u32>(load<u32>(block + (i << 2))));
  for (let i: u32 = 16; i < 80; i++) {
    const word = scheduled(i - 3) ^ scheduled(i - 8) ^ scheduled(i - 14) ^ scheduled(i - 16);
    store<u32>(schedule + (i << 2), rotl<u32>(word, 1));
  }
  let a: u32 = 0x67452301;
  let b: u32 = 0xefcdab89;
  let c: u32 = 0x98badcfe;
  let d: u32 = 0x10325476;
  let e: u32 = 0xc3d2e1f0;
  for (let i: u32 = 0; i < 80; i++) {
    let mixed: u32;
    if (i < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999;
    else if (i < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1;
    else if (i < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    else mixed = (b ^ c ^ d) + 0xca62c1d6;
    const next = rotl<u32>(a, 5) + mixed + e + scheduled(i);
    e = d;
    d = c;
    c = rotl<u32>(b, 30);
    b = a;
    a = next;
  }
  store<u32>(digest, 0x67452301 + a);
  store<u32>(digest + 4, 0xefcdab89 + b);
  store<u32>(digest + 8, 0x98badcfe + c);
  store<u32>(digest + 12, 0x10325476 + d);
  store<u32>(digest + 16, 0xc3d2e1f0 + e);
}

function scheduled(i: u32): u32 {
  return load<u32>(schedule + (i << 2));
}
