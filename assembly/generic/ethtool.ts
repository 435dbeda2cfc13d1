/**
 * The family "ethtool" (net/ethtool/netlink.c): who asks and what, and which link is meant. What is told is in ethtool_get.ts, what is set in
 * ethtool_set.ts. The group "monitor" hears of what was set.
 */

import { Errno } from '../generated/errno';
import {
  ETHTOOL_VERSION,
  ETH_SS_COUNT,
  EthtoolCommand,
  EthtoolGroup,
  HeaderAttribute,
  MacStatsSrc,
  PauseAttribute,
  HeaderFlags,
  RssAttribute,
  StatsAttribute,
  StringSet,
  StringsetAttribute,
  StrsetAttribute,
  TsHwtstampProviderAttribute,
  TsinfoAttribute,
} from '../generated/ethtool';
import { HeaderFlag } from '../generated/netlink';
import { BuiltinId, OpFlags } from '../generated/nlctrl';
import {
  ETHNL_CABLE_TEST_ACT_POLICY,
  ETHNL_CABLE_TEST_TDR_ACT_POLICY,
  ETHNL_CHANNELS_GET_POLICY,
  ETHNL_CHANNELS_SET_POLICY,
  ETHNL_COALESCE_GET_POLICY,
  ETHNL_COALESCE_SET_POLICY,
  ETHNL_DEBUG_GET_POLICY,
  ETHNL_DEBUG_SET_POLICY,
  ETHNL_EEE_GET_POLICY,
  ETHNL_EEE_SET_POLICY,
  ETHNL_FEATURES_GET_POLICY,
  ETHNL_FEATURES_SET_POLICY,
  ETHNL_FEC_GET_POLICY,
  ETHNL_FEC_SET_POLICY,
  ETHNL_LINKINFO_GET_POLICY,
  ETHNL_LINKINFO_SET_POLICY,
  ETHNL_LINKMODES_GET_POLICY,
  ETHNL_LINKMODES_SET_POLICY,
  ETHNL_LINKSTATE_GET_POLICY,
  ETHNL_MM_GET_POLICY,
  ETHNL_MM_SET_POLICY,
  ETHNL_MODULE_EEPROM_GET_POLICY,
  ETHNL_MODULE_FW_FLASH_ACT_POLICY,
  ETHNL_MODULE_GET_POLICY,
  ETHNL_MODULE_SET_POLICY,
  ETHNL_PAUSE_GET_POLICY,
  ETHNL_PAUSE_SET_POLICY,
  ETHNL_PHC_VCLOCKS_GET_POLICY,
  ETHNL_PHY_GET_POLICY,
  ETHNL_PLCA_GET_CFG_POLICY,
  ETHNL_PLCA_GET_STATUS_POLICY,
  ETHNL_PLCA_SET_CFG_POLICY,
  ETHNL_PRIVFLAGS_GET_POLICY,
  ETHNL_PRIVFLAGS_SET_POLICY,
  ETHNL_PSE_GET_POLICY,
  ETHNL_PSE_SET_POLICY,
  ETHNL_RINGS_GET_POLICY,
  ETHNL_RINGS_SET_POLICY,
  ETHNL_RSS_CREATE_POLICY,
  ETHNL_RSS_DELETE_POLICY,
  ETHNL_RSS_GET_POLICY,
  ETHNL_RSS_SET_POLICY,
  ETHNL_STATS_GET_POLICY,
  ETHNL_STRSET_GET_POLICY,
  ETHNL_TSCONFIG_GET_POLICY,
  ETHNL_TSCONFIG_SET_POLICY,
  ETHNL_TSINFO_GET_POLICY,
  ETHNL_TUNNEL_INFO_GET_POLICY,
  ETHNL_WOL_GET_POLICY,
  ETHNL_WOL_SET_POLICY,
  GET_STRINGSET_POLICY,
  GET_STRINGSET_POLICY_MAX,
  STRSET_STRINGSETS_POLICY,
} from '../generated/policies';
import { ALTIFNAMSIZ, IFNAMSIZ } from '../generated/rt-link';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/links';
import { Link, nameLength, nameOf } from '../net/link';
import * as wire from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as writer from '../wire/writer';
import * as attributes from './attributes';
import * as bitset from './ethtool_bitset';
import * as get from './ethtool_get';
import * as set from './ethtool_set';
import * as strings from './ethtool_strings';
import * as families from './family';
import { FAMILY_SIZE, Family, GroupName, Service } from './family';
import * as header from './header';

