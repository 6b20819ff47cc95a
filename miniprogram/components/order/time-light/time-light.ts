import type { LightKind, LightView } from '../../../views/models'

/** Shape and ground of each kind. The shape, the word and the colour always come together. */
const SIGNS: Record<LightKind, { art: string; ground: string }> = {
  green: { art: 'light-green', ground: 'ok' },
  amber: { art: 'light-amber', ground: 'warn' },
  red: { art: 'light-red', ground: 'bad' },
  held: { art: 'light-held', ground: 'idle' },
  done: { art: 'done', ground: 'done' },
  doneInTime: { art: 'done-in-time', ground: 'ok' },
  doneLate: { art: 'done-late', ground: 'bad' },
  pencil: { art: '', ground: 'graphite' },
  plain: { art: '', ground: 'done' },
}

/**
 * The time light. `margin`: the ruled margin of a row. `inline`: mark and words in a line.
 * `band`: the full-width band of a ticket's page in elder mode, with `note` under it.
 */
export default Component({
  properties: {
    light: { type: null, value: null as LightView | null },
    mode: { type: String, value: 'margin' as 'margin' | 'inline' | 'band' },
    /** Denser margin for desks. */
    desk: Boolean,
    note: String,
  },
  data: { art: '', ground: 'done' },
  observers: {
    light(light: LightView | null | undefined) {
      const sign = SIGNS[light ? light.kind : 'plain']
      this.setData({ art: sign.art && `/assets/art/${sign.art}.svg`, ground: sign.ground })
    },
  },
})
