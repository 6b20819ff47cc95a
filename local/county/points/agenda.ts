/** What happens when: acts of many people in the order of time, and the clock's among them. */
export class Agenda {
  private readonly acts: { at: number; n: number; act: (at: number) => void }[] = []
  private n = 0

  constructor(private readonly now: number) {}

  /** What lies in the future does not happen. */
  on(at: number, act: (at: number) => void): void {
    if (at <= this.now) this.acts.push({ at, n: this.n++, act })
  }

  /** Acts may bring further acts along. */
  run(): void {
    for (;;) {
      const next = this.acts.reduce<number>((best, one, i) => {
        const first = this.acts[best]
        return !first || one.at < first.at || (one.at === first.at && one.n < first.n) ? i : best
      }, 0)
      const [one] = this.acts.splice(next, 1)
      if (!one) return
      one.act(one.at)
    }
  }
}
