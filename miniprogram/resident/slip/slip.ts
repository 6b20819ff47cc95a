import { digitsOf } from '../../core/text/fold'
import type { FormField } from '../../core/process/way'
import { FORMS } from '../../core/ticket/phone/ways'
import type { Api } from '../../../contract'
import type { SlipOrder } from '../../../contract/ticket/open'
import { call } from '../../api/client'
import { dateText } from '../../core/clock/shanghai'
import { putAll } from '../../forms/attach'
import { begin, handIn, IS_CURRENT } from '../../forms/filling'
import { formParts } from '../../forms/form-parts'
import { inputOf, type Filled } from '../../forms/verb-form'
import { backWithToast } from '../../utils/go'
import { numberOf } from './number'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
const DIGITS = 8
const UNHAPPY = 2

/** What is asked of the neighbour is what the requester would be asked, about somebody else. */
const OF_SOMEBODY_ELSE: Readonly<Record<string, Partial<FormField>>> = {
  text: { label: '本人想说的话', hint: '照本人的话写，不写也行' },
  attachments: { voice: '让本人说一段' },
}
const form = {
  ...FORMS.rate,
  fields: FORMS.rate.fields.map(field => ({ ...field, ...OF_SOMEBODY_ELSE[field.name] })),
}

const draftOf = (found: SlipOrder): string => `slip:${found.ticketId}`
const whatFollows = (score: number, { rate, rateReplace }: SlipOrder['lengths']): string =>
  score <= UNHAPPY
    ? `先不结单，${rate}里村里会再看，要返工找网格员`
    : `照本人的意思评，${rateReplace}里还能改`

/** Someone helps a neighbour without a phone: what stands on their slip, then their rating in their own words. */
export default Page({
  ...formParts(form, null),
  data: {
    elder: false,
    ...IS_CURRENT,
    form,
    no: '',
    digits: '',
    /** What is missing of the slip, or ''. */
    lack: '',
    finding: false,
    trouble: '',
    locked: false,
    found: null as SlipOrder | null,
    cap: '',
    /** What the score leads to. */
    after: '',
  },

  onLoad() {
    this.judge()
  },

  judge() {
    const { no, digits } = this.data
    const lack =
      numberOf(no) === ''
        ? '还差纸条上的单号'
        : digits.length < DIGITS
          ? `还差纸条上的八位数，写了 ${digits.length} 位`
          : ''
    this.setData({ lack })
  },
  typeNumber(event: Typed) {
    this.setData({ no: event.detail.value, trouble: '' })
    this.judge()
  },
  typeDigits(event: Typed) {
    this.setData({ digits: digitsOf(event.detail.value, DIGITS), trouble: '' })
    this.judge()
  },

  async find() {
    const { no, digits, finding, lack } = this.data
    if (finding || lack !== '') return
    this.setData({ finding: true, trouble: '' })
    const result = await call('ticket.bySlip', { no: numberOf(no), slip: digits })
    this.setData({ finding: false })
    if (result.ok) this.open(result.data)
    else this.setData({ trouble: result.message, locked: result.code === 'CODE_LOCKED' })
  },
  open(found: SlipOrder) {
    this.setData({ found, cap: `${found.no} · ${dateText(found.submittedAt)}点的单`, trouble: '' })
    begin(this, form, draftOf(found))
  },
  another() {
    this.setData({ found: null, digits: '', no: '', trouble: '' })
    this.judge()
  },

  score(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.fill({ score: String(event.detail.value) })
  },
  follow({ score = '' }: Filled) {
    const { found } = this.data
    this.setData({ after: found && score !== '' ? whatFollows(Number(score), found.lengths) : '' })
  },
  /** The digits stay on the paper: only the words are kept. So it is sent now or not at all. */
  async hand(humanCheck: boolean) {
    const { found, digits, key } = this.data
    const { filled, files, lack } = this.data.filling
    if (!found || lack !== '') return
    const sent = await handIn(this, async () => {
      const sentFiles = await putAll(files)
      if (!sentFiles.ok) return sentFiles
      const { attachments } = sentFiles
      // Made from the verb's own fields, in a loop that TypeScript cannot look into; forms/verb-form.test.ts does.
      const input = { ...inputOf(form, filled, 0), attachments, slip: digits } as unknown
      return call('ticket.rate', {
        ticketId: found.ticketId,
        key,
        input: input as Api['ticket.rate']['ask']['input'],
        ...(humanCheck ? { humanCheck: true as const } : {}),
      })
    })
    if (sent) backWithToast(`替本人评好了，${found.lengths.rateReplace}里拿着纸条还能改。`)
  },
  toContact() {
    void wx.navigateTo({ url: '/pages/contact/contact' })
  },
})
