/**
 * What ethtool has set, and has done (net/ethtool/*.c): links that are software can be set little, and who asks for more is told why.
 */

import {
  CablePair,
  CableTestTdrAttribute,
  CableTestTdrCfgAttribute,
  COALESCE_ATTRIBUTE_MAX,
  ChannelsAttribute,
  CoalesceAttribute,
  DebugAttribute,
  EthtoolAnswer,
  MODULE_EEPROM_PAGE_LEN,
  EthtoolCommand,
  FeaturesAttribute,
  LinkinfoAttribute,
  LinkmodesAttribute,
  MasterSlaveCfg,
  ModuleAttribute,
  ModuleEepromAttribute,
  PrivflagsAttribute,
  RingsAttribute,
  RssAttribute,
  StringSet,
} from '../generated/ethtool';
import { Errno } from '../generated/errno';
import { CABLE_TEST_TDR_ACT_CFG_POLICY, CABLE_TEST_TDR_ACT_CFG_POLICY_MAX } from '../generated/policies';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as tun from '../net/drivers/tun';
import { Tun } from '../net/drivers/tun';
import * as veth from '../net/drivers/veth';
import { Settings } from '../net/ethtool';
import { Link, LinkKind } from '../net/link';
import * as wire from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as attributes from './attributes';
import * as bitset from './ethtool_bitset';

const UNABLE: i32 = -Errno.EOPNOTSUPP;

/** What is missing before anybody looks for the link: 0 or -EINVAL. */
export function checkEarly(request: Request, command: u32): i32 {
  if (command == EthtoolCommand.FEATURES_SET) return attributes.has(FeaturesAttribute.WANTED) ? 0 : -Errno.EINVAL;
  return command == EthtoolCommand.RSS_DELETE_ACT ? attributes.require(request, RssAttribute.CONTEXT) : 0;
}

/** Changes something of a link; 0 for what it was already, the number of the notice that says that it is something else, or a negative errno. */
export function change(request: Request, command: u32, link: Link): i32 {
  switch (command) {
    case EthtoolCommand.LINKINFO_SET:
      return link.kind == LinkKind.TUN ? changeLinkinfo(tun.dataOf(link)) : UNABLE;
    case EthtoolCommand.LINKMODES_SET: {
      const wrong = checkLinkmodes(request);
      if (wrong != 0) return wrong;
      return link.kind == LinkKind.TUN ? changeLinkmodes(request, tun.dataOf(link)) : UNABLE;
    }
    case EthtoolCommand.DEBUG_SET:
      return link.kind == LinkKind.TUN ? changeMessages(request, tun.dataOf(link)) : UNABLE;
    case EthtoolCommand.CHANNELS_SET:
      return link.kind == LinkKind.VETH ? changeChannels(request, link) : UNABLE;
    case EthtoolCommand.COALESCE_SET:
      return link.kind == LinkKind.TUN ? changeCoalescing(request, tun.dataOf(link)) : UNABLE;
    case EthtoolCommand.PRIVFLAGS_SET:
      return attributes.has(PrivflagsAttribute.FLAGS) ? UNABLE : -Errno.EINVAL;
    case EthtoolCommand.RINGS_SET:
      return checkRings(request);
    case EthtoolCommand.MODULE_SET: {
      const policy = attributes.get(ModuleAttribute.POWER_MODE_POLICY);
      const text = 'Setting power mode policy is not supported by this device';
      return policy == 0 ? 0 : requests.blame(request, UNABLE, policy, text);
    }
    case EthtoolCommand.PSE_SET:
      return requests.explain(request, UNABLE, 'No PHY is attached');
    case EthtoolCommand.CABLE_TEST_TDR_ACT:
      return checkCable(request);
    case EthtoolCommand.MODULE_FW_FLASH_ACT:
      return requests.explain(request, UNABLE, 'Flashing module firmware is not supported by this device');
    default:
      return UNABLE;
  }
}

/** Linux looks at some values before it asks the driver (ethnl_check_linkmodes). */
function checkLinkmodes(request: Request): i32 {
  const role = attributes.get(LinkmodesAttribute.MASTER_SLAVE_CFG);
  const lanes = attributes.get(LinkmodesAttribute.LANES);
  if (role != 0 && !isRole(wire.u8Value(role)))
    return requests.blame(request, UNABLE, role, 'master/slave value is invalid');
  if (lanes != 0 && popcnt(wire.u32Value(lanes)) != 1)
    return requests.blame(request, -Errno.EINVAL, lanes, 'lanes value is invalid');
  return 0;
}

/** What an attribute says, or where it is not there, what is. */
function numberOr(type: u32, current: u32): u32 {
  const attribute = attributes.get(type);
  return attribute == 0 ? current : wire.u32Value(attribute);
}

function byteOr(type: u32, current: u32): u32 {
  const attribute = attributes.get(type);
  return attribute == 0 ? current : wire.u8Value(attribute);
}

/** What was there before something of it was changed. */
const before = changetype<Settings>(memory.data(offsetof<Settings>(), 4));

