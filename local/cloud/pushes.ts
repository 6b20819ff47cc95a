import type { Clock } from './time/clock'
import type { Memory } from './memory'

interface Pending {
  id: number
  due: number
  fn: string
  event: string
}

/** Message pushes of WeChat that come later than the call that caused them; they survive a restart. */
export class Pushes {
  #timer: NodeJS.Timeout | undefined
  #delivering: Promise<void> = Promise.resolve()
  #closed = false

  constructor(
    private readonly memory: Memory,
    private readonly clock: Clock,
    private readonly deliver: (fn: string, event: object) => Promise<unknown>,
    private readonly delayMs: number,
  ) {}

  /** Takes up what an earlier run left to deliver. */
  start(): void {
    this.#plan()
  }

  later(fn: string, event: object): void {
    this.memory.run(
      'INSERT INTO _pushes(due, fn, event) VALUES(?, ?, ?)',
      this.clock.now() + this.delayMs,
      fn,
      JSON.stringify(event),
    )
    this.#plan()
  }

  /** Delivers all that is due, one after the other; a push is forgotten only when it was delivered. */
  run(): Promise<void> {
    this.#delivering = this.#delivering.then(() => this.#run())
    return this.#delivering
  }

  async #run(): Promise<void> {
    for (const push of this.#closed ? [] : this.#pending().filter(({ due }) => due <= this.clock.now())) {
      await this.deliver(push.fn, JSON.parse(push.event) as object).catch((error: unknown) =>
        console.error(`push to ${push.fn} failed:`, error),
      )
      if (this.#closed) return
      this.memory.run('DELETE FROM _pushes WHERE id = ?', push.id)
    }
    this.#plan()
  }

  #pending(): Pending[] {
    return this.memory.all<Pending>('SELECT id, due, fn, event FROM _pushes ORDER BY due, id')
  }

  #plan(): void {
    clearTimeout(this.#timer)
    const next = this.#closed ? undefined : this.#pending()[0]
    if (next)
      this.#timer = setTimeout(
        () => void this.run(),
        Math.min(Math.max(0, next.due - this.clock.now()), 2 ** 31 - 1),
      )
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await Promise.race([this.#delivering, new Promise(resolve => setTimeout(resolve, 100))])
  }
}
