/**
 * Asks for subscription messages. WeChat allows it only synchronously inside a tap: call it in the handler of the tap
 * that hands something in, before any `await`, never where a form is opened: the sheet would cover it. What was
 * accepted is written to the ledger; refusing changes nothing for the person.
 */
import type { Home } from '../../contract/person/home'
import { recall } from './cache'
import { call } from './client'
import { newKey } from './key'
import { keepSafe } from './safe'

/**
 * What WeChat refuses to ask, by its number. An id of no template (20001), or one-time beside long-term ones (20002), is a
 * fault of the settings: it must not keep the others from being asked, so each is asked alone from then on. A network that
 * fails (10002, 10003) or a person who switched messages off (20004) is no fault; the app is banned (20005): nothing helps.
 */
const REFUSED: Readonly<Record<number, 'one by one' | 'nothing'>> = {
  10002: 'nothing',
  10003: 'nothing',
  20001: 'one by one',
  20002: 'one by one',
  20004: 'nothing',
  20005: 'nothing',
}
const ALONE = 'asked-alone'

/** One that is refused alone is the wrong one: never asked for again on this phone. */
function askAlone(refused: readonly string[]): void {
  keepSafe(ALONE, true)
  if (refused.length === 1) count([...refused], () => ACCEPTED)
}

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

/** WeChat shows at most three in one sheet, and long-term ones never beside the others (20002). */
const AT_ONCE = 3
const NAME = 'asked-messages'
const OFTEN = 3
const ACCEPTED = 99

function timesAsked(): Record<string, number> {
  const kept: unknown = wx.getStorageSync(NAME)
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {}
}

function count(ids: string[], change: (times: number) => number): void {
  const asked = timesAsked()
  for (const id of ids) asked[id] = change(asked[id] || 0)
  keepSafe(NAME, asked)
}

/** Those asked for least often so far, in the order of the list: each gets its turn. */
function inTurn(ids: string[]): string[] {
  const asked = timesAsked()
  return [...ids].sort((a, b) => (asked[a] || 0) - (asked[b] || 0)).slice(0, AT_ONCE)
}

/** Long-term ones until they are accepted, three times at most; then those that are used up by a message. */
function next(news: News): string[] {
  const home = recall('me.home', {})?.data
  const all = home?.templates[news] ?? []
  const forAlways = home?.longTerm ?? []
  const asked = timesAsked()
  const alone = wx.getStorageSync(ALONE) === true ? 1 : AT_ONCE
  const once = inTurn(all.filter(id => forAlways.indexOf(id) >= 0 && (asked[id] || 0) < OFTEN))
  const some =
    once.length > 0
      ? once
      : inTurn(all.filter(id => forAlways.indexOf(id) < 0 && (asked[id] || 0) < ACCEPTED))
  return some.slice(0, alone)
}

/** Whether there is anything to ask for. */
export const mayAsk = (news: News): boolean => next(news).length > 0

/** `answered`: whether any of them was accepted. */
export function askFor(news: News, answered: (accepted: boolean) => void = () => undefined): void {
  const templates = next(news)
  if (templates.length === 0) return
  count(templates, times => times + 1)
  wx.requestSubscribeMessage({
    tmplIds: templates,
    success: answer => {
      const accepted = templates.filter(id => answer[id] === 'accept')
      answered(accepted.length > 0)
      const forAlways = recall('me.home', {})?.data.longTerm ?? []
      count(
        accepted.filter(id => forAlways.indexOf(id) >= 0),
        () => ACCEPTED,
      )
      if (accepted.length > 0)
        void call('me.accepted', { accepted, key: newKey() }).then(result => {
          if (result.ok) for (const tell of listeners) tell()
        })
    },
    fail: problem => {
      answered(false)
      if (REFUSED[problem.errCode] === 'one by one') askAlone(templates)
    },
  })
}
