/**
 * What ethtool has set, and has done (net/ethtool/*.c): links that are software can be set little, and who asks for more is told why.
 */

import {
  CablePair,
  CableTestTdrAttribute,
  CableTestTdrCfgAttribute,
  MODULE_EEPROM_PAGE_LEN,
  EthtoolCommand,
  FeaturesAttribute,
  LinkmodesAttribute,
  MasterSlaveCfg,
  ModuleAttribute,
  ModuleEepromAttribute,
  PrivflagsAttribute,
  RingsAttribute,
  RssAttribute,
} from '../generated/ethtool';
import { Errno } from '../generated/errno';
import { CABLE_TEST_TDR_ACT_CFG_POLICY, CABLE_TEST_TDR_ACT_CFG_POLICY_MAX } from '../generated/policies';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import { Link } from '../net/link';
import * as wire from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as attributes from './attributes';

const UNABLE: i32 = -Errno.EOPNOTSUPP;

/** What is missing before anybody looks for the link: 0 or -EINVAL. */
export function checkEarly(request: Request, command: u32): i32 {
  if (command == EthtoolCommand.FEATURES_SET) return attributes.has(FeaturesAttribute.WANTED) ? 0 : -Errno.EINVAL;
  return command == EthtoolCommand.RSS_DELETE_ACT ? attributes.require(request, RssAttribute.CONTEXT) : 0;
}

/** Changes something of a link; 0 for what it was already, the number of the notice that says that it is something else, or a negative errno. */
export function change(request: Request, command: u32, link: Link): i32 {
  switch (command) {
    case EthtoolCommand.LINKMODES_SET:
      return checkLinkmodes(request);
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
  return UNABLE;
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
