/**
 * What ethtool is told of a link (net/ethtool/*.c, a file each on Linux): the attributes of each answer but its header. What no driver here tells
 * is -EOPNOTSUPP.
 */

import {
  ChannelsAttribute,
  CoalesceAttribute,
  DebugAttribute,
  EthtoolAnswer,
  EthtoolCommand,
  FeaturesAttribute,
  HeaderAttribute,
  HeaderFlags,
  LinkinfoAttribute,
  LinkmodesAttribute,
  LinkstateAttribute,
  StatsAttribute,
  StatsGrpAttribute,
  StringSet,
  TsinfoAttribute,
} from '../generated/ethtool';
import { Errno } from '../generated/errno';
import { Message } from '../memory/message';
import * as tun from '../net/drivers/tun';
import * as drivers from '../net/ethtool';
import { VLAN_CHALLENGED, hardOf } from '../net/feature';
import { Tells, settings } from '../net/ethtool';
import { Link, LinkKind, nameLength, nameOf } from '../net/link';
import * as writer from '../wire/writer';
import * as bitset from './ethtool_bitset';
import { LIST } from './ethtool_bitset';
import * as strings from './ethtool_strings';

/**
 * What a request wants beside its link, as one number that a dump keeps:
 *
 *      ┌─ HeaderFlags 3 ─┬─ counts only 1 ─┬─ source of statistics 2 ─┬─ … 2 ─┬─ sets of strings, or groups of statistics 24 ─┐
 */
export const COUNTS_ONLY: u32 = 8;
export const SOURCE_SHIFT: u32 = 4;
const SOURCE: u32 = 3;
export const SETS_SHIFT: u32 = 8;

/** The number that the answer to a command has; those that nobody gets have none. */
export function answerOf(command: u32): u32 {
  switch (command) {
    case EthtoolCommand.STRSET_GET:
      return EthtoolAnswer.STRSET_GET;
    case EthtoolCommand.LINKINFO_GET:
      return EthtoolAnswer.LINKINFO_GET;
    case EthtoolCommand.LINKMODES_GET:
      return EthtoolAnswer.LINKMODES_GET;
    case EthtoolCommand.LINKSTATE_GET:
      return EthtoolAnswer.LINKSTATE_GET;
    case EthtoolCommand.DEBUG_GET:
      return EthtoolAnswer.DEBUG_GET;
    case EthtoolCommand.FEATURES_GET:
      return EthtoolAnswer.FEATURES_GET;
    case EthtoolCommand.CHANNELS_GET:
      return EthtoolAnswer.CHANNELS_GET;
    case EthtoolCommand.COALESCE_GET:
      return EthtoolAnswer.COALESCE_GET;
    case EthtoolCommand.TSINFO_GET:
      return EthtoolAnswer.TSINFO_GET;
    case EthtoolCommand.STATS_GET:
      return EthtoolAnswer.STATS_GET;
    case EthtoolCommand.PHC_VCLOCKS_GET:
      return EthtoolAnswer.PHC_VCLOCKS_GET;
    case EthtoolCommand.MODULE_GET:
      return EthtoolAnswer.MODULE_GET;
    case EthtoolCommand.TSCONFIG_GET:
      return EthtoolAnswer.TSCONFIG_GET;
    default:
      return 0;
  }
}

/** The type of the header in what a command asks and is told: nearly always the first. */
export function headerOf(command: u32): u32 {
  return command == EthtoolCommand.STATS_GET ? StatsAttribute.HEADER : LinkinfoAttribute.HEADER;
}

/** Writes which link an answer is about. */
export function writeHeader(message: Message, link: Link, command: u32): void {
  const header = writer.nest(message, headerOf(command));
  writer.u32Attribute(message, HeaderAttribute.DEV_INDEX, link.index);
  writer.stringAttribute(message, HeaderAttribute.DEV_NAME, nameOf(link), nameLength(link));
  writer.endNest(message, header);
}

/** Writes what follows the header; 0 or -EOPNOTSUPP. */
export function write(message: Message, link: Link, command: u32, wish: u32): i32 {
  const isCompact = (wish & HeaderFlags.COMPACT_BITSETS) != 0;
  switch (command) {
    case EthtoolCommand.STRSET_GET: {
      const isThere = strings.write(message, link, wish >>> SETS_SHIFT, (wish & COUNTS_ONLY) != 0);
      return isThere ? 0 : -Errno.EOPNOTSUPP;
    }
    case EthtoolCommand.LINKINFO_GET:
      return drivers.readSettings(link) ? writeLinkinfo(message) : -Errno.EOPNOTSUPP;
    case EthtoolCommand.LINKMODES_GET:
      return drivers.readSettings(link) ? writeLinkmodes(message, isCompact) : -Errno.EOPNOTSUPP;
    case EthtoolCommand.LINKSTATE_GET:
      if (drivers.tells(link, Tells.LINK))
        writer.u8Attribute(message, LinkstateAttribute.LINK, drivers.isLinked(link) ? 1 : 0);
      return 0;
    case EthtoolCommand.DEBUG_GET:
      if (!drivers.tells(link, Tells.LEVEL)) return -Errno.EOPNOTSUPP;
      bitset.write(message, DebugAttribute.MSGMASK, StringSet.MSG_CLASSES, tun.dataOf(link).messages, LIST, isCompact);
      return 0;
    case EthtoolCommand.FEATURES_GET:
      return writeFeatures(message, link, isCompact);
    case EthtoolCommand.CHANNELS_GET:
      return drivers.tells(link, Tells.CHANNELS) ? writeChannels(message, link) : -Errno.EOPNOTSUPP;
    case EthtoolCommand.COALESCE_GET:
      if (!drivers.tells(link, Tells.COALESCE)) return -Errno.EOPNOTSUPP;
      writer.u32Attribute(message, CoalesceAttribute.RX_MAX_FRAMES, tun.dataOf(link).batch);
      return 0;
    case EthtoolCommand.TSINFO_GET:
      return writeStamps(message, link, wish);
    case EthtoolCommand.STATS_GET:
      return writeStatistics(message, wish);
    case EthtoolCommand.PHC_VCLOCKS_GET:
    case EthtoolCommand.MODULE_GET:
      return 0;
    case EthtoolCommand.TSCONFIG_GET:
      return drivers.stampsRefused(link);
    default:
      return -Errno.EOPNOTSUPP;
  }
}

