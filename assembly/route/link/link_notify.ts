/** Notifications to the groups LINK and IPV6_IFINFO (rtmsg_ifinfo, inet6_ifinfo_notify). */

import { HeaderFlag, Protocol } from '../../generated/netlink';
import { IflaEvent, LinkGroup, LinkMessage } from '../../generated/rt-link';
import { NETNSA_NSID_NOT_ASSIGNED } from '../../generated/rt-netns';
import * as messages from '../../memory/message';
import { Message } from '../../memory/message';
import { hasListeners, lost } from '../../netlink/multicast';
import { Request, hasFlag } from '../../netlink/request';
import { Socket } from '../../netlink/socket';
import { Link, LinkState } from '../../net/link';
import { Destination } from '../../net/move';
import { LinkEvent } from '../../net/observer';
import * as register from '../../net/register';
import * as linkMessage from './link_message';
import * as notify from '../notify';

/** The request that makes or takes away links, where its sender wants an echo: of that alone, not of what it brings about. */
@unmanaged
class Asked {
  sequence: u32;
  /** The socket, or 0. */
  echo: usize;
  /** What is to be told of a link that goes, or 0: a Message. */
  parting: usize;
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

/** Announces a change of a link; `change`: the mask for ifi_change. Of a link that goes is told what it was before it let go of its ports. */
export function changed(event: LinkEvent, link: Link, change: u32): void {
  if (event == LinkEvent.REMOVED) {
    if (asked.parting != 0) send(link, changetype<Message>(asked.parting), echoOf(event));
    asked.parting = 0;
    return;
  }
  // What happens to a link on its way out is nobody's business.
  if (event != LinkEvent.GOING && (link.state & LinkState.REGISTERED) == 0) return;
  const echo = echoOf(event);
  if (!hasListeners(link.netns, Protocol.ROUTE, LinkGroup.LINK) && echo == 0) return linkMessage.unheard(link);
  const message = messages.create(linkMessage.sizeOf(link));
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, LinkGroup.LINK);
    return;
  }
  const type: u32 = event == LinkEvent.GOING ? LinkMessage.DELLINK : LinkMessage.NEWLINK;
  const sequence: u32 = isOwn(event) ? asked.sequence : 0;
  const port: u32 = echo == 0 ? 0 : changetype<Socket>(echo).port;
  const none = NETNSA_NSID_NOT_ASSIGNED;
  linkMessage.write(message, link, type, 0, sequence, port, change, 0, null, none, null, eventOf(event));
  messages.trim(message);
  if (event == LinkEvent.GOING) asked.parting = changetype<usize>(message);
  else send(link, message, echo);
}

function send(link: Link, message: Message, echo: usize): void {
  notify.sendTo(link.netns, message, LinkGroup.LINK, linkMessage.estimateOf(message), echo);
}

/** What else happens on the way of a request is the kernel's own doing, as is what goes along with others. */
function isOwn(event: LinkEvent): bool {
  if (event == LinkEvent.ADDED) return true;
  return (event == LinkEvent.GOING || event == LinkEvent.REMOVED) && !register.isAlong();
}

function echoOf(event: LinkEvent): usize {
  return isOwn(event) ? asked.echo : 0;
}

/** Announces in its old namespace that a link went to another. */
export function left(link: Link, destination: Destination): void {
  if (!hasListeners(link.netns, Protocol.ROUTE, LinkGroup.LINK)) return linkMessage.unheard(link);
  const message = messages.create(linkMessage.sizeOf(link));
  if (message == null) {
    lost(link.netns, Protocol.ROUTE, LinkGroup.LINK);
    return;
  }
  linkMessage.write(message, link, LinkMessage.DELLINK, 0, 0, 0, ~0, 0, null, NETNSA_NSID_NOT_ASSIGNED, destination);
  messages.trim(message);
  notify.announce(link.netns, message, LinkGroup.LINK, linkMessage.estimateOf(message));
}

/** What a message says of why it was sent: of most events nothing. */
function eventOf(event: LinkEvent): IflaEvent {
  switch (event) {
    case LinkEvent.FEATURES:
      return IflaEvent.FEATURES;
    case LinkEvent.FAILED_OVER:
      return IflaEvent.BONDING_FAILOVER;
    case LinkEvent.PEERS_TOLD:
      return IflaEvent.NOTIFY_PEERS;
    case LinkEvent.GROUPS_TOLD:
      return IflaEvent.IGMP_RESEND;
    case LinkEvent.OPTIONS:
      return IflaEvent.BONDING_OPTIONS;
    default:
      return IflaEvent.NONE;
  }
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