function keep(self: Tun): void {
  memory.copy(changetype<usize>(before), changetype<usize>(self), offsetof<Settings>());
}

function isOther(self: Tun): bool {
  return memory.compare(changetype<usize>(before), changetype<usize>(self), offsetof<Settings>()) != 0;
}

/** A tun says of itself what somebody wrote there (tun_set_link_ksettings). */
function changeLinkinfo(self: Tun): i32 {
  keep(self);
  self.port = byteOr(LinkinfoAttribute.PORT, self.port);
  self.phy = byteOr(LinkinfoAttribute.PHYADDR, self.phy);
  self.crossing = byteOr(LinkinfoAttribute.TP_MDIX_CTRL, self.crossing);
  return isOther(self) ? EthtoolAnswer.LINKINFO_NTF : 0;
}

/** Likewise (ethnl_update_linkmodes). */
function changeLinkmodes(request: Request, self: Tun): i32 {
  const role = attributes.get(LinkmodesAttribute.MASTER_SLAVE_CFG);
  if (role != 0) return requests.blame(request, UNABLE, role, 'master/slave configuration not supported by device');
  const negotiates = byteOr(LinkmodesAttribute.AUTONEG, self.autoneg);
  const lanes = attributes.get(LinkmodesAttribute.LANES);
  if (lanes != 0 && negotiates == 0)
    return requests.blame(request, UNABLE, lanes, 'lanes configuration not supported by device');
  const ours = attributes.get(LinkmodesAttribute.OURS);
  const bad = bitset.update(request, ours, StringSet.LINK_MODES, self.advertised);
  if (bad != 0) return bad;
  keep(self);
  self.advertised = bitset.read.value;
  bitset.update(request, ours, StringSet.LINK_MODES, self.advertisedMore, HIGH_MODES);
  self.advertisedMore = bitset.read.value;
  self.autoneg = negotiates;
  self.lanes = negotiates == 0 ? 0 : numberOr(LinkmodesAttribute.LANES, self.lanes);
  self.speed = numberOr(LinkmodesAttribute.SPEED, self.speed);
  self.duplex = byteOr(LinkmodesAttribute.DUPLEX, self.duplex);
  return isOther(self) ? EthtoolAnswer.LINKMODES_NTF : 0;
}

/** The first of the modes in the second word of them. */
const HIGH_MODES: u32 = 64;

/** Which messages a tun logs (ethnl_set_debug). */
function changeMessages(request: Request, self: Tun): i32 {
  const bad = bitset.update(request, attributes.get(DebugAttribute.MSGMASK), StringSet.MSG_CLASSES, self.messages);
  if (bad != 0 || bitset.read.value == self.messages) return bad;
  self.messages = <u32>bitset.read.value;
  return EthtoolAnswer.DEBUG_NTF;
}

/** How many packets a tun takes at once is all that it can be told of that (ethnl_set_coalesce, tun_set_coalesce). */
function changeCoalescing(request: Request, self: Tun): i32 {
  for (let type: u32 = CoalesceAttribute.RX_USECS; type <= COALESCE_ATTRIBUTE_MAX; type++) {
    if (type == CoalesceAttribute.RX_MAX_FRAMES || !attributes.has(type)) continue;
    const text = 'cannot modify an unsupported parameter';
    return requests.blame(request, -Errno.EINVAL, attributes.get(type), text);
  }
  const batch = numberOr(CoalesceAttribute.RX_MAX_FRAMES, self.batch);
  if (batch == self.batch) return 0;
  self.batch = min(batch, MAX_BATCH);
  return EthtoolAnswer.COALESCE_NTF;
}

/** NAPI_POLL_WEIGHT */
const MAX_BATCH: u32 = 64;

/** How many of its queues a veth's end uses (ethnl_set_channels). */
function changeChannels(request: Request, link: Link): i32 {
  const rx = numberOr(ChannelsAttribute.RX_COUNT, link.liveRxQueues);
  const tx = numberOr(ChannelsAttribute.TX_COUNT, link.liveTxQueues);
  const other = numberOr(ChannelsAttribute.OTHER_COUNT, 0);
  const combined = numberOr(ChannelsAttribute.COMBINED_COUNT, 0);
  if (rx == link.liveRxQueues && tx == link.liveTxQueues && (other | combined) == 0) return 0;
  let wrong: u32 = 0;
  if (rx > link.rxQueues) wrong = ChannelsAttribute.RX_COUNT;
  else if (tx > link.txQueues) wrong = ChannelsAttribute.TX_COUNT;
  else if (other != 0) wrong = ChannelsAttribute.OTHER_COUNT;
  else if (combined != 0) wrong = ChannelsAttribute.COMBINED_COUNT;
  if (wrong != 0)
    return requests.blame(request, -Errno.EINVAL, attributes.get(wrong), 'requested channel count exceeds maximum');
  if (rx == 0 || tx == 0)
    return requests.blame(
      request,
      -Errno.EINVAL,
      attributes.get(rx == 0 ? ChannelsAttribute.RX_COUNT : ChannelsAttribute.TX_COUNT),
      'requested channel counts would result in no RX or TX channel being configured',
    );
  veth.setQueues(link, rx, tx);
  return EthtoolAnswer.CHANNELS_NTF;
}