/** Whether a dump tells of a link: of stamps, only where its driver knows of any. */
export function isDumped(link: Link, command: u32): bool {
  return command != EthtoolCommand.TSINFO_GET || drivers.tells(link, Tells.STAMPS);
}

/** Room for all features by name, once with a mask and three times without. */
export const FEATURES_SIZE: u32 = 12288;

function writeFeatures(message: Message, link: Link, isCompact: bool): i32 {
  const hard = hardOf(link.kind);
  bitset.writeMasked(message, FeaturesAttribute.HW, StringSet.FEATURES, hard, ~0, isCompact);
  bitset.write(message, FeaturesAttribute.WANTED, StringSet.FEATURES, link.wantedFeatures, LIST, isCompact);
  bitset.write(message, FeaturesAttribute.ACTIVE, StringSet.FEATURES, link.features, LIST, isCompact);
  bitset.write(message, FeaturesAttribute.NOCHANGE, StringSet.FEATURES, VLAN_CHALLENGED, LIST, isCompact);
  return 0;
}

function writeLinkinfo(message: Message): i32 {
  writer.u8Attribute(message, LinkinfoAttribute.PORT, settings.port);
  writer.u8Attribute(message, LinkinfoAttribute.PHYADDR, settings.phy);
  writer.u8Attribute(message, LinkinfoAttribute.TP_MDIX, 0);
  writer.u8Attribute(message, LinkinfoAttribute.TP_MDIX_CTRL, settings.crossing);
  writer.u8Attribute(message, LinkinfoAttribute.TRANSCEIVER, 0);
  return 0;
}

function writeLinkmodes(message: Message, isCompact: bool): i32 {
  writer.u8Attribute(message, LinkmodesAttribute.AUTONEG, settings.autoneg);
  const modes = StringSet.LINK_MODES;
  bitset.writeMasked(
    message,
    LinkmodesAttribute.OURS,
    modes,
    settings.advertised,
    0,
    isCompact,
    settings.advertisedMore,
  );
  writer.u32Attribute(message, LinkmodesAttribute.SPEED, settings.speed);
  writer.u8Attribute(message, LinkmodesAttribute.DUPLEX, settings.duplex);
  writer.u8Attribute(message, LinkmodesAttribute.RATE_MATCHING, 0);
  return 0;
}

function writeChannels(message: Message, link: Link): i32 {
  if (link.kind == LinkKind.TUN) {
    writer.u32Attribute(message, ChannelsAttribute.COMBINED_MAX, drivers.mostCombinedOf(link));
    writer.u32Attribute(message, ChannelsAttribute.COMBINED_COUNT, drivers.combinedOf(link));
    return 0;
  }
  writer.u32Attribute(message, ChannelsAttribute.RX_MAX, link.rxQueues);
  writer.u32Attribute(message, ChannelsAttribute.RX_COUNT, link.liveRxQueues);
  writer.u32Attribute(message, ChannelsAttribute.TX_MAX, link.txQueues);
  writer.u32Attribute(message, ChannelsAttribute.TX_COUNT, link.liveTxQueues);
  return 0;
}

function writeStamps(message: Message, link: Link, wish: u32): i32 {
  const isCompact = (wish & HeaderFlags.COMPACT_BITSETS) != 0;
  const stamps = drivers.stampsOf(link);
  bitset.write(message, TsinfoAttribute.TIMESTAMPING, StringSet.SOF_TIMESTAMPING, stamps, LIST, isCompact);
  if ((wish & HeaderFlags.STATS) != 0) writer.endNest(message, writer.nest(message, TsinfoAttribute.STATS));
  return 0;
}

/** The groups of statistics that were asked for; there are none in any. */
function writeStatistics(message: Message, wish: u32): i32 {
  writer.u32Attribute(message, StatsAttribute.SRC, (wish >>> SOURCE_SHIFT) & SOURCE);
  for (let group: u32 = 0; group < GROUPS; group++) {
    if (((wish >>> (SETS_SHIFT + group)) & 1) == 0) continue;
    const start = writer.nest(message, StatsAttribute.GRP);
    writer.u32Attribute(message, StatsGrpAttribute.ID, group);
    writer.u32Attribute(message, StatsGrpAttribute.SS_ID, StringSet.STATS_ETH_PHY + group);
    writer.endNest(message, start);
  }
  return 0;
}

const GROUPS: u32 = 5;
