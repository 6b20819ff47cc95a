import type { Memory } from '../memory'
import { isObject } from '../wire/ejson'
import { type AccountTemplate, type Api, ok } from './types'

const characters = (text: string) => [...text].length

/** What each kind of field may hold. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
const FITS: Record<string, (text: string) => boolean> = {
  thing: text => characters(text) <= 20,
  number: text => /^-?\d{1,32}(\.\d+)?$/.test(text) && text.length <= 32,
  letter: text => /^[A-Za-z]{1,32}$/.test(text),
  symbol: text => characters(text) <= 5 && !/[\p{L}\p{N}]/u.test(text),
  character_string: text => /^[\x20-\x7e]{1,32}$/.test(text),
  time: text => characters(text) <= 32 && /\d{1,2}[:：时]\d{0,2}|\d{4}年/.test(text),
  date: text => characters(text) <= 32 && /\d{4}[年\-/.]\d{1,2}/.test(text),
  amount: text => /^[^\d]?\d{1,10}(\.\d+)?元?$/.test(text),
  phone_number: text => /^[\d+\-() ]{1,17}$/.test(text),
  car_number: text => characters(text) <= 8,
  name: text => (/^[\x20-\x7e]+$/.test(text) ? text.length <= 20 : characters(text) <= 10),
  phrase: text => /^\p{Script=Han}{1,5}$/u.test(text),
  const: text => characters(text) <= 20,
}

/** Adds accepted messages of a template to the ledger of a person: one accept is one message. */
export function grant(memory: Memory, openid: string, template: string, n = 1): void {
  memory.run(
    'INSERT INTO _grants VALUES(?, ?, ?) ON CONFLICT(openid, template) DO UPDATE SET n = n + excluded.n',
    openid,
    template,
    n,
  )
}

/** How many messages of a template a person would still take. */
function granted(memory: Memory, openid: string, template: string): number {
  return (
    memory.one<{ n: number }>('SELECT n FROM _grants WHERE openid = ? AND template = ?', openid, template)
      ?.n ?? 0
  )
}

function misfit(fields: unknown): string | undefined {
  if (!isObject(fields)) return 'data'
  for (const [key, field] of Object.entries(fields)) {
    const text =
      isObject(field) && typeof field.value === 'string'
        ? field.value
        : isObject(field) && typeof field.value === 'number'
          ? String(field.value)
          : ''
    const kind = /^([a-z_]+?)_?\d+$/.exec(key)?.[1] ?? ''
    const fits = FITS[kind]
    if (text === '' || !fits || !fits(text)) return `data.${key}.value`
  }
  return undefined
}

const LONG_TERM = 3

/** Every field of the template must be sent, and no other. */
function unlike(content: string, fields: unknown): string | undefined {
  const keys = [...content.matchAll(/\{\{([a-z_]+\d+)\.DATA\}\}/g)].map(([, key = '']) => key)
  const sent = isObject(fields) ? Object.keys(fields) : []
  const wrong = keys.find(key => !sent.includes(key)) ?? sent.find(key => !keys.includes(key))
  return wrong && `data.${wrong}.value`
}

/** An account whose templates nobody listed takes any. */
const templateOf = (account: AccountTemplate[], id: string) =>
  account.length === 0 ? 'any' : account.find(one => one.priTmplId === id)

/** What `wx.requestSubscribeMessage` refuses before it asks anybody: an id of no template, one-time beside long-term ones. */
export function refusedToAsk(account: AccountTemplate[], ids: readonly string[]): 20001 | 20002 | null {
  const known = ids.map(id => templateOf(account, id))
  if (known.some(one => one === undefined)) return 20001
  return new Set(known.map(one => (one === 'any' ? 0 : one?.type))).size > 1 ? 20002 : null
}

/** subscribeMessage.send: fields first, then the ledger, as in production. */
export const sendSubscribeMessage: Api = ({ memory, clock, templates }, data) => {
  const openid = typeof data.touser === 'string' ? data.touser : ''
  const template = typeof data.template_id === 'string' ? data.template_id : ''
  if (!openid) return { errcode: 40003, errmsg: 'invalid openid' }
  const known = templateOf(templates, template)
  if (!template || !known) return { errcode: 40037, errmsg: 'invalid template_id' }
  const wrong = (known !== 'any' && unlike(known.content, data.data)) || misfit(data.data)
  if (wrong) return { errcode: 47003, errmsg: `argument invalid! ${wrong} invalid` }
  if (granted(memory, openid, template) <= 0)
    return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
  // A long-term acceptance is not used up.
  if (known === 'any' || known.type !== LONG_TERM) grant(memory, openid, template, -1)
  return ok({ msgid: clock.now() })
}
