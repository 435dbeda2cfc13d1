/** Wrong calls that make and retire namespaces, tasks and sockets (socket(2), close(2)). */
import { HUGE, type Subjects, each } from './subject.js';

export const OBJECTS: Subjects = {
  netns_create: { rows: [['nothing to get wrong', 'a handle', (k) => k.exports.netns_create()]] },

  netns_destroy: { handles: { netns: ['namespace', (k, h) => k.exports.netns_destroy(h)] } },

  task_create: {
    handles: { netns: ['namespace', (k, h) => k.exports.task_create(1, 0, 0, 0n, h)] },
    rows: [
      ['pid 0', 'EINVAL', (k) => k.exports.task_create(0, 0, 0, 0n, k.netns)],
      ['pid -1', 'EINVAL', (k) => k.exports.task_create(-1, 0, 0, 0n, k.netns)],
      ['pid -2^31', 'EINVAL', (k) => k.exports.task_create(0x80000000, 0, 0, 0n, k.netns)],
      ['pid NaN, which is 0', 'EINVAL', (k) => k.exports.task_create(NaN, 0, 0, 0n, k.netns)],
      ['the highest of everything', 'a handle', (k) => k.exports.task_create(HUGE, -1, -1, -1n, k.netns)],
    ],
  },

  task_credentials: {
    handles: { task: ['task', (k, h) => k.exports.task_credentials(h, 0, 0, 0n)] },
    rows: [['the highest of everything', 0, (k) => k.exports.task_credentials(k.newTask(2), -1, -1, -1n)]],
  },

  task_setns: {
    handles: {
      task: ['task', (k, h) => k.exports.task_setns(h, k.netns)],
      netns: ['namespace', (k, h) => k.exports.task_setns(k.task, h)],
    },
    rows: [['where it is', 0, (k) => k.exports.task_setns(k.task, k.netns)]],
  },

  task_destroy: { handles: { task: ['task', (k, h) => k.exports.task_destroy(h)] } },

  socket: {
    handles: { task: ['task', (k, h) => k.exports.socket(h, 3, 0)] },
    rows: [
      ...each([0, 1, 4, 5, 6, 10], (type) => [
        `type ${type}`,
        'ESOCKTNOSUPPORT',
        (k) => k.exports.socket(k.task, type, 0),
      ]),
      ...each([11, 15, 16, 0x403, 0x80000003, -1], (type) => [
        `type ${type}`,
        'EINVAL',
        (k) => k.exports.socket(k.task, type, 0),
      ]),
      ...each([1, 31, 32, 255, 0x10000, HUGE, -1], (protocol) => [
        `protocol ${protocol}`,
        'EPROTONOSUPPORT',
        (k) => k.exports.socket(k.task, 3, protocol),
      ]),
      ['the wrong type for the wrong protocol', 'ESOCKTNOSUPPORT', (k) => k.exports.socket(k.task, 1, 99)],
      ['SOCK_CLOEXEC | SOCK_NONBLOCK', 'a handle', (k) => k.exports.socket(k.task, 0x80803, 0)],
    ],
  },

  socket_ref: { handles: { socket: ['socket', (k, h) => k.exports.socket_ref(h)] } },

  close: { handles: { socket: ['socket', (k, h) => k.exports.close(h)] } },
};
