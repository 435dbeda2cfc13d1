/** What the LINK group hears (rtmsg_ifinfo). */

import { RouteGroup, RouteType } from '../generated/rtnetlink';
import { Protocol } from '../generated/netlink';
import * as messages from '../memory/message';
import { hasListeners, lost } from '../netlink/multicast';
import { Link } from '../net/link';
import { LinkEvent } from '../net/observer';
import * as linkMessage from './link_message';
import * as notify from './notify';

/** Announces a change of a link; `change`: the mask for ifi_change. */
export function changed(event: LinkEvent, link: Link, change: u32): void {
  if (!hasListeners(link.netns, Protocol.ROUTE, RouteGroup.LINK) && !notify.isEchoed()) return;
  const message = messages.create(linkMessage.LINK_MESSAGE_SIZE);
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, RouteGroup.LINK);
    return;
  }
  const type: u32 = event == LinkEvent.REMOVED ? RouteType.DELLINK : RouteType.NEWLINK;
  linkMessage.write(message, link, type, 0, notify.sequence(), notify.port(), change, 0);
  messages.trim(message);
  notify.send(link.netns, message, RouteGroup.LINK, linkMessage.LINK_MESSAGE_SIZE);
}
