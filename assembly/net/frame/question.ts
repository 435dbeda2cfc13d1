/** ARP requests and replies. The owner of the address replies once the request has been delivered everywhere. */

import { Ethertype } from '../../generated/rt-bridge';
import { ARP_SIZE, Content, direct, frame, prepare } from './frame';
import { leave } from './leave';
import { Link, addressOf, broadcastOf } from '../link';

/** Sends an ARP request for an IPv4 address on a link, in a VLAN or, for 0, in none: broadcast, or to `hardware`, which had the address. */
export function ask(link: Link, tag: u32, asker: u32, target: u32, hardware: usize): void {
  prepareArp(link, Content.ARP_QUESTION, asker, target, hardware == 0 ? broadcastOf(link) : hardware);
  frame.tag = tag;
  leave(link);
  if (frame.owner == 0) return;
  prepareArp(changetype<Link>(frame.owner), Content.ARP_ANSWER, target, asker, addressOf(link));
  leave(frame.sender);
}

/** Announces that an address is the link's (gratuitous ARP): a request for that address, from itself. */
export function announce(link: Link, address: u32): void {
  prepareArp(link, Content.ARP_QUESTION, address, address, broadcastOf(link));
  leave(link);
}

function prepareArp(link: Link, content: Content, from: u32, asked: u32, hardware: usize): void {
  prepare(link, content, Ethertype.ARP, ARP_SIZE);
  frame.from0 = from;
  frame.asked0 = asked;
  direct(hardware);
}