function isRole(role: u32): bool {
  return role >= <u32>MasterSlaveCfg.MASTER_PREFERRED && role <= <u32>MasterSlaveCfg.SLAVE_FORCE;
}

/** What no driver has of rings, in the order in which Linux looks. */
function checkRings(request: Request): i32 {
  return (
    unless(request, RingsAttribute.RX_BUF_LEN, 'setting rx buf len not supported') ||
    unless(request, RingsAttribute.TCP_DATA_SPLIT, 'setting TCP data split is not supported') ||
    unless(request, RingsAttribute.HDS_THRESH, 'setting hds-thresh is not supported') ||
    unless(request, RingsAttribute.CQE_SIZE, 'setting cqe size not supported') ||
    unless(request, RingsAttribute.TX_PUSH, 'setting tx push not supported') ||
    unless(request, RingsAttribute.RX_PUSH, 'setting rx push not supported') ||
    unless(request, RingsAttribute.TX_PUSH_BUF_LEN, 'setting tx push buf len is not supported') ||
    UNABLE
  );
}

/** 0 unless an attribute is there that can't be set. */
function unless(request: Request, type: u32, text: string): i32 {
  const attribute = attributes.get(type);
  return attribute == 0 ? 0 : requests.blame(request, UNABLE, attribute, text);
}

const cable: usize = memory.data((CABLE_TEST_TDR_ACT_CFG_POLICY_MAX + 1) << 2, 4);
/** Where a cable is measured, in centimetres, if nothing is said. */
const CABLE_FIRST: u32 = 100;
const CABLE_STEP: u32 = 100;
const CABLE_LAST: u32 = 15000;

/** What is wrong with how a cable is to be measured (ethnl_act_cable_test_tdr_cfg); there is none. */
function checkCable(request: Request): i32 {
  const nest = attributes.get(CableTestTdrAttribute.CFG);
  if (nest == 0) return UNABLE;
  const from = wire.payload(nest);
  const policy = CABLE_TEST_TDR_ACT_CFG_POLICY;
  const bad = requests.parse(request, policy, Mode.STRICT, cable, from, wire.size(nest));
  if (bad != 0) return bad;
  const error = -Errno.EINVAL;
  const pair = wire.get(cable, CableTestTdrCfgAttribute.PAIR);
  if (pair != 0 && wire.u8Value(pair) > <u32>CablePair.D)
    return requests.blame(request, error, pair, 'invalid pair parameter');
  const first = numberOf(CableTestTdrCfgAttribute.FIRST, CABLE_FIRST);
  const last = numberOf(CableTestTdrCfgAttribute.LAST, CABLE_LAST);
  const step = numberOf(CableTestTdrCfgAttribute.STEP, CABLE_STEP);
  if (first > CABLE_LAST) return wrong(request, CableTestTdrCfgAttribute.FIRST, 'invalid first parameter');
  if (last > CABLE_LAST) return wrong(request, CableTestTdrCfgAttribute.LAST, 'invalid last parameter');
  if (first > last) return requests.explain(request, error, 'invalid first/last parameter');
  if (step == 0) return wrong(request, CableTestTdrCfgAttribute.STEP, 'invalid step parameter');
  return step > last - first ? wrong(request, CableTestTdrCfgAttribute.STEP, 'step parameter too big') : UNABLE;
}

function numberOf(type: u32, usual: u32): u32 {
  const attribute = wire.get(cable, type);
  return attribute == 0 ? usual : wire.u32Value(attribute);
}

function wrong(request: Request, type: u32, text: string): i32 {
  const attribute = wire.get(cable, type);
  if (attribute == 0) return requests.explain(request, -Errno.EINVAL, text);
  return requests.blame(request, -Errno.EINVAL, attribute, text);
}

/** Which part of a transceiver's memory is wanted: 0, as there is no transceiver, or -EINVAL (eeprom_parse_request). */
export function checkEeprom(request: Request): i32 {
  const start = attributes.get(ModuleEepromAttribute.OFFSET);
  const size = attributes.get(ModuleEepromAttribute.LENGTH);
  const page = attributes.get(ModuleEepromAttribute.PAGE);
  const error = -Errno.EINVAL;
  if (start == 0 || size == 0 || page == 0 || !attributes.has(ModuleEepromAttribute.I2C_ADDRESS)) return error;
  const from = wire.u32Value(start);
  const end = from + wire.u32Value(size);
  if (wire.u8Value(page) != 0 && from < MODULE_EEPROM_PAGE_LEN)
    return requests.blame(request, error, page, 'reading from lower half page is allowed for page 0 only');
  if (from < MODULE_EEPROM_PAGE_LEN && end > MODULE_EEPROM_PAGE_LEN)
    return requests.blame(request, error, size, 'reading cross half page boundary is illegal');
  if (end > MODULE_EEPROM_PAGE_LEN * 2)
    return requests.blame(request, error, size, 'reading cross page boundary is illegal');
  return 0;
}
