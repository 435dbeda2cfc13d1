/**
 * Settings of a namespace by their names, as sysctl(8) and /proc/sys have them: net.ipv4.conf.eth0.forwarding or
 * net/ipv4/conf/eth0/forwarding. Whichever separator occurs first separates the parts; the other is then an ordinary character.
 */
import type { Core } from './core.js';
import { check } from './errno.js';
import type { Namespace } from './namespace.js';

/** What the module writes at most. */
const VALUE_SIZE = 64;
/** And of names. */
const NAMES_SIZE = 8192;

export class Sysctl {
  readonly #core: Core;
  readonly #netns: Namespace;

  /** @internal */
  constructor(core: Core, netns: Namespace) {
    this.#core = core;
    this.#netns = netns;
  }

  /** A setting's value, without the newline. @throws ENOENT, or EIO for a secret that there is none of */
  get(name: string, netns = this.#netns): string {
    const { exports, transfer } = this.#core;
    const path = pathOf(name);
    this.#core.checkOpen('sysctl');
    const at = transfer.reserve(path.length + VALUE_SIZE, 'sysctl');
    transfer.place(path, 'sysctl');
    const length = check(exports.sysctl_get(netns.handle, at, path.length, at + path.length), 'sysctl');
    return new TextDecoder().decode(transfer.copy(at + path.length, length)).trimEnd();
  }

  /** The settings that a link has below net/ipv4/conf or net/ipv6/conf: those of AF_INET or AF_INET6. */
  names(family: number): string[] {
    const { exports, transfer } = this.#core;
    this.#core.checkOpen('sysctl');
    const at = transfer.reserve(NAMES_SIZE, 'sysctl');
    const length = check(exports.sysctl_names(family, at, NAMES_SIZE), 'sysctl');
    const names = new TextDecoder().decode(transfer.copy(at, length)).split(' ');
    transfer.release();
    return names;
  }

  /** Sets a setting, with all that follows from it. @throws ENOENT, EINVAL for what is no value of it, EPERM */
  set(name: string, value: string | number, netns = this.#netns): void {
    const { exports, transfer, timers } = this.#core;
    const path = pathOf(name);
    const text = new TextEncoder().encode(String(value));
    this.#core.checkOpen('sysctl');
    const both = new Uint8Array(path.length + text.length);
    both.set(path);
    both.set(text, path.length);
    const at = transfer.place(both, 'sysctl');
    const result = exports.sysctl_set(netns.handle, at, path.length, at + path.length, text.length);
    transfer.release();
    timers.update();
    check(result, 'sysctl');
  }
}

function pathOf(name: string): Uint8Array {
  const dots = name.search(/[./]/);
  const path =
    name[dots] === '.'
      ? name.replace(/[./]/g, (separator) => (separator === '.' ? '/' : '.'))
      : name.replace(/^\//, '');
  return new TextEncoder().encode(path);
}