const GET: u32 = OpFlags.CMD_CAP_DO | OpFlags.CMD_CAP_HASPOL;
const BOTH: u32 = GET | OpFlags.CMD_CAP_DUMP;
const PRIVILEGED: u32 = BOTH | OpFlags.UNS_ADMIN_PERM;
const SET: u32 = GET | OpFlags.UNS_ADMIN_PERM;
// prettier-ignore
const OPERATIONS: usize = memory.data<usize>([
  EthtoolCommand.STRSET_GET, BOTH, ETHNL_STRSET_GET_POLICY, ETHNL_STRSET_GET_POLICY, 0,
  EthtoolCommand.LINKINFO_GET, BOTH, ETHNL_LINKINFO_GET_POLICY, ETHNL_LINKINFO_GET_POLICY, 0,
  EthtoolCommand.LINKINFO_SET, SET, ETHNL_LINKINFO_SET_POLICY, 0, 0,
  EthtoolCommand.LINKMODES_GET, BOTH, ETHNL_LINKMODES_GET_POLICY, ETHNL_LINKMODES_GET_POLICY, 0,
  EthtoolCommand.LINKMODES_SET, SET, ETHNL_LINKMODES_SET_POLICY, 0, 0,
  EthtoolCommand.LINKSTATE_GET, BOTH, ETHNL_LINKSTATE_GET_POLICY, ETHNL_LINKSTATE_GET_POLICY, 0,
  EthtoolCommand.DEBUG_GET, BOTH, ETHNL_DEBUG_GET_POLICY, ETHNL_DEBUG_GET_POLICY, 0,
  EthtoolCommand.DEBUG_SET, SET, ETHNL_DEBUG_SET_POLICY, 0, 0,
  EthtoolCommand.WOL_GET, PRIVILEGED, ETHNL_WOL_GET_POLICY, ETHNL_WOL_GET_POLICY, 0,
  EthtoolCommand.WOL_SET, SET, ETHNL_WOL_SET_POLICY, 0, 0,
  EthtoolCommand.FEATURES_GET, BOTH, ETHNL_FEATURES_GET_POLICY, ETHNL_FEATURES_GET_POLICY, 0,
  EthtoolCommand.FEATURES_SET, SET, ETHNL_FEATURES_SET_POLICY, 0, 0,
  EthtoolCommand.PRIVFLAGS_GET, BOTH, ETHNL_PRIVFLAGS_GET_POLICY, ETHNL_PRIVFLAGS_GET_POLICY, 0,
  EthtoolCommand.PRIVFLAGS_SET, SET, ETHNL_PRIVFLAGS_SET_POLICY, 0, 0,
  EthtoolCommand.RINGS_GET, BOTH, ETHNL_RINGS_GET_POLICY, ETHNL_RINGS_GET_POLICY, 0,
  EthtoolCommand.RINGS_SET, SET, ETHNL_RINGS_SET_POLICY, 0, 0,
  EthtoolCommand.CHANNELS_GET, BOTH, ETHNL_CHANNELS_GET_POLICY, ETHNL_CHANNELS_GET_POLICY, 0,
  EthtoolCommand.CHANNELS_SET, SET, ETHNL_CHANNELS_SET_POLICY, 0, 0,
  EthtoolCommand.COALESCE_GET, BOTH, ETHNL_COALESCE_GET_POLICY, ETHNL_COALESCE_GET_POLICY, 0,
  EthtoolCommand.COALESCE_SET, SET, ETHNL_COALESCE_SET_POLICY, 0, 0,
  EthtoolCommand.PAUSE_GET, BOTH, ETHNL_PAUSE_GET_POLICY, ETHNL_PAUSE_GET_POLICY, 0,
  EthtoolCommand.PAUSE_SET, SET, ETHNL_PAUSE_SET_POLICY, 0, 0,
  EthtoolCommand.EEE_GET, BOTH, ETHNL_EEE_GET_POLICY, ETHNL_EEE_GET_POLICY, 0,
  EthtoolCommand.EEE_SET, SET, ETHNL_EEE_SET_POLICY, 0, 0,
  EthtoolCommand.TSINFO_GET, BOTH, ETHNL_TSINFO_GET_POLICY, ETHNL_TSINFO_GET_POLICY, 0,
  EthtoolCommand.CABLE_TEST_ACT, SET, ETHNL_CABLE_TEST_ACT_POLICY, 0, 0,
  EthtoolCommand.CABLE_TEST_TDR_ACT, SET, ETHNL_CABLE_TEST_TDR_ACT_POLICY, 0, 0,
  EthtoolCommand.TUNNEL_INFO_GET, BOTH, ETHNL_TUNNEL_INFO_GET_POLICY, ETHNL_TUNNEL_INFO_GET_POLICY, 0,
  EthtoolCommand.FEC_GET, BOTH, ETHNL_FEC_GET_POLICY, ETHNL_FEC_GET_POLICY, 0,
  EthtoolCommand.FEC_SET, SET, ETHNL_FEC_SET_POLICY, 0, 0,
  EthtoolCommand.MODULE_EEPROM_GET, PRIVILEGED, ETHNL_MODULE_EEPROM_GET_POLICY, ETHNL_MODULE_EEPROM_GET_POLICY, 0,
  EthtoolCommand.STATS_GET, BOTH, ETHNL_STATS_GET_POLICY, ETHNL_STATS_GET_POLICY, 0,
  EthtoolCommand.PHC_VCLOCKS_GET, BOTH, ETHNL_PHC_VCLOCKS_GET_POLICY, ETHNL_PHC_VCLOCKS_GET_POLICY, 0,
  EthtoolCommand.MODULE_GET, BOTH, ETHNL_MODULE_GET_POLICY, ETHNL_MODULE_GET_POLICY, 0,
  EthtoolCommand.MODULE_SET, SET, ETHNL_MODULE_SET_POLICY, 0, 0,
  EthtoolCommand.PSE_GET, BOTH, ETHNL_PSE_GET_POLICY, ETHNL_PSE_GET_POLICY, 0,
  EthtoolCommand.PSE_SET, SET, ETHNL_PSE_SET_POLICY, 0, 0,
  EthtoolCommand.RSS_GET, BOTH, ETHNL_RSS_GET_POLICY, ETHNL_RSS_GET_POLICY, 0,
  EthtoolCommand.PLCA_GET_CFG, BOTH, ETHNL_PLCA_GET_CFG_POLICY, ETHNL_PLCA_GET_CFG_POLICY, 0,
  EthtoolCommand.PLCA_SET_CFG, SET, ETHNL_PLCA_SET_CFG_POLICY, 0, 0,
  EthtoolCommand.PLCA_GET_STATUS, BOTH, ETHNL_PLCA_GET_STATUS_POLICY, ETHNL_PLCA_GET_STATUS_POLICY, 0,
  EthtoolCommand.MM_GET, BOTH, ETHNL_MM_GET_POLICY, ETHNL_MM_GET_POLICY, 0,
  EthtoolCommand.MM_SET, SET, ETHNL_MM_SET_POLICY, 0, 0,
  EthtoolCommand.MODULE_FW_FLASH_ACT, SET, ETHNL_MODULE_FW_FLASH_ACT_POLICY, 0, 0,
  EthtoolCommand.PHY_GET, BOTH, ETHNL_PHY_GET_POLICY, ETHNL_PHY_GET_POLICY, 0,
  EthtoolCommand.TSCONFIG_GET, BOTH, ETHNL_TSCONFIG_GET_POLICY, ETHNL_TSCONFIG_GET_POLICY, 0,
  EthtoolCommand.TSCONFIG_SET, SET, ETHNL_TSCONFIG_SET_POLICY, 0, 0,
  EthtoolCommand.RSS_SET, SET, ETHNL_RSS_SET_POLICY, 0, 0,
  EthtoolCommand.RSS_CREATE_ACT, SET, ETHNL_RSS_CREATE_POLICY, 0, 0,
  EthtoolCommand.RSS_DELETE_ACT, SET, ETHNL_RSS_DELETE_POLICY, 0, 0,
]);
const OPERATION_COUNT: u32 = 50;
const family = changetype<Family>(memory.data(FAMILY_SIZE, 8));
const monitor = changetype<GroupName>(memory.data(offsetof<GroupName>(), 8));

