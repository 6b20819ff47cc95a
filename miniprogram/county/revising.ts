/** A page on which rules are changed: typed, looked at, then saved. What was looked at holds until something is changed again. */
import type { RulesChanged } from '../../contract/county/rules'
import type { Result } from '../api/client'
import { newKey } from '../api/key'
import { dateText, dayKey, fromDayKey } from '../core/clock/shanghai'
import { toast } from '../utils/toast'

const LOOK = '先看看会变什么'
/** Looked at: what would be otherwise, and what does not fit. */
const NOT_LOOKED_AT = { lines: [] as string[], problems: [] as string[], main: LOOK, trouble: '' }
export const REVISING = { ...NOT_LOOKED_AT, busy: false }

/** From which day on it counts. */
const fromDay = (day: string) => ({ day, whenText: dateText(fromDayKey(day)) })
export function fromToday() {
  const today = dayKey(Date.now())
  return { first: today, ...fromDay(today) }
}

interface Page {
  data: typeof REVISING
  setData(change: object): void
  selectComponent(selector: string): unknown
  open(): Promise<boolean>
  unlook(): void
  touch(): void
  touched: boolean
  key: string
}
interface Press {
  preview: boolean
  key: string
}

export const revising = {
  /** Something was changed here. An answer that comes later must not undo it. */
  touched: false,
  /** Of what is on the screen: pressed again it is the same press. */
  key: '',

  unlook(this: Page) {
    this.key = newKey()
    this.setData(NOT_LOOKED_AT)
  },
  touch(this: Page) {
    this.touched = true
    this.unlook()
  },
  chooseDay(this: Page, event: WechatMiniprogram.PickerChange) {
    this.setData(fromDay(String(event.detail.value)))
    this.touch()
  },
  /** Looks first; pressed again it saves. `yes`: what the button says then. */
  async lookOrSave(this: Page, yes: string, send: (press: Press) => Promise<Result<RulesChanged>>) {
    const preview = this.data.lines.length === 0
    this.setData({ busy: true, trouble: '' })
    const result = await send({ preview, key: preview ? newKey() : this.key })
    this.setData({ busy: false })
    if (!result.ok) {
      this.setData({ trouble: result.message })
      return
    }
    const { saved, differences, problems, message } = result.data
    if (!saved) {
      const isFitting = problems.length === 0
      this.setData({ lines: isFitting ? differences : [], problems, main: isFitting ? yes : LOOK })
      return
    }
    toast(this, message)
    this.touched = false
    await this.open()
  },
}
