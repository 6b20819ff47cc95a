import { randomUUID } from 'node:crypto'
import { LIMIT } from '../limits'
import { type Api, type ApiContext, type BadWords, ok } from './types'

interface Verdict {
  suggest: 'pass' | 'review' | 'risky'
  label: number
}

function judge(text: string, words: BadWords): Verdict {
  const has = (list: string[]) => list.some(word => text.includes(word))
  if (has(words.risky)) return { suggest: 'risky', label: 20006 }
  return has(words.review) ? { suggest: 'review', label: 20001 } : { suggest: 'pass', label: 100 }
}

const detail = ({ suggest, label }: Verdict) => [
  { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
]

/** WeChat judges only what somebody writes who opened the app within two hours. */
const isActive = ({ lastSeen, clock }: ApiContext, openid: string): boolean =>
  (lastSeen.get(openid) ?? 0) > clock.now() - LIMIT.activeMs

/** security.msgSecCheck, version 2. */
export const checkText: Api = (context, data) => {
  if (data.version !== 2 || typeof data.openid !== 'string' || !data.openid)
    return { errcode: 40003, errmsg: 'invalid openid' }
  if (![1, 2, 3, 4].includes(Number(data.scene)))
    return { errcode: 47001, errmsg: 'data format error: scene' }
  if (typeof data.content !== 'string' || data.content === '')
    return { errcode: 44002, errmsg: 'empty content' }
  if ([...data.content].length > 2500) return { errcode: 45002, errmsg: 'content size out of limit' }
  if (!isActive(context, data.openid)) return { errcode: 61010, errmsg: 'code is expired' }
  const verdict = judge(data.content, context.words)
  return ok({ trace_id: randomUUID(), result: verdict, detail: detail(verdict) })
}

/** security.mediaCheckAsync, version 2: answers with a trace_id, the verdict comes later by message push. */
export const checkMedia: Api = (context, data) => {
  if (data.version !== 2 || typeof data.openid !== 'string' || !data.openid)
    return { errcode: 40003, errmsg: 'invalid openid' }
  if (![1, 2].includes(Number(data.media_type)) || typeof data.media_url !== 'string')
    return { errcode: 47001, errmsg: 'data format error: media_url or media_type' }
  const traceId = randomUUID()
  const verdict = judge(contentOf(context, data.media_url), context.words)
  context.pushLater({
    ToUserName: 'gh_local',
    FromUserName: data.openid,
    CreateTime: Math.floor(context.clock.now() / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: context.appid,
    trace_id: traceId,
    version: 2,
    detail: detail(verdict),
    errcode: 0,
    errmsg: 'ok',
    result: verdict,
  })
  return ok({ trace_id: traceId })
}

/** A bad word in the name or in the bytes makes a file bad: easy to arrange in a test. */
function contentOf({ files }: ApiContext, url: string): string {
  const at = url.indexOf('/cos/')
  const path = at < 0 ? url : decodeURIComponent(url.slice(at + 5).split('?')[0] ?? '')
  return `${path}\n${files.read(path)?.toString('utf8') ?? ''}`
}