boot();

function boot(): void {
  families.describe(
    family,
    Service.ETHTOOL,
    BuiltinId.ETHTOOL,
    ETHTOOL_VERSION,
    'ethtool',
    OPERATIONS,
    OPERATION_COUNT,
  );
  family.firstStrictCommand = EthtoolCommand.MODULE_GET + 1;
  text.write(changetype<usize>(monitor), 'monitor');
  families.describeGroups(family, changetype<usize>(monitor), 1, EthtoolGroup.MONITOR);
}

/** What a request's header says: see `readHeader`. */
@unmanaged
class Asked {
  link: usize;
  /** HeaderFlags. */
  flags: u32;
  /** A device of the link's own, its PHY, of which no link here has any; 0: none is meant. */
  phy: u32;
}

const asked = changetype<Asked>(memory.data(offsetof<Asked>(), 4));
const table: usize = memory.data((HeaderAttribute.PHY_INDEX + 1) << 2, 4);

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32, isDump: bool): i32 {
  if (isDump) return startDump(request, command);
  if (!isBare(command)) {
    const bad = attributes.require(request, get.headerOf(command));
    if (bad != 0) return bad;
  }
  const early = set.checkEarly(request, command);
  if (early != 0) return early;
  const bad = readHeader(request, command, command != EthtoolCommand.STRSET_GET);
  if (bad != 0) return bad;
  const answer = get.answerOf(command);
  if (isChange(command)) return set.change(request, command);
  const wrong = readWish(request, command);
  return wrong != 0 ? wrong : tell(request, changetype<Link | null>(asked.link), command, answer);
}

