/**
 * What a process is, apart from its system calls: who it is, what it has open, and how it ends.
 */
import { integer, type OptionNames, size } from './arguments.js';
import { EBADF, EINVAL } from './constants.js';
import type { Core } from './core.js';
import { type Credentials, credentials, type CredentialsInit } from './credentials.js';
import { DISPOSE } from './dispose.js';
import { check, NetlinkError } from './errno.js';
import { Descriptor, DescriptorTable, OpenFile } from './files.js';
import { Namespace } from './namespace.js';

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

export const PROCESS_OPTIONS: OptionNames<ProcessOptions> = {
  pid: true,
  uid: true,
  gid: true,
  caps: true,
  netns: true,
  maxFiles: true,
};

export class Task {
  readonly pid: number;
  /** @internal */
  readonly core: Core;
  /** @internal The task's handle in the module. */
  readonly handle: number;
  /** @internal */
  readonly files: DescriptorTable;
  #netns: Namespace;
  #credentials: Credentials;
  #exited = false;

  /**
   * @internal Made by `Kernel.process` and `fork`.
   * @param existing its handle, when the module has the task already, or 0 for one that has exited
   */
  constructor(core: Core, netns: Namespace, options: ProcessOptions, existing?: number) {
    core.checkOpen('fork');
    this.core = core;
    this.#netns = netns;
    this.pid = integer(options.pid ?? core.highestPid + 1, 'pid');
    this.#credentials = credentials(options);
    this.files = new DescriptorTable(core, size(options.maxFiles ?? MAX_FILES, 'maxFiles'));
    const { uid, gid, capabilities } = this.#credentials;
    this.handle = existing ?? check(core.exports.task_create(this.pid, uid, gid, capabilities, netns.handle), 'fork');
    this.#exited = this.handle === 0;
    if (!this.#exited) {
      core.processes.add(this);
      core.tasks.set(this.handle, this);
      netns.hold();
    }
    core.highestPid = Math.max(core.highestPid, this.pid);
  }

  /** Whether `exit` was called. */
  get exited(): boolean {
    return this.#exited;
  }

  /** Where its sockets are made. */
  get netns(): Namespace {
    return this.#netns;
  }

  /**
   * setns(2): sockets that it makes from now on are made in another namespace; those it has stay where they are.
   * @param where a namespace, or a descriptor that stands for one
   * @throws EINVAL for a descriptor of something else
   */
  setns(where: Namespace | number): void {
    this.checkAlive('setns');
    const netns = typeof where === 'number' ? this.files.get(where, 'setns').file.stands : where;
    if (netns === undefined) throw new NetlinkError(EINVAL, 'setns');
    check(this.core.exports.task_setns(this.handle, netns.handle), 'setns');
    netns.hold();
    this.#netns.release();
    this.#netns = netns;
  }

  /** unshare(2) with CLONE_NEWNET: goes to a namespace of its own. Once that is closed it goes with the last process in it. */
  unshare(): Namespace {
    this.checkAlive('unshare');
    const netns = new Namespace(this.core);
    this.setns(netns);
    return netns;
  }

  /**
   * open(2) of what stands for a namespace, as /proc/self/ns/net and what `ip netns` mounts do: a descriptor for `setns`, and for messages that
   * name a namespace by one (IFLA_NET_NS_FD). It keeps the namespace.
   * @param netns left out, it is the process's own
   */
  openNetns(netns = this.netns): number {
    this.checkAlive('open');
    const fd = this.files.lowestFree('open');
    this.files.set(fd, new Descriptor(new OpenFile(0, 0, netns), true));
    return fd;
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

  /**
   * fcntl(2): F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETOWN, F_SETOWN, F_GETSIG and F_SETSIG; other commands are
   * EINVAL. What F_GETOWN gives is less than 0 for a process group.
   */
  fcntl(fd: number, command: number, argument = 0): number {
    return this.files.fcntl(this, fd, command, argument);
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
    this.core.tasks.delete(this.handle);
    check(this.core.exports.task_destroy(this.handle), 'exit');
    this.#netns.release();
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

  /** @internal The socket that it stands for. */
  socketDescriptor(fd: number, syscall: string): Descriptor {
    return this.files.getSocket(fd, syscall);
  }

  /** @internal @throws EBADF once the process has exited */
  checkAlive(syscall: string): void {
    this.core.checkOpen(syscall);
    if (this.#exited) throw new NetlinkError(EBADF, syscall);
  }
}
