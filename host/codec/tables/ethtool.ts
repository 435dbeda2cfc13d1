/** Made from specs/ethtool.yaml by `npm run generate`. Do not edit. */
import { SpecModel } from '../model.js';
import type { Unknown } from '../typed.js';

export type HeaderFlags =
  | 'compact-bitsets'
  | 'omit-reply'
  | 'stats';

export type UdpTunnelType =
  | 'vxlan'
  | 'geneve'
  | 'vxlan-gpe';

export type TcpDataSplit =
  | 'unknown'
  | 'disabled'
  | 'enabled';

export type HwtstampSource =
  | 'netdev'
  | 'phylib';

export type ModuleFwFlashStatus =
  | 'started'
  | 'in-progress'
  | 'completed'
  | 'error';

export type C33PseExtState =
  | 'none'
  | 'error-condition'
  | 'mr-mps-valid'
  | 'mr-pse-enable'
  | 'option-detect-ted'
  | 'option-vport-lim'
  | 'ovld-detected'
  | 'power-not-available'
  | 'short-detected';

export type PhyUpstreamType =
  | 'mac'
  | 'phy';

export type PseEvent =
  | 'pse-event-over-current'
  | 'pse-event-over-temp'
  | 'c33-pse-event-detection'
  | 'c33-pse-event-classification'
  | 'c33-pse-event-disconnection'
  | 'pse-event-over-budget'
  | 'pse-event-sw-pw-control-error';

export type InputXfrm =
  | 'sym-xor'
  | 'sym-or-xor';

export type RxfhFields =
  | 'l2da'
  | 'vlan'
  | 'l3-proto'
  | 'ip-src'
  | 'ip-dst'
  | 'l4-b-0-1'
  | 'l4-b-2-3'
  | 'gtp-teid'
  | 'ip6-fl'
  | 'discard';

export interface Header extends Unknown {
  'dev-index'?: number;
  'dev-name'?: string;
  flags?: (HeaderFlags | number)[];
  'phy-index'?: number;
}

export interface BitsetBit extends Unknown {
  index?: number;
  name?: string;
  value?: boolean;
}

export interface BitsetBits extends Unknown {
  bit?: BitsetBit[];
}

export interface Bitset extends Unknown {
  nomask?: boolean;
  size?: number;
  bits?: BitsetBits;
  value?: Uint8Array;
  mask?: Uint8Array;
}

export interface String extends Unknown {
  index?: number;
  value?: string;
}

export interface Strings extends Unknown {
  string?: String[];
}

export interface Stringset extends Unknown {
  id?: number;
  count?: number;
  strings?: Strings[];
}

export interface Stringsets extends Unknown {
  stringset?: Stringset[];
}

export interface Strset extends Unknown {
  header?: Header;
  stringsets?: Stringsets;
  'counts-only'?: boolean;
}

export interface Privflags extends Unknown {
  header?: Header;
  flags?: Bitset;
}

export interface Rings extends Unknown {
  header?: Header;
  'rx-max'?: number;
  'rx-mini-max'?: number;
  'rx-jumbo-max'?: number;
  'tx-max'?: number;
  rx?: number;
  'rx-mini'?: number;
  'rx-jumbo'?: number;
  tx?: number;
  'rx-buf-len'?: number;
  'tcp-data-split'?: TcpDataSplit | number;
  'cqe-size'?: number;
  'tx-push'?: number;
  'rx-push'?: number;
  'tx-push-buf-len'?: number;
  'tx-push-buf-len-max'?: number;
  'hds-thresh'?: number;
  'hds-thresh-max'?: number;
}

export interface MmStat extends Unknown {
  pad?: true | Uint8Array;
  'reassembly-errors'?: bigint;
  'smd-errors'?: bigint;
  'reassembly-ok'?: bigint;
  'rx-frag-count'?: bigint;
  'tx-frag-count'?: bigint;
  'hold-count'?: bigint;
}

export interface Mm extends Unknown {
  header?: Header;
  'pmac-enabled'?: number;
  'tx-enabled'?: number;
  'tx-active'?: number;
  'tx-min-frag-size'?: number;
  'rx-min-frag-size'?: number;
  'verify-enabled'?: number;
  'verify-status'?: number;
  'verify-time'?: number;
  'max-verify-time'?: number;
  stats?: MmStat;
}

export interface Linkinfo extends Unknown {
  header?: Header;
  port?: number;
  phyaddr?: number;
  'tp-mdix'?: number;
  'tp-mdix-ctrl'?: number;
  transceiver?: number;
}

export interface Linkmodes extends Unknown {
  header?: Header;
  autoneg?: number;
  ours?: Bitset;
  peer?: Bitset;
  speed?: number;
  duplex?: number;
  'master-slave-cfg'?: number;
  'master-slave-state'?: number;
  lanes?: number;
  'rate-matching'?: number;
}

export interface Linkstate extends Unknown {
  header?: Header;
  link?: number;
  sqi?: number;
  'sqi-max'?: number;
  'ext-state'?: number;
  'ext-substate'?: number;
  'ext-down-cnt'?: number;
}

export interface Debug extends Unknown {
  header?: Header;
  msgmask?: Bitset;
}

export interface Wol extends Unknown {
  header?: Header;
  modes?: Bitset;
  sopass?: Uint8Array;
}

export interface Features extends Unknown {
  header?: Header;
  hw?: Bitset;
  wanted?: Bitset;
  active?: Bitset;
  nochange?: Bitset;
}

export interface Channels extends Unknown {
  header?: Header;
  'rx-max'?: number;
  'tx-max'?: number;
  'other-max'?: number;
  'combined-max'?: number;
  'rx-count'?: number;
  'tx-count'?: number;
  'other-count'?: number;
  'combined-count'?: number;
}

export interface IrqModeration extends Unknown {
  usec?: number;
  pkts?: number;
  comps?: number;
}

export interface Profile extends Unknown {
  'irq-moderation'?: IrqModeration[];
}

