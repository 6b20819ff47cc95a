import type { Notice } from '../../../views/notice'

/**
 * A list that goes on: its rows (slot), or that it is empty, what stands in the way of the newest, and the button to the
 * next ones. Fires `act` (of the notice), `side`, `more`, `emptyact`. What it shows `forms/paged-list.ts` keeps.
 */
export default Component({
  properties: {
    notice: { type: null, value: null as Notice | null },
    shown: Boolean,
    /** How many stand there. */
    count: { type: Number, value: 0 },
    /** Where the next ones begin; '' at the end. */
    next: { type: String, value: '' },
    loading: Boolean,
    /** Title and words where there is none, and what can be done about it. */
    empty: { type: String, value: '' },
    emptyNote: { type: String, value: '有了会自己出现。' },
    emptyAct: { type: String, value: '' },
    side: { type: String, value: '' },
    /** Rows drawn in grey while it is opened. */
    ghosts: { type: Number, value: 4 },
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
    onSide() {
      this.triggerEvent('side')
    },
    onMore() {
      this.triggerEvent('more')
    },
    onEmptyAct() {
      this.triggerEvent('emptyact')
    },
  },
})
