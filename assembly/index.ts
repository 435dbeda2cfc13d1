/**
 * The ABI: every export of the module, one function a call. docs/abi.md is made from these comments.
 *
 * Integers are 32 bits wide and little-endian in memory unless a comment says otherwise. A pointer is an offset in the
 * exported `memory` and must lie, with all that is read or written there, in one block from `alloc`: else -EFAULT. A result
 * of 0 or more is success, a negative one is -errno in Linux's numbers. No call traps, blocks, or calls back into the host
 * but for the imports in host.ts. Memory may grow in any call, so a host takes its views anew.
 *
 * All state lies in memory: between calls a copy of it is a copy of the kernel. A new instance of the very same module (its custom section
 * `build_id` tells) whose memory is overwritten with the copy, before any call, goes on from there; its clock must not be behind.
 *
 * Namespaces, tasks, sockets and descriptors of tun devices are named by handles: positive, never used twice, and checked, so that a stale one, or one
 * of another kind, is -EBADF.
 */

export * from './abi/boot';
export * from './abi/task';
export * from './abi/socket';
export * from './abi/network';
export * from './abi/generic';
export * from './abi/device';