/** Commands that look for their header themselves. */
function isBare(command: u32): bool {
  switch (command) {
    case EthtoolCommand.FEATURES_SET:
    case EthtoolCommand.CABLE_TEST_ACT:
    case EthtoolCommand.CABLE_TEST_TDR_ACT:
    case EthtoolCommand.TUNNEL_INFO_GET:
    case EthtoolCommand.MODULE_FW_FLASH_ACT:
    case EthtoolCommand.RSS_CREATE_ACT:
    case EthtoolCommand.RSS_DELETE_ACT:
      return true;
    default:
      return false;
  }
}

function isChange(command: u32): bool {
  const operation = families.operationOf(family, command);
  return operation != null && (operation.flags & OpFlags.CMD_CAP_DUMP) == 0;
}

/** Reads a request's header into `asked`: a link by index, by name or by both (ethnl_parse_header_dev_get). 0 or a negative errno. */
function readHeader(request: Request, command: u32, needsLink: bool): i32 {
  asked.link = 0;
  asked.flags = 0;
  asked.phy = 0;
  const nest = attributes.get(get.headerOf(command));
  if (nest == 0) return needsLink ? requests.explain(request, -Errno.EINVAL, 'request header missing') : 0;
  wire.parse(table, HeaderAttribute.PHY_INDEX, wire.payload(nest), wire.size(nest));
  const index = wire.get(table, HeaderAttribute.DEV_INDEX);
  const name = wire.get(table, HeaderAttribute.DEV_NAME);
  const flags = wire.get(table, HeaderAttribute.FLAGS);
  const phy = wire.get(table, HeaderAttribute.PHY_INDEX);
  const netns = request.socket.netns;
  let link: Link | null = null;
  if (index != 0) {
    link = links.byIndex(netns, wire.u32Value(index));
    if (link == null) return requests.blame(request, -Errno.ENODEV, index, 'no device matches ifindex');
    if (name != 0 && !isNamed(link, name))
      return requests.blame(request, -Errno.ENODEV, nest, 'ifindex and name do not match');
  } else if (name != 0) {
    link = links.byName(netns, wire.payload(name), lengthOf(name, ALTIFNAMSIZ));
    if (link == null) return requests.blame(request, -Errno.ENODEV, name, 'no device matches name');
  } else if (needsLink) {
    return requests.blame(request, -Errno.EINVAL, nest, 'neither ifindex nor name specified');
  }
  if (phy != 0 && link == null) return requests.blame(request, -Errno.EINVAL, nest, 'phy_index set without a netdev');
  asked.link = changetype<usize>(link);
  asked.flags = flags == 0 ? 0 : wire.u32Value(flags);
  asked.phy = phy == 0 ? 0 : wire.u32Value(phy);
  return 0;
}

