/** Above this many strokes a plain bar says it better. */
const MOST_STROKES = 60

interface Stroke {
  id: string
  at: number
  /** In pencil: not yet. */
  toCome?: boolean
}
interface Glyph {
  key: string
  missed: boolean
  strokes: Stroke[]
}

function inFives(ids: string[], missed: boolean, toCome = 0): Glyph[] {
  const glyphs: Glyph[] = []
  const all = ids.concat(Array.from({ length: toCome }, () => ''))
  for (let i = 0; i < all.length; i += 5) {
    glyphs.push({
      key: `${missed ? 'm' : 'k'}${i}`,
      missed,
      strokes: all
        .slice(i, i + 5)
        .map((id, at) => ({ id, at: at + 1, ...(i + at >= ids.length ? { toCome: true } : {}) })),
    })
  }
  return glyphs
}

/**
 * Counting in 正. One stroke is one ticket: solid was kept, hollow red was not, shown all the same.
 * Fires `open` `{ id, ids }`: the stroke that was hit (may be empty) and the tickets of its 正.
 */
export default Component({
  properties: {
    kept: { type: Array, value: [] as string[] },
    missed: { type: Array, value: [] as string[] },
    /** How many are still to come: in pencil, behind those that were kept. */
    toCome: { type: Number, value: 0 },
    /** What a solid stroke stands for, read aloud. */
    word: { type: String, value: '按时的' },
    unit: { type: String, value: '单' },
    /** 「28 单里 27 单」 */
    saying: String,
  },
  data: { glyphs: [] as Glyph[], misses: [] as Glyph[], bar: false, share: 0 },
  observers: {
    'kept, missed, toCome'(kept: string[], missed: string[], toCome: number) {
      const all = kept.length + missed.length + toCome
      const bar = all > MOST_STROKES
      this.setData({
        bar,
        share: all === 0 ? 0 : (kept.length * 100) / all,
        glyphs: bar ? [] : inFives(kept, false, toCome),
        misses: bar ? [] : inFives(missed, true),
      })
    },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      const { at, missed } = event.currentTarget.dataset
      const glyph = (missed ? this.data.misses : this.data.glyphs)[Number(at)]
      if (!glyph) return
      const ids = glyph.strokes.map(stroke => stroke.id).filter(id => id !== '')
      this.triggerEvent('open', { id: String(event.target.dataset.id ?? ''), ids })
    },
  },
})
