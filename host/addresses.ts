/**
 * Addresses of links, as an rtnetlink client: what `ip address` does, with texts such as `10.0.2.15/24` and `fe80::1/64`, and further
 * attributes by the names of specs/rt-addr.yaml. All checks are the kernel's.
 */
import { type OptionNames, options as known } from './arguments.js';
import { NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE } from './constants.js';
import type { DecodedMessage, RtAddr } from './codec/families.js';
import type { AddrAttrs, Ifaddrmsg, IfaFlags } from './codec/tables/rt-addr.js';
import { RT_SCOPE_HOST, RT_SCOPE_UNIVERSE } from './generated/rtnetlink.js';
import { type AddressFamilyName, FAMILIES, familyName, familyNumber, parsePrefix } from './prefix.js';
import type { Process } from './process.js';
import { ask, askAll, indexOf, type LinkReference, routeFamilies } from './route-client.js';
import type { WaitOptions } from './wait.js';

/** An address as the kernel tells of it, with its attributes. */
export interface Address extends Omit<AddrAttrs, 'address' | 'local' | 'flags' | 'cacheinfo'> {
  /** The link's index. */
  link: number;
  family: AddressFamilyName;
  /** This end's address, without its prefix length. */
  address: string;
  prefix: number;
  /** The other end's, where it is another. */
  peer: string | undefined;
  /** RT_SCOPE_*: 0 everywhere, 253 this link, 254 this host. */
  scope: number;
  flags: readonly (IfaFlags | number)[];
  /** Seconds that it is good for, and good for new connections; Infinity without an end. */
  valid: number;
  preferred: number;
}

/** What an address can be given. */
export interface AddressSettings extends Omit<AddrAttrs, 'address' | 'local' | 'cacheinfo'> {
  /** The other end's address; its prefix length then counts, where it has one. */
  peer?: string;
  /** RT_SCOPE_*; left out, 254 (this host) for 127.0.0.0/8, and 0. */
  scope?: number;
  valid?: number;
  preferred?: number;
}

/** Which addresses are listed. */
export interface AddressFilter extends WaitOptions {
  link?: LinkReference;
  family?: AddressFamilyName;
}

/** IFA_CACHEINFO's word for no end. */
const FOREVER = 0xffffffff;
/** The low eight have a place in the header too, where the attribute overrules them. */
const NO_FLAGS: Ifaddrmsg['ifa-flags'] = [];

const FILTER: OptionNames<AddressFilter> = { link: true, family: true, signal: true };

export class Addresses {
  /** @param process whose sockets are used: its namespace is meant, and its credentials count */
  constructor(private readonly process: Process) {}

  /** Addresses, IPv4's before IPv6's, by link and in the order in which the kernel has them. */
  async list(filter: AddressFilter = {}): Promise<Address[]> {
    const { link, family, signal } = known(filter, FILTER, 'addresses.list');
    const { address } = await routeFamilies();
    const header = { 'ifa-family': familyNumber(family) };
    const index = link === undefined ? undefined : await indexOf(this.process, link, { signal });
    const messages = await askAll(this.process, address, { operation: 'getaddr', header }, { signal });
    return messages.map(addressOf).filter((found) => index === undefined || found.link === index);
  }

  /** Adds an address. @throws NetlinkError EEXIST where it is there, or with the kernel's words */
  async add(
    link: LinkReference,
    address: string,
    settings: AddressSettings = {},
    options: WaitOptions = {},
  ): Promise<void> {
    await this.#new(NLM_F_CREATE | NLM_F_EXCL, link, address, settings, options);
  }

  /** Changes an address, or adds it where it is not there. */
  async set(
    link: LinkReference,
    address: string,
    settings: AddressSettings = {},
    options: WaitOptions = {},
  ): Promise<void> {
    await this.#new(NLM_F_CREATE | NLM_F_REPLACE, link, address, settings, options);
  }

  /** @throws NetlinkError EADDRNOTAVAIL where it is not there */
  async delete(link: LinkReference, address: string, options: WaitOptions = {}): Promise<void> {
    const { address: family } = await routeFamilies();
    const { header, attributes } = await this.#message(link, address, {}, options);
    await ask(this.process, family, { operation: 'deladdr', header, attributes }, options);
  }

  async #new(
    flags: number,
    link: LinkReference,
    address: string,
    settings: AddressSettings,
    options: WaitOptions,
  ): Promise<void> {
    const { address: family } = await routeFamilies();
    const { header, attributes } = await this.#message(link, address, settings, options);
    await ask(this.process, family, { operation: 'newaddr', flags, header, attributes }, options);
  }

  async #message(
    link: LinkReference,
    text: string,
    { peer, scope, valid, preferred, ...rest }: AddressSettings,
    options: WaitOptions,
  ): Promise<{ header: Ifaddrmsg; attributes: AddrAttrs }> {
    const index = await indexOf(this.process, link, options);
    const { family, address: local, prefix: own } = parsePrefix(text);
    const other = peer === undefined ? undefined : parsePrefix(peer);
    const attributes: AddrAttrs = { local, address: other?.address ?? local, ...(rest as AddrAttrs) };
    if (valid !== undefined || preferred !== undefined) {
      attributes.cacheinfo = { 'ifa-valid': secondsOf(valid), 'ifa-prefered': secondsOf(preferred ?? valid) };
    }
    const header = {
      'ifa-family': FAMILIES[family],
      'ifa-prefixlen': (peer?.includes('/') ? other?.prefix : undefined) ?? own,
      'ifa-flags': NO_FLAGS,
      'ifa-scope': scope ?? (local.startsWith('127.') ? RT_SCOPE_HOST : RT_SCOPE_UNIVERSE),
      'ifa-index': index,
    };
    return { header, attributes };
  }
}

function secondsOf(time = Infinity): number {
  return time === Infinity ? FOREVER : time;
}

function timeOf(seconds = FOREVER): number {
  return seconds === FOREVER ? Infinity : seconds;
}

function addressOf({ header, attributes }: DecodedMessage<RtAddr>): Address {
  const { address = '', local = address, cacheinfo, flags, ...rest } = attributes;
  const head = header;
  return {
    link: head['ifa-index'],
    family: familyName(head['ifa-family']),
    address: local,
    prefix: head['ifa-prefixlen'],
    peer: address === local ? undefined : address,
    scope: head['ifa-scope'],
    flags: flags ?? head['ifa-flags'],
    valid: timeOf(cacheinfo?.['ifa-valid']),
    preferred: timeOf(cacheinfo?.['ifa-prefered']),
    ...rest,
  };
}