function lengthOf(name: usize, most: u32): u32 {
  return text.lengthOf(wire.payload(name), min(wire.size(name), most));
}

function isNamed(link: Link, name: usize): bool {
  const length = lengthOf(name, IFNAMSIZ);
  return length == nameLength(link) && memory.compare(nameOf(link), wire.payload(name), length) == 0;
}

/** What the request wants, as ethtool_get.ts has it. */
let wish: u32 = 0;

/** Reads what a request wants beside its link into `wish`; 0 or a negative errno (parse_request). */
function readWish(request: Request, command: u32): i32 {
  wish = asked.flags;
  switch (command) {
    case EthtoolCommand.STRSET_GET:
      return readSets(request);
    case EthtoolCommand.STATS_GET:
      return readGroups(request);
    case EthtoolCommand.TSINFO_GET:
      return readProvider(request);
    case EthtoolCommand.MODULE_EEPROM_GET:
      return set.checkEeprom(request);
    case EthtoolCommand.PAUSE_GET:
      if (attributes.has(PauseAttribute.STATS_SRC) && (asked.flags & HeaderFlags.STATS) == 0)
        return requests.explain(
          request,
          -Errno.EINVAL,
          'ethtool_nl: ETHTOOL_FLAG_STATS must be set when requesting a source of stats',
        );
      return 0;
    case EthtoolCommand.RSS_GET: {
      const start = attributes.get(RssAttribute.START_CONTEXT);
      return start == 0 ? 0 : requests.point(request, -Errno.EINVAL, start);
    }
    default:
      return 0;
  }
}

const setTable: usize = memory.data((GET_STRINGSET_POLICY_MAX + 1) << 2, 4);

/** Which sets of strings, and whether only how long they are. */
function readSets(request: Request): i32 {
  const nest = attributes.get(StrsetAttribute.STRINGSETS);
  if (nest == 0) return 0;
  let bad = requests.check(request, STRSET_STRINGSETS_POLICY, Mode.STRICT, wire.payload(nest), wire.size(nest));
  if (bad != 0) return bad;
  if (attributes.has(StrsetAttribute.COUNTS_ONLY)) wish |= get.COUNTS_ONLY;
  for (let one = wire.firstIn(nest); one != 0; one = wire.nextIn(nest, one)) {
    bad = requests.parse(request, GET_STRINGSET_POLICY, Mode.STRICT, setTable, wire.payload(one), wire.size(one));
    if (bad != 0) return bad;
    const id = wire.get(setTable, StringsetAttribute.ID);
    if (id == 0) return missIn(request, one, StringsetAttribute.ID);
    if (wire.u32Value(id) >= ETH_SS_COUNT)
      return requests.blame(request, -Errno.EOPNOTSUPP, one, 'unknown string set id');
    wish |= 1 << (get.SETS_SHIFT + wire.u32Value(id));
  }
  return 0;
}

