/**
 * What a process is, apart from its system calls: who it is, what it has open, and how it ends.
 */
import { integer, size } from './arguments.js';
import { EBADF } from './constants.js';
import type { Core } from './core.js';
import { type Credentials, credentials, type CredentialsInit } from './credentials.js';
import { DISPOSE } from './dispose.js';
import { check, NetlinkError } from './errno.js';
import { type Descriptor, DescriptorTable } from './files.js';
import type { Namespace } from './namespace.js';

/** Linux's default for RLIMIT_NOFILE. */
const MAX_FILES = 1024;

/** What a process is made of. */
export interface ProcessOptions extends CredentialsInit {
  /** Process id, above 0: what autobind takes as a port. Left out, it is one above the highest so far. */
  pid?: number;
  /** Where its sockets live. Left out, it is the kernel's initial namespace. */
  netns?: Namespace;
  /** Descriptors stay below this number (RLIMIT_NOFILE). Left out, it is 1024. */
  maxFiles?: number;
}

export class Task {
  readonly pid: number;
  /** Where its sockets live. */
  readonly netns: Namespace;
  /** @internal */
  readonly core: Core;
  /** @internal The task's handle in the module. */
  readonly handle: number;
  /** @internal */
  readonly files: DescriptorTable;
  #credentials: Credentials;
  #exited = false;

  /**
   * @internal Made by `Kernel.process` and `fork`.
   * @param existing its handle, when the module has the task already, or 0 for one that has exited
   */
  constructor(core: Core, netns: Namespace, options: ProcessOptions, existing?: number) {
    core.checkOpen('fork');
    this.core = core;
    this.netns = netns;
    this.pid = integer(options.pid ?? core.highestPid + 1, 'pid');
    this.#credentials = credentials(options);
    this.files = new DescriptorTable(core, size(options.maxFiles ?? MAX_FILES, 'maxFiles'));
    const { uid, gid, capabilities } = this.#credentials;
    this.handle = existing ?? check(core.exports.task_create(this.pid, uid, gid, capabilities, netns.handle), 'fork');
    this.#exited = this.handle === 0;
    if (!this.#exited) core.processes.add(this);
    core.highestPid = Math.max(core.highestPid, this.pid);
  }

  /** Whether `exit` was called. */
  get exited(): boolean {
    return this.#exited;
  }

  /** User, group and effective capabilities. */
  get credentials(): Readonly<Credentials> {
    return this.#credentials;
  }

  /**
   * setuid, setgid and capset. What is left out stays as it is, except that capabilities follow the uid: all for 0, none
   * for others.
   */
  setCredentials({ uid = this.#credentials.uid, gid = this.#credentials.gid, caps }: CredentialsInit): void {
    const changed = credentials({ uid, gid, caps });
    this.checkAlive('setuid');
    check(this.core.exports.task_credentials(this.handle, uid, gid, changed.capabilities), 'setuid');
    this.#credentials = changed;
  }

  /** dup(2): a second descriptor for the same open file, the lowest that is free. */
  dup(fd: number): number {
    return this.files.dup(fd);
  }

  /** dup2(2): makes `copy` a second descriptor for the same open file, closing what it was before. */
  dup2(fd: number, copy: number): number {
    return this.files.dup2(fd, copy);
  }

  /** pidfd_getfd(2): a descriptor for the open file that another process has under `fd`, the lowest that is free. */
  getfd(from: Task, fd: number): number {
    this.checkAlive('pidfd_getfd');
    return this.files.take(from.files, fd);
  }

  /** fcntl(2): F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL and F_SETFL; other commands are EINVAL. */
  fcntl(fd: number, command: number, argument = 0): number {
    return this.files.fcntl(fd, command, argument);
  }

  /** close(2). Whoever waits for the descriptor gets EBADF. */
  close(fd: number): void {
    this.files.close(fd);
  }

  /** What execve(2) does to descriptors: those with FD_CLOEXEC are closed. */
  exec(): void {
    this.files.closeOnExec();
  }

  /** _exit(2): closes everything. Calls fail with EBADF from then on. */
  exit(): void {
    if (this.#exited) return;
    this.files.closeAll();
    this.#exited = true;
    this.core.processes.delete(this);
    check(this.core.exports.task_destroy(this.handle), 'exit');
  }

  /** `using process = kernel.process()` exits at the end of the block. */
  [DISPOSE](): void {
    this.exit();
  }

  /** True for a descriptor that is open. */
  isOpen(fd: number): boolean {
    return this.files.has(fd);
  }

  /** @internal What a number stands for. */
  descriptor(fd: number, syscall: string): Descriptor {
    return this.files.get(fd, syscall);
  }

  /** @internal @throws EBADF once the process has exited */
  checkAlive(syscall: string): void {
    this.core.checkOpen(syscall);
    if (this.#exited) throw new NetlinkError(EBADF, syscall);
  }
}
