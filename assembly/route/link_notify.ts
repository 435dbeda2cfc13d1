/** What the groups LINK and IPV6_IFINFO hear (rtmsg_ifinfo, inet6_ifinfo_notify). */

import { HeaderFlag, Protocol } from '../generated/netlink';
import { IflaEvent, LinkGroup, LinkMessage } from '../generated/rt-link';
import { NETNSA_NSID_NOT_ASSIGNED } from '../generated/rt-netns';
import * as messages from '../memory/message';
import { hasListeners, lost } from '../netlink/multicast';
import { Request, hasFlag } from '../netlink/request';
import { Socket } from '../netlink/socket';
import { Link, LinkState } from '../net/link';
import { Destination } from '../net/move';
import { LinkEvent } from '../net/observer';
import * as register from '../net/register';
import * as linkMessage from './link_message';
import * as notify from './notify';

/** The request that makes or takes away links, where its sender wants an echo: of that alone, not of what it brings about. */
@unmanaged
class Asked {
  sequence: u32;
  /** The socket, or 0. */
  echo: usize;
}

const asked = changetype<Asked>(memory.data(offsetof<Asked>(), 4));

/** From here to `end`, links come and go in the name of a request that wants an echo. */
export function begin(request: Request): void {
  if (!hasFlag(request, HeaderFlag.ECHO)) return;
  asked.sequence = request.sequence;
  asked.echo = changetype<usize>(request.socket);
}

export function end(): void {
  asked.sequence = 0;
  asked.echo = 0;
}

/** Announces a change of a link; `change`: the mask for ifi_change. */
export function changed(event: LinkEvent, link: Link, change: u32): void {
  // What happens to a link on its way out is nobody's business.
  if (event == LinkEvent.CHANGED && (link.state & LinkState.REGISTERED) == 0) return;
  // What else happens on the way is the kernel's own doing, as is what goes along with others.
  const own = event == LinkEvent.ADDED || (event == LinkEvent.REMOVED && !register.isAlong());
  const echo: usize = own ? asked.echo : 0;
  if (!hasListeners(link.netns, Protocol.ROUTE, LinkGroup.LINK) && echo == 0) return;
  const message = messages.create(linkMessage.sizeOf(link));
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, LinkGroup.LINK);
    return;
  }
  const type: u32 = event == LinkEvent.REMOVED ? LinkMessage.DELLINK : LinkMessage.NEWLINK;
  const sequence: u32 = own ? asked.sequence : 0;
  const port: u32 = echo == 0 ? 0 : changetype<Socket>(echo).port;
  const none = NETNSA_NSID_NOT_ASSIGNED;
  linkMessage.write(message, link, type, 0, sequence, port, change, 0, null, none, null, eventOf(event));
  messages.trim(message);
  notify.sendTo(link.netns, message, LinkGroup.LINK, linkMessage.LINK_MESSAGE_ESTIMATE, echo);
}

/** Announces in its old namespace that a link went to another. */
export function left(link: Link, destination: Destination): void {
  if (!hasListeners(link.netns, Protocol.ROUTE, LinkGroup.LINK)) return;
  const message = messages.create(linkMessage.sizeOf(link));
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, LinkGroup.LINK);
    return;
  }
  linkMessage.write(message, link, LinkMessage.DELLINK, 0, 0, 0, ~0, 0, null, NETNSA_NSID_NOT_ASSIGNED, destination);
  messages.trim(message);
  notify.announce(link.netns, message, LinkGroup.LINK, linkMessage.LINK_MESSAGE_ESTIMATE);
}

/** What a message says of why it was sent: of most events nothing. */
function eventOf(event: LinkEvent): IflaEvent {
  return event == LinkEvent.FEATURES ? IflaEvent.FEATURES : IflaEvent.NONE;
}

/** Announces a change of what IPv6 says of a link, always in the kernel's name. */
export function changed6(link: Link): void {
  if (!hasListeners(link.netns, Protocol.ROUTE, LinkGroup.IPV6_IFINFO)) return;
  const message = messages.create(linkMessage.sizeOf(link));
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, LinkGroup.IPV6_IFINFO);
    return;
  }
  linkMessage.writeInet6(message, link, 0, 0, 0);
  messages.trim(message);
  notify.announce(link.netns, message, LinkGroup.IPV6_IFINFO);
}
