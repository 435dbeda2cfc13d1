/**
 * Operations and their numbers. In the unified model an operation has one number in both directions, counted from 1. In the directional
 * model requests and messages from the kernel are counted apart, each from 1, and only those that there are count. A notification has
 * the form of the operation it is about.
 */
import type { ExchangeSpec, OperationSpec } from './model.js';
import type { Path, RawExchange, RawOperation, RawSpec, Refuser } from './raw.js';

export function readOperations(refuser: Refuser, root: RawSpec): OperationSpec[] {
  const { list, 'enum-model': model = 'unified', 'fixed-header': header } = root.operations;
  const byName = new Map<string, RawOperation>();
  list.forEach((raw, index) => {
    const path: Path = ['operations', 'list', index, 'name'];
    if (byName.has(raw.name)) refuser.fail(path, `there is a second operation '${raw.name}'`);
    byName.set(raw.name, raw);
  });

  const numbers = model === 'unified' ? unified(list) : directional(refuser, list);
  return list.map((raw, index) => {
    const about = raw.notify === undefined ? raw : byName.get(raw.notify);
    if (!about) refuser.fail(['operations', 'list', index, 'notify'], `there is no operation '${raw.notify}'`);
    return {
      name: raw.name,
      event: raw.notify !== undefined ? 'notify' : raw.event !== undefined ? 'event' : undefined,
      attributeSet: raw['attribute-set'] ?? about['attribute-set'],
      fixedHeader: raw['fixed-header'] ?? about['fixed-header'] ?? header,
      ...numbers[index]!,
      doc: raw.doc,
      flags: raw.flags ?? [],
      unvalidated: raw['dont-validate'] ?? [],
      group: raw.mcgrp,
      do: readExchange(raw.do),
      dump: readExchange(raw.dump),
    };
  });
}

function readExchange(raw: RawExchange | undefined): ExchangeSpec | undefined {
  return raw && { request: raw.request?.attributes ?? [], reply: raw.reply?.attributes ?? [] };
}

type Numbers = Pick<OperationSpec, 'request' | 'reply'>;

function unified(list: readonly RawOperation[]): Numbers[] {
  let next = 1;
  return list.map((raw) => {
    const value = raw.value ?? next;
    next = value + 1;
    const isEvent = raw.notify !== undefined || raw.event !== undefined;
    return { request: isEvent ? undefined : value, reply: value };
  });
}

function directional(refuser: Refuser, list: readonly RawOperation[]): Numbers[] {
  let nextRequest = 1;
  let nextReply = 1;
  return list.map((raw, index) => {
    if (raw.notify !== undefined || raw.event !== undefined) {
      const reply = raw.value ?? nextReply;
      nextReply = reply + 1;
      return { request: undefined, reply };
    }
    const exchange = raw.do ?? raw.dump;
    if (!exchange) refuser.fail(['operations', 'list', index], `'${raw.name}' is neither do, dump, notify nor event`);
    const request = exchange.request?.value ?? nextRequest;
    nextRequest = request + 1;
    if (!exchange.reply) return { request, reply: undefined };
    const reply = exchange.reply.value ?? nextReply;
    nextReply = reply + 1;
    return { request, reply };
  });
}
