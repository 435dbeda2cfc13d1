/**
 * The interface identifiers that IPv6 makes (addrconf_addr_gen): from the link-layer address (EUI-64; RFC 4291, appendix A), or from a
 * secret, so that they stay the same on a link and tell nothing of it (RFC 7217).
 *
 *      hashed   ┌─ secret 16 ─┬─ prefix 8 ─┬─ permanent hardware address 32 ─┬─ attempt 1 ─┬─ zeros to 64 ─┐
 */

import { AddrGenMode, HardwareType, MAX_ADDR_LEN } from '../../generated/rt-link';
import * as host from '../../host';
import * as sha1 from '../../memory/sha1';
import * as devconf from '../devconf';
import { Link, LinkState, addressOf, permanentOf } from '../link';

const SECRET_SIZE: u32 = 16;
const PREFIX_SIZE: u32 = 8;
const HARDWARE: u32 = SECRET_SIZE + PREFIX_SIZE;
const ATTEMPT: u32 = HARDWARE + MAX_ADDR_LEN;
const BLOCK_SIZE: u32 = 64;
const ETHER_ADDRESS_LENGTH: u32 = 6;
/** Further attempts after one that came out reserved or was taken (net.ipv6.idgen_retries). */
const RETRIES: u32 = 3;

const block: usize = memory.data(BLOCK_SIZE, 4);
const digest: usize = memory.data(20, 4);

export function isMode(mode: i32): bool {
  return mode >= AddrGenMode.EUI64 && mode <= AddrGenMode.RANDOM;
}

/** True when a link can make addresses in a mode: one from a secret needs a secret (check_stable_privacy). */
export function isPossible(link: Link, mode: i32): bool {
  return mode != AddrGenMode.STABLE_PRIVACY || secretFor(link) != 0;
}

/** The secret that counts for a link, or 0. */
function secretFor(link: Link): usize {
  const own = devconf.secretOf(link.devconf);
  return own != 0 ? own : devconf.secretOf(link.netns.devconfDefault);
}

/** Gives a link a secret of its own, random, unless it has one (ipv6_gen_mode_random_init). */
export function makeSecret(link: Link): void {
  if (devconf.secretOf(link.devconf) != 0) return;
  const secret = devconf.newSecret(link.devconf);
  for (let i: u32 = 0; i < SECRET_SIZE; i += 4) store<u32>(secret + i, host.random());
}

/** Writes the 8 bytes that follow from an Ethernet address; false for another kind of link. */
export function eui64(link: Link, to: usize): bool {
  if (link.type != HardwareType.ETHER || link.addressLength != ETHER_ADDRESS_LENGTH) return false;
  const hardware = addressOf(link);
  memory.copy(to, hardware, 3);
  store<u8>(to, load<u8>(hardware) ^ 2);
  store<u16>(to, 0xfeff, 3);
  memory.copy(to + 5, hardware + 3, 3);
  return true;
}

/**
 * Writes the last 8 of 16 bytes of address, whose first 8 are there, by the link's secret; `attempt` of them came out taken before. How many
 * had by now, reserved ones included; -1 when there is no secret or too many were tried.
 */
export function stable(link: Link, address: usize, attempt: u32): i32 {
  const secret = secretFor(link);
  if (secret == 0) return -1;
  memory.fill(block, 0, BLOCK_SIZE);
  memory.copy(block, secret, SECRET_SIZE);
  memory.copy(block + SECRET_SIZE, address, PREFIX_SIZE);
  if ((link.state & LinkState.PERMANENT_ADDRESS) != 0)
    memory.copy(block + HARDWARE, permanentOf(link), link.addressLength);
  for (let at = attempt; at <= RETRIES; at++) {
    store<u8>(block + ATTEMPT, at);
    sha1.compress(block, digest);
    if (isReserved(digest)) continue;
    memory.copy(address + PREFIX_SIZE, digest, 8);
    return at;
  }
  return -1;
}

/** Writes 8 random bytes that are not reserved. */
export function random(to: usize): void {
  do {
    store<u32>(to, host.random());
    store<u32>(to + 4, host.random());
  } while (isReserved(to));
}

/** Identifiers that mean something by themselves (RFC 5453): all routers, ISATAP's, and anycast's. */
function isReserved(identifier: usize): bool {
  const head = load<u32>(identifier);
  const tail = bswap<u32>(load<u32>(identifier, 4));
  if ((head | tail) == 0) return true;
  if (bswap<u32>(head) == 0x02005eff && (tail & 0xfe000000) == 0xfe000000) return true;
  return bswap<u32>(head) == 0xfdffffff && (tail & 0xffffff80) == 0xffffff80;
}
