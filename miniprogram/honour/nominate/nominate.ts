import { LIMITS } from '../../core/limits'
import { LONG } from '../../core/lasts'
import { clean, isBlank } from '../../core/text/fold'
import type { HouseholdInfo } from '../../../contract/points/households'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import type { ChoiceView } from '../../views/models'
import { HONOURS, type HonourKind } from '../../core/honour/record'
import { HONOUR_WORDS } from '../../core/honour/words'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { askFor } from '../../api/subscribe'
import { elderBehavior } from '../../utils/elder'
import { openSaying } from '../../utils/go'
import { toast } from '../../utils/toast'

interface Nomination {
  key: string
  kind: HonourKind | ''
  households: HouseholdInfo[]
  text: string
}

const FORM = 'honour-nominate'
const KINDS: ChoiceView[] = HONOURS.map(value => ({ value, label: HONOUR_WORDS[value] }))
const FOR_WHAT: Record<HonourKind, string> = {
  filial: '孝敬老人、疼爱孩子，左邻右舍看得见的。',
  enterprise: '凭本事把日子过红火，还肯带着大伙一起干的。',
  customs: '红事白事从简，不比排场、不收高礼的。',
  learning: '肯供孩子读书，家里爱学习、有文化的。',
  helpful: '村里的事、邻居的事，肯出力、肯帮忙的。',
  starred: '样样都过得去，一个季度评一回。',
  goodInLaw: '待公婆如爹娘，家里家外操持得好的。',
}
const CALM = { text: '', general: '', number: '', risky: false }
const emptyDraft = (): Nomination => ({ key: newKey(), kind: '', households: [], text: '' })

/** Anyone puts a household forward; the household is asked before anybody else reads it. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    long: LONG,
    kinds: KINDS,
    forWhat: '',
    draft: { ...emptyDraft(), key: '' },
    lack: '',
    trouble: CALM,
    busy: false,
  },
  sent: false,

  onLoad() {
    this.put(readDraft<Nomination>(FORM) ?? emptyDraft())
  },
  onHide() {
    this.keep()
  },
  onUnload() {
    this.keep()
  },

  put(draft: Nomination) {
    this.setData({
      draft,
      forWhat: draft.kind === '' ? '' : FOR_WHAT[draft.kind],
      lack: lackOf(draft),
    })
  },
  keep() {
    if (this.sent) return
    const { kind, households, text } = this.data.draft
    if (kind === '' && households.length === 0 && isBlank(text)) dropDraft(FORM)
    else keepDraft(FORM, this.data.draft)
  },
  chooseKind(event: WechatMiniprogram.CustomEvent<{ value: HonourKind }>) {
    this.put({ ...this.data.draft, kind: event.detail.value })
  },
  setHouseholds(event: WechatMiniprogram.CustomEvent<{ chosen: HouseholdInfo[] }>) {
    this.put({ ...this.data.draft, households: event.detail.chosen })
  },
  notFound(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },
  /** Typing changes only what it must, so that the cursor stays. */
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const draft = Object.assign(this.data.draft, { text: event.detail.value })
    this.setData({ lack: lackOf(draft) })
    if (this.data.trouble.text || this.data.trouble.general) this.setData({ trouble: CALM })
  },

  send() {
    if (this.data.busy || this.data.lack) return
    askFor('points')
    void this.handIn(false)
  },
  askPerson() {
    void this.handIn(true)
  },
  async handIn(humanCheck: boolean) {
    const { draft, busy, lack } = this.data
    const [household] = draft.households
    if (busy || lack || !household || draft.kind === '') return
    this.keep()
    this.setData({ busy: true, trouble: CALM })
    const result = await call('honour.nominate', {
      kind: draft.kind,
      householdId: household.id,
      text: clean(draft.text),
      key: draft.key,
      ...(humanCheck ? { humanCheck: true as const } : {}),
    })
    if (!result.ok) {
      const risky = result.code === 'TEXT_RISKY'
      this.setData({
        busy: false,
        draft: { ...draft },
        trouble: risky
          ? { ...CALM, text: result.message, risky }
          : { ...CALM, general: result.message, number: result.log ?? '' },
      })
      return
    }
    this.sent = true
    dropDraft(FORM)
    openSaying(`/honour/open/open?id=${result.data.honour.id}`, result.data.message)
  },
})

function lackOf({ kind, households, text }: Nomination): string {
  if (kind === '') return '还差“评什么”没选'
  if (households.length === 0) return '还差“是哪一家”没选'
  return isBlank(text) ? '还差“为什么推荐”没写' : ''
}
