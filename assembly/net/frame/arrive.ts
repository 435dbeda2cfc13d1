/** Reception of a frame on a link: handed to the device stacked on the link where there is one, and processed where it is addressed to this host. */

import { Ethertype } from '../../generated/rt-bridge';
import { RtmType } from '../../generated/rt-route';
import { AddressFamily, IpProtocol } from '../../generated/socket';
import { portOf } from '../bridge/bridge';
import * as answers from '../answer';
import * as arp4 from '../ipv4/arp4';
import * as bonds from '../drivers/bond_data';
import * as bondSend from '../drivers/bond_send';
import * as bridging from './bridging';
import { Content, ETHER_HEADER, frame, isFor } from './frame';
import * as counters6 from '../ipv6/counters6';
import * as input4 from '../ipv4/input4';
import * as lookup4 from '../ipv4/fib4_lookup';
import * as heard from '../drivers/bond_heard';
import { Link, LinkKind, addressOf, isUp } from '../link';
import * as macvlans from './macvlans';
import * as radix from '../../memory/radix';
import * as solicit6 from '../ipv6/solicit6';
import * as stack from '../stack';
import * as traffic from '../traffic';
import * as tunnel from './tunnel';
import { way } from '../ipv4/way4';

export function arrive(link: Link): void {
  if (!isUp(link)) return;
  if (frame.tag != 0 && link.vlanHeight != 0) {
    const tag = frame.tag;
    const inner = radix.get(link.vlans, tag);
    if (inner != 0) {
      frame.tag = 0;
      rise(changetype<Link>(inner));
      frame.tag = tag;
      return;
    }
  }
  if (link.macvlanPort != 0 && macvlans.take(link)) return;
  const master = stack.masterOf(link);
  if (master != null && master.kind == LinkKind.BRIDGE) {
    if (isUp(master)) bridging.pass(master, portOf(link));
  } else if (master != null && master.kind == LinkKind.BOND) {
    hearAsPort(link);
    if (bondSend.isHeard(bonds.dataOf(master), link)) arrive(master);
    else if (frame.protocol == Ethertype.SLOW) deliver(link);
    else traffic.unheard(link);
  } else if (frame.tag == 0) {
    deliver(link);
  } else if (isIp()) {
    traffic.elsewhere(link);
  }
}

/** A stacked link receives the frame from a lower link, and counts it without its Ethernet header. */
export function rise(link: Link): void {
  if (!isUp(link)) return;
  traffic.received(link, frame.length - ETHER_HEADER);
  if (!frame.isUnicast && !frame.isBroadcast) traffic.countGroup(link);
  arrive(link);
}

function isIp(): bool {
  return frame.protocol == Ethertype.IP || frame.protocol == Ethertype.IPV6;
}

function hearAsPort(port: Link): void {
  if (frame.protocol != Ethertype.ARP) heard.other(port);
  else heard.arp(port, frame.content == Content.ARP_ANSWER, <u32>frame.from0, <u32>frame.asked0);
}

/** The frame is delivered to the host that owns the link, if it is addressed to it at all. */
export function deliver(link: Link): void {
  const isForLink = isFor(link);
  switch (frame.protocol) {
    case Ethertype.ARP:
      if (isForLink) hearArp(link);
      return;
    case Ethertype.IP:
      if (!isForLink) traffic.elsewhere(link);
      else hear4(link);
      return;
    case Ethertype.IPV6:
      if (!isForLink) traffic.elsewhere(link);
      else if (counters6.received(link)) hear6(link);
      return;
    case 0:
      return;
    default:
      traffic.refused(link);
  }
}

/** Somebody looks at a packet of IPv4 if it can be from where it says, and is for this machine or a group that the link is in. */
function hear4(link: Link): void {
  const isTunnelled = frame.content == Content.TUNNELLED;
  if (!isTunnelled && frame.content != Content.QUERY && frame.content != Content.REPORT_OF_ONE) return;
  const flow = lookup4.newFlow();
  flow.destination = <u32>frame.to0;
  flow.source = <u32>frame.from0;
  flow.iif = link.index;
  flow.protocol = isTunnelled ? IpProtocol.UDP : IpProtocol.IGMP;
  if (input4.find(link.netns, flow, link) != 0) return;
  if (way.type != RtmType.LOCAL && way.type != RtmType.MULTICAST && way.type != RtmType.BROADCAST) return;
  if (isTunnelled) tunnel.exit(link, AddressFamily.INET);
  else answers.hear(link);
}

function hearArp(link: Link): void {
  const from = <u32>frame.from0;
  const hardware = addressOf(frame.sender);
  if (frame.content == Content.ARP_ANSWER) arp4.told(link, from, hardware, frame.isUnicast);
  else if (frame.owner == 0 && arp4.answers(link, from, hardware, <u32>frame.asked0))
    frame.owner = changetype<usize>(link);
  else arp4.told(link, from, hardware, false);
}

function hear6(link: Link): void {
  switch (frame.content) {
    case Content.DUPLICATE:
    case Content.SOLICITATION:
      if (link != frame.sender) solicit6.hear(link);
      return;
    case Content.ROUTERS:
      if (link != frame.sender) solicit6.hearAsRouter(link);
      return;
    case Content.ADVERTISEMENT:
      solicit6.told(link);
      return;
    case Content.TUNNELLED:
      tunnel.exit(link, AddressFamily.INET6);
      return;
    default:
      answers.hear(link);
  }
}
