import type { Visit } from './visit'
import type { Environment } from '../environment'
import type { OpenapiFault } from '../faults'
import { messagesIn } from '../openapi/messages'
import { grant } from '../openapi/subscribe'
import type { IndexField } from '../store/keys'
import { travel } from '../time/travel'
import { readJson } from '../wire/json'

type Tool = (environment: Environment, visit: Visit) => unknown

const bodyOf = <T>({ body }: Visit): Partial<T> => readJson(body) as Partial<T>

const clock: Tool = async (environment, visit) => {
  if (visit.request.method === 'POST') {
    const { advanceMs = 0, setTo } = bodyOf<{ advanceMs: number; setTo: number }>(visit)
    await travel(environment, setTo === undefined ? { advanceMs } : { setTo })
  }
  return { now: environment.clock.now(), offsetMs: environment.clock.offsetMs }
}

/** Runs a timer now. */
const trigger: Tool = async ({ runs }, visit) => {
  const { function: fn = '', name = '' } = bodyOf<{ function: string; name: string }>(visit)
  return { result: await runs.trigger(fn, name) }
}

/** Delivers a message push now. */
const push: Tool = async ({ runs }, visit) => {
  const { function: fn = '', event = {} } = bodyOf<{ function: string; event: object }>(visit)
  return { result: await runs.push(fn, event) }
}

/** The cloud account's own console. */
const asConsole: Tool = async ({ runs }, visit) => {
  const { function: fn = '', event = {} } = bodyOf<{ function: string; event: object }>(visit)
  return { result: await runs.console(fn, event) }
}

const messages: Tool = ({ memory }) => messagesIn(memory)

const grants: Tool = ({ memory }, visit) => {
  const {
    openid = '',
    templateId = '',
    n = 1,
  } = bodyOf<{ openid: string; templateId: string; n: number }>(visit)
  grant(memory, openid, templateId, n)
  return { ok: true }
}

/** How often each wire action was asked for since the last look; a call of a function is `functions.invokeFunction`. */
const counts: Tool = ({ counts: since }) => {
  const found = Object.fromEntries(since)
  since.clear()
  return { counts: found }
}

interface FaultOrder {
  latencyMs: number
  killAfter: { function: string; databaseCall: number }
  dropAnswer: { action: string; nth?: number }
  refuse: { action: string; code: string; times?: number }
  openapi: { api: string; fault: OpenapiFault }
  clear: boolean
}

const faults: Tool = ({ faults: made }, visit) => {
  const order = bodyOf<FaultOrder>(visit)
  if (order.clear) made.clear()
  if (order.latencyMs !== undefined) made.latencyMs = order.latencyMs
  if (order.killAfter) made.killAfter(order.killAfter.function, order.killAfter.databaseCall)
  if (order.dropAnswer) made.dropAnswer(order.dropAnswer.action, order.dropAnswer.nth)
  if (order.refuse) made.failAction(order.refuse.action, order.refuse.code, order.refuse.times)
  if (order.openapi) made.failOpenapi(order.openapi.api, order.openapi.fault)
  return { latencyMs: made.latencyMs, openapi: Object.fromEntries(made.openapi) }
}

const cloudId: Tool = ({ cloudIds }, visit) => ({
  cloudID: cloudIds.seal(bodyOf<{ data: unknown }>(visit).data),
})

/** Collections come into being on request only, with or without indexes; the console does this in production. */
const collections: Tool = ({ store }, visit) => {
  if (visit.request.method === 'POST') {
    const { name = '', indexes = [] } = bodyOf<{
      name: string
      indexes: { name: string; fields: IndexField[]; unique?: boolean }[]
    }>(visit)
    if (!store.hasCollection(name)) store.createCollection(name)
    for (const index of indexes) store.createIndex(name, index.name, index.fields, index.unique)
  }
  return store
    .collections()
    .map(name => ({ name, documents: store.count(name), indexes: store.indexes(name) }))
}

export const tools: Record<string, Tool> = {
  '/_clock': clock,
  '/_trigger': trigger,
  '/_push': push,
  '/_console': asConsole,
  '/_messages': messages,
  '/_grant': grants,
  '/_faults': faults,
  '/_counts': counts,
  '/_cloudid': cloudId,
  '/_collections': collections,
}
