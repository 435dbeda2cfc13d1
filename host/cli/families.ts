/**
 * Whose message it is. Its type says so together with the protocol of the socket, where a capture tells that. Types of generic netlink are
 * ids that the kernel gives out: nlctrl's is fixed, others are learnt when nlctrl tells of a family, and a single spec
 * that was given is taken for those that remain.
 */
import { CodecError, Family, type SpecModel } from '../codec/index.js';
import * as codec from '../codec/index.js';
import { type Message, NETLINK_GENERIC, NLMSG_MIN_TYPE } from '../index.js';
import { UsageError } from './mistake.js';

/** Tells the ids of the others; its own is fixed. */
const controller = new Family(codec.nlctrl);

export class Families {
  /** In the order in which they are asked: those that were given before our own, of which nlctrl is the last. */
  readonly #all: readonly Family[];
  readonly #control: Family;
  readonly #forced: Family | undefined;
  readonly #ids = new Map([[controller.id, controller.spec.name]]);

  /** @throws UsageError when there is no family of that name */
  constructor(
    private readonly given: readonly Family[],
    name: string | undefined,
  ) {
    const isGiven = (own: SpecModel): boolean => given.some(({ spec }) => spec.name === own.name);
    const own = Object.values(codec).filter((one) => one instanceof codec.SpecModel) as SpecModel[];
    own.sort((a, b) => Number(a.isGeneric) - Number(b.isGeneric));
    const all = [...given, ...own.filter((spec) => !isGiven(spec)).map((spec) => new Family(spec))];
    this.#control = all.find(({ spec }) => spec.name === 'netlink')!;
    this.#all = all.filter((family) => family !== this.#control);
    if (name === undefined) return;
    this.#forced = all.find(({ spec }) => spec.name === name);
    if (this.#forced) return;
    throw new UsageError(`there is no family '${name}', but ${all.map(({ spec }) => spec.name).join(', ')}`);
  }

  /**
   * The family whose message it is, and what it is; undefined when no spec is for it. Where nothing tells the protocol the same type
   * may be of several families, and the first that can read the message has it.
   *
   * @throws CodecError when it is not as its spec says
   */
  decode(
    message: Message,
    protocol: number | undefined,
  ): { family: Family; decoded: codec.DecodedMessage } | undefined {
    let failure: unknown;
    for (const family of this.of(message, protocol)) {
      try {
        return { family, decoded: family.decode(message) };
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
        failure ??= error;
      }
    }
    if (failure !== undefined) throw failure as CodecError;
    return undefined;
  }

  /** Whose message it may be, the likeliest first. */
  of(message: Message, protocol: number | undefined): Family[] {
    const { type, flags } = message;
    if (type < NLMSG_MIN_TYPE) return this.#control.has(type, flags) ? [this.#control] : [];
    this.#learn(message, protocol);
    if (this.#forced) return [this.#forced];
    const candidates = this.#all.filter(({ spec }) => protocol === undefined || spec.protocolNumber === protocol);
    const generic = this.#genericOf(type);
    return candidates.filter((family) => (family.spec.isGeneric ? family === generic : family.has(type, flags)));
  }

  #genericOf(type: number): Family | undefined {
    const name = this.#ids.get(type);
    if (name !== undefined) return this.#all.find(({ spec }) => spec.isGeneric && spec.name === name);
    const placed = new Set(this.#ids.values());
    const unplaced = this.given.filter(({ spec }) => spec.isGeneric && !placed.has(spec.name));
    return unplaced.length === 1 ? unplaced[0] : undefined;
  }

  #learn(message: Message, protocol: number | undefined): void {
    if (message.type !== controller.id || (protocol ?? NETLINK_GENERIC) !== NETLINK_GENERIC) return;
    try {
      const { 'family-id': id, 'family-name': name } = controller.decode(message).attributes;
      if (id !== undefined && name !== undefined) this.#ids.set(id, name);
    } catch (error) {
      // Where nothing tells the protocol it may be another's.
      if (!(error instanceof CodecError)) throw error;
    }
  }
}