export interface Coalesce extends Unknown {
  header?: Header;
  'rx-usecs'?: number;
  'rx-max-frames'?: number;
  'rx-usecs-irq'?: number;
  'rx-max-frames-irq'?: number;
  'tx-usecs'?: number;
  'tx-max-frames'?: number;
  'tx-usecs-irq'?: number;
  'tx-max-frames-irq'?: number;
  'stats-block-usecs'?: number;
  'use-adaptive-rx'?: number;
  'use-adaptive-tx'?: number;
  'pkt-rate-low'?: number;
  'rx-usecs-low'?: number;
  'rx-max-frames-low'?: number;
  'tx-usecs-low'?: number;
  'tx-max-frames-low'?: number;
  'pkt-rate-high'?: number;
  'rx-usecs-high'?: number;
  'rx-max-frames-high'?: number;
  'tx-usecs-high'?: number;
  'tx-max-frames-high'?: number;
  'rate-sample-interval'?: number;
  'use-cqe-mode-tx'?: number;
  'use-cqe-mode-rx'?: number;
  'tx-aggr-max-bytes'?: number;
  'tx-aggr-max-frames'?: number;
  'tx-aggr-time-usecs'?: number;
  'rx-profile'?: Profile;
  'tx-profile'?: Profile;
}

export interface PauseStat extends Unknown {
  pad?: true | Uint8Array;
  'tx-frames'?: bigint;
  'rx-frames'?: bigint;
}

export interface Pause extends Unknown {
  header?: Header;
  autoneg?: number;
  rx?: number;
  tx?: number;
  stats?: PauseStat;
  'stats-src'?: number;
}

export interface Eee extends Unknown {
  header?: Header;
  'modes-ours'?: Bitset;
  'modes-peer'?: Bitset;
  active?: number;
  enabled?: number;
  'tx-lpi-enabled'?: number;
  'tx-lpi-timer'?: number;
}

export interface TsStat extends Unknown {
  'tx-pkts'?: number | bigint;
  'tx-lost'?: number | bigint;
  'tx-err'?: number | bigint;
  'tx-onestep-pkts-unconfirmed'?: number | bigint;
}

export interface TsHwtstampProvider extends Unknown {
  index?: number;
  qualifier?: number;
}

export interface Tsinfo extends Unknown {
  header?: Header;
  timestamping?: Bitset;
  'tx-types'?: Bitset;
  'rx-filters'?: Bitset;
  'phc-index'?: number;
  stats?: TsStat;
  'hwtstamp-provider'?: TsHwtstampProvider;
  'hwtstamp-source'?: HwtstampSource | number;
  'hwtstamp-phyindex'?: number;
}

export interface CableResult extends Unknown {
  pair?: number;
  code?: number;
  src?: number;
}

export interface CableFaultLength extends Unknown {
  pair?: number;
  cm?: number;
  src?: number;
}

export interface CableNest extends Unknown {
  result?: CableResult;
  'fault-length'?: CableFaultLength;
}

export interface CableTest extends Unknown {
  header?: Header;
}

export interface CableTestNtf extends Unknown {
  header?: Header;
  status?: number;
  nest?: CableNest;
}

export interface CableTestTdrCfg extends Unknown {
  first?: number;
  last?: number;
  step?: number;
  pair?: number;
}

export interface CableTestTdrNtf extends Unknown {
  header?: Header;
  status?: number;
  nest?: CableNest;
}

export interface CableTestTdr extends Unknown {
  header?: Header;
  cfg?: CableTestTdrCfg;
}

export interface TunnelUdpEntry extends Unknown {
  port?: number;
  type?: UdpTunnelType | number;
}

export interface TunnelUdpTable extends Unknown {
  size?: number;
  types?: Bitset;
  entry?: TunnelUdpEntry[];
}

export interface TunnelUdp extends Unknown {
  table?: TunnelUdpTable;
}

export interface TunnelInfo extends Unknown {
  header?: Header;
  'udp-ports'?: TunnelUdp;
}

export interface FecHist extends Unknown {
  pad?: true | Uint8Array;
  'bin-low'?: number;
  'bin-high'?: number;
  'bin-val'?: number | bigint;
  'bin-val-per-lane'?: bigint[];
}

export interface FecStat extends Unknown {
  pad?: true | Uint8Array;
  corrected?: bigint[];
  uncorr?: bigint[];
  'corr-bits'?: bigint[];
  hist?: FecHist[];
}

export interface Fec extends Unknown {
  header?: Header;
  modes?: Bitset;
  auto?: number;
  active?: number;
  stats?: FecStat;
}

export interface ModuleEeprom extends Unknown {
  header?: Header;
  offset?: number;
  length?: number;
  page?: number;
  bank?: number;
  'i2c-address'?: number;
  data?: Uint8Array;
}

export interface StatsGrp extends Unknown {
  pad?: true | Uint8Array;
  id?: number;
  'ss-id'?: number;
  stat?: bigint;
  'hist-rx'?: StatsGrpHist;
  'hist-tx'?: StatsGrpHist;
  'hist-bkt-low'?: number;
  'hist-bkt-hi'?: number;
  'hist-val'?: bigint;
}

export interface StatsGrpHist extends Unknown {
  'hist-bkt-low'?: number;
  'hist-bkt-hi'?: number;
  'hist-val'?: bigint;
}

export interface Stats extends Unknown {
  pad?: true | Uint8Array;
  header?: Header;
  groups?: Bitset;
  grp?: StatsGrp;
  src?: number;
}

export interface PhcVclocks extends Unknown {
  header?: Header;
  num?: number;
  index?: number[];
}

export interface Module extends Unknown {
  header?: Header;
  'power-mode-policy'?: number;
  'power-mode'?: number;
}

export interface C33PsePwLimit extends Unknown {
  min?: number;
  max?: number;
}

export interface Pse extends Unknown {
  header?: Header;
  'podl-pse-admin-state'?: number;
  'podl-pse-admin-control'?: number;
  'podl-pse-pw-d-status'?: number;
  'c33-pse-admin-state'?: number;
  'c33-pse-admin-control'?: number;
  'c33-pse-pw-d-status'?: number;
  'c33-pse-pw-class'?: number;
  'c33-pse-actual-pw'?: number;
  'c33-pse-ext-state'?: C33PseExtState | number;
  'c33-pse-ext-substate'?: number;
  'c33-pse-avail-pw-limit'?: number;
  'c33-pse-pw-limit-ranges'?: C33PsePwLimit[];
  'pse-pw-d-id'?: number;
  'pse-prio-max'?: number;
  'pse-prio'?: number;
}

