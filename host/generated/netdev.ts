/** Made from specs/netdev.yaml by `npm run generate`. Do not edit. */

export const NETDEV_XDP_ACT_BASIC = 0x1;
export const NETDEV_XDP_ACT_REDIRECT = 0x2;
export const NETDEV_XDP_ACT_NDO_XMIT = 0x4;
export const NETDEV_XDP_ACT_XSK_ZEROCOPY = 0x8;
export const NETDEV_XDP_ACT_HW_OFFLOAD = 0x10;
export const NETDEV_XDP_ACT_RX_SG = 0x20;
export const NETDEV_XDP_ACT_NDO_XMIT_SG = 0x40;

export const NETDEV_XDP_RX_METADATA_TIMESTAMP = 0x1;
export const NETDEV_XDP_RX_METADATA_HASH = 0x2;
export const NETDEV_XDP_RX_METADATA_VLAN_TAG = 0x4;

export const NETDEV_XSK_FLAGS_TX_TIMESTAMP = 0x1;
export const NETDEV_XSK_FLAGS_TX_CHECKSUM = 0x2;
export const NETDEV_XSK_FLAGS_TX_LAUNCH_TIME_FIFO = 0x4;

export const NETDEV_QUEUE_TYPE_RX = 0;
export const NETDEV_QUEUE_TYPE_TX = 1;

export const NETDEV_QSTATS_SCOPE_QUEUE = 0x1;

export const NETDEV_NAPI_THREADED_DISABLED = 0;
export const NETDEV_NAPI_THREADED_ENABLED = 1;

export const NETDEV_A_DEV_IFINDEX = 1;
export const NETDEV_A_DEV_PAD = 2;
export const NETDEV_A_DEV_XDP_FEATURES = 3;
export const NETDEV_A_DEV_XDP_ZC_MAX_SEGS = 4;
export const NETDEV_A_DEV_XDP_RX_METADATA_FEATURES = 5;
export const NETDEV_A_DEV_XSK_FEATURES = 6;

export const NETDEV_A_PAGE_POOL_ID = 1;
export const NETDEV_A_PAGE_POOL_IFINDEX = 2;
export const NETDEV_A_PAGE_POOL_NAPI_ID = 3;
export const NETDEV_A_PAGE_POOL_INFLIGHT = 4;
export const NETDEV_A_PAGE_POOL_INFLIGHT_MEM = 5;
export const NETDEV_A_PAGE_POOL_DETACH_TIME = 6;
export const NETDEV_A_PAGE_POOL_DMABUF = 7;
export const NETDEV_A_PAGE_POOL_IO_URING = 8;

export const NETDEV_A_NAPI_IFINDEX = 1;
export const NETDEV_A_NAPI_ID = 2;
export const NETDEV_A_NAPI_IRQ = 3;
export const NETDEV_A_NAPI_PID = 4;
export const NETDEV_A_NAPI_DEFER_HARD_IRQS = 5;
export const NETDEV_A_NAPI_GRO_FLUSH_TIMEOUT = 6;
export const NETDEV_A_NAPI_IRQ_SUSPEND_TIMEOUT = 7;
export const NETDEV_A_NAPI_THREADED = 8;

export const NETDEV_A_QUEUE_ID = 1;
export const NETDEV_A_QUEUE_IFINDEX = 2;
export const NETDEV_A_QUEUE_TYPE = 3;
export const NETDEV_A_QUEUE_NAPI_ID = 4;
export const NETDEV_A_QUEUE_DMABUF = 5;
export const NETDEV_A_QUEUE_IO_URING = 6;
export const NETDEV_A_QUEUE_XSK = 7;

export const NETDEV_A_QSTATS_IFINDEX = 1;
export const NETDEV_A_QSTATS_QUEUE_TYPE = 2;
export const NETDEV_A_QSTATS_QUEUE_ID = 3;
export const NETDEV_A_QSTATS_SCOPE = 4;
export const NETDEV_A_QSTATS_RX_PACKETS = 8;
export const NETDEV_A_QSTATS_RX_BYTES = 9;
export const NETDEV_A_QSTATS_TX_PACKETS = 10;
export const NETDEV_A_QSTATS_TX_BYTES = 11;

export const NETDEV_A_DMABUF_IFINDEX = 1;
export const NETDEV_A_DMABUF_QUEUES = 2;
export const NETDEV_A_DMABUF_FD = 3;
export const NETDEV_A_DMABUF_ID = 4;

export const NETDEV_CMD_DEV_GET = 1;
export const NETDEV_CMD_DEV_ADD_NTF = 2;
export const NETDEV_CMD_DEV_DEL_NTF = 3;
export const NETDEV_CMD_DEV_CHANGE_NTF = 4;
export const NETDEV_CMD_PAGE_POOL_GET = 5;
export const NETDEV_CMD_QUEUE_GET = 10;
export const NETDEV_CMD_NAPI_GET = 11;
export const NETDEV_CMD_QSTATS_GET = 12;
export const NETDEV_CMD_BIND_RX = 13;
export const NETDEV_CMD_NAPI_SET = 14;
export const NETDEV_CMD_BIND_TX = 15;
