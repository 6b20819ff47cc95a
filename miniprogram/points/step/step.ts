import { LIMITS } from '../../core/limits'
import { LONG } from '../../core/lasts'
import type { Form } from '../../core/process/way'
import { clean } from '../../core/text/fold'
import { call } from '../../api/client'
import { formPage } from '../../forms/form-page'
import { titleIn, type Filled } from '../../forms/verb-form'
import { backWithToast } from '../../utils/go'
import { load, WAITING } from '../../utils/load'
import { signed } from '../../utils/passbook'
import type { ChoiceView } from '../../views/models'

type Which = '1' | '2' | '3'
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
const YES: Record<Which, string> = { 1: '记下说理', 2: '记下批评', 3: '去报扣分' }

const whichOf = ({ which }: Filled): Which => (which === '2' || which === '3' ? which : '1')

/** `spoken`: of the first two steps it is written down what was said. The page draws which step it is, and what happened. */
const form: Form = {
  title: '三步',
  note: '',
  yes: '',
  fields: [
    { name: 'itemId', label: '是什么事', type: 'pick', needed: true },
    { name: 'householdId', label: '是哪一家', type: 'household', needed: true },
    {
      name: 'text',
      label: '怎么说的',
      type: 'text',
      needed: true,
      max: LIMITS.deed,
      hint: '说了什么，对方怎么讲，约好哪天改',
      onlyIf: 'spoken',
    },
  ],
}

const start = {
  steps: STEPS,
  which: '1' as Which,
  saying: SAYING[1],
  yes: YES[1],
  items: [] as Item[],
  chosen: null as Item | null,
}

const page = formPage({
  form,
  draft: () => 'points-step',
  news: null,
  start,
  filled: { which: '1', spoken: 'yes' },
  follows(own, filled) {
    const which = whichOf(filled)
    const chosen = own.items.find(({ id }) => id === filled['itemId']) ?? null
    return { ...own, which, saying: SAYING[which], yes: YES[which], chosen }
  },
  // The county may have taken it out of its rules meanwhile.
  lacks: ({ itemId }, { items }) =>
    items.some(({ id }) => id === itemId) ? '' : '这件事不在规则里了，换一件',
  send: (_, { filled: { householdId = '', itemId = '', text = '', ...filled }, key }) =>
    call('points.step', {
      householdId,
      itemId,
      step: whichOf(filled) === '1' ? 1 : 2,
      text: clean(text),
      key,
    }),
  done: ({ message }) => backWithToast(message),
})

/** 一说理 二批评 三处罚: the first two are only written down; the third is a form that others check. */
export default Page({
  ...page,
  data: { ...page.data, notice: WAITING, shown: false },

  onShow() {
    void this.open()
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
      this.setData({ shown: true, own: { ...this.data.own, items } })
      this.judge()
    })
  },
  turn(event: WechatMiniprogram.CustomEvent<{ value: Which }>) {
    const { value } = event.detail
    this.fill({ which: value, spoken: value === '3' ? 'no' : 'yes' })
  },
  chooseItem(event: WechatMiniprogram.TouchEvent) {
    this.fill({ itemId: String(event.currentTarget.dataset['id']) })
  },
  otherItem() {
    this.fill({ itemId: '' })
  },
  send() {
    const { filled, lack } = this.data.filling
    if (whichOf(filled) !== '3') page.send.call(this)
    else if (lack === '') this.toDeduction(filled)
  },
  toDeduction({ itemId = '', householdId = '', ...filled }: Filled) {
    const title = encodeURIComponent(filled[titleIn('householdId')] ?? '')
    void wx.navigateTo({
      url: `/points/apply/apply?minus=1&item=${itemId}&household=${householdId}&title=${title}`,
    })
  },
})
