/**
 * Features of a link, set by ethtool (ethnl_set_features): of what is wanted as much as the link does. The answer says what differs from what
 * was wanted, and what the link does otherwise than before.
 */

import { Errno } from '../generated/errno';
import { EthtoolAnswer, EthtoolCommand, FeaturesAttribute, HeaderFlags, StringSet } from '../generated/ethtool';
import * as messages from '../memory/message';
import { Message } from '../memory/message';
import * as requests from '../netlink/request';
import { Request } from '../netlink/request';
import { VLAN_CHALLENGED } from '../net/feature';
import * as features from '../net/features';
import { Link } from '../net/link';
import * as writer from '../wire/writer';
import * as attributes from './attributes';
import * as bitset from './ethtool_bitset';
import * as get from './ethtool_get';
import { Family } from './family';
import * as header from './header';

/** 0 or a negative errno; `flags` are HeaderFlags. */
export function change(request: Request, family: Family, link: Link, flags: u32): i32 {
  const bad = bitset.parse(request, attributes.get(FeaturesAttribute.WANTED), StringSet.FEATURES, 0);
  if (bad != 0) return bad;
  const mask = bitset.read.mask;
  if ((mask & VLAN_CHALLENGED) != 0)
    return requests.explain(request, -Errno.EINVAL, 'attempt to change non-ethtool features');
  let message: Message | null = null;
  if ((flags & HeaderFlags.OMIT_REPLY) == 0) {
    message = messages.create(get.FEATURES_SIZE);
    if (message == null) return -Errno.ENOMEM;
  }
  const before = link.features;
  const wanted = (bitset.read.value & mask) | (link.wantedFeatures & ~mask);
  if (wanted != link.wantedFeatures) features.want(link, wanted);
  const refused = message == null ? 0 : answer(request, family, link, message, flags, wanted, mask, before);
  if (link.features != before) features.announce(link);
  return refused;
}

function answer(
  request: Request,
  family: Family,
  link: Link,
  message: Message,
  flags: u32,
  wanted: u64,
  mask: u64,
  before: u64,
): i32 {
  const isCompact = (flags & HeaderFlags.COMPACT_BITSETS) != 0;
  const missed = (wanted ^ link.features) & mask;
  const changed = before ^ link.features;
  const start = header.begin(message, family, 0, request.sequence, request.socket.port, EthtoolAnswer.FEATURES_SET);
  get.writeHeader(message, link, EthtoolCommand.FEATURES_SET);
  bitset.writeMasked(message, FeaturesAttribute.WANTED, StringSet.FEATURES, wanted & missed, missed, isCompact);
  bitset.writeMasked(
    message,
    FeaturesAttribute.ACTIVE,
    StringSet.FEATURES,
    link.features & changed,
    changed,
    isCompact,
  );
  writer.end(message, start);
  messages.trim(message);
  return requests.reply(request, message);
}
