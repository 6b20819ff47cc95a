import type { Api } from '../../../contract'
import { call } from '../../api/client'
import { yearOf } from '../../core/clock/shanghai'
import { LIMITS } from '../../core/limits'
import { elderBehavior } from '../../utils/elder'
import { load, WAITING } from '../../utils/load'
import { REVISING, revising } from '../revising'

type Year = Api['rules.show']['reply']['years'][number]

/** Days as they are typed: with blanks, commas or lines between them. */
const daysIn = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(one => one !== '')
const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day)

/** The days off of a year, as the State Council's notice has them. */
export default Page({
  ...revising,
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    years: [] as { year: number; words: string }[],
    year: '',
    source: '',
    holidays: '',
    workdays: '',
    ...REVISING,
  },
  known: [] as Year[],

  onLoad() {
    void this.open()
  },
  open() {
    return load(this, 'rules.show', {}, ({ years }) => {
      if (this.touched) return
      this.known = years
      this.setData({
        shown: true,
        years: years.map(({ year, holidays, workdays, by }) => ({
          year,
          words: `${year} 年：放假 ${holidays.length} 天，调休上班 ${workdays.length} 天，${by === null ? '随程序来的' : `${by}录的`}`,
        })),
      })
      this.show(yearOf(Date.now()) + 1)
    })
  },
  /** The year as it stands, to be corrected; empty where it is not entered yet. */
  show(year: number) {
    const known = this.known.filter(one => one.year === year)[0]
    this.setData({
      year: String(year),
      source: known?.source ?? '',
      holidays: known?.holidays.join(' ') ?? '',
      workdays: known?.workdays.join(' ') ?? '',
    })
    this.unlook()
  },
  openYear(event: WechatMiniprogram.TouchEvent) {
    this.show(Number(event.currentTarget.dataset['year']))
  },
  type(event: WechatMiniprogram.Input) {
    this.setData({ [String(event.currentTarget.dataset['field'])]: event.detail.value })
    this.touch()
  },
  missing(): string {
    const { year, source, holidays, workdays } = this.data
    if (!/^20\d\d$/.test(year)) return '年份要写四位数。'
    if (source.trim() === '') return '还没写照的是哪一份通知。'
    const odd = daysIn(`${holidays} ${workdays}`).filter(one => !isDay(one))[0]
    return odd === undefined ? '' : `「${odd}」不是日子，要写成 ${year}-05-01 这样。`
  },
  async onMain() {
    const { busy, year, source, holidays, workdays } = this.data
    if (busy) return
    const trouble = this.missing()
    if (trouble !== '') return this.setData({ trouble })
    const days = { holidays: daysIn(holidays), workdays: daysIn(workdays) }
    await this.lookOrSave(`存成 ${year} 年的`, async press => {
      const result = await call('calendar.change', { year: Number(year), source, ...days, ...press })
      // Another notice with the same days may be saved, too.
      return result.ok && result.data.differences.length === 0
        ? { ok: true, data: { ...result.data, differences: ['日子没有变。'] } }
        : result
    })
  },
})
