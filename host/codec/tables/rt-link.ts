/** Made from specs/rt-link.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { StructTail, Unknown } from '../typed.js';

/** In ifi-flags; netdevice.yaml has them under their names in C. */
export type IfinfoFlags =
  | 'up'
  | 'broadcast'
  | 'debug'
  | 'loopback'
  | 'point-to-point'
  | 'no-trailers'
  | 'running'
  | 'no-arp'
  | 'promisc'
  | 'all-multi'
  | 'master'
  | 'slave'
  | 'multicast'
  | 'portsel'
  | 'auto-media'
  | 'dynamic'
  | 'lower-up'
  | 'dormant'
  | 'echo';

export type VlanProtocols =
  | '8021q'
  | '8021ad';

/** Begins messages about links. */
export interface Ifinfomsg extends StructTail {
  'ifi-family': number;
  /** The link layer, ARPHRD_* */
  'ifi-type': number;
  'ifi-index': number;
  'ifi-flags': (IfinfoFlags | number)[];
  /** The flags that are to change, or have */
  'ifi-change': number;
}

export interface IflaBridgeId extends StructTail {
  prio: number;
  addr: string;
}

export interface IflaCacheinfo extends StructTail {
  'max-reasm-len': number;
  tstamp: number;
  'reachable-time': number;
  'retrans-time': number;
}

export interface RtnlLinkStats extends StructTail {
  'rx-packets': number;
  'tx-packets': number;
  'rx-bytes': number;
  'tx-bytes': number;
  'rx-errors': number;
  'tx-errors': number;
  'rx-dropped': number;
  'tx-dropped': number;
  multicast: number;
  collisions: number;
  'rx-length-errors': number;
  'rx-over-errors': number;
  'rx-crc-errors': number;
  'rx-frame-errors': number;
  'rx-fifo-errors': number;
  'rx-missed-errors': number;
  'tx-aborted-errors': number;
  'tx-carrier-errors': number;
  'tx-fifo-errors': number;
  'tx-heartbeat-errors': number;
  'tx-window-errors': number;
  'rx-compressed': number;
  'tx-compressed': number;
  'rx-nohandler': number;
}

export interface RtnlLinkStats64 extends StructTail {
  'rx-packets': bigint;
  'tx-packets': bigint;
  'rx-bytes': bigint;
  'tx-bytes': bigint;
  'rx-errors': bigint;
  'tx-errors': bigint;
  'rx-dropped': bigint;
  'tx-dropped': bigint;
  multicast: bigint;
  collisions: bigint;
  'rx-length-errors': bigint;
  'rx-over-errors': bigint;
  'rx-crc-errors': bigint;
  'rx-frame-errors': bigint;
  'rx-fifo-errors': bigint;
  'rx-missed-errors': bigint;
  'tx-aborted-errors': bigint;
  'tx-carrier-errors': bigint;
  'tx-fifo-errors': bigint;
  'tx-heartbeat-errors': bigint;
  'tx-window-errors': bigint;
  'rx-compressed': bigint;
  'tx-compressed': bigint;
  'rx-nohandler': bigint;
  'rx-otherhost-dropped': bigint;
}

export interface RtnlLinkIfmap extends StructTail {
  'mem-start': bigint;
  'mem-end': bigint;
  'base-addr': bigint;
  irq: number;
  dma: number;
  port: number;
}

/** Why a link's message was sent. */
export type IflaEvent =
  | 'none'
  | 'reboot'
  | 'features'
  | 'bonding-failover'
  | 'notify-peers'
  | 'igmp-resend'
  | 'bonding-options';

/** Switches of a bridge. */
export interface BrBooloptMulti extends StructTail {
  optval: number;
  optmask: number;
}

/** Begins messages about counters. */
export interface IfStatsMsg extends StructTail {
  family: number;
  ifindex: number;
  /** Bit n - 1 asks for attribute n */
  'filter-mask': number;
}

export interface IflaVlanFlags extends StructTail {
  flags: (VlanFlags | number)[];
  mask: number;
}

export type VlanFlags =
  | 'reorder-hdr'
  | 'gvrp'
  | 'loose-binding'
  | 'mvrp'
  | 'bridge-binding';

export interface IflaVlanQosMapping extends StructTail {
  from: number;
  to: number;
}

export interface IflaGenevePortRange extends StructTail {
  low: number;
  high: number;
}

export interface IflaVfMac extends StructTail {
  vf: number;
  mac: Uint8Array;
}

export interface IflaVfVlan extends StructTail {
  vf: number;
  vlan: number;
  qos: number;
}

export interface IflaVfTxRate extends StructTail {
  vf: number;
  rate: number;
}

export interface IflaVfSpoofchk extends StructTail {
  vf: number;
  setting: number;
}

export interface IflaVfLinkState extends StructTail {
  vf: number;
  'link-state': IflaVfLinkStateEnum | number;
}

export type IflaVfLinkStateEnum =
  | 'auto'
  | 'enable'
  | 'disable';

export interface IflaVfRate extends StructTail {
  vf: number;
  'min-tx-rate': number;
  'max-tx-rate': number;
}

export interface IflaVfRssQueryEn extends StructTail {
  vf: number;
  setting: number;
}

export interface IflaVfTrust extends StructTail {
  vf: number;
  setting: number;
}

export interface IflaVfGuid extends StructTail {
  vf: number;
  guid: bigint;
}

export interface IflaVfVlanInfo extends StructTail {
  vf: number;
  vlan: number;
  qos: number;
  'vlan-proto': number;
}

/** What else a link's message is to hold; skip-stats, what not. */
export type RtextFilter =
  | 'vf'
  | 'brvlan'
  | 'brvlan-compressed'
  | 'skip-stats'
  | 'mrp'
  | 'cfm-config'
  | 'cfm-status'
  | 'mst';

export type NetkitPolicy =
  | 'forward'
  | 'blackhole';

export type NetkitMode =
  | 'l2'
  | 'l3';

export type NetkitScrub =
  | 'none'
  | 'default';

export type OvpnMode =
  | 'p2p'
  | 'mp';

export interface IflaVxlanPortRange extends StructTail {
  low: number;
  high: number;
}

export type MacvlanMode =
  | 'private'
  | 'vepa'
  | 'bridge'
  | 'passthru'
  | 'source';

export type MacvlanMacaddrMode =
  | 'add'
  | 'del'
  | 'flush'
  | 'set';

export type IpvlanMode =
  | 'l2'
  | 'l3'
  | 'l3s';

export interface LinkAttrs extends Unknown {
  /** Of the link layer. */
  address?: string;
  broadcast?: string;
  ifname?: string;
  mtu?: number;
  /** The link below, or the other end. */
  link?: number;
  /** What orders its sending. */
  qdisc?: string;
  stats?: Partial<RtnlLinkStats>;
  cost?: string;
  priority?: string;
  /** The link that it is a port of. */
  master?: number;
  wireless?: string;
  /** What the family of the header keeps; attributes. */
  protinfo?: Uint8Array;
  /** Packets that may wait to be sent. */
  txqlen?: number;
  map?: Partial<RtnlLinkIfmap>;
  weight?: number;
  /** IF_OPER_*. */
  operstate?: number;
  /** IF_LINK_MODE_*. */
  linkmode?: number;
  linkinfo?: LinkinfoAttrs;
  /** The namespace it is to be in, by a process. */
  'net-ns-pid'?: number;
  ifalias?: string;
  'num-vf'?: number;
  'vfinfo-list'?: VfinfoListAttrs;
  stats64?: Partial<RtnlLinkStats64>;
  'vf-ports'?: VfPortsAttrs;
  'port-self'?: PortSelfAttrs;
  'af-spec'?: AfSpecAttrs;
  group?: number;
  /** Likewise by a descriptor. */
  'net-ns-fd'?: number;
  'ext-mask'?: (RtextFilter | number)[];
  /** How often it was asked to take everything. */
  promiscuity?: number;
  'num-tx-queues'?: number;
  'num-rx-queues'?: number;
  carrier?: number;
  'phys-port-id'?: Uint8Array;
  /** How often carrier came or went. */
  'carrier-changes'?: number;
  'phys-switch-id'?: Uint8Array;
  /** The namespace of the link below or the other end. */
  'link-netnsid'?: number;
  'phys-port-name'?: string;
  'proto-down'?: number;
  'gso-max-segs'?: number;
  'gso-max-size'?: number;
  pad?: true | Uint8Array;
  xdp?: XdpAttrs;
  /** Why the message was sent. */
  event?: IflaEvent | number;
  /** The namespace it went to. */
  'new-netnsid'?: number;
  /** The namespace that is meant. */
  'target-netnsid'?: number;
  'carrier-up-count'?: number;
  'carrier-down-count'?: number;
  /** Its index there. */
  'new-ifindex'?: number;
  'min-mtu'?: number;
  'max-mtu'?: number;
  'prop-list'?: PropListLinkAttrs;
  'alt-ifname'?: string;
  'perm-address'?: string;
  'proto-down-reason'?: ProtoDownReasonAttrs;
  'parent-dev-name'?: string;
  'parent-dev-bus-name'?: string;
  'gro-max-size'?: number;
  'tso-max-size'?: number;
  'tso-max-segs'?: number;
  /** How often it was asked to take all multicast. */
  allmulti?: number;
  'devlink-port'?: LinkDevlinkPortAttrs;
  'gso-ipv4-max-size'?: number;
  'gro-ipv4-max-size'?: number;
  'dpll-pin'?: LinkDpllPinAttrs;
  /** In nanoseconds. */
  'max-pacing-offload-horizon'?: number | bigint;
  /** It stays in its namespace. */
  'netns-immutable'?: number;
  headroom?: number;
  tailroom?: number;
}

