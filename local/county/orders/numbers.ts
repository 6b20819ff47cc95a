import type { Chance } from '../random'

/** Numbers as the functions draw them: at random among the unused ones of a series, five digits when 7,000 are used. */
export class Numbers {
  private readonly used = new Map<string, Set<number>>()

  constructor(private readonly random: Chance) {}

  /** `LX26` → `LX26-0137` */
  draw(series: string): string {
    const used = this.used.get(series) ?? new Set()
    this.used.set(series, used)
    for (;;) {
      const n = used.size > 7000 ? this.random.int(10_000, 99_999) : this.random.int(1, 9999)
      if (used.has(n)) continue
      used.add(n)
      return `${series}-${String(n).padStart(4, '0')}`
    }
  }
}
