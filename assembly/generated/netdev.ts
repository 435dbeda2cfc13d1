/** Made from specs/netdev.yaml by `npm run generate`. Do not edit. */

export const NETDEV_VERSION: u32 = 1;

export const enum XdpAct {
  BASIC = 0x1,
  REDIRECT = 0x2,
  NDO_XMIT = 0x4,
  XSK_ZEROCOPY = 0x8,
  HW_OFFLOAD = 0x10,
  RX_SG = 0x20,
  NDO_XMIT_SG = 0x40,
}

export const enum XdpRxMetadata {
  TIMESTAMP = 0x1,
  HASH = 0x2,
  VLAN_TAG = 0x4,
}

export const enum XskFlags {
  TX_TIMESTAMP = 0x1,
  TX_CHECKSUM = 0x2,
  TX_LAUNCH_TIME_FIFO = 0x4,
}

export const enum QueueType {
  RX = 0,
  TX = 1,
}

export const enum QstatsScope {
  QUEUE = 0x1,
}

export const enum NapiThreaded {
  DISABLED = 0,
  ENABLED = 1,
}

export const enum DevAttribute {
  IFINDEX = 1,
  PAD = 2,
  XDP_FEATURES = 3,
  XDP_ZC_MAX_SEGS = 4,
  XDP_RX_METADATA_FEATURES = 5,
  XSK_FEATURES = 6,
}
export const DEV_ATTRIBUTE_MAX: u32 = 6;

export const enum PagePoolAttribute {
  ID = 1,
  IFINDEX = 2,
  NAPI_ID = 3,
  INFLIGHT = 4,
  INFLIGHT_MEM = 5,
  DETACH_TIME = 6,
  DMABUF = 7,
  IO_URING = 8,
}
export const PAGE_POOL_ATTRIBUTE_MAX: u32 = 8;

export const enum NapiAttribute {
  IFINDEX = 1,
  ID = 2,
  IRQ = 3,
  PID = 4,
  DEFER_HARD_IRQS = 5,
  GRO_FLUSH_TIMEOUT = 6,
  IRQ_SUSPEND_TIMEOUT = 7,
  THREADED = 8,
}
export const NAPI_ATTRIBUTE_MAX: u32 = 8;

export const enum QueueAttribute {
  ID = 1,
  IFINDEX = 2,
  TYPE = 3,
  NAPI_ID = 4,
  DMABUF = 5,
  IO_URING = 6,
  XSK = 7,
}
export const QUEUE_ATTRIBUTE_MAX: u32 = 7;

export const enum QstatsAttribute {
  IFINDEX = 1,
  QUEUE_TYPE = 2,
  QUEUE_ID = 3,
  SCOPE = 4,
  RX_PACKETS = 8,
  RX_BYTES = 9,
  TX_PACKETS = 10,
  TX_BYTES = 11,
}
export const QSTATS_ATTRIBUTE_MAX: u32 = 11;

export const enum DmabufAttribute {
  IFINDEX = 1,
  QUEUES = 2,
  FD = 3,
  ID = 4,
}
export const DMABUF_ATTRIBUTE_MAX: u32 = 4;

export const enum NetdevCommand {
  DEV_GET = 1,
  DEV_ADD = 2,
  DEV_DEL = 3,
  DEV_CHANGE = 4,
  PAGE_POOL_GET = 5,
  QUEUE_GET = 10,
  NAPI_GET = 11,
  QSTATS_GET = 12,
  BIND_RX = 13,
  NAPI_SET = 14,
  BIND_TX = 15,
}

export const enum NetdevGroup {
  MGMT = 4,
  PAGE_POOL = 5,
}