export interface PropListLinkAttrs extends Unknown {
  'alt-ifname'?: string[];
}

export interface ProtoDownReasonAttrs extends Unknown {
  mask?: number;
  value?: number;
}

/** What families of addresses keep of a link, each under its number. */
export interface AfSpecAttrs extends Unknown {
  inet?: IflaAttrs;
  inet6?: Ifla6Attrs;
  mctp?: MctpAttrs;
}

export interface VfinfoListAttrs extends Unknown {
  info?: VfinfoAttrs[];
}

export interface VfinfoAttrs extends Unknown {
  mac?: Partial<IflaVfMac>;
  vlan?: Partial<IflaVfVlan>;
  'tx-rate'?: Partial<IflaVfTxRate>;
  spoofchk?: Partial<IflaVfSpoofchk>;
  'link-state'?: Partial<IflaVfLinkState>;
  rate?: Partial<IflaVfRate>;
  'rss-query-en'?: Partial<IflaVfRssQueryEn>;
  stats?: VfStatsAttrs;
  trust?: Partial<IflaVfTrust>;
  'ib-node-guid'?: Partial<IflaVfGuid>;
  'ib-port-guid'?: Partial<IflaVfGuid>;
  'vlan-list'?: VfVlanAttrs;
  broadcast?: Uint8Array;
}

export interface VfStatsAttrs extends Unknown {
  'rx-packets'?: bigint;
  'tx-packets'?: bigint;
  'rx-bytes'?: bigint;
  'tx-bytes'?: bigint;
  broadcast?: bigint;
  multicast?: bigint;
  pad?: true | Uint8Array;
  'rx-dropped'?: bigint;
  'tx-dropped'?: bigint;
}

export interface VfVlanAttrs extends Unknown {
  info?: Partial<IflaVfVlanInfo>[];
}

export interface PortSelfAttrs extends Unknown {
  vf?: number;
  profile?: string;
  /** No longer used. */
  'vsi-type'?: Uint8Array;
  'instance-uuid'?: string;
  'host-uuid'?: string;
  request?: number;
  response?: number;
}

export interface VfPortsAttrs extends Unknown {
  port?: PortSelfAttrs[];
}

export interface LinkinfoAttrs extends Unknown {
  /** Such as veth, bridge, vlan. */
  kind?: string;
  data?: LinkinfoBondAttrs | LinkinfoBridgeAttrs | LinkinfoGreAttrs | LinkinfoGre6Attrs | LinkinfoGeneveAttrs | LinkinfoIptunAttrs | LinkinfoIp6tnlAttrs | LinkinfoTunAttrs | LinkinfoVlanAttrs | LinkinfoVrfAttrs | LinkinfoVtiAttrs | LinkinfoVti6Attrs | LinkinfoNetkitAttrs | LinkinfoOvpnAttrs | LinkinfoVethAttrs | LinkinfoMacvlanAttrs | LinkinfoIpvlanAttrs | LinkinfoVxlanAttrs | Uint8Array;
  xstats?: Uint8Array;
  /** The kind of the link that it is a port of. */
  'slave-kind'?: string;
  'slave-data'?: LinkinfoBrportAttrs | BondSlaveAttrs | VrfPortAttrs | Uint8Array;
}

export interface LinkinfoBondAttrs extends Unknown {
  mode?: number;
  'active-slave'?: number;
  miimon?: number;
  updelay?: number;
  downdelay?: number;
  'use-carrier'?: number;
  'arp-interval'?: number;
  'arp-ip-target'?: { index: number; value: string | Uint8Array }[];
  'arp-validate'?: number;
  'arp-all-targets'?: number;
  primary?: number;
  'primary-reselect'?: number;
  'fail-over-mac'?: number;
  'xmit-hash-policy'?: number;
  'resend-igmp'?: number;
  'num-peer-notif'?: number;
  'all-slaves-active'?: number;
  'min-links'?: number;
  'lp-interval'?: number;
  'packets-per-slave'?: number;
  'ad-lacp-rate'?: number;
  'ad-select'?: number;
  'ad-info'?: BondAdInfoAttrs;
  'ad-actor-sys-prio'?: number;
  'ad-user-port-key'?: number;
  'ad-actor-system'?: string;
  'tlb-dynamic-lb'?: number;
  'peer-notif-delay'?: number;
  'ad-lacp-active'?: number;
  'missed-max'?: number;
  'ns-ip6-target'?: { index: number; value: string | Uint8Array }[];
  'coupled-control'?: number;
  'broadcast-neigh'?: number;
}

export interface BondAdInfoAttrs extends Unknown {
  aggregator?: number;
  'num-ports'?: number;
  'actor-key'?: number;
  'partner-key'?: number;
  'partner-mac'?: string;
}

export interface BondSlaveAttrs extends Unknown {
  state?: number;
  'mii-status'?: number;
  'link-failure-count'?: number;
  'perm-hwaddr'?: string;
  'queue-id'?: number;
  'ad-aggregator-id'?: number;
  'ad-actor-oper-port-state'?: number;
  'ad-partner-oper-port-state'?: number;
  prio?: number;
  'actor-port-prio'?: number;
}

export interface LinkinfoBridgeAttrs extends Unknown {
  'forward-delay'?: number;
  'hello-time'?: number;
  'max-age'?: number;
  'ageing-time'?: number;
  'stp-state'?: number;
  priority?: number;
  'vlan-filtering'?: number;
  'vlan-protocol'?: number;
  'group-fwd-mask'?: number;
  'root-id'?: Partial<IflaBridgeId>;
  'bridge-id'?: Partial<IflaBridgeId>;
  'root-port'?: number;
  'root-path-cost'?: number;
  'topology-change'?: number;
  'topology-change-detected'?: number;
  'hello-timer'?: bigint;
  'tcn-timer'?: bigint;
  'topology-change-timer'?: bigint;
  'gc-timer'?: bigint;
  'group-addr'?: string;
  'fdb-flush'?: Uint8Array;
  'mcast-router'?: number;
  'mcast-snooping'?: number;
  'mcast-query-use-ifaddr'?: number;
  'mcast-querier'?: number;
  'mcast-hash-elasticity'?: number;
  'mcast-hash-max'?: number;
  'mcast-last-member-cnt'?: number;
  'mcast-startup-query-cnt'?: number;
  'mcast-last-member-intvl'?: bigint;
  'mcast-membership-intvl'?: bigint;
  'mcast-querier-intvl'?: bigint;
  'mcast-query-intvl'?: bigint;
  'mcast-query-response-intvl'?: bigint;
  'mcast-startup-query-intvl'?: bigint;
  'nf-call-iptables'?: number;
  'nf-call-ip6tables'?: number;
  'nf-call-arptables'?: number;
  'vlan-default-pvid'?: number;
  pad?: true | Uint8Array;
  'vlan-stats-enabled'?: number;
  'mcast-stats-enabled'?: number;
  'mcast-igmp-version'?: number;
  'mcast-mld-version'?: number;
  'vlan-stats-per-port'?: number;
  'multi-boolopt'?: Partial<BrBooloptMulti>;
  'mcast-querier-state'?: BridgeQuerierAttrs;
  'fdb-n-learned'?: number;
  'fdb-max-learned'?: number;
}

/** Who asks for groups on a bridge, and for how much longer another is believed to. */
export interface BridgeQuerierAttrs extends Unknown {
  'ip-address'?: string;
  'ip-port'?: number;
  'ip-other-timer'?: bigint;
  pad?: true | Uint8Array;
  'ipv6-address'?: string;
  'ipv6-port'?: number;
  'ipv6-other-timer'?: bigint;
}

export interface LinkinfoBrportAttrs extends Unknown {
  state?: number;
  priority?: number;
  cost?: number;
  mode?: number;
  guard?: number;
  protect?: number;
  'fast-leave'?: number;
  learning?: number;
  'unicast-flood'?: number;
  proxyarp?: number;
  'learning-sync'?: number;
  'proxyarp-wifi'?: number;
  'root-id'?: Partial<IflaBridgeId>;
  'bridge-id'?: Partial<IflaBridgeId>;
  'designated-port'?: number;
  'designated-cost'?: number;
  id?: number;
  no?: number;
  'topology-change-ack'?: number;
  'config-pending'?: number;
  'message-age-timer'?: bigint;
  'forward-delay-timer'?: bigint;
  'hold-timer'?: bigint;
  flush?: boolean;
  'multicast-router'?: number;
  pad?: true | Uint8Array;
  'mcast-flood'?: number;
  'mcast-to-ucast'?: number;
  'vlan-tunnel'?: number;
  'bcast-flood'?: number;
  'group-fwd-mask'?: number;
  'neigh-suppress'?: number;
  isolated?: number;
  'backup-port'?: number;
  'mrp-ring-open'?: number;
  'mrp-in-open'?: number;
  'mcast-eht-hosts-limit'?: number;
  'mcast-eht-hosts-cnt'?: number;
  locked?: number;
  mab?: number;
  'mcast-n-groups'?: number;
  'mcast-max-groups'?: number;
  'neigh-vlan-suppress'?: number;
  'backup-nhid'?: number;
}

