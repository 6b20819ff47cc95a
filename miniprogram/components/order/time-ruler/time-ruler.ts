import type { LightView, RulerView } from '../../../views/models'

/** The words stand on the side of the flag that has room. */
function besideFlag(at: number): string {
  return at > 45 ? `right:${101 - at}%` : `left:${5 + at}%`
}

/** The limit as a ruler: a tick per day (a week above 15), filled to now, the last fifth hatched, a flag at the promise. Fires `how`. */
export default Component({
  properties: {
    ruler: { type: null, value: null as RulerView | null },
    /** Hides 怎么算的. */
    plain: Boolean,
  },
  data: {
    light: { kind: 'plain', amount: '' } as LightView,
    ticks: [] as number[],
    mark: '',
    promisedAt: '',
    hatched: true,
  },
  observers: {
    ruler(ruler: RulerView | null | undefined) {
      if (!ruler) return
      const spaces = Math.max(1, Math.min(31, Math.round(ruler.ticks)))
      const ticks: number[] = []
      for (let i = 0; i <= spaces; i++) ticks.push((i * 100) / spaces)
      const art = {
        green: 'light-green',
        amber: 'light-amber',
        red: 'light-red',
        held: 'light-held',
        done: 'done',
        doneInTime: 'done-in-time',
        doneLate: 'done-late',
        pencil: '',
        plain: '',
      }[ruler.kind]
      this.setData({
        ticks,
        light: { kind: ruler.kind, amount: ruler.headline },
        mark: art && `/assets/art/${art}.svg`,
        promisedAt: ruler.promise ? besideFlag(ruler.promise.at) : '',
        hatched: ruler.used < 100,
      })
    },
  },
  methods: {
    how() {
      this.triggerEvent('how')
    },
  },
})
