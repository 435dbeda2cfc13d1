/**
 * Dumps that go through the links in the order in which they came, with one or more messages a link: VNIs of vxlans, VLANs and groups of bridges,
 * queueing disciplines (vxlan_vnifilter_dump, br_vlan_rtm_dump, rtnl_mdb_dump, tc_dump_qdisc). `cursor` counts the links that are done, `cursor2` is
 * the position within the next one.
 */

import { Message } from '../memory/message';
import { Dump } from '../netlink/dump';
import { Link } from '../net/link';
import * as links from '../net/links';

/**
 * Fills a page with all links, or with the one that was asked for, whose end is in the last page. `fillLink` appends what is left of a link from
 * `cursor2` on, and is false when that does not fit.
 */
export function fillPage(dump: Dump, page: Message, fillLink: (dump: Dump, page: Message, link: Link) => bool): i32 {
  if (dump.onlyLink != 0) {
    const link = links.byIndex(dump.socket.netns, dump.onlyLink);
    return link == null || fillLink(dump, page, link) ? 0 : page.length;
  }
  let known = dump.cursor;
  for (let link = links.oldest(dump.socket.netns); link != null; link = links.younger(link)) {
    if (known > 0) {
      known--;
      continue;
    }
    if (!fillLink(dump, page, link)) break;
    dump.cursor++;
    dump.cursor2 = 0;
  }
  return page.length;
}
