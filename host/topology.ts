/**
 * A network as an object: links with their attributes and addresses, in namespaces. It is applied through `Links` and `Addresses`, so by
 * rtnetlink alone; a mistake is told with the path to it. docs/topology.md tells users about it.
 */
import { Addresses, type AddressSettings } from './addresses.js';
import { describe } from './arguments.js';
import type { DeviceOptions } from './device.js';
import { NetlinkError } from './errno.js';
import type { Kernel } from './kernel.js';
import { type Link, Links, type LinkSettings, type NewLink } from './links.js';
import type { Process } from './process.js';

/** What a namespace has. */
export interface NamespaceTopology {
  /** In this order: what a link refers to comes before it. One that is there already, such as `lo`, is set. */
  links?: TopologyLink[];
}

/** The initial namespace, and others by their names. */
export interface Topology extends NamespaceTopology {
  namespaces?: Record<string, NamespaceTopology | null>;
}

/** A link: attributes by their names in the spec, and some in a handier form, as in `Links.add` and `Links.set`. */
export interface TopologyLink extends LinkSettings {
  name: string;
  /** What to make it of, where it is not there. */
  kind?: string;
  /** A driver's device is registered, with this name, address, MTU and queue length; its carrier is on unless told otherwise. */
  device?: boolean | Pick<DeviceOptions, 'type' | 'carrier'>;
  index?: number;
  /** The other end of a veth; it may be in another namespace. */
  peer?: NewLink['peer'] & { namespace?: string };
  /** `10.0.2.15/24`, or with more about it. */
  addresses?: (string | TopologyAddress)[];
}

export interface TopologyAddress extends AddressSettings {
  address: string;
}

