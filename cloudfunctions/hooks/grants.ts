/** Changes of what a person lets us send: the ledger follows. Never names, only counts. */
import * as z from 'zod'
import { store } from '../_platform/ports'

const one = z.looseObject({
  TemplateId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  SubscribeStatusString: z.enum(['accept', 'reject']).optional(),
  ErrorCode: z.union([z.string(), z.number()]).optional(),
})
/** One entry comes bare, several as a list. */
const list = z.union([one, z.array(one).max(20)]).transform(x => (Array.isArray(x) ? x : [x]))

export const subscription = z.looseObject({
  Event: z.enum(['subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event']),
  FromUserName: z.string().min(1).max(128),
  List: list,
})

/** WeChat's "the person does not let us" in a send report. */
const REFUSED = '43101'

/** False when nobody of ours is meant. */
export async function onSubscription(push: z.output<typeof subscription>): Promise<boolean> {
  const person = await store.find('people', { openid: push.FromUserName })
  if (!person) return false
  for (const { TemplateId, SubscribeStatusString, ErrorCode } of push.List) {
    const _id = `${person._id}:${TemplateId}`
    if (push.Event === 'subscribe_msg_popup_event' && SubscribeStatusString === 'accept')
      await atLeastOne(_id)
    // Switched off in the settings, or WeChat says that there is none left: the ledger must not promise more.
    const none =
      push.Event === 'subscribe_msg_change_event'
        ? SubscribeStatusString === 'reject'
        : push.Event === 'subscribe_msg_sent_event' && String(ErrorCode) === REFUSED
    if (none) await store.change('grants', { _id }, { set: { left: 0 } })
  }
  return true
}

/** The phone reports the same accept with its tap (`me.accepted`): counted there, here only never lost. */
async function atLeastOne(_id: string): Promise<void> {
  const grant = await store.get('grants', _id)
  if (!grant) await store.put('grants', { _id, v: 1, left: 1, idempotencyKeys: [] })
  else if (grant.left < 1) await store.change('grants', { _id, left: grant.left }, { set: { left: 1 } })
}
