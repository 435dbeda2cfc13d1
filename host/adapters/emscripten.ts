/**
 * AF_NETLINK for programs built with Emscripten: pyodide, php-wasm and whatever exports `FS` and `SOCKFS`.
 *
 * Emscripten's socket(2) calls `SOCKFS.createSocket(family, type, protocol)` and knows AF_INET only. `installNetlink`
 * stands in front of it: family 16 becomes a socket of a `Process` of ours, every other family goes on to whoever
 * answered before. The guest's descriptor is an ordinary Emscripten stream whose `sock_ops` and `stream_ops` are
 * system calls of that process, so musl's getifaddrs and if_nameindex work, and so do socket, send, recv, read, write,
 * poll, select, dup, close, shutdown, FIONBIO and SO_ERROR. Errors are renumbered on the way (emscripten-errno.ts).
 *
 * What Emscripten's own system calls decide before any socket is asked cannot be had from here: addresses of another
 * family than AF_INET and AF_INET6 (bind, connect, a destination, a source), the flags of recv and send, ancillary data,
 * other options and other ioctls. Where the guest would be told a success that did not happen, it is told EOPNOTSUPP
 * instead; `docs/adapters.md` has the list. The host can do those calls for the guest: see `InstalledNetlink.kernelFd`.
 */
import { AF_NETLINK } from '../constants.js';
import type { Process } from '../process.js';
import { GuestSocket } from './emscripten-socket.js';

/** The parts of an Emscripten `Module` that the adapter uses. pyodide has them in `pyodide._module`. */
export interface EmscriptenModule {
  FS: EmscriptenFS;
  SOCKFS: EmscriptenSockFS;
  /** The guest's memory; Emscripten replaces it when the memory grows, so it is read anew at each use. */
  HEAPU8: Uint8Array;
}

/** Emscripten's virtual file system, as far as sockets need it. */
export interface EmscriptenFS {
  /** The exception that Emscripten's system calls turn into `-errno`. */
  ErrnoError: new (errno: number) => Error;
  createNode(parent: unknown, name: string, mode: number, dev: number): EmscriptenNode;
  createStream(stream: Partial<EmscriptenStream>): EmscriptenStream;
}

/** An open file of Emscripten's; `dup` makes a second one over the same node. */
export interface EmscriptenStream {
  fd: number | null;
  path: string;
  node: EmscriptenNode;
  flags: number;
  seekable: boolean;
  stream_ops: object;
}

export interface EmscriptenNode {
  sock?: unknown;
}

export interface EmscriptenSockFS {
  root: unknown;
  createSocket: (family: number, type: number, protocol: number) => unknown;
  getSocket(fd: number): unknown;
  nextname(): string;
}

/** What `installNetlink` hands back. */
export interface InstalledNetlink {
  /**
   * Finds the kernel's descriptor behind one of the guest's, for calls that Emscripten does not let through:
   * `process.bind(netlink.kernelFd(fd), { groups: 1 })`.
   * @param guestFd a descriptor the guest got from socket(AF_NETLINK) or dup
   * @returns a descriptor of the process that was given to `installNetlink`
   * @throws TypeError when `guestFd` is no open netlink socket of this installation
   */
  kernelFd(guestFd: number): number;
  /** Puts the module back as it was, and closes the sockets its guest still has: they are EBADF from then on. */
  uninstall(): void;
}

/**
 * Gives an Emscripten program netlink sockets.
 *
 * @param module the program's `Module`, running or about to; for pyodide `pyodide._module`
 * @param process whose sockets the guest's are: its credentials and network namespace decide what is allowed and seen
 * @returns a handle to take it away again
 * @throws TypeError when the module does not export `FS` and `SOCKFS`
 */
export function installNetlink(module: EmscriptenModule, process: Process): InstalledNetlink {
  const { FS, SOCKFS } = module;
  if (typeof SOCKFS?.createSocket !== 'function' || typeof FS?.createStream !== 'function') {
    throw new TypeError(
      'installNetlink: the Emscripten module exports no FS and SOCKFS (link with -sEXPORTED_RUNTIME_METHODS=FS,SOCKFS)',
    );
  }
  const original = SOCKFS.createSocket;
  const open = new Set<GuestSocket>();
  let installed = true;

  const createSocket = function (this: unknown, family: number, type: number, protocol: number): unknown {
    if (family !== AF_NETLINK || !installed) return original.call(this, family, type, protocol);
    return new GuestSocket(module, process, type, protocol, open);
  };
  SOCKFS.createSocket = createSocket;

  return {
    kernelFd(guestFd) {
      const socket = SOCKFS.getSocket(guestFd);
      if (!(socket instanceof GuestSocket) || !open.has(socket))
        throw new TypeError(`kernelFd: ${guestFd} is no netlink socket of this guest`);
      return socket.kernelFd;
    },
    uninstall() {
      installed = false;
      // Somebody who wrapped us since keeps a function that now only passes on.
      if (SOCKFS.createSocket === createSocket) SOCKFS.createSocket = original;
      for (const socket of [...open]) socket.release();
    },
  };
}