export interface LinkinfoGreAttrs extends Unknown {
  link?: number;
  iflags?: number;
  oflags?: number;
  ikey?: number;
  okey?: number;
  local?: string;
  remote?: string;
  ttl?: number;
  tos?: number;
  pmtudisc?: number;
  'encap-limit'?: number;
  flowinfo?: number;
  flags?: number;
  'encap-type'?: number;
  'encap-flags'?: number;
  'encap-sport'?: number;
  'encap-dport'?: number;
  'collect-metadata'?: boolean;
  'ignore-df'?: number;
  fwmark?: number;
  'erspan-index'?: number;
  'erspan-ver'?: number;
  'erspan-dir'?: number;
  'erspan-hwid'?: number;
}

export interface LinkinfoGre6Attrs extends Unknown {
  link?: number;
  iflags?: number;
  oflags?: number;
  ikey?: number;
  okey?: number;
  local?: string;
  remote?: string;
  ttl?: number;
  'encap-limit'?: number;
  flowinfo?: number;
  flags?: number;
  'encap-type'?: number;
  'encap-flags'?: number;
  'encap-sport'?: number;
  'encap-dport'?: number;
  'collect-metadata'?: boolean;
  fwmark?: number;
  'erspan-index'?: number;
  'erspan-ver'?: number;
  'erspan-dir'?: number;
  'erspan-hwid'?: number;
}

export interface LinkinfoVtiAttrs extends Unknown {
  link?: number;
  ikey?: number;
  okey?: number;
  local?: string;
  remote?: string;
  fwmark?: number;
}

export interface LinkinfoVti6Attrs extends Unknown {
  link?: number;
  ikey?: number;
  okey?: number;
  local?: string;
  remote?: string;
  fwmark?: number;
}

export interface LinkinfoGeneveAttrs extends Unknown {
  id?: number;
  remote?: string;
  ttl?: number;
  tos?: number;
  port?: number;
  'collect-metadata'?: boolean;
  remote6?: string;
  'udp-csum'?: number;
  'udp-zero-csum6-tx'?: number;
  'udp-zero-csum6-rx'?: number;
  label?: number;
  'ttl-inherit'?: number;
  df?: number;
  'inner-proto-inherit'?: boolean;
  'port-range'?: Partial<IflaGenevePortRange>;
}

export interface LinkinfoIptunAttrs extends Unknown {
  link?: number;
  local?: string;
  remote?: string;
  ttl?: number;
  tos?: number;
  'encap-limit'?: number;
  flowinfo?: number;
  flags?: number;
  proto?: number;
  pmtudisc?: number;
  '6rd-prefix'?: string;
  '6rd-relay-prefix'?: string;
  '6rd-prefixlen'?: number;
  '6rd-relay-prefixlen'?: number;
  'encap-type'?: number;
  'encap-flags'?: number;
  'encap-sport'?: number;
  'encap-dport'?: number;
  'collect-metadata'?: boolean;
  fwmark?: number;
}

export interface LinkinfoIp6tnlAttrs extends Unknown {
  link?: number;
  local?: string;
  remote?: string;
  ttl?: number;
  'encap-limit'?: number;
  flowinfo?: number;
  flags?: number;
  proto?: number;
  'encap-type'?: number;
  'encap-flags'?: number;
  'encap-sport'?: number;
  'encap-dport'?: number;
  'collect-metadata'?: boolean;
  fwmark?: number;
}

export interface LinkinfoTunAttrs extends Unknown {
  owner?: number;
  group?: number;
  type?: number;
  pi?: number;
  'vnet-hdr'?: number;
  persist?: number;
  'multi-queue'?: number;
  'num-queues'?: number;
  'num-disabled-queues'?: number;
}

export interface LinkinfoVlanAttrs extends Unknown {
  id?: number;
  flags?: Partial<IflaVlanFlags>;
  'egress-qos'?: IflaVlanQos;
  'ingress-qos'?: IflaVlanQos;
  protocol?: VlanProtocols | number;
}

export interface IflaVlanQos extends Unknown {
  mapping?: Partial<IflaVlanQosMapping>[];
}

export interface LinkinfoVethAttrs extends Unknown {
  /** The other end. */
  peer?: { header: Ifinfomsg; attributes: LinkAttrs } | Uint8Array;
}

export interface LinkinfoMacvlanAttrs extends Unknown {
  mode?: (MacvlanMode | number)[];
  flags?: number;
  'macaddr-mode'?: MacvlanMacaddrMode | number;
  macaddr?: string;
  'macaddr-data'?: MacvlanMacaddrAttrs;
  'macaddr-count'?: number;
  'bc-queue-len'?: number;
  'bc-queue-len-used'?: number;
  'bc-cutoff'?: number;
}

export interface MacvlanMacaddrAttrs extends Unknown {
  macaddr?: string[];
}

export interface LinkinfoIpvlanAttrs extends Unknown {
  mode?: IpvlanMode | number;
  flags?: number;
}

export interface LinkinfoVxlanAttrs extends Unknown {
  id?: number;
  /** The group or the other end. */
  group?: string;
  link?: number;
  local?: string;
  ttl?: number;
  tos?: number;
  learning?: number;
  ageing?: number;
  limit?: number;
  /** Source ports. */
  'port-range'?: Partial<IflaVxlanPortRange>;
  proxy?: number;
  rsc?: number;
  l2miss?: number;
  l3miss?: number;
  /** The destination port. */
  port?: number;
  group6?: string;
  local6?: string;
  'udp-csum'?: number;
  'udp-zero-csum6-tx'?: number;
  'udp-zero-csum6-rx'?: number;
  'remcsum-tx'?: number;
  'remcsum-rx'?: number;
  gbp?: boolean;
  'remcsum-nopartial'?: boolean;
  'collect-metadata'?: number;
  label?: number;
  gpe?: boolean;
  'ttl-inherit'?: boolean;
  df?: number;
  vnifilter?: number;
  localbypass?: number;
  'label-policy'?: number;
  'reserved-bits'?: string;
  'mc-route'?: number;
}

export interface LinkinfoVrfAttrs extends Unknown {
  table?: number;
}

export interface VrfPortAttrs extends Unknown {
  table?: number;
}

export interface XdpAttrs extends Unknown {
  fd?: number;
  /** XDP_ATTACHED_*. */
  attached?: number;
  flags?: number;
  'prog-id'?: number;
  'drv-prog-id'?: number;
  'skb-prog-id'?: number;
  'hw-prog-id'?: number;
  'expected-fd'?: number;
}

export interface IflaAttrs extends Unknown {
  /** By ipv4-devconf; in a request, attributes. */
  conf?: number[];
}

export interface Ifla6Attrs extends Unknown {
  flags?: number;
  /** By ipv6-devconf. */
  conf?: number[];
  /** By ifla-inet6-stats. */
  stats?: bigint[];
  mcast?: Uint8Array;
  cacheinfo?: Partial<IflaCacheinfo>;
  /** By ifla-icmp6-stats. */
  icmp6stats?: bigint[];
  /** What its addresses end with. */
  token?: string;
  /** IN6_ADDR_GEN_MODE_*. */
  'addr-gen-mode'?: number;
  'ra-mtu'?: number;
}

export interface MctpAttrs extends Unknown {
  net?: number;
  'phys-binding'?: number;
}

export interface StatsAttrs extends Unknown {
  'link-64'?: Partial<RtnlLinkStats64>;
  'link-xstats'?: Uint8Array;
  'link-xstats-slave'?: Uint8Array;
  'link-offload-xstats'?: LinkOffloadXstats;
  'af-spec'?: Uint8Array;
}

/** Of requests for counters. */
export interface StatsGetsetAttrs extends Unknown {
  'get-filters'?: StatsFilterAttrs;
  'set-offload-xstats-l3-stats'?: number;
}

export interface StatsFilterAttrs extends Unknown {
  'link-offload-xstats'?: number;
}

export interface LinkOffloadXstats extends Unknown {
  'cpu-hit'?: Uint8Array;
  'hw-s-info'?: { index: number; value: HwSInfoOne }[];
  'l3-stats'?: Uint8Array;
}

export interface HwSInfoOne extends Unknown {
  request?: number;
  used?: number;
}

/** The port's handle, in the numbers of family devlink. */
export interface LinkDevlinkPortAttrs extends Unknown {
  'bus-name'?: string;
  'dev-name'?: string;
  'port-index'?: number;
}

export interface LinkDpllPinAttrs extends Unknown {
  id?: number;
}

export interface LinkinfoNetkitAttrs extends Unknown {
  'peer-info'?: Uint8Array;
  primary?: number;
  policy?: NetkitPolicy | number;
  'peer-policy'?: NetkitPolicy | number;
  mode?: NetkitMode | number;
  scrub?: NetkitScrub | number;
  'peer-scrub'?: NetkitScrub | number;
  headroom?: number;
  tailroom?: number;
}

export interface LinkinfoOvpnAttrs extends Unknown {
  mode?: OvpnMode | number;
}

