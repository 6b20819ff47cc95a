/** Above this many strokes a plain bar says it better. */
const MOST_STROKES = 60

interface Stroke {
  id: string
  at: number
}
interface Glyph {
  key: string
  missed: boolean
  strokes: Stroke[]
}

function inFives(ids: string[], missed: boolean): Glyph[] {
  const glyphs: Glyph[] = []
  for (let i = 0; i < ids.length; i += 5) {
    glyphs.push({
      key: `${missed ? 'm' : 'k'}${i}`,
      missed,
      strokes: ids.slice(i, i + 5).map((id, at) => ({ id, at: at + 1 })),
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
    /** 「28 单里 27 单」 */
    saying: String,
  },
  data: { glyphs: [] as Glyph[], misses: [] as Glyph[], bar: false, share: 0 },
  observers: {
    'kept, missed'(kept: string[], missed: string[]) {
      const all = kept.length + missed.length
      const bar = all > MOST_STROKES
      this.setData({
        bar,
        share: all === 0 ? 0 : (kept.length * 100) / all,
        glyphs: bar ? [] : inFives(kept, false),
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