export interface Flow extends Unknown {
  ether?: (RxfhFields | number | bigint)[];
  ip4?: (RxfhFields | number | bigint)[];
  ip6?: (RxfhFields | number | bigint)[];
  tcp4?: (RxfhFields | number | bigint)[];
  tcp6?: (RxfhFields | number | bigint)[];
  udp4?: (RxfhFields | number | bigint)[];
  udp6?: (RxfhFields | number | bigint)[];
  sctp4?: (RxfhFields | number | bigint)[];
  sctp6?: (RxfhFields | number | bigint)[];
  ah4?: (RxfhFields | number | bigint)[];
  ah6?: (RxfhFields | number | bigint)[];
  esp4?: (RxfhFields | number | bigint)[];
  esp6?: (RxfhFields | number | bigint)[];
  'ah-esp4'?: (RxfhFields | number | bigint)[];
  'ah-esp6'?: (RxfhFields | number | bigint)[];
  gtpu4?: (RxfhFields | number | bigint)[];
  gtpu6?: (RxfhFields | number | bigint)[];
  gtpc4?: (RxfhFields | number | bigint)[];
  gtpc6?: (RxfhFields | number | bigint)[];
  'gtpc-teid4'?: (RxfhFields | number | bigint)[];
  'gtpc-teid6'?: (RxfhFields | number | bigint)[];
  'gtpu-eh4'?: (RxfhFields | number | bigint)[];
  'gtpu-eh6'?: (RxfhFields | number | bigint)[];
  'gtpu-ul4'?: (RxfhFields | number | bigint)[];
  'gtpu-ul6'?: (RxfhFields | number | bigint)[];
  'gtpu-dl4'?: (RxfhFields | number | bigint)[];
  'gtpu-dl6'?: (RxfhFields | number | bigint)[];
}

export interface Rss extends Unknown {
  header?: Header;
  context?: number;
  hfunc?: number;
  indir?: number[];
  hkey?: Uint8Array;
  'input-xfrm'?: (InputXfrm | number)[];
  'start-context'?: number;
  'flow-hash'?: Flow;
}

export interface Plca extends Unknown {
  header?: Header;
  version?: number;
  enabled?: number;
  status?: number;
  'node-cnt'?: number;
  'node-id'?: number;
  'to-tmr'?: number;
  'burst-cnt'?: number;
  'burst-tmr'?: number;
}

export interface ModuleFwFlash extends Unknown {
  header?: Header;
  'file-name'?: string;
  password?: number;
  status?: ModuleFwFlashStatus | number;
  'status-msg'?: string;
  done?: number | bigint;
  total?: number | bigint;
}

export interface Phy extends Unknown {
  header?: Header;
  index?: number;
  drvname?: string;
  name?: string;
  'upstream-type'?: PhyUpstreamType | number;
  'upstream-index'?: number;
  'upstream-sfp-name'?: string;
  'downstream-sfp-name'?: string;
}

export interface Tsconfig extends Unknown {
  header?: Header;
  'hwtstamp-provider'?: TsHwtstampProvider;
  'tx-types'?: Bitset;
  'rx-filters'?: Bitset;
  'hwtstamp-flags'?: Bitset;
}

export interface PseNtf extends Unknown {
  header?: Header;
  events?: (PseEvent | number | bigint)[];
}

/** What the operations of ethtool carry. */
export interface Ethtool {
  'strset-get': { header: undefined; attributes: Strset };
  'linkinfo-get': { header: undefined; attributes: Linkinfo };
  'linkinfo-set': { header: undefined; attributes: Linkinfo };
  'linkinfo-ntf': { header: undefined; attributes: Linkinfo };
  'linkmodes-get': { header: undefined; attributes: Linkmodes };
  'linkmodes-set': { header: undefined; attributes: Linkmodes };
  'linkmodes-ntf': { header: undefined; attributes: Linkmodes };
  'linkstate-get': { header: undefined; attributes: Linkstate };
  'debug-get': { header: undefined; attributes: Debug };
  'debug-set': { header: undefined; attributes: Debug };
  'debug-ntf': { header: undefined; attributes: Debug };
  'wol-get': { header: undefined; attributes: Wol };
  'wol-set': { header: undefined; attributes: Wol };
  'wol-ntf': { header: undefined; attributes: Wol };
  'features-get': { header: undefined; attributes: Features };
  'features-set': { header: undefined; attributes: Features };
  'features-ntf': { header: undefined; attributes: Features };
  'privflags-get': { header: undefined; attributes: Privflags };
  'privflags-set': { header: undefined; attributes: Privflags };
  'privflags-ntf': { header: undefined; attributes: Privflags };
  'rings-get': { header: undefined; attributes: Rings };
  'rings-set': { header: undefined; attributes: Rings };
  'rings-ntf': { header: undefined; attributes: Rings };
  'channels-get': { header: undefined; attributes: Channels };
  'channels-set': { header: undefined; attributes: Channels };
  'channels-ntf': { header: undefined; attributes: Channels };
  'coalesce-get': { header: undefined; attributes: Coalesce };
  'coalesce-set': { header: undefined; attributes: Coalesce };
  'coalesce-ntf': { header: undefined; attributes: Coalesce };
  'pause-get': { header: undefined; attributes: Pause };
  'pause-set': { header: undefined; attributes: Pause };
  'pause-ntf': { header: undefined; attributes: Pause };
  'eee-get': { header: undefined; attributes: Eee };
  'eee-set': { header: undefined; attributes: Eee };
  'eee-ntf': { header: undefined; attributes: Eee };
  'tsinfo-get': { header: undefined; attributes: Tsinfo };
  'cable-test-act': { header: undefined; attributes: CableTest };
  'cable-test-ntf': { header: undefined; attributes: CableTestNtf };
  'cable-test-tdr-act': { header: undefined; attributes: CableTestTdr };
  'cable-test-tdr-ntf': { header: undefined; attributes: CableTestTdrNtf };
  'tunnel-info-get': { header: undefined; attributes: TunnelInfo };
  'fec-get': { header: undefined; attributes: Fec };
  'fec-set': { header: undefined; attributes: Fec };
  'fec-ntf': { header: undefined; attributes: Fec };
  'module-eeprom-get': { header: undefined; attributes: ModuleEeprom };
  'stats-get': { header: undefined; attributes: Stats };
  'phc-vclocks-get': { header: undefined; attributes: PhcVclocks };
  'module-get': { header: undefined; attributes: Module };
  'module-set': { header: undefined; attributes: Module };
  'module-ntf': { header: undefined; attributes: Module };
  'pse-get': { header: undefined; attributes: Pse };
  'pse-set': { header: undefined; attributes: Pse };
  'rss-get': { header: undefined; attributes: Rss };
  'plca-get-cfg': { header: undefined; attributes: Plca };
  'plca-set-cfg': { header: undefined; attributes: Plca };
  'plca-get-status': { header: undefined; attributes: Plca };
  'plca-ntf': { header: undefined; attributes: Plca };
  'mm-get': { header: undefined; attributes: Mm };
  'mm-set': { header: undefined; attributes: Mm };
  'mm-ntf': { header: undefined; attributes: Mm };
  'module-fw-flash-act': { header: undefined; attributes: ModuleFwFlash };
  'module-fw-flash-ntf': { header: undefined; attributes: ModuleFwFlash };
  'phy-get': { header: undefined; attributes: Phy };
  'phy-ntf': { header: undefined; attributes: Phy };
  'tsconfig-get': { header: undefined; attributes: Tsconfig };
  'tsconfig-set': { header: undefined; attributes: Tsconfig };
  'pse-ntf': { header: undefined; attributes: PseNtf };
  'rss-set': { header: undefined; attributes: Rss };
  'rss-ntf': { header: undefined; attributes: Rss };
  'rss-create-act': { header: undefined; attributes: Rss };
  'rss-create-ntf': { header: undefined; attributes: Rss };
  'rss-delete-act': { header: undefined; attributes: Rss };
  'rss-delete-ntf': { header: undefined; attributes: Rss };
}