/** Names a type of attribute that a nest should have had. */
function missIn(request: Request, nest: usize, type: u32): i32 {
  request.ack.nest = <u32>(nest - request.header);
  return requests.miss(request, type);
}

function readGroups(request: Request): i32 {
  const bad = bitset.update(request, attributes.get(StatsAttribute.GROUPS), StringSet.STATS_STD, 0);
  if (bad != 0) return bad;
  if (bitset.read.value == 0) return requests.explain(request, -Errno.EINVAL, 'no stats requested');
  const source = attributes.get(StatsAttribute.SRC);
  wish |= (<u32>bitset.read.value) << get.SETS_SHIFT;
  if (source != 0) wish |= wire.u32Value(source) << get.SOURCE_SHIFT;
  return 0;
}

/** There is no hardware that stamps packets. */
function readProvider(request: Request): i32 {
  const provider = attributes.get(TsinfoAttribute.HWTSTAMP_PROVIDER);
  if (provider == 0) return 0;
  const most = TsHwtstampProviderAttribute.QUALIFIER;
  wire.parse(setTable, most, wire.payload(provider), wire.size(provider));
  if (wire.get(setTable, TsHwtstampProviderAttribute.INDEX) == 0)
    return missIn(request, provider, TsHwtstampProviderAttribute.INDEX);
  if (wire.get(setTable, most) == 0) return missIn(request, provider, most);
  return -Errno.ENODEV;
}

/** Tells what is asked of a link, or without one what is the same for all. */
function tell(request: Request, link: Link | null, command: u32, answer: u32): i32 {
  const refused = refuse(request, link, command);
  if (refused != 0) return refused;
  const size = command == EthtoolCommand.STRSET_GET ? strings.sizeOf(wish >>> get.SETS_SHIFT == 0 ? link : null) : SIZE;
  const message = messages.create(size);
  if (message == null) return -Errno.ENOMEM;
  const start = header.begin(message, family, 0, request.sequence, request.socket.port, answer);
  if (link != null) get.writeHeader(message, link, command);
  const result = link == null ? writeSets(message) : get.write(message, link, command, wish);
  if (result == 0 && writer.end(message, start)) {
    messages.trim(message);
    return requests.reply(request, message);
  }
  messages.release(message);
  return result != 0 ? explain(request, command, result) : -Errno.EMSGSIZE;
}

/** Room for an answer with all bits of two bitsets by name. */
const SIZE: u32 = 2048;

function writeSets(message: Message): i32 {
  const isThere = strings.write(message, null, wish >>> get.SETS_SHIFT, (wish & get.COUNTS_ONLY) != 0);
  return isThere ? 0 : -Errno.EOPNOTSUPP;
}

/** What can't be told before anything is looked at. */
function refuse(request: Request, link: Link | null, command: u32): i32 {
  if (asked.phy != 0) {
    const bad = requests.blame(
      request,
      -Errno.ENODEV,
      attributes.get(get.headerOf(command)),
      'no phy matching phyindex',
    );
    // Others say so, and go on.
    if (command == EthtoolCommand.STRSET_GET || command == EthtoolCommand.PSE_GET) return bad;
  }
  if (command == EthtoolCommand.STRSET_GET && link == null && strings.anyOwn(wish >>> get.SETS_SHIFT))
    return requests.explain(request, -Errno.EINVAL, 'requested per device strings without dev');
  if (command == EthtoolCommand.STATS_GET && ((wish >>> get.SOURCE_SHIFT) & 3) != MacStatsSrc.AGGREGATE)
    return requests.explain(request, -Errno.EOPNOTSUPP, 'ethtool_nl: Device does not support MAC merge layer');
  return 0;
}

