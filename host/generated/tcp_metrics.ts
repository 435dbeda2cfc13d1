/** Made from specs/tcp_metrics.yaml by `npm run generate`. Do not edit. */

export const TCP_FASTOPEN_COOKIE_MAX = 16;

export const TCP_METRICS_ATTR_ADDR_IPV4 = 1;
export const TCP_METRICS_ATTR_ADDR_IPV6 = 2;
/** Milliseconds since the entry was last used */
export const TCP_METRICS_ATTR_AGE = 3;
export const TCP_METRICS_ATTR_TW_TSVAL = 4;
export const TCP_METRICS_ATTR_TW_TS_STAMP = 5;
export const TCP_METRICS_ATTR_VALS = 6;
export const TCP_METRICS_ATTR_FOPEN_MSS = 7;
export const TCP_METRICS_ATTR_FOPEN_SYN_DROPS = 8;
export const TCP_METRICS_ATTR_FOPEN_SYN_DROP_TS = 9;
export const TCP_METRICS_ATTR_FOPEN_COOKIE = 10;
export const TCP_METRICS_ATTR_SADDR_IPV4 = 11;
export const TCP_METRICS_ATTR_SADDR_IPV6 = 12;
export const TCP_METRICS_ATTR_PAD = 13;

/** What is remembered of an address, or of all */
export const TCP_METRICS_CMD_GET = 1;
/** Forgets an address, or all */
export const TCP_METRICS_CMD_DEL = 2;
