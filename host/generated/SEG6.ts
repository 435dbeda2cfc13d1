/** Made from specs/SEG6.yaml by `npm run generate`. Do not edit. */

/** The longest secret. */
export const SEG6_HMAC_SECRET_LEN = 64;

export const SEG6_HMAC_ALGO_SHA1 = 1;
export const SEG6_HMAC_ALGO_SHA256 = 2;

export const SEG6_ATTR_DST = 1;
export const SEG6_ATTR_DSTLEN = 2;
export const SEG6_ATTR_HMACKEYID = 3;
export const SEG6_ATTR_SECRET = 4;
export const SEG6_ATTR_SECRETLEN = 5;
export const SEG6_ATTR_ALGID = 6;
export const SEG6_ATTR_HMACINFO = 7;

/** Sets a key, or without a secret removes it */
export const SEG6_CMD_SETHMAC = 1;
/** All keys */
export const SEG6_CMD_DUMPHMAC = 2;
/** The source of what is encapsulated */
export const SEG6_CMD_SET_TUNSRC = 3;
export const SEG6_CMD_GET_TUNSRC = 4;
