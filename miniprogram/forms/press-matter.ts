/** What pages of a good deed, an honour and a redemption do when one of their buttons is pressed. */
import type { Api } from '../../contract'
import type { DeedReplies } from '../../contract/points/deed'
import type { HonourReplies } from '../../contract/points/honour'
import type { DeedPressed, HonourPressed } from '../../contract/points/pressed'
import type { ShopReplies } from '../../contract/points/shop'
import { call, type Result } from '../api/client'
import { newKey } from '../api/key'
import type { Press } from '../core/process/way'
import { ask, toast } from '../utils/toast'
import { inputOf, type Filled } from './verb-form'

/** What each area answers to a press. */
interface Answers {
  points: DeedReplies[`points.${DeedPressed}`]
  honour: HonourReplies[`honour.${HonourPressed}`]
  shop: ShopReplies['shop.cancel']
}
export type Area = keyof Answers
/** What is sent beside the form: which matter, which part of it, the key of the press. */
export type Beside = Readonly<Record<string, string | true>>

/** Presses the verb of a button: with what the button says by itself, and what its form holds. */
export function pressMatter<A extends Area>(
  area: A,
  { verb, says, form }: Press,
  beside: Beside,
  filled: Filled = {},
): Promise<Result<Answers[A]>> {
  const route = `${area}.${verb}` as keyof Api
  const input = { ...beside, ...says, ...(form ? inputOf(form, filled, 0) : {}) }
  // Made from the verb's own fields, in a loop that TypeScript cannot look into; forms/press-matter.test.ts does.
  return call(route, input as unknown as Api[typeof route]['ask']) as Promise<Result<Answers[A]>>
}

interface Open {
  /** The button whose sheet is open. */
  press: Press | null
  beside: Beside
  busy: boolean
}
export const NOTHING_OPEN: Open = { press: null, beside: {}, busy: false }

interface Self<D> {
  data: Open & { id: string }
  key: string
  setData(change: Partial<Open>): void
  selectComponent(selector: string): unknown
  show(detail: D, now: number): void
  open(): Promise<boolean>
  took(result: Result<{ message: string }>): void
}
export type Done<A extends Area> = WechatMiniprogram.CustomEvent<{ data: Answers[A] }>

/** The part of a page that presses. `detailOf`: the matter as it is now, which `show` draws. */
export function presser<A extends Area, D extends { now: number }>(area: A, detailOf: (of: Answers[A]) => D) {
  return {
    /** Of the press that was not answered yet: sent again it is the same one. */
    key: '',

    /** Opens its sheet; or asks its question, where it has one, and does it. */
    async press(this: Self<D>, press: Press, beside: Beside = {}) {
      if (this.data.busy) return
      if (press.form) {
        this.setData({ press, beside })
        return
      }
      if (press.dialog && !(await ask(press.dialog))) return
      this.key = this.key || newKey()
      this.setData({ busy: true })
      const result = await pressMatter(area, press, { id: this.data.id, ...beside, key: this.key })
      this.setData({ busy: false })
      if (!result.ok && result.retry) toast(this, result.message)
      else this.took(result)
    },
    /** The sheet was handed in. */
    done(this: Self<D>, event: Done<A>) {
      this.setData({ press: null })
      this.took({ ok: true, data: event.detail.data })
    },
    /** The sheet was refused for good: what is there now is looked at again. */
    refused(this: Self<D>, event: WechatMiniprogram.CustomEvent<{ message: string }>) {
      this.setData({ press: null })
      toast(this, event.detail.message)
      void this.open()
    },
    closeSheet(this: Self<D>) {
      this.setData({ press: null })
    },
    took(this: Self<D>, result: Result<Answers[A]>) {
      // Answered for good: what is pressed next is another tap.
      this.key = ''
      toast(this, result.ok ? result.data.message : result.message)
      if (!result.ok) {
        void this.open()
        return
      }
      const detail = detailOf(result.data)
      this.show(detail, detail.now)
    },
  }
}
