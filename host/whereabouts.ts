/**
 * The namespace that a process id or a descriptor in a message refers to (IFLA_NET_NS_PID, IFLA_NET_NS_FD, NETNSA_PID, NETNSA_FD): the module
 * asks in the middle of a call, and is answered synchronously.
 */
import { EBADF, EINVAL } from './constants.js';
import type { Core } from './core.js';
import type { Namespace } from './namespace.js';
import type { Task } from './task.js';

/** What a number in a message stands for, to whom. */
export interface NamespaceReference {
  /** Whose message it is. */
  process: Task;
  /** The number is a process id, or a descriptor of the process's. */
  kind: 'pid' | 'fd';
  number: number;
}

/**
 * For hosts whose processes and descriptors are not the library's own: the namespace, a negative errno, or undefined to have it looked
 * up among the library's. It may make namespaces, and ask nothing else of the kernel.
 */
export type NamespaceResolver = (reference: NamespaceReference) => Namespace | number | undefined;

/** The module asks for one that its tasks tell. */
const UNKNOWN = 0;

export class Whereabouts {
  resolver: NamespaceResolver | undefined;
  #core: Core | undefined;

  attach(core: Core): void {
    this.#core = core;
  }

  /** The import `netns_of`. */
  readonly find = (handle: number, number: number, descriptor: number): number => {
    const process = this.#core?.tasks.get(handle);
    if (process === undefined) return UNKNOWN;
    const kind = descriptor ? 'fd' : 'pid';
    try {
      const answer = this.resolver?.({ process, kind, number });
      if (typeof answer === 'number') return answer;
      if (answer !== undefined) return answer.handle;
    } catch (error) {
      // The module can't be left in the middle of a call.
      queueMicrotask(() => {
        throw error;
      });
      return -EINVAL;
    }
    if (kind === 'pid') return UNKNOWN;
    if (!process.isOpen(number)) return -EBADF;
    return process.descriptor(number, 'sendmsg').file.stands?.handle ?? -EINVAL;
  };
}
