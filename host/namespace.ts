/** A network namespace (network_namespaces(7)): links, addresses and ports of its own. */
import type { Core } from './core.js';
import { DISPOSE } from './dispose.js';
import { check } from './errno.js';

export class Namespace {
  /** @internal */
  readonly handle: number;
  readonly #core: Core;
  #closed = false;

  /** @internal */
  constructor(core: Core) {
    core.checkOpen('unshare');
    this.#core = core;
    this.handle = check(core.exports.netns_create(), 'unshare');
  }

  /** Lets go of the namespace. It goes away with the last process and socket in it. */
  close(): void {
    if (this.#closed || this.#core.closed) return;
    this.#closed = true;
    check(this.#core.exports.netns_destroy(this.handle), 'close');
  }

  [DISPOSE](): void {
    this.close();
  }
}
