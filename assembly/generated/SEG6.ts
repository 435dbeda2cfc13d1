/** Made from specs/SEG6.yaml by `npm run generate`. Do not edit. */

export const SEG6_VERSION: u32 = 1;

/** The longest secret. */
export const SEG6_HMAC_SECRET_LEN: u32 = 64;

export const enum Seg6HmacAlgo {
  SHA1 = 1,
  SHA256 = 2,
}

export const enum Seg6Attribute {
  DST = 1,
  DSTLEN = 2,
  HMACKEYID = 3,
  SECRET = 4,
  SECRETLEN = 5,
  ALGID = 6,
  HMACINFO = 7,
}
export const SEG6_ATTRIBUTE_MAX: u32 = 7;

export const enum Seg6Command {
  /** Sets a key, or without a secret removes it */
  SETHMAC = 1,
  /** All keys */
  DUMPHMAC = 2,
  /** The source of what is encapsulated */
  SET_TUNSRC = 3,
  GET_TUNSRC = 4,
}
