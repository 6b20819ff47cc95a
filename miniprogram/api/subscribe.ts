/**
 * Asks for subscription messages. WeChat allows it only synchronously inside a tap: call it in the handler of the tap
 * that hands something in, before any `await`, never where a form is opened: the sheet would cover it. What was
 * accepted is written to the ledger; refusing changes nothing for the person.
 */
import type { Home } from '../../cloudfunctions/_contract/views'
import { recall } from './cache'
import { call } from './client'
import { newKey } from './key'

/** Whose news: a villager's orders, the work of staff, points and honours. */
export type News = keyof Home['templates']

const listeners: (() => void)[] = []
/** Tells `listener` when messages were accepted and written down; returns how to stop. */
export function onAccepted(listener: () => void): () => void {
  listeners.push(listener)
  return () => {
    const i = listeners.indexOf(listener)
    if (i >= 0) listeners.splice(i, 1)
  }
}

export function askFor(news: News): void {
  const templates = recall('me.home', {})?.data.templates[news] ?? []
  if (templates.length === 0) return
  wx.requestSubscribeMessage({
    tmplIds: templates.slice(0, 3),
    success: answer => {
      const accepted = templates.filter(id => answer[id] === 'accept')
      if (accepted.length > 0)
        void call('me.accepted', { accepted, key: newKey() }).then(result => {
          if (result.ok) for (const tell of listeners) tell()
        })
    },
    fail: () => undefined,
  })
}
