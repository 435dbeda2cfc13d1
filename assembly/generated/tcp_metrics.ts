/** Made from specs/tcp_metrics.yaml by `npm run generate`. Do not edit. */

export const TCP_METRICS_VERSION: u32 = 1;

export const TCP_FASTOPEN_COOKIE_MAX: u32 = 16;

export const enum TcpMetricsAttribute {
  ADDR_IPV4 = 1,
  ADDR_IPV6 = 2,
  /** Milliseconds since the entry was last used */
  AGE = 3,
  TW_TSVAL = 4,
  TW_TS_STAMP = 5,
  VALS = 6,
  FOPEN_MSS = 7,
  FOPEN_SYN_DROPS = 8,
  FOPEN_SYN_DROP_TS = 9,
  FOPEN_COOKIE = 10,
  SADDR_IPV4 = 11,
  SADDR_IPV6 = 12,
  PAD = 13,
}
export const TCP_METRICS_ATTRIBUTE_MAX: u32 = 13;

/** One more than in enum tcp_metric_index. */
export const enum MetricsAttribute {
  /** Milliseconds, times 8 */
  RTT = 1,
  /** Milliseconds, times 4 */
  RTTVAR = 2,
  SSTHRESH = 3,
  CWND = 4,
  REODERING = 5,
  /** Microseconds, times 8 */
  RTT_US = 6,
  /** Microseconds, times 4 */
  RTTVAR_US = 7,
}
export const METRICS_ATTRIBUTE_MAX: u32 = 7;

export const enum TcpMetricsCommand {
  /** What is remembered of an address, or of all */
  GET = 1,
  /** Forgets an address, or all */
  DEL = 2,
}
