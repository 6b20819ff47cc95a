/** One notice to one person: WeChat is asked at most once a template, and what it did not answer is never sent again. */
import { isOfDemo } from '../../miniprogram/core/people/demo'
import type { PersonDoc, SendDoc, TemplateName } from '../_documents'
import { matterOf } from '../_journal/matter'
import { grantId } from '../_notices/grants'
import { handlingOf, type Handling } from '../_notices/send-codes'
import { fieldsOf, isLongTerm, templateId } from '../_notices/templates'
import { raiseAlarm } from '../_platform/alarms'
import { store, wechat } from '../_platform/ports'
import { withRetry } from '../_platform/retry'
import { whenQuiet } from './hours'
import {
  keepsTheLast,
  shown,
  templatesLeft,
  toAgain,
  toTrying,
  wasBusy,
  withResult,
  type SendResult,
} from './ladder'

/** Goes out now, or at the hour it may, or shows in the app. `patienceMs`: how long WeChat is waited for. */
export async function tell(send: SendDoc, now: number, patienceMs: number): Promise<void> {
  const matter = await matterOf(send, now)
  if (!matter) return drop(send)
  const at = send.how === 'now' ? now : whenQuiet(now)
  if (at > now) {
    await update(send._id, 'waiting', s => ({ ...s, nextTryAt: at }))
    return
  }
  for (const name of canGet(matter.person) ? await accepted(send) : []) {
    if (!(await begin(send, name, now))) continue
    const came = await deliver(send, name, matter.person, patienceMs)
    if (came === 'again' && !wasBusy(send, name)) {
      await update(send._id, 'trying', s => toAgain(s, name, now))
      return
    }
    const result: SendResult = came === 'sent' || came === 'unknown' ? came : 'refused'
    const ended = (s: SendDoc): SendDoc => ({
      ...withResult(s, result),
      state: result === 'sent' ? 'sent' : 'waiting',
      leaseUntil: 0,
      nextTryAt: result === 'sent' ? null : now,
    })
    await update(send._id, 'trying', ended)
    if (result === 'sent') return
    if (came !== 'other') break
  }
  await update(send._id, 'waiting', s => shown(s, matter.order?.ticket ?? null, now))
}

/** Anyone who tries the demonstration sees its news in the app: nothing invented is sent into anybody's WeChat. */
const canGet = (person: PersonDoc): boolean => !person.openid.startsWith('unbound:') && !isOfDemo(person)

/** Templates still to try of which a message was accepted: one look, before any is taken. */
async function accepted(send: SendDoc): Promise<TemplateName[]> {
  const names = templatesLeft(send)
  const grants = await store.some(
    'grants',
    names.map(name => grantId(send.personId, name)),
  )
  return names.filter(name =>
    grants.some(({ _id, left }) => _id === grantId(send.personId, name) && left > 0),
  )
}

/** One accepted message is taken and the try written down, in one commit; false where none is left or somebody else is at it. */
function begin(asked: SendDoc, name: TemplateName, now: number): Promise<boolean> {
  return withRetry(() =>
    store.transaction(async tx => {
      const send = await tx.get('sends', asked._id)
      if (send?.state !== 'waiting' || !templatesLeft(send).includes(name)) return false
      const grant = await tx.get('grants', grantId(send.personId, name))
      // A long-term acceptance is not used up by a message.
      const forAlways = isLongTerm(name)
      if (!grant || grant.left < (keepsTheLast(name, send) && !forAlways ? 2 : 1)) return false
      if (!forAlways) await tx.put('grants', { ...grant, left: grant.left - 1 })
      await tx.put('sends', toTrying(send, name, now))
      return true
    }),
  )
}

async function deliver(
  { personId, notice, page }: SendDoc,
  name: TemplateName,
  { openid }: PersonDoc,
  patienceMs: number,
): Promise<'sent' | 'unknown' | Handling['next']> {
  const data = fieldsOf(name, { ...notice, hint: '点开看看' })
  const answer = await wechat.send({ touser: openid, templateId: templateId(name), page, data }, patienceMs)
  if (answer.ok) return 'sent'
  if (answer.error === 'unknown') return 'unknown'
  const { acceptance, next, alarm } = handlingOf(answer.error)
  if (alarm) await raiseAlarm(alarm, `subscribeMessage.send ${answer.error}`)
  // Nothing went out: the message is still owed, unless WeChat says that there was none.
  const mine = { _id: grantId(personId, name) }
  if (acceptance === 'none left') await store.change('grants', mine, { set: { left: 0 } })
  else if (!isLongTerm(name)) await store.change('grants', mine, { inc: { left: 1 } })
  return next
}

const STALE = { state: 'stale', leaseUntil: 0, nextTryAt: null } as const
export const stale = (send: SendDoc): SendDoc => ({ ...send, ...STALE })
/** It waits for nothing any more, so it needs no row, and no transaction. */
export const drop = async ({ _id, state }: SendDoc): Promise<void> => {
  await withRetry(() => store.change('sends', { _id, state }, { set: STALE }))
}

/** Changes the notice only while it stands where it was seen: the person may have opened it meanwhile. */
export function update(
  id: string,
  state: SendDoc['state'],
  change: (send: SendDoc) => SendDoc,
): Promise<boolean> {
  return withRetry(() =>
    store.transaction(async tx => {
      const send = await tx.get('sends', id)
      if (send?.state !== state) return false
      await tx.put('sends', change(send))
      return true
    }),
  )
}