export const ethtool = /* @__PURE__ */ SpecModel.of<Ethtool>({
  name: 'ethtool',
  protocol: 'genetlink',
  version: 1,
  definitions: [
    { name: 'header-flags', type: 'flags', entries: ['compact-bitsets', 'omit-reply', 'stats'] },
    { name: 'udp-tunnel-type', type: 'enum', entries: ['vxlan', 'geneve', 'vxlan-gpe'] },
    { name: 'tcp-data-split', type: 'enum', entries: ['unknown', 'disabled', 'enabled'] },
    { name: 'hwtstamp-source', type: 'enum', entries: [
      { name: 'netdev', value: 1 },
      'phylib',
    ] },
    { name: 'module-fw-flash-status', type: 'enum', entries: ['started', 'in-progress', 'completed', 'error'] },
    { name: 'c33-pse-ext-state', type: 'enum', entries: ['none', 'error-condition', 'mr-mps-valid', 'mr-pse-enable', 'option-detect-ted', 'option-vport-lim', 'ovld-detected', 'power-not-available', 'short-detected'] },
    { name: 'phy-upstream-type', type: 'enum', entries: ['mac', 'phy'] },
    { name: 'pse-event', type: 'flags', entries: ['pse-event-over-current', 'pse-event-over-temp', 'c33-pse-event-detection', 'c33-pse-event-classification', 'c33-pse-event-disconnection', 'pse-event-over-budget', 'pse-event-sw-pw-control-error'] },
    { name: 'input-xfrm', type: 'flags', entries: ['sym-xor', 'sym-or-xor'] },
    { name: 'rxfh-fields', type: 'flags', entries: [
      { name: 'l2da', value: 1 },
      'vlan',
      'l3-proto',
      'ip-src',
      'ip-dst',
      'l4-b-0-1',
      'l4-b-2-3',
      'gtp-teid',
      'ip6-fl',
      { name: 'discard', value: 31 },
    ] },
  ],
  'attribute-sets': [
    {
      name: 'header',
      attributes: [
        { name: 'dev-index', type: 'u32' },
        { name: 'dev-name', type: 'string' },
        { name: 'flags', type: 'u32', enum: 'header-flags', 'enum-as-flags': true },
        { name: 'phy-index', type: 'u32' },
      ],
    },
    {
      name: 'bitset-bit',
      attributes: [
        { name: 'index', type: 'u32' },
        { name: 'name', type: 'string' },
        { name: 'value', type: 'flag' },
      ],
    },
    {
      name: 'bitset-bits',
      attributes: [
        { name: 'bit', type: 'nest', 'nested-attributes': 'bitset-bit', 'multi-attr': true },
      ],
    },
    {
      name: 'bitset',
      attributes: [
        { name: 'nomask', type: 'flag' },
        { name: 'size', type: 'u32' },
        { name: 'bits', type: 'nest', 'nested-attributes': 'bitset-bits' },
        { name: 'value', type: 'binary' },
        { name: 'mask', type: 'binary' },
      ],
    },
    {
      name: 'string',
      attributes: [
        { name: 'index', type: 'u32' },
        { name: 'value', type: 'string' },
      ],
    },
    {
      name: 'strings',
      attributes: [
        { name: 'string', type: 'nest', 'nested-attributes': 'string', 'multi-attr': true },
      ],
    },
    {
      name: 'stringset',
      attributes: [
        { name: 'id', type: 'u32' },
        { name: 'count', type: 'u32' },
        { name: 'strings', type: 'nest', 'nested-attributes': 'strings', 'multi-attr': true },
      ],
    },
    {
      name: 'stringsets',
      attributes: [
        { name: 'stringset', type: 'nest', 'nested-attributes': 'stringset', 'multi-attr': true },
      ],
    },
    {
      name: 'strset',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'stringsets', type: 'nest', 'nested-attributes': 'stringsets' },
        { name: 'counts-only', type: 'flag' },
      ],
    },
    {
      name: 'privflags',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'flags', type: 'nest', 'nested-attributes': 'bitset' },
      ],
    },
    {
      name: 'rings',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'rx-max', type: 'u32' },
        { name: 'rx-mini-max', type: 'u32' },
        { name: 'rx-jumbo-max', type: 'u32' },
        { name: 'tx-max', type: 'u32' },
        { name: 'rx', type: 'u32' },
        { name: 'rx-mini', type: 'u32' },
        { name: 'rx-jumbo', type: 'u32' },
        { name: 'tx', type: 'u32' },
        { name: 'rx-buf-len', type: 'u32' },
        { name: 'tcp-data-split', type: 'u8', enum: 'tcp-data-split' },
        { name: 'cqe-size', type: 'u32' },
        { name: 'tx-push', type: 'u8' },
        { name: 'rx-push', type: 'u8' },
        { name: 'tx-push-buf-len', type: 'u32' },
        { name: 'tx-push-buf-len-max', type: 'u32' },
        { name: 'hds-thresh', type: 'u32' },
        { name: 'hds-thresh-max', type: 'u32' },
      ],
    },
    {
      name: 'mm-stat',
      attributes: [
        { name: 'pad', type: 'pad' },
        { name: 'reassembly-errors', type: 'u64' },
        { name: 'smd-errors', type: 'u64' },
        { name: 'reassembly-ok', type: 'u64' },
        { name: 'rx-frag-count', type: 'u64' },
        { name: 'tx-frag-count', type: 'u64' },
        { name: 'hold-count', type: 'u64' },
      ],
    },
    {
      name: 'mm',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'pmac-enabled', type: 'u8' },
        { name: 'tx-enabled', type: 'u8' },
        { name: 'tx-active', type: 'u8' },
        { name: 'tx-min-frag-size', type: 'u32' },
        { name: 'rx-min-frag-size', type: 'u32' },
        { name: 'verify-enabled', type: 'u8' },
        { name: 'verify-status', type: 'u8' },
        { name: 'verify-time', type: 'u32' },
        { name: 'max-verify-time', type: 'u32' },
        { name: 'stats', type: 'nest', 'nested-attributes': 'mm-stat' },
      ],
    },
    {
      name: 'linkinfo',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'port', type: 'u8' },
        { name: 'phyaddr', type: 'u8' },
        { name: 'tp-mdix', type: 'u8' },
        { name: 'tp-mdix-ctrl', type: 'u8' },
        { name: 'transceiver', type: 'u8' },
      ],
    },
    {
      name: 'linkmodes',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'autoneg', type: 'u8' },
        { name: 'ours', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'peer', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'speed', type: 'u32' },
        { name: 'duplex', type: 'u8' },
        { name: 'master-slave-cfg', type: 'u8' },
        { name: 'master-slave-state', type: 'u8' },
        { name: 'lanes', type: 'u32' },
        { name: 'rate-matching', type: 'u8' },
      ],
    },
    {
      name: 'linkstate',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'link', type: 'u8' },
        { name: 'sqi', type: 'u32' },
        { name: 'sqi-max', type: 'u32' },
        { name: 'ext-state', type: 'u8' },
        { name: 'ext-substate', type: 'u8' },
        { name: 'ext-down-cnt', type: 'u32' },
      ],
    },
    {
      name: 'debug',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'msgmask', type: 'nest', 'nested-attributes': 'bitset' },
      ],
    },
    {
      name: 'wol',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'modes', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'sopass', type: 'binary' },
      ],
    },
    {
      name: 'features',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'hw', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'wanted', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'active', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'nochange', type: 'nest', 'nested-attributes': 'bitset' },
      ],
    },
    {
      name: 'channels',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'rx-max', type: 'u32' },
        { name: 'tx-max', type: 'u32' },
        { name: 'other-max', type: 'u32' },
        { name: 'combined-max', type: 'u32' },
        { name: 'rx-count', type: 'u32' },
        { name: 'tx-count', type: 'u32' },
        { name: 'other-count', type: 'u32' },
        { name: 'combined-count', type: 'u32' },
      ],
    },
    {
      name: 'irq-moderation',
      attributes: [
        { name: 'usec', type: 'u32' },
        { name: 'pkts', type: 'u32' },
        { name: 'comps', type: 'u32' },
      ],
    },
    {
      name: 'profile',
      attributes: [
        { name: 'irq-moderation', type: 'nest', 'nested-attributes': 'irq-moderation', 'multi-attr': true },
      ],
    },
    {
      name: 'coalesce',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'rx-usecs', type: 'u32' },
        { name: 'rx-max-frames', type: 'u32' },
        { name: 'rx-usecs-irq', type: 'u32' },
        { name: 'rx-max-frames-irq', type: 'u32' },
        { name: 'tx-usecs', type: 'u32' },
        { name: 'tx-max-frames', type: 'u32' },
        { name: 'tx-usecs-irq', type: 'u32' },
        { name: 'tx-max-frames-irq', type: 'u32' },
        { name: 'stats-block-usecs', type: 'u32' },
        { name: 'use-adaptive-rx', type: 'u8' },
        { name: 'use-adaptive-tx', type: 'u8' },
        { name: 'pkt-rate-low', type: 'u32' },
        { name: 'rx-usecs-low', type: 'u32' },
        { name: 'rx-max-frames-low', type: 'u32' },
        { name: 'tx-usecs-low', type: 'u32' },
        { name: 'tx-max-frames-low', type: 'u32' },
        { name: 'pkt-rate-high', type: 'u32' },
        { name: 'rx-usecs-high', type: 'u32' },
        { name: 'rx-max-frames-high', type: 'u32' },
        { name: 'tx-usecs-high', type: 'u32' },
        { name: 'tx-max-frames-high', type: 'u32' },
        { name: 'rate-sample-interval', type: 'u32' },
        { name: 'use-cqe-mode-tx', type: 'u8' },
        { name: 'use-cqe-mode-rx', type: 'u8' },
        { name: 'tx-aggr-max-bytes', type: 'u32' },
        { name: 'tx-aggr-max-frames', type: 'u32' },
        { name: 'tx-aggr-time-usecs', type: 'u32' },
        { name: 'rx-profile', type: 'nest', 'nested-attributes': 'profile' },
        { name: 'tx-profile', type: 'nest', 'nested-attributes': 'profile' },
      ],
    },
    {
      name: 'pause-stat',
      attributes: [
        { name: 'pad', type: 'pad' },
        { name: 'tx-frames', type: 'u64' },
        { name: 'rx-frames', type: 'u64' },
      ],
    },
    {
      name: 'pause',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'autoneg', type: 'u8' },
        { name: 'rx', type: 'u8' },
        { name: 'tx', type: 'u8' },
        { name: 'stats', type: 'nest', 'nested-attributes': 'pause-stat' },
        { name: 'stats-src', type: 'u32' },
      ],
    },
    {
      name: 'eee',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'modes-ours', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'modes-peer', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'active', type: 'u8' },
        { name: 'enabled', type: 'u8' },
        { name: 'tx-lpi-enabled', type: 'u8' },
        { name: 'tx-lpi-timer', type: 'u32' },
      ],
    },
    {
      name: 'ts-stat',
      attributes: [
        { name: 'tx-pkts', type: 'uint' },
        { name: 'tx-lost', type: 'uint' },
        { name: 'tx-err', type: 'uint' },
        { name: 'tx-onestep-pkts-unconfirmed', type: 'uint' },
      ],
    },
    {
      name: 'ts-hwtstamp-provider',
      attributes: [
        { name: 'index', type: 'u32' },
        { name: 'qualifier', type: 'u32' },
      ],
    },
    {
      name: 'tsinfo',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'timestamping', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'tx-types', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'rx-filters', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'phc-index', type: 'u32' },
        { name: 'stats', type: 'nest', 'nested-attributes': 'ts-stat' },
        { name: 'hwtstamp-provider', type: 'nest', 'nested-attributes': 'ts-hwtstamp-provider' },
        { name: 'hwtstamp-source', type: 'u32', enum: 'hwtstamp-source' },
        { name: 'hwtstamp-phyindex', type: 'u32' },
      ],
    },
    {
      name: 'cable-result',
      attributes: [
        { name: 'pair', type: 'u8' },
        { name: 'code', type: 'u8' },
        { name: 'src', type: 'u32' },
      ],
    },
    {
      name: 'cable-fault-length',
      attributes: [
        { name: 'pair', type: 'u8' },
        { name: 'cm', type: 'u32' },
        { name: 'src', type: 'u32' },
      ],
    },
    {
      name: 'cable-nest',
      attributes: [
        { name: 'result', type: 'nest', 'nested-attributes': 'cable-result' },
        { name: 'fault-length', type: 'nest', 'nested-attributes': 'cable-fault-length' },
      ],
    },
    {
      name: 'cable-test',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
      ],
    },
    {
      name: 'cable-test-ntf',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'status', type: 'u8' },
        { name: 'nest', type: 'nest', 'nested-attributes': 'cable-nest' },
      ],
    },
    {
      name: 'cable-test-tdr-cfg',
      attributes: [
        { name: 'first', type: 'u32' },
        { name: 'last', type: 'u32' },
        { name: 'step', type: 'u32' },
        { name: 'pair', type: 'u8' },
      ],
    },
    {
      name: 'cable-test-tdr-ntf',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'status', type: 'u8' },
        { name: 'nest', type: 'nest', 'nested-attributes': 'cable-nest' },
      ],
    },
    {
      name: 'cable-test-tdr',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'cfg', type: 'nest', 'nested-attributes': 'cable-test-tdr-cfg' },
      ],
    },
    {
      name: 'tunnel-udp-entry',
      attributes: [
        { name: 'port', type: 'u16', 'byte-order': 'big-endian' },
        { name: 'type', type: 'u32', enum: 'udp-tunnel-type' },
      ],
    },
    {
      name: 'tunnel-udp-table',
      attributes: [
        { name: 'size', type: 'u32' },
        { name: 'types', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'entry', type: 'nest', 'nested-attributes': 'tunnel-udp-entry', 'multi-attr': true },
      ],
    },
    {
      name: 'tunnel-udp',
      attributes: [
        { name: 'table', type: 'nest', 'nested-attributes': 'tunnel-udp-table' },
      ],
    },
    {
      name: 'tunnel-info',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'udp-ports', type: 'nest', 'nested-attributes': 'tunnel-udp' },
      ],
    },
    {
      name: 'fec-hist',
      attributes: [
        { name: 'pad', type: 'pad' },
        { name: 'bin-low', type: 'u32' },
        { name: 'bin-high', type: 'u32' },
        { name: 'bin-val', type: 'uint' },
        { name: 'bin-val-per-lane', type: 'binary', 'sub-type': 'u64' },
      ],
    },
    {
      name: 'fec-stat',
      attributes: [
        { name: 'pad', type: 'pad' },
        { name: 'corrected', type: 'binary', 'sub-type': 'u64' },
        { name: 'uncorr', type: 'binary', 'sub-type': 'u64' },
        { name: 'corr-bits', type: 'binary', 'sub-type': 'u64' },
        { name: 'hist', type: 'nest', 'nested-attributes': 'fec-hist', 'multi-attr': true },
      ],
    },
    {
      name: 'fec',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'modes', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'auto', type: 'u8' },
        { name: 'active', type: 'u32' },
        { name: 'stats', type: 'nest', 'nested-attributes': 'fec-stat' },
      ],
    },
    {
      name: 'module-eeprom',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'offset', type: 'u32' },
        { name: 'length', type: 'u32' },
        { name: 'page', type: 'u8' },
        { name: 'bank', type: 'u8' },
        { name: 'i2c-address', type: 'u8' },
        { name: 'data', type: 'binary' },
      ],
    },
    {
      name: 'stats-grp',
      attributes: [
        { name: 'pad', type: 'pad' },
        { name: 'id', type: 'u32' },
        { name: 'ss-id', type: 'u32' },
        { name: 'stat', type: 'u64' },
        { name: 'hist-rx', type: 'nest', 'nested-attributes': 'stats-grp-hist' },
        { name: 'hist-tx', type: 'nest', 'nested-attributes': 'stats-grp-hist' },
        { name: 'hist-bkt-low', type: 'u32' },
        { name: 'hist-bkt-hi', type: 'u32' },
        { name: 'hist-val', type: 'u64' },
      ],
    },
    {
      name: 'stats-grp-hist',
      'subset-of': 'stats-grp',
      attributes: [
        { name: 'hist-bkt-low' },
        { name: 'hist-bkt-hi' },
        { name: 'hist-val' },
      ],
    },
    {
      name: 'stats',
      attributes: [
        { name: 'pad', type: 'pad' },
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'groups', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'grp', type: 'nest', 'nested-attributes': 'stats-grp' },
        { name: 'src', type: 'u32' },
      ],
    },
    {
      name: 'phc-vclocks',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'num', type: 'u32' },
        { name: 'index', type: 'binary', 'sub-type': 's32' },
      ],
    },
    {
      name: 'module',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'power-mode-policy', type: 'u8' },
        { name: 'power-mode', type: 'u8' },
      ],
    },
    {
      name: 'c33-pse-pw-limit',
      attributes: [
        { name: 'min', type: 'u32' },
        { name: 'max', type: 'u32' },
      ],
    },
    {
      name: 'pse',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'podl-pse-admin-state', type: 'u32' },
        { name: 'podl-pse-admin-control', type: 'u32' },
        { name: 'podl-pse-pw-d-status', type: 'u32' },
        { name: 'c33-pse-admin-state', type: 'u32' },
        { name: 'c33-pse-admin-control', type: 'u32' },
        { name: 'c33-pse-pw-d-status', type: 'u32' },
        { name: 'c33-pse-pw-class', type: 'u32' },
        { name: 'c33-pse-actual-pw', type: 'u32' },
        { name: 'c33-pse-ext-state', type: 'u32', enum: 'c33-pse-ext-state' },
        { name: 'c33-pse-ext-substate', type: 'u32' },
        { name: 'c33-pse-avail-pw-limit', type: 'u32' },
        { name: 'c33-pse-pw-limit-ranges', type: 'nest', 'nested-attributes': 'c33-pse-pw-limit', 'multi-attr': true },
        { name: 'pse-pw-d-id', type: 'u32' },
        { name: 'pse-prio-max', type: 'u32' },
        { name: 'pse-prio', type: 'u32' },
      ],
    },
    {
      name: 'flow',
      attributes: [
        { name: 'ether', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'ip4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'ip6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'tcp4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'tcp6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'udp4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'udp6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'sctp4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'sctp6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'ah4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'ah6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'esp4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'esp6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'ah-esp4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'ah-esp6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpc4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpc6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpc-teid4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpc-teid6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu-eh4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu-eh6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu-ul4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu-ul6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu-dl4', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
        { name: 'gtpu-dl6', type: 'uint', enum: 'rxfh-fields', 'enum-as-flags': true },
      ],
    },
    {
      name: 'rss',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'context', type: 'u32' },
        { name: 'hfunc', type: 'u32' },
        { name: 'indir', type: 'binary', 'sub-type': 'u32' },
        { name: 'hkey', type: 'binary' },
        { name: 'input-xfrm', type: 'u32', enum: 'input-xfrm', 'enum-as-flags': true },
        { name: 'start-context', type: 'u32' },
        { name: 'flow-hash', type: 'nest', 'nested-attributes': 'flow' },
      ],
    },
    {
      name: 'plca',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'version', type: 'u16' },
        { name: 'enabled', type: 'u8' },
        { name: 'status', type: 'u8' },
        { name: 'node-cnt', type: 'u32' },
        { name: 'node-id', type: 'u32' },
        { name: 'to-tmr', type: 'u32' },
        { name: 'burst-cnt', type: 'u32' },
        { name: 'burst-tmr', type: 'u32' },
      ],
    },
    {
      name: 'module-fw-flash',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'file-name', type: 'string' },
        { name: 'password', type: 'u32' },
        { name: 'status', type: 'u32', enum: 'module-fw-flash-status' },
        { name: 'status-msg', type: 'string' },
        { name: 'done', type: 'uint' },
        { name: 'total', type: 'uint' },
      ],
    },
    {
      name: 'phy',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'index', type: 'u32' },
        { name: 'drvname', type: 'string' },
        { name: 'name', type: 'string' },
        { name: 'upstream-type', type: 'u32', enum: 'phy-upstream-type' },
        { name: 'upstream-index', type: 'u32' },
        { name: 'upstream-sfp-name', type: 'string' },
        { name: 'downstream-sfp-name', type: 'string' },
      ],
    },
    {
      name: 'tsconfig',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'hwtstamp-provider', type: 'nest', 'nested-attributes': 'ts-hwtstamp-provider' },
        { name: 'tx-types', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'rx-filters', type: 'nest', 'nested-attributes': 'bitset' },
        { name: 'hwtstamp-flags', type: 'nest', 'nested-attributes': 'bitset' },
      ],
    },
    {
      name: 'pse-ntf',
      attributes: [
        { name: 'header', type: 'nest', 'nested-attributes': 'header' },
        { name: 'events', type: 'uint', enum: 'pse-event', 'enum-as-flags': true },
      ],
    },
  ],
  operations: {
    'enum-model': 'directional',
    list: [
      { name: 'strset-get', 'attribute-set': 'strset', do: { request: {}, reply: {} } },
      { name: 'linkinfo-get', 'attribute-set': 'linkinfo', do: { request: {}, reply: {} } },
      { name: 'linkinfo-set', 'attribute-set': 'linkinfo', do: { request: {} } },
      { name: 'linkinfo-ntf', notify: 'linkinfo-get' },
      { name: 'linkmodes-get', 'attribute-set': 'linkmodes', do: { request: {}, reply: {} } },
      { name: 'linkmodes-set', 'attribute-set': 'linkmodes', do: { request: {} } },
      { name: 'linkmodes-ntf', notify: 'linkmodes-get' },
      { name: 'linkstate-get', 'attribute-set': 'linkstate', do: { request: {}, reply: {} } },
      { name: 'debug-get', 'attribute-set': 'debug', do: { request: {}, reply: {} } },
      { name: 'debug-set', 'attribute-set': 'debug', do: { request: {} } },
      { name: 'debug-ntf', notify: 'debug-get' },
      { name: 'wol-get', 'attribute-set': 'wol', do: { request: {}, reply: {} } },
      { name: 'wol-set', 'attribute-set': 'wol', do: { request: {} } },
      { name: 'wol-ntf', notify: 'wol-get' },
      { name: 'features-get', 'attribute-set': 'features', do: { request: {}, reply: {} } },
      { name: 'features-set', 'attribute-set': 'features', do: { request: {}, reply: {} } },
      { name: 'features-ntf', notify: 'features-get' },
      { name: 'privflags-get', 'attribute-set': 'privflags', do: { request: {}, reply: {} } },
      { name: 'privflags-set', 'attribute-set': 'privflags', do: { request: {} } },
      { name: 'privflags-ntf', notify: 'privflags-get' },
      { name: 'rings-get', 'attribute-set': 'rings', do: { request: {}, reply: {} } },
      { name: 'rings-set', 'attribute-set': 'rings', do: { request: {} } },
      { name: 'rings-ntf', notify: 'rings-get' },
      { name: 'channels-get', 'attribute-set': 'channels', do: { request: {}, reply: {} } },
      { name: 'channels-set', 'attribute-set': 'channels', do: { request: {} } },
      { name: 'channels-ntf', notify: 'channels-get' },
      { name: 'coalesce-get', 'attribute-set': 'coalesce', do: { request: {}, reply: {} } },
      { name: 'coalesce-set', 'attribute-set': 'coalesce', do: { request: {} } },
      { name: 'coalesce-ntf', notify: 'coalesce-get' },
      { name: 'pause-get', 'attribute-set': 'pause', do: { request: {}, reply: {} } },
      { name: 'pause-set', 'attribute-set': 'pause', do: { request: {} } },
      { name: 'pause-ntf', notify: 'pause-get' },
      { name: 'eee-get', 'attribute-set': 'eee', do: { request: {}, reply: {} } },
      { name: 'eee-set', 'attribute-set': 'eee', do: { request: {} } },
      { name: 'eee-ntf', notify: 'eee-get' },
      { name: 'tsinfo-get', 'attribute-set': 'tsinfo', do: { request: {}, reply: {} } },
      { name: 'cable-test-act', 'attribute-set': 'cable-test', do: { request: {} } },
      { name: 'cable-test-ntf', 'attribute-set': 'cable-test-ntf', event: {} },
      { name: 'cable-test-tdr-act', 'attribute-set': 'cable-test-tdr', do: { request: {} } },
      { name: 'cable-test-tdr-ntf', 'attribute-set': 'cable-test-tdr-ntf', event: {} },
      { name: 'tunnel-info-get', 'attribute-set': 'tunnel-info', do: { request: {}, reply: {} } },
      { name: 'fec-get', 'attribute-set': 'fec', do: { request: {}, reply: {} } },
      { name: 'fec-set', 'attribute-set': 'fec', do: { request: {} } },
      { name: 'fec-ntf', notify: 'fec-get' },
      { name: 'module-eeprom-get', 'attribute-set': 'module-eeprom', do: { request: {}, reply: {} } },
      { name: 'stats-get', 'attribute-set': 'stats', do: { request: {}, reply: {} } },
      { name: 'phc-vclocks-get', 'attribute-set': 'phc-vclocks', do: { request: {}, reply: {} } },
      { name: 'module-get', 'attribute-set': 'module', do: { request: {}, reply: {} } },
      { name: 'module-set', 'attribute-set': 'module', do: { request: {} } },
      { name: 'module-ntf', notify: 'module-get' },
      { name: 'pse-get', 'attribute-set': 'pse', do: { request: {}, reply: {} } },
      { name: 'pse-set', 'attribute-set': 'pse', do: { request: {} } },
      { name: 'rss-get', 'attribute-set': 'rss', do: { request: {}, reply: {} } },
      { name: 'plca-get-cfg', 'attribute-set': 'plca', do: { request: {}, reply: {} } },
      { name: 'plca-set-cfg', 'attribute-set': 'plca', do: { request: {} } },
      { name: 'plca-get-status', 'attribute-set': 'plca', do: { request: {}, reply: {} } },
      { name: 'plca-ntf', notify: 'plca-get-cfg' },
      { name: 'mm-get', 'attribute-set': 'mm', do: { request: {}, reply: {} } },
      { name: 'mm-set', 'attribute-set': 'mm', do: { request: {} } },
      { name: 'mm-ntf', notify: 'mm-get' },
      { name: 'module-fw-flash-act', 'attribute-set': 'module-fw-flash', do: { request: {} } },
      { name: 'module-fw-flash-ntf', 'attribute-set': 'module-fw-flash', event: {} },
      { name: 'phy-get', 'attribute-set': 'phy', do: { request: {}, reply: {} } },
      { name: 'phy-ntf', notify: 'phy-get' },
      { name: 'tsconfig-get', 'attribute-set': 'tsconfig', do: { request: {}, reply: {} } },
      { name: 'tsconfig-set', 'attribute-set': 'tsconfig', do: { request: {}, reply: {} } },
      { name: 'pse-ntf', 'attribute-set': 'pse-ntf', event: {} },
      { name: 'rss-set', 'attribute-set': 'rss', do: { request: {} } },
      { name: 'rss-ntf', notify: 'rss-get' },
      { name: 'rss-create-act', 'attribute-set': 'rss', do: { request: {}, reply: {} } },
      { name: 'rss-create-ntf', notify: 'rss-create-act' },
      { name: 'rss-delete-act', 'attribute-set': 'rss', do: { request: {} } },
      { name: 'rss-delete-ntf', 'attribute-set': 'rss', event: {} },
    ],
  },
  'mcast-groups': {
    list: [
      { name: 'monitor', value: 6 },
    ],
  },
});
