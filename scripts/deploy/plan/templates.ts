/**
 * Puts our fields into those of the templates that a county chose, by kind and by the label beside them. The text is what
 * WeChat shows under 订阅消息 → 我的模板 → 详情, pasted as it is: `办理单号{{character_string1.DATA}}` and so on.
 */
import {
  type Chosen,
  chosenText,
  kindOf,
  type NoticeField,
} from '../../../cloudfunctions/_notices/template-fields'
import { variableOf } from '../../../cloudfunctions/_notices/templates'
import type { Settings } from '../settings'

/** What each kind of field can take, the best first. A kind that is not here can take nothing that we may say. */
const TAKES: Readonly<Record<string, readonly NoticeField[]>> = {
  character_string: ['no'],
  phrase: ['status'],
  date: ['at'],
  time: ['at'],
  thing: ['about', 'hint', 'status', 'no', 'at'],
}
const LABELS: readonly (readonly [RegExp, NoticeField])[] = [
  [/编号|单号|号码/, 'no'],
  [/状态|结果|进度/, 'status'],
  [/时间|日期|期限/, 'at'],
  [/备注|提示|说明|提醒/, 'hint'],
]
const LINE = /([^\s{}：:]*)\s*[：:]?\s*\{\{\s*([a-z_]+\d+)\.DATA\s*\}\}/g

export interface Mapped {
  keys: (readonly [key: string, field: NoticeField])[]
  /** Fields that nothing of ours fits, as `联系电话（phone_number3）`. */
  misfits: string[]
}

export function mapFields(text: string): Mapped {
  const fields = [...text.matchAll(LINE)].map(([, label = '', key = '']) => ({ label, key }))
  const keys: Mapped['keys'] = []
  const misfits: string[] = []
  const used = new Set<NoticeField>()
  for (const { label, key } of fields) {
    const takes = TAKES[kindOf(key)] ?? []
    const named = LABELS.find(([pattern]) => pattern.test(label))?.[1]
    const field = named && takes.includes(named) ? named : (takes.find(one => !used.has(one)) ?? takes[0])
    if (!field) misfits.push(`${label}（${key}）`)
    else {
      used.add(field)
      keys.push([key, field])
    }
  }
  return { keys, misfits }
}

export const templateVariables = (templates: Settings['templates']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(templates).map(([name, { id, text, longTerm }]) => {
      const chosen: Chosen = { id, keys: mapFields(text).keys, longTerm }
      return [variableOf(name), chosenText(chosen)]
    }),
  )
