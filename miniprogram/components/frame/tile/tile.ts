/**
 * One of the three doors of the village: `order` filled and wide, `dispute` and `points` half; `third`: all three in a row,
 * picture and name, for whoever comes here to work. Put a `bind:tap` on it.
 */
export default Component({
  properties: {
    kind: { type: String, value: 'order' as 'order' | 'dispute' | 'points' },
    third: Boolean,
    title: String,
    note: String,
    /** Shorter words for elder mode. */
    elderNote: String,
  },
})