/** What the operations of rt-link carry. */
export interface RtLink {
  /** Makes a link, or changes one. */
  newlink: { header: Ifinfomsg; attributes: LinkAttrs };
  /** A link has come or changed. */
  'newlink-ntf': { header: Ifinfomsg; attributes: LinkAttrs };
  /** Deletes a link, or all of a group. */
  dellink: { header: Ifinfomsg; attributes: LinkAttrs };
  /** A link is gone. */
  'dellink-ntf': { header: Ifinfomsg; attributes: LinkAttrs };
  /** One link, by index or name, or all. */
  getlink: { header: Ifinfomsg; attributes: LinkAttrs };
  /** Changes a link. */
  setlink: { header: Ifinfomsg; attributes: LinkAttrs };
  /** Gives a link other names. */
  newlinkprop: { header: Ifinfomsg; attributes: LinkAttrs };
  /** Takes names from a link. */
  dellinkprop: { header: Ifinfomsg; attributes: LinkAttrs };
  /** Counters of one link, or of all. */
  getstats: { header: IfStatsMsg; attributes: StatsAttrs };
  /** Counting has been turned on or off. */
  'newstats-ntf': { header: IfStatsMsg; attributes: StatsAttrs };
  /** Turns counting in hardware on or off. */
  setstats: { header: IfStatsMsg; attributes: StatsGetsetAttrs };
}

