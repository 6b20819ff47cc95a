/**
 * Asks for subscription messages. WeChat allows it only synchronously inside a tap: call it first thing in the
 * handler, before any `await`. What was accepted is written to the ledger; refusing changes nothing for the person.
 */
import { call } from './client'
import { newKey } from './key'

export function askToNotify(templates: readonly string[]): void {
  if (templates.length === 0) return
  wx.requestSubscribeMessage({
    tmplIds: templates.slice(0, 3),
    success: answer => {
      const accepted = templates.filter(id => answer[id] === 'accept')
      if (accepted.length > 0) void call('me.accepted', { accepted, key: newKey() })
    },
    fail: () => undefined,
  })
}