/** Says why a link's driver does not tell. */
function explain(request: Request, command: u32, error: i32): i32 {
  if (isOfSettings(command)) return requests.explain(request, error, NO_SETTINGS);
  switch (command) {
    case EthtoolCommand.TUNNEL_INFO_GET:
      return requests.explain(request, error, 'device does not report tunnel offload info');
    case EthtoolCommand.PSE_GET:
      return requests.explain(request, error, 'No PHY found');
    default:
      return error;
  }
}

const NO_SETTINGS = 'failed to retrieve link settings';

function isOfSettings(command: u32): bool {
  return command == EthtoolCommand.LINKINFO_GET || command == EthtoolCommand.LINKMODES_GET;
}

/** A dump tells of all links, whatever its header names. */
function startDump(request: Request, command: u32): i32 {
  if (dumps.current(request.socket) != null) return dumps.start(request, Service.ETHTOOL, 0);
  const context = command == EthtoolCommand.RSS_GET ? attributes.get(RssAttribute.CONTEXT) : 0;
  if (context != 0) return requests.point(request, -Errno.EINVAL, context);
  let bad = readHeader(request, command, false);
  if (bad != 0) return bad;
  wish = asked.flags;
  if (command != EthtoolCommand.RSS_GET && command != EthtoolCommand.TSINFO_GET) bad = readWish(request, command);
  if (bad != 0) return bad;
  const started = dumps.start(request, Service.ETHTOOL, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) {
    dump.cursor2 = wish;
    dump.onlyLink = command == EthtoolCommand.TSINFO_GET && asked.link != 0 ? changetype<Link>(asked.link).index : 0;
  }
  return started;
}

/**
 * Fills a page with links, from the one in the cursor on, and leaves out those whose drivers don't tell; DONE shares the last page. Of settings that
 * were not told the first page says so in its DONE.
 */
export function fillPage(dump: Dump, page: Message): i32 {
  const command = header.commandOf(dump);
  const isFirst = dump.cursor == 0;
  dump.ack.text = 0;
  const answer = get.answerOf(command);
  if (answer == 0) return command == EthtoolCommand.TUNNEL_INFO_GET ? -Errno.EOPNOTSUPP : 0;
  const netns = dump.socket.netns;
  const first = max(dump.cursor, dump.onlyLink);
  for (let link = links.from(netns, first); link != null; link = links.from(netns, dump.cursor)) {
    if (dump.onlyLink != 0 && link.index != dump.onlyLink) return 0;
    const result = get.isDumped(link, command) ? fillLink(dump, page, link, command, answer) : 0;
    if (result == -Errno.EOPNOTSUPP && isFirst && isOfSettings(command)) dump.ack.text = changetype<usize>(NO_SETTINGS);
    else if (result != 0 && result != -Errno.EOPNOTSUPP) return page.length != 0 ? page.length : result;
    dump.cursor = link.index + 1;
  }
  return 0;
}

/** Tells of one link; 0, -EMSGSIZE when there is no room, or why nothing is told of it. */
function fillLink(dump: Dump, page: Message, link: Link, command: u32, answer: u32): i32 {
  const flags: u32 = command == EthtoolCommand.TSINFO_GET ? 0 : HeaderFlag.MULTI;
  const start = header.begin(page, family, flags, dump.sequence, dump.socket.port, answer);
  get.writeHeader(page, link, command);
  const result = get.write(page, link, command, dump.cursor2);
  if (!writer.fits(page)) return writer.end(page, start) ? 0 : -Errno.EMSGSIZE;
  if (result != 0) writer.cancelNest(page, start);
  else writer.end(page, start);
  return result;
}
