import { LIMITS } from '../../core/limits'
import { LONG } from '../../core/lasts'
import { clean, isBlank } from '../../core/text/fold'
import type { HouseholdInfo } from '../../../contract/points/households'
import { call } from '../../api/client'
import { newKey } from '../../api/key'
import type { ChoiceView } from '../../views/models'
import { dropDraft, keepDraft, readDraft } from '../../forms/draft'
import { elderBehavior } from '../../utils/elder'
import { backWithToast } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { signed } from '../../utils/passbook'
import { toast } from '../../utils/toast'
import { LACKS_HOUSEHOLD } from '../../views/sentences'

type Which = '1' | '2' | '3'
interface StepDraft {
  key: string
  which: Which
  itemId: string
  households: HouseholdInfo[]
  text: string
}
interface Item {
  id: string
  label: string
  detail: string
  points: string
  per: string
}

const STEPS: ChoiceView[] = [
  { value: '1', label: '说理', note: '第一步' },
  { value: '2', label: '批评', note: '第二步' },
  { value: '3', label: '扣分', note: '第三步' },
]
const SAYING: Record<Which, string> = {
  1: '上门说一回：哪里不妥，为什么不妥，约好怎么改。只记下来，不扣分。',
  2: '说过理以后的另一天，还是老样子，当面批评一回。只记下来，不扣分。',
  3: `两步都记了，又过一天还不改，才报扣分。监委会核实，公示${LONG.notice}，那一家能提意见。`,
}
const HINTS: Record<Which, string> = {
  1: '说了什么，对方怎么讲，约好哪天改',
  2: '批评了什么，对方怎么讲',
  3: '',
}
const FORM = 'points-step'
const emptyDraft = (): StepDraft => ({ key: newKey(), which: '1', itemId: '', households: [], text: '' })

/** 一说理 二批评 三处罚: the first two are only written down; the third is a form that others check. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    atMost: LIMITS,
    notice: WAITING,
    shown: false,
    busy: false,
    steps: STEPS,
    saying: SAYING[1],
    hint: HINTS[1],
    items: [] as Item[],
    chosen: null as Item | null,
    draft: { ...emptyDraft(), key: '' },
    lack: '',
    trouble: '',
    number: '',
  },
  sent: false,

  onLoad() {
    this.put(readDraft<StepDraft>(FORM) ?? emptyDraft())
    void this.open()
  },
  onHide() {
    this.keep()
  },
  onUnload() {
    this.keep()
  },
  open() {
    return load(this, 'points.rules', {}, rules => {
      const items = rules.items
        .filter(item => item.threeSteps)
        .map(({ id, label, detail, points, unit }) => ({
          id,
          label,
          detail,
          points: signed(points),
          per: `每${unit}`,
        }))
      this.setData({ shown: true, items })
      this.put(this.data.draft)
    })
  },
  put(draft: StepDraft) {
    this.setData({
      draft,
      saying: SAYING[draft.which],
      hint: HINTS[draft.which],
      chosen: this.data.items.find(item => item.id === draft.itemId) ?? null,
      lack: lackOf(draft),
    })
  },
  keep() {
    if (!this.sent) keepDraft(FORM, this.data.draft)
  },

  turn(event: WechatMiniprogram.CustomEvent<{ value: Which }>) {
    this.put({ ...this.data.draft, which: event.detail.value })
  },
  chooseItem(event: WechatMiniprogram.TouchEvent) {
    this.put({ ...this.data.draft, itemId: String(event.currentTarget.dataset['id']) })
  },
  otherItem() {
    this.put({ ...this.data.draft, itemId: '' })
  },
  setHouseholds(event: WechatMiniprogram.CustomEvent<{ chosen: HouseholdInfo[] }>) {
    this.put({ ...this.data.draft, households: event.detail.chosen })
  },
  trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
    toast(this, event.detail.message)
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const draft = Object.assign(this.data.draft, { text: event.detail.value })
    const lack = lackOf(draft)
    if (lack !== this.data.lack) this.setData({ lack })
    if (this.data.trouble) this.setData({ trouble: '', number: '' })
  },

  async send() {
    const { draft, busy, lack } = this.data
    const [household] = draft.households
    if (busy || lack || !household) return
    if (draft.which === '3') {
      void wx.navigateTo({
        url: `/points/apply/apply?minus=1&item=${draft.itemId}&household=${household.id}&title=${encodeURIComponent(household.title)}`,
      })
      return
    }
    this.setData({ busy: true, trouble: '', number: '' })
    const result = await call('points.step', {
      householdId: household.id,
      itemId: draft.itemId,
      step: draft.which === '1' ? 1 : 2,
      text: clean(draft.text),
      key: draft.key,
    })
    if (result.ok) {
      this.sent = true
      dropDraft(FORM)
      backWithToast(result.data.message)
      return
    }
    this.setData({ busy: false, draft: { ...draft }, trouble: result.message, number: result.log ?? '' })
  },
})

function lackOf({ itemId, households, which, text }: StepDraft): string {
  if (itemId === '') return '还差“是什么事”没选'
  if (households.length === 0) return LACKS_HOUSEHOLD
  return which !== '3' && isBlank(text) ? '还差“怎么说的”没写' : ''
}
