import type { Notice, StateKind } from '../../../views/notice'
import { TELL_THE_NUMBER } from '../../../views/sentences'

/** Grey bars only when the answer takes longer than this. */
const PATIENCE_MS = 300

/**
 * Waiting, empty, our mistake, a refusal, no signal. `''` shows nothing.
 * loading: `rows` ruled rows, grey bars after 300 ms. error: `number` is the short number to tell the desk.
 * `notice` says these at once. offline: a strip above what was kept. `act` and `side` are buttons; fires `act`, `side`.
 */
export default Component({
  properties: {
    /** All of it at once, as `load` makes it. */
    notice: { type: null, value: null as Notice | null },
    kind: { type: String, value: '' as StateKind },
    title: String,
    words: String,
    number: String,
    act: String,
    side: String,
    actIcon: String,
    rows: { type: Number, value: 2 },
  },
  data: { slow: false, rowList: [0, 1] as number[], tellNumber: TELL_THE_NUMBER },
  observers: {
    notice(notice: Notice | null) {
      if (notice) this.setData({ ...notice })
    },
    'kind, rows'(kind: StateKind, rows: number) {
      const held = this as unknown as { patience?: number }
      clearTimeout(held.patience ?? 0)
      const rowList: number[] = []
      for (let i = 0; i < rows; i++) rowList.push(i)
      this.setData({ slow: false, rowList })
      if (kind === 'loading')
        held.patience = setTimeout(() => this.setData({ slow: true }), PATIENCE_MS) as unknown as number
    },
  },
  lifetimes: {
    detached() {
      clearTimeout((this as unknown as { patience?: number }).patience ?? 0)
    },
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
    onSide() {
      this.triggerEvent('side')
    },
  },
})
