/**
 * RTM_NEWLINKPROP and RTM_DELLINKPROP: alternative names of a link, by which it is found as by its own (rtnl_linkprop). They are added or removed one
 * by one; the first error ends that, and those before it stay in effect.
 */

import { Errno } from '../../generated/errno';
import { IFLA_POLICY } from '../../generated/policies';
import { ALTIFNAMSIZ, IFINFOMSG_SIZE, Ifinfomsg, LinkAttribute, LinkMessage } from '../../generated/rt-link';
import * as text from '../../memory/text';
import * as requests from '../../netlink/request';
import { Request } from '../../netlink/request';
import * as altNames from '../../net/altname';
import * as state from '../../net/state';
import * as links from '../../net/links';
import { Link } from '../../net/link';
import * as attributes from '../../wire/attributes';
import { Mode } from '../../wire/policy_fault';
import * as linkName from './link_name';
import { linkTable } from './link_tables';
import * as parse from '../parse';
import * as target from '../target';

/** No message holds a longer list. */
const MAX_LIST: u32 = 65535;

export function change(request: Request): i32 {
  const bad = parse.parseStrictly(request, IFINFOMSG_SIZE, linkTable, IFLA_POLICY);
  if (bad != 0) return bad;
  const elsewhere = target.idAlone(request, linkTable);
  if (elsewhere != 0) return elsewhere;
  const netns = request.socket.netns;
  const index = load<i32>(requests.body(request), Ifinfomsg.IFI_INDEX);
  if (index <= 0 && !linkName.isGiven(linkTable)) return -Errno.EINVAL;
  const link = index > 0 ? links.byIndex(netns, index) : linkName.find(netns, linkTable);
  if (link == null) return -Errno.ENODEV;
  const properties = attributes.get(linkTable, LinkAttribute.PROP_LIST);
  if (properties == 0) return 0;
  let changed = false;
  for (let at = attributes.firstIn(properties); at != 0; at = attributes.nextIn(properties, at)) {
    if (attributes.typeOf(at) != LinkAttribute.ALT_IFNAME) continue;
    const refused = changeName(request, link, at);
    if (refused != 0) return refused;
    changed = true;
  }
  if (changed) state.touched(link);
  return 0;
}

function changeName(request: Request, link: Link, attribute: usize): i32 {
  // Once more, and strictly, by itself.
  const bad = requests.check(request, IFLA_POLICY, Mode.STRICT, attribute, load<u16>(attribute));
  if (bad != 0) return bad;
  if (sizeOf(link) + ALTIFNAMSIZ + 4 >= MAX_LIST)
    return requests.explain(request, -Errno.EINVAL, 'effective property list too long');
  const name = attributes.payload(attribute);
  const length = text.lengthOf(name, attributes.size(attribute));
  return request.type == LinkMessage.NEWLINKPROP
    ? altNames.add(link, name, length)
    : altNames.remove(link, name, length);
}

/** Bytes that the list of a link's properties takes. */
export function sizeOf(link: Link): u32 {
  let size: u32 = 0;
  for (let name = altNames.first(link); name != null; name = altNames.next(name)) size += (name.length + 8) & ~3;
  return size;
}
