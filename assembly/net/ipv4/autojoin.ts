/**
 * Multicast groups that are joined with an address (IFA_F_MCAUTOJOIN; ip_mc_autojoin_config, ipv6_mc_config). One socket of the
 * kernel's joins them for a namespace, once on a link, and IPv4 lets a socket join no more than so many.
 */

import { Errno } from '../../generated/errno';
import { Link } from '../link';
import * as membership from '../membership';
import { MembershipKind } from '../membership';

/** net.ipv4.igmp_max_memberships. */
const MAX_MEMBERSHIPS4: u32 = 20;

/** 0, or -EINVAL for an address that is no group's, -EADDRINUSE, -ENOBUFS, -ENOMEM. */
export function join(link: Link, kind: MembershipKind, address: usize): i32 {
  const inet = kind == MembershipKind.MULTICAST4;
  if (!membership.isGroup(kind, address)) return -Errno.EINVAL;
  const known = membership.find(link, kind, address);
  if (known != null && known.isAutojoined) return -Errno.EADDRINUSE;
  if (inet && link.netns.autojoined4 >= MAX_MEMBERSHIPS4) return -Errno.ENOBUFS;
  if (!membership.join(link, kind, address)) return -Errno.ENOMEM;
  const joined = membership.find(link, kind, address);
  if (joined != null) joined.isAutojoined = true;
  if (inet) link.netns.autojoined4++;
  return 0;
}

/** The address goes, and with it its group, if that was joined for it. */
export function leave(link: Link, kind: MembershipKind, address: usize): void {
  const known = membership.find(link, kind, address);
  if (known == null || !known.isAutojoined) return;
  known.isAutojoined = false;
  if (kind == MembershipKind.MULTICAST4) link.netns.autojoined4--;
  membership.leave(link, kind, address);
}
