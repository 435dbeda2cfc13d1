/**
 * Neighbours, as an rtnetlink client: what `ip neighbour` does, with further attributes by the names of specs/rt-neigh.yaml. All checks
 * are the kernel's.
 */
import { type OptionNames, options as known } from './arguments.js';
import { NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE } from './constants.js';
import type { NeighbourAttrs, Ndmsg, NtfFlags, NudState } from './codec/tables/rt-neigh.js';
import { type AddressFamilyName, FAMILIES, familyName, familyNumber, familyOf } from './prefix.js';
import type { Process } from './process.js';
import { ask, askAll, indexOf, type LinkReference, routeFamilies } from './route-client.js';
import type { WaitOptions } from './wait.js';

/** A neighbour as the kernel tells of it, with its attributes. */
export interface Neighbour extends Omit<NeighbourAttrs, 'dst'> {
  family: AddressFamilyName;
  /** The link's index. */
  link: number;
  address: string;
  state: readonly (NudState | number)[];
  flags: readonly (NtfFlags | number)[];
}

/** What a neighbour can be given. */
export interface NeighbourSettings extends Omit<NeighbourAttrs, 'dst'> {
  /** Left out, permanent. */
  state?: NudState;
  flags?: NtfFlags[];
}

/** Which neighbours are listed. */
export interface NeighbourFilter extends WaitOptions {
  link?: LinkReference;
  family?: AddressFamilyName;
  /** Those that the kernel answers for, instead. */
  proxy?: boolean;
}

const FILTER: OptionNames<NeighbourFilter> = { link: true, family: true, proxy: true, signal: true };

export class Neighbours {
  /** @param process whose sockets are used: its namespace is meant, and its credentials count */
  constructor(private readonly process: Process) {}

  async list(filter: NeighbourFilter = {}): Promise<Neighbour[]> {
    const { link, family, proxy = false, signal } = known(filter, FILTER, 'neighbours.list');
    const { neighbour } = await routeFamilies();
    const header: Partial<Ndmsg> = {
      'ndm-family': familyNumber(family),
      'ndm-flags': proxy ? ['proxy'] : [],
    };
    const index = link === undefined ? undefined : await indexOf(this.process, link, { signal });
    const messages = await askAll(this.process, neighbour, { operation: 'getneigh', header }, { signal });
    const found = messages.map((one) => neighbourOf(one.header as Ndmsg, one.attributes as NeighbourAttrs));
    return found.filter((one) => index === undefined || one.link === index);
  }

  /** Adds a neighbour. @throws NetlinkError EEXIST where it is there, or with the kernel's words */
  async add(
    link: LinkReference,
    address: string,
    settings: NeighbourSettings = {},
    options: WaitOptions = {},
  ): Promise<void> {
    await this.#new(NLM_F_CREATE | NLM_F_EXCL, link, address, settings, options);
  }

  /** Changes a neighbour, or adds it where it is not there. */
  async set(
    link: LinkReference,
    address: string,
    settings: NeighbourSettings = {},
    options: WaitOptions = {},
  ): Promise<void> {
    await this.#new(NLM_F_CREATE | NLM_F_REPLACE, link, address, settings, options);
  }

  /** @throws NetlinkError ENOENT where it is not there */
  async delete(
    link: LinkReference,
    address: string,
    { flags }: Pick<NeighbourSettings, 'flags'> = {},
    options: WaitOptions = {},
  ): Promise<void> {
    const { neighbour } = await routeFamilies();
    const message = await this.#message(link, address, { flags }, options);
    await ask(this.process, neighbour, { operation: 'delneigh', ...message }, options);
  }

  async #new(
    flags: number,
    link: LinkReference,
    address: string,
    settings: NeighbourSettings,
    options: WaitOptions,
  ): Promise<void> {
    const { neighbour } = await routeFamilies();
    const message = await this.#message(link, address, settings, options);
    await ask(this.process, neighbour, { operation: 'newneigh', flags, ...message }, options);
  }

  async #message(
    link: LinkReference,
    address: string,
    { state = 'permanent', flags = [], ...rest }: NeighbourSettings,
    options: WaitOptions,
  ): Promise<{ header: Ndmsg; attributes: NeighbourAttrs }> {
    const index = await indexOf(this.process, link, options);
    const header: Ndmsg = {
      'ndm-family': FAMILIES[familyOf(address)],
      'ndm-ifindex': index,
      'ndm-state': [state],
      'ndm-flags': flags,
      'ndm-type': 0,
    };
    return { header, attributes: { ...(rest as NeighbourAttrs), dst: address } };
  }
}

function neighbourOf(header: Ndmsg, { dst = '', ...rest }: NeighbourAttrs): Neighbour {
  return {
    family: familyName(header['ndm-family']),
    link: header['ndm-ifindex'],
    address: dst,
    state: header['ndm-state'],
    flags: header['ndm-flags'],
    ...rest,
  };
}
