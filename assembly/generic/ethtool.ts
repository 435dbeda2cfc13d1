/**
 * The family "ethtool" (net/ethtool/netlink.c): its operations, answers and dumps. What a request asks for is read by ethtool_asked.ts, what is
 * told is in ethtool_get.ts, what is set in ethtool_set.ts. The group "monitor" hears of what was set.
 */

import { Errno } from '../generated/errno';
import {
  ETHTOOL_VERSION,
  EthtoolAnswer,
  EthtoolCommand,
  EthtoolGroup,
  HeaderFlags,
  MacStatsSrc,
  RssAttribute,
} from '../generated/ethtool';
import { HeaderFlag, Protocol } from '../generated/netlink';
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
} from '../generated/policies';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as text from '../memory/text';
import * as dumps from '../netlink/dump';
import { Dump } from '../netlink/dump';
import { hasListeners, lost, multicast } from '../netlink/multicast';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/links';
import { Link } from '../net/link';
import * as writer from '../wire/writer';
import * as attributes from './attributes';
import * as reading from './ethtool_asked';
import { asked } from './ethtool_asked';
import * as features from './ethtool_features';
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

/** Answers a request; 0, dumps.STARTED or a negative errno. */
export function handle(request: Request, command: u32, isDump: bool): i32 {
  if (isDump) return startDump(request, command);
  if (!isBare(command)) {
    const bad = attributes.require(request, get.headerOf(command));
    if (bad != 0) return bad;
  }
  const early = set.checkEarly(request, command);
  if (early != 0) return early;
  const bad = reading.readHeader(request, command, command != EthtoolCommand.STRSET_GET);
  if (bad != 0) return bad;
  const answer = get.answerOf(command);
  if (isChange(command)) return change(request, command);
  const wrong = reading.readWish(request, command);
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

/** Changes something of a link, and tells who listens if it did. */
function change(request: Request, command: u32): i32 {
  const link = changetype<Link>(asked.link);
  if (command == EthtoolCommand.FEATURES_SET) return features.change(request, family, link, asked.flags);
  const notice = set.change(request, command, link);
  if (notice <= 0) return notice;
  announce(link, command - 1, notice);
  return 0;
}

/** What a link does for who sends through it changed. */
export function featuresChanged(link: Link): void {
  announce(link, EthtoolCommand.FEATURES_GET, EthtoolAnswer.FEATURES_NTF);
}

/** How many notices there were, by which they are numbered (ethnl_bcast_seq). */
const notices: usize = memory.data(4, 4);

/** Tells the group "monitor" what a command that asks would be told of a link (ethtool_notify). */
function announce(link: Link, command: u32, notice: u32): void {
  store<u32>(notices, load<u32>(notices) + 1);
  const netns = link.netns;
  if (!hasListeners(netns, Protocol.GENERIC, EthtoolGroup.MONITOR)) return;
  const message = messages.create(SIZE);
  if (message == null) {
    lost(netns, Protocol.GENERIC, EthtoolGroup.MONITOR);
    return;
  }
  const start = header.begin(message, family, 0, load<u32>(notices), 0, notice);
  get.writeHeader(message, link, command);
  get.write(message, link, command, HeaderFlags.COMPACT_BITSETS);
  writer.end(message, start);
  messages.trim(message);
  message.group = EthtoolGroup.MONITOR;
  multicast(netns, Protocol.GENERIC, message, null, 0);
  messages.release(message);
}

/** Tells what is asked of a link, or without one what is the same for all. */
function tell(request: Request, link: Link | null, command: u32, answer: u32): i32 {
  const refused = refuse(request, link, command);
  if (refused != 0) return refused;
  const message = messages.create(sizeOf(link, command));
  if (message == null) return -Errno.ENOMEM;
  const start = header.begin(message, family, 0, request.sequence, request.socket.port, answer);
  if (link != null) get.writeHeader(message, link, command);
  const result = link == null ? writeSets(message) : get.write(message, link, command, asked.wish);
  if (result == 0 && writer.end(message, start)) {
    messages.trim(message);
    return requests.reply(request, message);
  }
  messages.release(message);
  return result != 0 ? explain(request, command, result) : -Errno.EMSGSIZE;
}

function sizeOf(link: Link | null, command: u32): u32 {
  if (command == EthtoolCommand.FEATURES_GET) return get.FEATURES_SIZE;
  return command == EthtoolCommand.STRSET_GET ? strings.sizeOf(asked.wish >>> get.SETS_SHIFT == 0 ? link : null) : SIZE;
}

/** Room for an answer with all bits of two bitsets by name. */
const SIZE: u32 = 2048;

function writeSets(message: Message): i32 {
  const isThere = strings.write(message, null, asked.wish >>> get.SETS_SHIFT, (asked.wish & get.COUNTS_ONLY) != 0);
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
  if (command == EthtoolCommand.STRSET_GET && link == null && strings.anyOwn(asked.wish >>> get.SETS_SHIFT))
    return requests.explain(request, -Errno.EINVAL, 'requested per device strings without dev');
  if (command == EthtoolCommand.STATS_GET && ((asked.wish >>> get.SOURCE_SHIFT) & 3) != MacStatsSrc.AGGREGATE)
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
  let bad = reading.readHeader(request, command, false);
  if (bad != 0) return bad;
  asked.wish = asked.flags;
  if (command != EthtoolCommand.RSS_GET && command != EthtoolCommand.TSINFO_GET)
    bad = reading.readWish(request, command);
  if (bad != 0) return bad;
  const started = dumps.start(request, Service.ETHTOOL, 0);
  const dump = started == dumps.STARTED ? dumps.current(request.socket) : null;
  if (dump != null) {
    dump.cursor2 = asked.wish;
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
    dump.cursor = link.index;
    const result = get.isDumped(link, command) ? fillLink(dump, page, link, command, answer) : 0;
    if (result == -Errno.EOPNOTSUPP && isFirst && isOfSettings(command)) dump.ack.text = changetype<usize>(NO_SETTINGS);
    else if (result != 0 && result != -Errno.EOPNOTSUPP) return page.length != 0 ? page.length : result;
    dump.cursor++;
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