export const rtLink = /* @__PURE__ */ SpecModel.of<RtLink>({
  name: 'rt-link',
  protocol: 'netlink-raw',
  protonum: 0,
  definitions: [
    { name: 'ifinfo-flags', type: 'flags', entries: ['up', 'broadcast', 'debug', 'loopback', 'point-to-point', 'no-trailers', 'running', 'no-arp', 'promisc', 'all-multi', 'master', 'slave', 'multicast', 'portsel', 'auto-media', 'dynamic', 'lower-up', 'dormant', 'echo'] },
    { name: 'vlan-protocols', type: 'enum', entries: [
      { name: '8021q', value: 33024 },
      { name: '8021ad', value: 34984 },
    ] },
    {
      name: 'ifinfomsg',
      type: 'struct',
      members: [
        { name: 'ifi-family', type: 'u8' },
        { name: 'pad', type: 'pad', len: 1 },
        { name: 'ifi-type', type: 'u16' },
        { name: 'ifi-index', type: 's32' },
        { name: 'ifi-flags', type: 'u32', enum: 'ifinfo-flags', 'enum-as-flags': true },
        { name: 'ifi-change', type: 'u32' },
      ],
    },
    {
      name: 'ifla-bridge-id',
      type: 'struct',
      members: [
        { name: 'prio', type: 'u16' },
        { name: 'addr', type: 'binary', len: 6, 'display-hint': 'mac' },
      ],
    },
    {
      name: 'ifla-cacheinfo',
      type: 'struct',
      members: [
        { name: 'max-reasm-len', type: 'u32' },
        { name: 'tstamp', type: 'u32' },
        { name: 'reachable-time', type: 's32' },
        { name: 'retrans-time', type: 'u32' },
      ],
    },
    {
      name: 'rtnl-link-stats',
      type: 'struct',
      members: [
        { name: 'rx-packets', type: 'u32' },
        { name: 'tx-packets', type: 'u32' },
        { name: 'rx-bytes', type: 'u32' },
        { name: 'tx-bytes', type: 'u32' },
        { name: 'rx-errors', type: 'u32' },
        { name: 'tx-errors', type: 'u32' },
        { name: 'rx-dropped', type: 'u32' },
        { name: 'tx-dropped', type: 'u32' },
        { name: 'multicast', type: 'u32' },
        { name: 'collisions', type: 'u32' },
        { name: 'rx-length-errors', type: 'u32' },
        { name: 'rx-over-errors', type: 'u32' },
        { name: 'rx-crc-errors', type: 'u32' },
        { name: 'rx-frame-errors', type: 'u32' },
        { name: 'rx-fifo-errors', type: 'u32' },
        { name: 'rx-missed-errors', type: 'u32' },
        { name: 'tx-aborted-errors', type: 'u32' },
        { name: 'tx-carrier-errors', type: 'u32' },
        { name: 'tx-fifo-errors', type: 'u32' },
        { name: 'tx-heartbeat-errors', type: 'u32' },
        { name: 'tx-window-errors', type: 'u32' },
        { name: 'rx-compressed', type: 'u32' },
        { name: 'tx-compressed', type: 'u32' },
        { name: 'rx-nohandler', type: 'u32' },
      ],
    },
    {
      name: 'rtnl-link-stats64',
      type: 'struct',
      members: [
        { name: 'rx-packets', type: 'u64' },
        { name: 'tx-packets', type: 'u64' },
        { name: 'rx-bytes', type: 'u64' },
        { name: 'tx-bytes', type: 'u64' },
        { name: 'rx-errors', type: 'u64' },
        { name: 'tx-errors', type: 'u64' },
        { name: 'rx-dropped', type: 'u64' },
        { name: 'tx-dropped', type: 'u64' },
        { name: 'multicast', type: 'u64' },
        { name: 'collisions', type: 'u64' },
        { name: 'rx-length-errors', type: 'u64' },
        { name: 'rx-over-errors', type: 'u64' },
        { name: 'rx-crc-errors', type: 'u64' },
        { name: 'rx-frame-errors', type: 'u64' },
        { name: 'rx-fifo-errors', type: 'u64' },
        { name: 'rx-missed-errors', type: 'u64' },
        { name: 'tx-aborted-errors', type: 'u64' },
        { name: 'tx-carrier-errors', type: 'u64' },
        { name: 'tx-fifo-errors', type: 'u64' },
        { name: 'tx-heartbeat-errors', type: 'u64' },
        { name: 'tx-window-errors', type: 'u64' },
        { name: 'rx-compressed', type: 'u64' },
        { name: 'tx-compressed', type: 'u64' },
        { name: 'rx-nohandler', type: 'u64' },
        { name: 'rx-otherhost-dropped', type: 'u64' },
      ],
    },
    {
      name: 'rtnl-link-ifmap',
      type: 'struct',
      members: [
        { name: 'mem-start', type: 'u64' },
        { name: 'mem-end', type: 'u64' },
        { name: 'base-addr', type: 'u64' },
        { name: 'irq', type: 'u16' },
        { name: 'dma', type: 'u8' },
        { name: 'port', type: 'u8' },
        { name: 'pad', type: 'pad', len: 4 },
      ],
    },
    { name: 'ifla-event', type: 'enum', entries: ['none', 'reboot', 'features', 'bonding-failover', 'notify-peers', 'igmp-resend', 'bonding-options'] },
    {
      name: 'br-boolopt-multi',
      type: 'struct',
      members: [
        { name: 'optval', type: 'u32' },
        { name: 'optmask', type: 'u32' },
      ],
    },
    {
      name: 'if-stats-msg',
      type: 'struct',
      members: [
        { name: 'family', type: 'u8' },
        { name: 'pad', type: 'pad', len: 3 },
        { name: 'ifindex', type: 'u32' },
        { name: 'filter-mask', type: 'u32' },
      ],
    },
    {
      name: 'ifla-vlan-flags',
      type: 'struct',
      members: [
        { name: 'flags', type: 'u32', enum: 'vlan-flags', 'enum-as-flags': true },
        { name: 'mask', type: 'u32', 'display-hint': 'hex' },
      ],
    },
    { name: 'vlan-flags', type: 'flags', entries: ['reorder-hdr', 'gvrp', 'loose-binding', 'mvrp', 'bridge-binding'] },
    {
      name: 'ifla-vlan-qos-mapping',
      type: 'struct',
      members: [
        { name: 'from', type: 'u32' },
        { name: 'to', type: 'u32' },
      ],
    },
    {
      name: 'ifla-geneve-port-range',
      type: 'struct',
      members: [
        { name: 'low', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'high', type: 'u16', 'byte-order': 'big-endian' },
      ],
    },
    {
      name: 'ifla-vf-mac',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'mac', type: 'binary', len: 32 },
      ],
    },
    {
      name: 'ifla-vf-vlan',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'vlan', type: 'u32' },
        { name: 'qos', type: 'u32' },
      ],
    },
    {
      name: 'ifla-vf-tx-rate',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'rate', type: 'u32' },
      ],
    },
    {
      name: 'ifla-vf-spoofchk',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'setting', type: 'u32' },
      ],
    },
    {
      name: 'ifla-vf-link-state',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'link-state', type: 'u32', enum: 'ifla-vf-link-state-enum' },
      ],
    },
    { name: 'ifla-vf-link-state-enum', type: 'enum', entries: ['auto', 'enable', 'disable'] },
    {
      name: 'ifla-vf-rate',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'min-tx-rate', type: 'u32' },
        { name: 'max-tx-rate', type: 'u32' },
      ],
    },
    {
      name: 'ifla-vf-rss-query-en',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'setting', type: 'u32' },
      ],
    },
    {
      name: 'ifla-vf-trust',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'setting', type: 'u32' },
      ],
    },
    {
      name: 'ifla-vf-guid',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'pad', type: 'pad', len: 4 },
        { name: 'guid', type: 'u64' },
      ],
    },
    {
      name: 'ifla-vf-vlan-info',
      type: 'struct',
      members: [
        { name: 'vf', type: 'u32' },
        { name: 'vlan', type: 'u32' },
        { name: 'qos', type: 'u32' },
        { name: 'vlan-proto', type: 'u32' },
      ],
    },
    { name: 'rtext-filter', type: 'flags', entries: ['vf', 'brvlan', 'brvlan-compressed', 'skip-stats', 'mrp', 'cfm-config', 'cfm-status', 'mst'] },
    { name: 'netkit-policy', type: 'enum', entries: [
      'forward',
      { name: 'blackhole', value: 2 },
    ] },
    { name: 'netkit-mode', type: 'enum', entries: ['l2', 'l3'] },
    { name: 'netkit-scrub', type: 'enum', entries: ['none', 'default'] },
    { name: 'ovpn-mode', type: 'enum', entries: ['p2p', 'mp'] },
    {
      name: 'ifla-vxlan-port-range',
      type: 'struct',
      members: [
        { name: 'low', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'high', type: 'u16', 'byte-order': 'big-endian' },
      ],
    },
    { name: 'macvlan-mode', type: 'flags', entries: ['private', 'vepa', 'bridge', 'passthru', 'source'] },
    { name: 'macvlan-macaddr-mode', type: 'enum', entries: ['add', 'del', 'flush', 'set'] },
    { name: 'ipvlan-mode', type: 'enum', entries: ['l2', 'l3', 'l3s'] },
  ],
  'attribute-sets': [
    {
      name: 'link-attrs',
      attributes: [
        { name: 'address', type: 'binary', 'display-hint': 'mac' },
        { name: 'broadcast', type: 'binary', 'display-hint': 'mac' },
        { name: 'ifname', type: 'string' },
        { name: 'mtu', type: 'u32' },
        { name: 'link', type: 'u32' },
        { name: 'qdisc', type: 'string' },
        { name: 'stats', type: 'binary', struct: 'rtnl-link-stats' },
        { name: 'cost', type: 'string' },
        { name: 'priority', type: 'string' },
        { name: 'master', type: 'u32' },
        { name: 'wireless', type: 'string' },
        { name: 'protinfo', type: 'binary' },
        { name: 'txqlen', type: 'u32' },
        { name: 'map', type: 'binary', struct: 'rtnl-link-ifmap' },
        { name: 'weight', type: 'u32' },
        { name: 'operstate', type: 'u8' },
        { name: 'linkmode', type: 'u8' },
        { name: 'linkinfo', type: 'nest', 'nested-attributes': 'linkinfo-attrs' },
        { name: 'net-ns-pid', type: 'u32' },
        { name: 'ifalias', type: 'string' },
        { name: 'num-vf', type: 'u32' },
        { name: 'vfinfo-list', type: 'nest', 'nested-attributes': 'vfinfo-list-attrs' },
        { name: 'stats64', type: 'binary', struct: 'rtnl-link-stats64' },
        { name: 'vf-ports', type: 'nest', 'nested-attributes': 'vf-ports-attrs' },
        { name: 'port-self', type: 'nest', 'nested-attributes': 'port-self-attrs' },
        { name: 'af-spec', type: 'nest', 'nested-attributes': 'af-spec-attrs' },
        { name: 'group', type: 'u32' },
        { name: 'net-ns-fd', type: 'u32' },
        { name: 'ext-mask', type: 'u32', enum: 'rtext-filter', 'enum-as-flags': true },
        { name: 'promiscuity', type: 'u32' },
        { name: 'num-tx-queues', type: 'u32' },
        { name: 'num-rx-queues', type: 'u32' },
        { name: 'carrier', type: 'u8' },
        { name: 'phys-port-id', type: 'binary' },
        { name: 'carrier-changes', type: 'u32' },
        { name: 'phys-switch-id', type: 'binary' },
        { name: 'link-netnsid', type: 's32' },
        { name: 'phys-port-name', type: 'string' },
        { name: 'proto-down', type: 'u8' },
        { name: 'gso-max-segs', type: 'u32' },
        { name: 'gso-max-size', type: 'u32' },
        { name: 'pad', type: 'pad' },
        { name: 'xdp', type: 'nest', 'nested-attributes': 'xdp-attrs' },
        { name: 'event', type: 'u32', enum: 'ifla-event' },
        { name: 'new-netnsid', type: 's32' },
        { name: 'target-netnsid', type: 's32' },
        { name: 'carrier-up-count', type: 'u32' },
        { name: 'carrier-down-count', type: 'u32' },
        { name: 'new-ifindex', type: 's32' },
        { name: 'min-mtu', type: 'u32' },
        { name: 'max-mtu', type: 'u32' },
        { name: 'prop-list', type: 'nest', 'nested-attributes': 'prop-list-link-attrs' },
        { name: 'alt-ifname', type: 'string' },
        { name: 'perm-address', type: 'binary', 'display-hint': 'mac' },
        { name: 'proto-down-reason', type: 'nest', 'nested-attributes': 'proto-down-reason-attrs' },
        { name: 'parent-dev-name', type: 'string' },
        { name: 'parent-dev-bus-name', type: 'string' },
        { name: 'gro-max-size', type: 'u32' },
        { name: 'tso-max-size', type: 'u32' },
        { name: 'tso-max-segs', type: 'u32' },
        { name: 'allmulti', type: 'u32' },
        { name: 'devlink-port', type: 'nest', 'nested-attributes': 'link-devlink-port-attrs' },
        { name: 'gso-ipv4-max-size', type: 'u32' },
        { name: 'gro-ipv4-max-size', type: 'u32' },
        { name: 'dpll-pin', type: 'nest', 'nested-attributes': 'link-dpll-pin-attrs' },
        { name: 'max-pacing-offload-horizon', type: 'uint' },
        { name: 'netns-immutable', type: 'u8' },
        { name: 'headroom', type: 'u16' },
        { name: 'tailroom', type: 'u16' },
      ],
    },
    {
      name: 'prop-list-link-attrs',
      'subset-of': 'link-attrs',
      attributes: [
        { name: 'alt-ifname', 'multi-attr': true },
      ],
    },
    {
      name: 'proto-down-reason-attrs',
      attributes: [
        { name: 'mask', type: 'u32' },
        { name: 'value', type: 'u32' },
      ],
    },
    {
      name: 'af-spec-attrs',
      attributes: [
        { name: 'inet', value: 2, type: 'nest', 'nested-attributes': 'ifla-attrs' },
        { name: 'inet6', value: 10, type: 'nest', 'nested-attributes': 'ifla6-attrs' },
        { name: 'mctp', value: 45, type: 'nest', 'nested-attributes': 'mctp-attrs' },
      ],
    },
    {
      name: 'vfinfo-list-attrs',
      attributes: [
        { name: 'info', type: 'nest', 'nested-attributes': 'vfinfo-attrs', 'multi-attr': true },
      ],
    },
    {
      name: 'vfinfo-attrs',
      attributes: [
        { name: 'mac', type: 'binary', struct: 'ifla-vf-mac' },
        { name: 'vlan', type: 'binary', struct: 'ifla-vf-vlan' },
        { name: 'tx-rate', type: 'binary', struct: 'ifla-vf-tx-rate' },
        { name: 'spoofchk', type: 'binary', struct: 'ifla-vf-spoofchk' },
        { name: 'link-state', type: 'binary', struct: 'ifla-vf-link-state' },
        { name: 'rate', type: 'binary', struct: 'ifla-vf-rate' },
        { name: 'rss-query-en', type: 'binary', struct: 'ifla-vf-rss-query-en' },
        { name: 'stats', type: 'nest', 'nested-attributes': 'vf-stats-attrs' },
        { name: 'trust', type: 'binary', struct: 'ifla-vf-trust' },
        { name: 'ib-node-guid', type: 'binary', struct: 'ifla-vf-guid' },
        { name: 'ib-port-guid', type: 'binary', struct: 'ifla-vf-guid' },
        { name: 'vlan-list', type: 'nest', 'nested-attributes': 'vf-vlan-attrs' },
        { name: 'broadcast', type: 'binary' },
      ],
    },
    {
      name: 'vf-stats-attrs',
      attributes: [
        { name: 'rx-packets', value: 0, type: 'u64' },
        { name: 'tx-packets', type: 'u64' },
        { name: 'rx-bytes', type: 'u64' },
        { name: 'tx-bytes', type: 'u64' },
        { name: 'broadcast', type: 'u64' },
        { name: 'multicast', type: 'u64' },
        { name: 'pad', type: 'pad' },
        { name: 'rx-dropped', type: 'u64' },
        { name: 'tx-dropped', type: 'u64' },
      ],
    },
    {
      name: 'vf-vlan-attrs',
      attributes: [
        { name: 'info', type: 'binary', struct: 'ifla-vf-vlan-info', 'multi-attr': true },
      ],
    },
    {
      name: 'port-self-attrs',
      attributes: [
        { name: 'vf', type: 'u32' },
        { name: 'profile', type: 'string' },
        { name: 'vsi-type', type: 'binary' },
        { name: 'instance-uuid', type: 'binary', 'display-hint': 'uuid' },
        { name: 'host-uuid', type: 'binary', 'display-hint': 'uuid' },
        { name: 'request', type: 'u8' },
        { name: 'response', type: 'u16' },
      ],
    },
    {
      name: 'vf-ports-attrs',
      attributes: [
        { name: 'port', type: 'nest', 'nested-attributes': 'port-self-attrs', 'multi-attr': true },
      ],
    },
    {
      name: 'linkinfo-attrs',
      attributes: [
        { name: 'kind', type: 'string' },
        { name: 'data', type: 'sub-message', 'sub-message': 'linkinfo-data-msg', selector: 'kind' },
        { name: 'xstats', type: 'binary' },
        { name: 'slave-kind', type: 'string' },
        { name: 'slave-data', type: 'sub-message', 'sub-message': 'linkinfo-member-data-msg', selector: 'slave-kind' },
      ],
    },
    {
      name: 'linkinfo-bond-attrs',
      attributes: [
        { name: 'mode', type: 'u8' },
        { name: 'active-slave', type: 'u32' },
        { name: 'miimon', type: 'u32' },
        { name: 'updelay', type: 'u32' },
        { name: 'downdelay', type: 'u32' },
        { name: 'use-carrier', type: 'u8' },
        { name: 'arp-interval', type: 'u32' },
        { name: 'arp-ip-target', type: 'indexed-array', 'sub-type': 'u32', 'byte-order': 'big-endian', 'display-hint': 'ipv4' },
        { name: 'arp-validate', type: 'u32' },
        { name: 'arp-all-targets', type: 'u32' },
        { name: 'primary', type: 'u32' },
        { name: 'primary-reselect', type: 'u8' },
        { name: 'fail-over-mac', type: 'u8' },
        { name: 'xmit-hash-policy', type: 'u8' },
        { name: 'resend-igmp', type: 'u32' },
        { name: 'num-peer-notif', type: 'u8' },
        { name: 'all-slaves-active', type: 'u8' },
        { name: 'min-links', type: 'u32' },
        { name: 'lp-interval', type: 'u32' },
        { name: 'packets-per-slave', type: 'u32' },
        { name: 'ad-lacp-rate', type: 'u8' },
        { name: 'ad-select', type: 'u8' },
        { name: 'ad-info', type: 'nest', 'nested-attributes': 'bond-ad-info-attrs' },
        { name: 'ad-actor-sys-prio', type: 'u16' },
        { name: 'ad-user-port-key', type: 'u16' },
        { name: 'ad-actor-system', type: 'binary', 'display-hint': 'mac' },
        { name: 'tlb-dynamic-lb', type: 'u8' },
        { name: 'peer-notif-delay', type: 'u32' },
        { name: 'ad-lacp-active', type: 'u8' },
        { name: 'missed-max', type: 'u8' },
        { name: 'ns-ip6-target', type: 'indexed-array', 'sub-type': 'binary', 'display-hint': 'ipv6' },
        { name: 'coupled-control', type: 'u8' },
        { name: 'broadcast-neigh', type: 'u8' },
      ],
    },
    {
      name: 'bond-ad-info-attrs',
      attributes: [
        { name: 'aggregator', type: 'u16' },
        { name: 'num-ports', type: 'u16' },
        { name: 'actor-key', type: 'u16' },
        { name: 'partner-key', type: 'u16' },
        { name: 'partner-mac', type: 'binary', 'display-hint': 'mac' },
      ],
    },
    {
      name: 'bond-slave-attrs',
      attributes: [
        { name: 'state', type: 'u8' },
        { name: 'mii-status', type: 'u8' },
        { name: 'link-failure-count', type: 'u32' },
        { name: 'perm-hwaddr', type: 'binary', 'display-hint': 'mac' },
        { name: 'queue-id', type: 'u16' },
        { name: 'ad-aggregator-id', type: 'u16' },
        { name: 'ad-actor-oper-port-state', type: 'u8' },
        { name: 'ad-partner-oper-port-state', type: 'u16' },
        { name: 'prio', type: 'u32' },
        { name: 'actor-port-prio', type: 'u16' },
      ],
    },
    {
      name: 'linkinfo-bridge-attrs',
      attributes: [
        { name: 'forward-delay', type: 'u32' },
        { name: 'hello-time', type: 'u32' },
        { name: 'max-age', type: 'u32' },
        { name: 'ageing-time', type: 'u32' },
        { name: 'stp-state', type: 'u32' },
        { name: 'priority', type: 'u16' },
        { name: 'vlan-filtering', type: 'u8' },
        { name: 'vlan-protocol', type: 'u16' },
        { name: 'group-fwd-mask', type: 'u16' },
        { name: 'root-id', type: 'binary', struct: 'ifla-bridge-id' },
        { name: 'bridge-id', type: 'binary', struct: 'ifla-bridge-id' },
        { name: 'root-port', type: 'u16' },
        { name: 'root-path-cost', type: 'u32' },
        { name: 'topology-change', type: 'u8' },
        { name: 'topology-change-detected', type: 'u8' },
        { name: 'hello-timer', type: 'u64' },
        { name: 'tcn-timer', type: 'u64' },
        { name: 'topology-change-timer', type: 'u64' },
        { name: 'gc-timer', type: 'u64' },
        { name: 'group-addr', type: 'binary', 'display-hint': 'mac' },
        { name: 'fdb-flush', type: 'binary' },
        { name: 'mcast-router', type: 'u8' },
        { name: 'mcast-snooping', type: 'u8' },
        { name: 'mcast-query-use-ifaddr', type: 'u8' },
        { name: 'mcast-querier', type: 'u8' },
        { name: 'mcast-hash-elasticity', type: 'u32' },
        { name: 'mcast-hash-max', type: 'u32' },
        { name: 'mcast-last-member-cnt', type: 'u32' },
        { name: 'mcast-startup-query-cnt', type: 'u32' },
        { name: 'mcast-last-member-intvl', type: 'u64' },
        { name: 'mcast-membership-intvl', type: 'u64' },
        { name: 'mcast-querier-intvl', type: 'u64' },
        { name: 'mcast-query-intvl', type: 'u64' },
        { name: 'mcast-query-response-intvl', type: 'u64' },
        { name: 'mcast-startup-query-intvl', type: 'u64' },
        { name: 'nf-call-iptables', type: 'u8' },
        { name: 'nf-call-ip6tables', type: 'u8' },
        { name: 'nf-call-arptables', type: 'u8' },
        { name: 'vlan-default-pvid', type: 'u16' },
        { name: 'pad', type: 'pad' },
        { name: 'vlan-stats-enabled', type: 'u8' },
        { name: 'mcast-stats-enabled', type: 'u8' },
        { name: 'mcast-igmp-version', type: 'u8' },
        { name: 'mcast-mld-version', type: 'u8' },
        { name: 'vlan-stats-per-port', type: 'u8' },
        { name: 'multi-boolopt', type: 'binary', struct: 'br-boolopt-multi' },
        { name: 'mcast-querier-state', type: 'nest', 'nested-attributes': 'bridge-querier-attrs' },
        { name: 'fdb-n-learned', type: 'u32' },
        { name: 'fdb-max-learned', type: 'u32' },
      ],
    },
    {
      name: 'bridge-querier-attrs',
      attributes: [
        { name: 'ip-address', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'ip-port', type: 'u32' },
        { name: 'ip-other-timer', type: 'u64' },
        { name: 'pad', type: 'pad' },
        { name: 'ipv6-address', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'ipv6-port', type: 'u32' },
        { name: 'ipv6-other-timer', type: 'u64' },
      ],
    },
    {
      name: 'linkinfo-brport-attrs',
      attributes: [
        { name: 'state', type: 'u8' },
        { name: 'priority', type: 'u16' },
        { name: 'cost', type: 'u32' },
        { name: 'mode', type: 'u8' },
        { name: 'guard', type: 'u8' },
        { name: 'protect', type: 'u8' },
        { name: 'fast-leave', type: 'u8' },
        { name: 'learning', type: 'u8' },
        { name: 'unicast-flood', type: 'u8' },
        { name: 'proxyarp', type: 'u8' },
        { name: 'learning-sync', type: 'u8' },
        { name: 'proxyarp-wifi', type: 'u8' },
        { name: 'root-id', type: 'binary', struct: 'ifla-bridge-id' },
        { name: 'bridge-id', type: 'binary', struct: 'ifla-bridge-id' },
        { name: 'designated-port', type: 'u16' },
        { name: 'designated-cost', type: 'u16' },
        { name: 'id', type: 'u16' },
        { name: 'no', type: 'u16' },
        { name: 'topology-change-ack', type: 'u8' },
        { name: 'config-pending', type: 'u8' },
        { name: 'message-age-timer', type: 'u64' },
        { name: 'forward-delay-timer', type: 'u64' },
        { name: 'hold-timer', type: 'u64' },
        { name: 'flush', type: 'flag' },
        { name: 'multicast-router', type: 'u8' },
        { name: 'pad', type: 'pad' },
        { name: 'mcast-flood', type: 'u8' },
        { name: 'mcast-to-ucast', type: 'u8' },
        { name: 'vlan-tunnel', type: 'u8' },
        { name: 'bcast-flood', type: 'u8' },
        { name: 'group-fwd-mask', type: 'u16' },
        { name: 'neigh-suppress', type: 'u8' },
        { name: 'isolated', type: 'u8' },
        { name: 'backup-port', type: 'u32' },
        { name: 'mrp-ring-open', type: 'u8' },
        { name: 'mrp-in-open', type: 'u8' },
        { name: 'mcast-eht-hosts-limit', type: 'u32' },
        { name: 'mcast-eht-hosts-cnt', type: 'u32' },
        { name: 'locked', type: 'u8' },
        { name: 'mab', type: 'u8' },
        { name: 'mcast-n-groups', type: 'u32' },
        { name: 'mcast-max-groups', type: 'u32' },
        { name: 'neigh-vlan-suppress', type: 'u8' },
        { name: 'backup-nhid', type: 'u32' },
      ],
    },
    {
      name: 'linkinfo-gre-attrs',
      attributes: [
        { name: 'link', type: 'u32' },
        { name: 'iflags', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'oflags', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'ikey', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'okey', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'local', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'remote', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'ttl', type: 'u8' },
        { name: 'tos', type: 'u8' },
        { name: 'pmtudisc', type: 'u8' },
        { name: 'encap-limit', type: 'u8' },
        { name: 'flowinfo', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'flags', type: 'u32' },
        { name: 'encap-type', type: 'u16' },
        { name: 'encap-flags', type: 'u16' },
        { name: 'encap-sport', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'encap-dport', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'collect-metadata', type: 'flag' },
        { name: 'ignore-df', type: 'u8' },
        { name: 'fwmark', type: 'u32' },
        { name: 'erspan-index', type: 'u32' },
        { name: 'erspan-ver', type: 'u8' },
        { name: 'erspan-dir', type: 'u8' },
        { name: 'erspan-hwid', type: 'u16' },
      ],
    },
    {
      name: 'linkinfo-gre6-attrs',
      'subset-of': 'linkinfo-gre-attrs',
      attributes: [
        { name: 'link' },
        { name: 'iflags' },
        { name: 'oflags' },
        { name: 'ikey' },
        { name: 'okey' },
        { name: 'local', 'display-hint': 'ipv6' },
        { name: 'remote', 'display-hint': 'ipv6' },
        { name: 'ttl' },
        { name: 'encap-limit' },
        { name: 'flowinfo' },
        { name: 'flags' },
        { name: 'encap-type' },
        { name: 'encap-flags' },
        { name: 'encap-sport' },
        { name: 'encap-dport' },
        { name: 'collect-metadata' },
        { name: 'fwmark' },
        { name: 'erspan-index' },
        { name: 'erspan-ver' },
        { name: 'erspan-dir' },
        { name: 'erspan-hwid' },
      ],
    },
    {
      name: 'linkinfo-vti-attrs',
      attributes: [
        { name: 'link', type: 'u32' },
        { name: 'ikey', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'okey', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'local', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'remote', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'fwmark', type: 'u32' },
      ],
    },
    {
      name: 'linkinfo-vti6-attrs',
      'subset-of': 'linkinfo-vti-attrs',
      attributes: [
        { name: 'link' },
        { name: 'ikey' },
        { name: 'okey' },
        { name: 'local', 'display-hint': 'ipv6' },
        { name: 'remote', 'display-hint': 'ipv6' },
        { name: 'fwmark' },
      ],
    },
    {
      name: 'linkinfo-geneve-attrs',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'remote', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'ttl', type: 'u8' },
        { name: 'tos', type: 'u8' },
        { name: 'port', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'collect-metadata', type: 'flag' },
        { name: 'remote6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'udp-csum', type: 'u8' },
        { name: 'udp-zero-csum6-tx', type: 'u8' },
        { name: 'udp-zero-csum6-rx', type: 'u8' },
        { name: 'label', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'ttl-inherit', type: 'u8' },
        { name: 'df', type: 'u8' },
        { name: 'inner-proto-inherit', type: 'flag' },
        { name: 'port-range', type: 'binary', struct: 'ifla-geneve-port-range' },
      ],
    },
    {
      name: 'linkinfo-iptun-attrs',
      attributes: [
        { name: 'link', type: 'u32' },
        { name: 'local', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'remote', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'ttl', type: 'u8' },
        { name: 'tos', type: 'u8' },
        { name: 'encap-limit', type: 'u8' },
        { name: 'flowinfo', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'flags', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'proto', type: 'u8' },
        { name: 'pmtudisc', type: 'u8' },
        { name: '6rd-prefix', type: 'binary', 'display-hint': 'ipv6' },
        { name: '6rd-relay-prefix', type: 'binary', 'display-hint': 'ipv4' },
        { name: '6rd-prefixlen', type: 'u16' },
        { name: '6rd-relay-prefixlen', type: 'u16' },
        { name: 'encap-type', type: 'u16' },
        { name: 'encap-flags', type: 'u16' },
        { name: 'encap-sport', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'encap-dport', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'collect-metadata', type: 'flag' },
        { name: 'fwmark', type: 'u32' },
      ],
    },
    {
      name: 'linkinfo-ip6tnl-attrs',
      'subset-of': 'linkinfo-iptun-attrs',
      attributes: [
        { name: 'link' },
        { name: 'local', 'display-hint': 'ipv6' },
        { name: 'remote', 'display-hint': 'ipv6' },
        { name: 'ttl' },
        { name: 'encap-limit' },
        { name: 'flowinfo' },
        { name: 'flags', type: 'u32' },
        { name: 'proto' },
        { name: 'encap-type' },
        { name: 'encap-flags' },
        { name: 'encap-sport' },
        { name: 'encap-dport' },
        { name: 'collect-metadata' },
        { name: 'fwmark' },
      ],
    },
    {
      name: 'linkinfo-tun-attrs',
      attributes: [
        { name: 'owner', type: 'u32' },
        { name: 'group', type: 'u32' },
        { name: 'type', type: 'u8' },
        { name: 'pi', type: 'u8' },
        { name: 'vnet-hdr', type: 'u8' },
        { name: 'persist', type: 'u8' },
        { name: 'multi-queue', type: 'u8' },
        { name: 'num-queues', type: 'u32' },
        { name: 'num-disabled-queues', type: 'u32' },
      ],
    },
    {
      name: 'linkinfo-vlan-attrs',
      attributes: [
        { name: 'id', type: 'u16' },
        { name: 'flags', type: 'binary', struct: 'ifla-vlan-flags' },
        { name: 'egress-qos', type: 'nest', 'nested-attributes': 'ifla-vlan-qos' },
        { name: 'ingress-qos', type: 'nest', 'nested-attributes': 'ifla-vlan-qos' },
        { name: 'protocol', type: 'u16', enum: 'vlan-protocols', 'byte-order': 'big-endian' },
      ],
    },
    {
      name: 'ifla-vlan-qos',
      attributes: [
        { name: 'mapping', type: 'binary', 'multi-attr': true, struct: 'ifla-vlan-qos-mapping' },
      ],
    },
    {
      name: 'linkinfo-veth-attrs',
      attributes: [
        { name: 'peer', type: 'sub-message', 'sub-message': 'linkinfo-peer-msg', selector: 'kind' },
      ],
    },
    {
      name: 'linkinfo-macvlan-attrs',
      attributes: [
        { name: 'mode', type: 'u32', enum: 'macvlan-mode', 'enum-as-flags': true },
        { name: 'flags', type: 'u16' },
        { name: 'macaddr-mode', type: 'u32', enum: 'macvlan-macaddr-mode' },
        { name: 'macaddr', type: 'binary', 'display-hint': 'mac' },
        { name: 'macaddr-data', type: 'nest', 'nested-attributes': 'macvlan-macaddr-attrs' },
        { name: 'macaddr-count', type: 'u32' },
        { name: 'bc-queue-len', type: 'u32' },
        { name: 'bc-queue-len-used', type: 'u32' },
        { name: 'bc-cutoff', type: 's32' },
      ],
    },
    {
      name: 'macvlan-macaddr-attrs',
      attributes: [
        { name: 'macaddr', value: 4, type: 'binary', 'display-hint': 'mac', 'multi-attr': true },
      ],
    },
    {
      name: 'linkinfo-ipvlan-attrs',
      attributes: [
        { name: 'mode', type: 'u16', enum: 'ipvlan-mode' },
        { name: 'flags', type: 'u16' },
      ],
    },
    {
      name: 'linkinfo-vxlan-attrs',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'group', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'link', type: 'u32' },
        { name: 'local', type: 'binary', 'display-hint': 'ipv4' },
        { name: 'ttl', type: 'u8' },
        { name: 'tos', type: 'u8' },
        { name: 'learning', type: 'u8' },
        { name: 'ageing', type: 'u32' },
        { name: 'limit', type: 'u32' },
        { name: 'port-range', type: 'binary', struct: 'ifla-vxlan-port-range' },
        { name: 'proxy', type: 'u8' },
        { name: 'rsc', type: 'u8' },
        { name: 'l2miss', type: 'u8' },
        { name: 'l3miss', type: 'u8' },
        { name: 'port', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'group6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'local6', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'udp-csum', type: 'u8' },
        { name: 'udp-zero-csum6-tx', type: 'u8' },
        { name: 'udp-zero-csum6-rx', type: 'u8' },
        { name: 'remcsum-tx', type: 'u8' },
        { name: 'remcsum-rx', type: 'u8' },
        { name: 'gbp', type: 'flag' },
        { name: 'remcsum-nopartial', type: 'flag' },
        { name: 'collect-metadata', type: 'u8' },
        { name: 'label', type: 'u32', 'byte-order': 'big-endian' },
        { name: 'gpe', type: 'flag' },
        { name: 'ttl-inherit', type: 'flag' },
        { name: 'df', type: 'u8' },
        { name: 'vnifilter', type: 'u8' },
        { name: 'localbypass', type: 'u8' },
        { name: 'label-policy', type: 'u32' },
        { name: 'reserved-bits', type: 'binary', 'display-hint': 'hex' },
        { name: 'mc-route', type: 'u8' },
      ],
    },
    {
      name: 'linkinfo-vrf-attrs',
      attributes: [
        { name: 'table', type: 'u32' },
      ],
    },
    {
      name: 'vrf-port-attrs',
      attributes: [
        { name: 'table', type: 'u32' },
      ],
    },
    {
      name: 'xdp-attrs',
      attributes: [
        { name: 'fd', type: 's32' },
        { name: 'attached', type: 'u8' },
        { name: 'flags', type: 'u32' },
        { name: 'prog-id', type: 'u32' },
        { name: 'drv-prog-id', type: 'u32' },
        { name: 'skb-prog-id', type: 'u32' },
        { name: 'hw-prog-id', type: 'u32' },
        { name: 'expected-fd', type: 's32' },
      ],
    },
    {
      name: 'ifla-attrs',
      attributes: [
        { name: 'conf', type: 'binary', 'sub-type': 'u32' },
      ],
    },
    {
      name: 'ifla6-attrs',
      attributes: [
        { name: 'flags', type: 'u32' },
        { name: 'conf', type: 'binary', 'sub-type': 'u32' },
        { name: 'stats', type: 'binary', 'sub-type': 'u64' },
        { name: 'mcast', type: 'binary' },
        { name: 'cacheinfo', type: 'binary', struct: 'ifla-cacheinfo' },
        { name: 'icmp6stats', type: 'binary', 'sub-type': 'u64' },
        { name: 'token', type: 'binary', 'display-hint': 'ipv6' },
        { name: 'addr-gen-mode', type: 'u8' },
        { name: 'ra-mtu', type: 'u32' },
      ],
    },
    {
      name: 'mctp-attrs',
      attributes: [
        { name: 'net', type: 'u32' },
        { name: 'phys-binding', type: 'u8' },
      ],
    },
    {
      name: 'stats-attrs',
      attributes: [
        { name: 'link-64', type: 'binary', struct: 'rtnl-link-stats64' },
        { name: 'link-xstats', type: 'binary' },
        { name: 'link-xstats-slave', type: 'binary' },
        { name: 'link-offload-xstats', type: 'nest', 'nested-attributes': 'link-offload-xstats' },
        { name: 'af-spec', type: 'binary' },
      ],
    },
    {
      name: 'stats-getset-attrs',
      attributes: [
        { name: 'get-filters', type: 'nest', 'nested-attributes': 'stats-filter-attrs' },
        { name: 'set-offload-xstats-l3-stats', type: 'u8' },
      ],
    },
    {
      name: 'stats-filter-attrs',
      attributes: [
        { name: 'link-offload-xstats', value: 4, type: 'u32' },
      ],
    },
    {
      name: 'link-offload-xstats',
      attributes: [
        { name: 'cpu-hit', type: 'binary' },
        { name: 'hw-s-info', type: 'indexed-array', 'sub-type': 'nest', 'nested-attributes': 'hw-s-info-one' },
        { name: 'l3-stats', type: 'binary' },
      ],
    },
    {
      name: 'hw-s-info-one',
      attributes: [
        { name: 'request', type: 'u8' },
        { name: 'used', type: 'u8' },
      ],
    },
    {
      name: 'link-devlink-port-attrs',
      attributes: [
        { name: 'bus-name', type: 'string' },
        { name: 'dev-name', type: 'string' },
        { name: 'port-index', type: 'u32' },
      ],
    },
    {
      name: 'link-dpll-pin-attrs',
      attributes: [
        { name: 'id', type: 'u32' },
      ],
    },
    {
      name: 'linkinfo-netkit-attrs',
      attributes: [
        { name: 'peer-info', type: 'binary' },
        { name: 'primary', type: 'u8' },
        { name: 'policy', type: 'u32', enum: 'netkit-policy' },
        { name: 'peer-policy', type: 'u32', enum: 'netkit-policy' },
        { name: 'mode', type: 'u32', enum: 'netkit-mode' },
        { name: 'scrub', type: 'u32', enum: 'netkit-scrub' },
        { name: 'peer-scrub', type: 'u32', enum: 'netkit-scrub' },
        { name: 'headroom', type: 'u16' },
        { name: 'tailroom', type: 'u16' },
      ],
    },
    {
      name: 'linkinfo-ovpn-attrs',
      attributes: [
        { name: 'mode', type: 'u8', enum: 'ovpn-mode' },
      ],
    },
  ],
  'sub-messages': [
    {
      name: 'linkinfo-data-msg',
      formats: [
        { value: 'bond', 'attribute-set': 'linkinfo-bond-attrs' },
        { value: 'bridge', 'attribute-set': 'linkinfo-bridge-attrs' },
        { value: 'erspan', 'attribute-set': 'linkinfo-gre-attrs' },
        { value: 'gre', 'attribute-set': 'linkinfo-gre-attrs' },
        { value: 'gretap', 'attribute-set': 'linkinfo-gre-attrs' },
        { value: 'ip6gre', 'attribute-set': 'linkinfo-gre6-attrs' },
        { value: 'geneve', 'attribute-set': 'linkinfo-geneve-attrs' },
        { value: 'ipip', 'attribute-set': 'linkinfo-iptun-attrs' },
        { value: 'ip6tnl', 'attribute-set': 'linkinfo-ip6tnl-attrs' },
        { value: 'sit', 'attribute-set': 'linkinfo-iptun-attrs' },
        { value: 'tun', 'attribute-set': 'linkinfo-tun-attrs' },
        { value: 'vlan', 'attribute-set': 'linkinfo-vlan-attrs' },
        { value: 'vrf', 'attribute-set': 'linkinfo-vrf-attrs' },
        { value: 'vti', 'attribute-set': 'linkinfo-vti-attrs' },
        { value: 'vti6', 'attribute-set': 'linkinfo-vti6-attrs' },
        { value: 'netkit', 'attribute-set': 'linkinfo-netkit-attrs' },
        { value: 'ovpn', 'attribute-set': 'linkinfo-ovpn-attrs' },
        { value: 'veth', 'attribute-set': 'linkinfo-veth-attrs' },
        { value: 'macvlan', 'attribute-set': 'linkinfo-macvlan-attrs' },
        { value: 'macvtap', 'attribute-set': 'linkinfo-macvlan-attrs' },
        { value: 'ipvlan', 'attribute-set': 'linkinfo-ipvlan-attrs' },
        { value: 'ipvtap', 'attribute-set': 'linkinfo-ipvlan-attrs' },
        { value: 'vxlan', 'attribute-set': 'linkinfo-vxlan-attrs' },
        { value: 'ip6gretap', 'attribute-set': 'linkinfo-gre6-attrs' },
        { value: 'ip6erspan', 'attribute-set': 'linkinfo-gre6-attrs' },
      ],
    },
    {
      name: 'linkinfo-peer-msg',
      formats: [
        { value: 'veth', 'fixed-header': 'ifinfomsg', 'attribute-set': 'link-attrs' },
      ],
    },
    {
      name: 'linkinfo-member-data-msg',
      formats: [
        { value: 'bridge', 'attribute-set': 'linkinfo-brport-attrs' },
        { value: 'bond', 'attribute-set': 'bond-slave-attrs' },
        { value: 'vrf', 'attribute-set': 'vrf-port-attrs' },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    'fixed-header': 'ifinfomsg',
    list: [
      { name: 'newlink', 'attribute-set': 'link-attrs', do: { request: { value: 16 } } },
      { name: 'newlink-ntf', value: 16, notify: 'getlink' },
      { name: 'dellink', 'attribute-set': 'link-attrs', do: { request: { value: 17 } } },
      { name: 'dellink-ntf', value: 17, notify: 'getlink' },
      { name: 'getlink', 'attribute-set': 'link-attrs', do: { request: { value: 18 }, reply: { value: 16 } } },
      { name: 'setlink', 'attribute-set': 'link-attrs', do: { request: { value: 19 } } },
      { name: 'newlinkprop', 'attribute-set': 'link-attrs', do: { request: { value: 108 } } },
      { name: 'dellinkprop', 'attribute-set': 'link-attrs', do: { request: { value: 109 } } },
      { name: 'getstats', 'attribute-set': 'stats-attrs', 'fixed-header': 'if-stats-msg', do: { request: { value: 94 }, reply: { value: 92 } } },
      { name: 'newstats-ntf', value: 92, notify: 'getstats' },
      { name: 'setstats', 'attribute-set': 'stats-getset-attrs', 'fixed-header': 'if-stats-msg', do: { request: { value: 95 } } },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'rtnlgrp-link', value: 1 },
      { name: 'rtnlgrp-ipv6-ifinfo', value: 12 },
      { name: 'rtnlgrp-stats', value: 36 },
    ],
  },
});
