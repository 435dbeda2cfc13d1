/**
 * What a request of the family "ethtool" asks for (ethnl_parse_header_dev_get, and parse_request of each command): the link that its header
 * names, by index, by name or by both, and what is wanted of it.
 */

import { Errno } from '../generated/errno';
import {
  ETH_SS_COUNT,
  EthtoolCommand,
  HeaderAttribute,
  HeaderFlags,
  PauseAttribute,
  RssAttribute,
  StatsAttribute,
  StringSet,
  StringsetAttribute,
  StrsetAttribute,
  TsHwtstampProviderAttribute,
  TsinfoAttribute,
} from '../generated/ethtool';
import { GET_STRINGSET_POLICY, GET_STRINGSET_POLICY_MAX, STRSET_STRINGSETS_POLICY } from '../generated/policies';
import { ALTIFNAMSIZ, IFNAMSIZ } from '../generated/rt-link';
import * as text from '../memory/text';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import * as links from '../net/links';
import { Link, nameLength, nameOf } from '../net/link';
import * as wire from '../wire/attributes';
import { Mode } from '../wire/policy_fault';
import * as attributes from './attributes';
import * as bitset from './ethtool_bitset';
import * as get from './ethtool_get';
import * as set from './ethtool_set';

@unmanaged
class Asked {
  link: usize;
  /** HeaderFlags. */
  flags: u32;
  /** A device of the link's own, its PHY, of which no link here has any; 0: none is meant. */
  phy: u32;
  /** What is wanted beside the link, as ethtool_get.ts has it. */
  wish: u32;
}

/** What the last request says. */
export const asked = changetype<Asked>(memory.data(offsetof<Asked>(), 4));
const table: usize = memory.data((HeaderAttribute.PHY_INDEX + 1) << 2, 4);

/** Reads a request's header into `asked`: a link by index, by name or by both (ethnl_parse_header_dev_get). 0 or a negative errno. */
export function readHeader(request: Request, command: u32, needsLink: bool): i32 {
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

/** Reads what a request wants beside its link into `asked`; 0 or a negative errno (parse_request). */
export function readWish(request: Request, command: u32): i32 {
  asked.wish = asked.flags;
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
  if (attributes.has(StrsetAttribute.COUNTS_ONLY)) asked.wish |= get.COUNTS_ONLY;
  for (let one = wire.firstIn(nest); one != 0; one = wire.nextIn(nest, one)) {
    bad = requests.parse(request, GET_STRINGSET_POLICY, Mode.STRICT, setTable, wire.payload(one), wire.size(one));
    if (bad != 0) return bad;
    const id = wire.get(setTable, StringsetAttribute.ID);
    if (id == 0) return requests.missIn(request, one, StringsetAttribute.ID);
    if (wire.u32Value(id) >= ETH_SS_COUNT)
      return requests.blame(request, -Errno.EOPNOTSUPP, one, 'unknown string set id');
    asked.wish |= 1 << (get.SETS_SHIFT + wire.u32Value(id));
  }
  return 0;
}

function readGroups(request: Request): i32 {
  const bad = bitset.update(request, attributes.get(StatsAttribute.GROUPS), StringSet.STATS_STD, 0);
  if (bad != 0) return bad;
  if (bitset.read.value == 0) return requests.explain(request, -Errno.EINVAL, 'no stats requested');
  const source = attributes.get(StatsAttribute.SRC);
  asked.wish |= (<u32>bitset.read.value) << get.SETS_SHIFT;
  if (source != 0) asked.wish |= wire.u32Value(source) << get.SOURCE_SHIFT;
  return 0;
}

const providerTable: usize = memory.data((TsHwtstampProviderAttribute.QUALIFIER + 1) << 2, 4);

/** There is no hardware that stamps packets. */
function readProvider(request: Request): i32 {
  const provider = attributes.get(TsinfoAttribute.HWTSTAMP_PROVIDER);
  if (provider == 0) return 0;
  const most = TsHwtstampProviderAttribute.QUALIFIER;
  wire.parse(providerTable, most, wire.payload(provider), wire.size(provider));
  if (wire.get(providerTable, TsHwtstampProviderAttribute.INDEX) == 0)
    return requests.missIn(request, provider, TsHwtstampProviderAttribute.INDEX);
  if (wire.get(providerTable, most) == 0) return requests.missIn(request, provider, most);
  return -Errno.ENODEV;
}
