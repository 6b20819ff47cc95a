/** One of the three doors of the village: `order` filled and wide, `dispute` and `points` half. Put a `bind:tap` on it. */
export default Component({
  properties: {
    kind: { type: String, value: 'order' as 'order' | 'dispute' | 'points' },
    title: String,
    note: String,
    /** Shorter words for elder mode. */
    elderNote: String,
  },
})