/** A mistake in a topology, or what the kernel refused of it; the cause says more. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError';

  /** @param path to what is wrong: `['links', 1, 'mtu']` */
  constructor(
    readonly path: readonly (string | number)[],
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path.join('/') || 'the topology'}: ${reason}`, options);
  }
}

type Path = readonly (string | number)[];

const TOPOLOGY_KEYS = ['links', 'namespaces'];
const NAMESPACE_KEYS = ['links'];

/** @throws TopologyError; what came before the mistake has been done */
export async function applyTopology(kernel: Kernel, topology: Topology): Promise<void> {
  const { namespaces, ...initial } = mapping(topology, [], TOPOLOGY_KEYS) as Topology;
  // First of all, so that every namespace can be referred to.
  const names = Object.keys(mapping(namespaces ?? {}, ['namespaces']));
  for (const name of names) if (!kernel.namespace(name)) kernel.createNamespace(name);
  await applyNamespace(kernel, kernel.init, initial, []);
  for (const name of names) {
    const path = ['namespaces', name];
    const inside = mapping(namespaces?.[name] ?? {}, path, NAMESPACE_KEYS) as NamespaceTopology;
    const resident = kernel.process({ netns: kernel.namespace(name)! });
    try {
      await applyNamespace(kernel, resident, inside, path);
    } finally {
      resident.exit();
    }
  }
}

async function applyNamespace(
  kernel: Kernel,
  process: Process,
  { links = [] }: NamespaceTopology,
  path: Path,
): Promise<void> {
  for (const [index, link] of listed(links, [...path, 'links']).entries()) {
    await applyLink(kernel, process, link as TopologyLink, [...path, 'links', index]);
  }
}

async function applyLink(kernel: Kernel, process: Process, link: TopologyLink, path: Path): Promise<void> {
  const { name, kind, device, index, peer, addresses = [], ...settings } = mapping(link, path) as TopologyLink;
  if (typeof name !== 'string') {
    throw new TopologyError([...path, 'name'], `a name is needed, and this is ${describe(name)}`);
  }
  const links = new Links(process);
  const found = await find(links, name);
  if (found !== undefined && kind !== undefined && kind !== found.kind) {
    throw new TopologyError([...path, 'kind'], `'${name}' is there already, of kind ${describe(found.kind)}`);
  }
  let rest: LinkSettings = settings;
  if (found === undefined && device !== undefined && device !== false) {
    // The address that it comes with, not one that it is given.
    const { address, ...others } = settings;
    await within(path, () => kernel.createDevice({ name, address, ...(device === true ? {} : device) }, process.netns));
    rest = others;
  } else if (found === undefined && kind !== undefined) {
    rest = await add(kernel, links, { ...settings, name, kind, index }, peer, path);
  } else if (found === undefined) {
    throw new TopologyError(path, `there is no link '${name}', and no kind to make one of`);
  }
  if (Object.keys(rest).length > 0) await within(path, () => links.set(name, rest));
  const clients = new Addresses(process);
  for (const [number, address] of listed(addresses, [...path, 'addresses']).entries()) {
    await applyAddress(clients, name, address as string | TopologyAddress, [...path, 'addresses', number]);
  }
}

/**
 * Makes a link, with what can be said at no other time, and its other end. Where that is to be in a namespace, it is found by a process
 * that is there so long. @returns what is still to be set
 */
async function add(
  kernel: Kernel,
  links: Links,
  { name, kind, index, data, link, ...settings }: NewLink,
  peer: TopologyLink['peer'],
  path: Path,
): Promise<LinkSettings> {
  const { 'num-tx-queues': txQueues, 'num-rx-queues': rxQueues, ...rest } = settings;
  const made: NewLink = { name, kind, index, data, link, 'num-tx-queues': txQueues, 'num-rx-queues': rxQueues };
  if (peer === undefined) {
    await within(path, () => links.add(made));
    return rest;
  }
  const { namespace, ...end } = mapping(peer, [...path, 'peer']) as NonNullable<TopologyLink['peer']>;
  const resident = namespace === undefined ? undefined : residentOf(kernel, namespace, path);
  try {
    const place = resident === undefined ? {} : { 'net-ns-pid': resident.pid };
    await within(path, () => links.add({ ...made, peer: { ...end, ...place } }));
  } finally {
    resident?.exit();
  }
  return rest;
}

function residentOf(kernel: Kernel, namespace: string, path: Path): Process {
  const netns = kernel.namespace(namespace);
  if (netns !== undefined) return kernel.process({ netns });
  throw new TopologyError([...path, 'peer', 'namespace'], `there is no namespace ${describe(namespace)}`);
}

async function applyAddress(
  addresses: Addresses,
  link: string,
  given: string | TopologyAddress,
  path: Path,
): Promise<void> {
  const { address, ...settings } =
    typeof given === 'string' ? { address: given } : (mapping(given, path) as TopologyAddress);
  // As `ip address replace`: what a preset has given may be given again.
  await within(path, () => addresses.set(link, address, settings));
}

async function find(links: Links, name: string): Promise<Link | undefined> {
  return links.get(name).catch((error: unknown) => {
    if (error instanceof NetlinkError && error.code === 'ENODEV') return undefined;
    throw error;
  });
}

/** Names of a message's attributes, where a topology has others. */
const RENAMED: Readonly<Record<string, string>> = { ifname: 'name', local: 'address' };

/** Does something for a part of the topology: what goes wrong with it is told with its path. */
async function within<T>(path: Path, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof NetlinkError) {
      const { code, extack } = error;
      throw new TopologyError(path, extack?.message ? `${extack.message} (${code})` : error.message, { cause: error });
    }
    // A CodecError, whose class comes with the codec.
    const { path: inside, reason } = error as { path?: string; reason?: string };
    if (inside === undefined || reason === undefined) throw new TopologyError(path, error.message, { cause: error });
    const parts = inside
      .replace(/^linkinfo\//, '')
      .split('/')
      .map((name) => RENAMED[name] ?? name);
    throw new TopologyError([...path, ...parts], reason, { cause: error });
  }
}

function mapping(value: unknown, path: Path, keys?: readonly string[]): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TopologyError(path, `an object is needed, and this is ${describe(value)}`);
  }
  const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new TopologyError([...path, unknown], `unknown here; there are ${keys!.join(', ')}`);
  }
  return value;
}

function listed(value: unknown, path: Path): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TopologyError(path, `a list is needed, and this is ${describe(value)}`);
}
