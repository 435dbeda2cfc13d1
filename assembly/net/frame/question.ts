/** ARP's questions and answers on their way. Who has the address that is asked for answers once the question has been everywhere. */

import { Ethertype } from '../../generated/rt-bridge';
import { ARP_SIZE, Content, direct, frame, prepare } from './frame';
import { leave } from './leave';
import { Link, addressOf, broadcastOf } from '../link';

/** Asks for the owner of an IPv4 address over a link, in a VLAN or in none, 0: all, or with `hardware` who had it. */
export function ask(link: Link, tag: u32, asker: u32, target: u32, hardware: usize): void {
  prepareArp(link, Content.ARP_QUESTION, asker, target, hardware == 0 ? broadcastOf(link) : hardware);
  frame.tag = tag;
  leave(link);
  if (frame.owner == 0) return;
  prepareArp(changetype<Link>(frame.owner), Content.ARP_ANSWER, target, asker, addressOf(link));
  leave(frame.sender);
}

/** Tells all that hear it that an address is the link's: a question for that address, from itself. */
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
