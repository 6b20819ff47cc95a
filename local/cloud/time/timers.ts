import type { Clock } from './clock'
import { nextDue } from './cron'
import type { Deployed, Timer } from '../host/deployed'

interface Due {
  at: number
  fn: string
  timer: Timer
}

/** A longer jump of the clock lets every timer run this often, at evenly chosen moments, the last included. */
const RUNS_PER_JUMP = 12
const LONGEST_WAIT_MS = 60_000
/** Anyone who presses Ctrl+C does not wait for a minute's work; what is cut off goes on at the next start. */
const LONGEST_CLOSE_MS = 2000

/** Fires the timers of config.json by the movable clock. */
export class Timers {
  #timeout: NodeJS.Timeout | undefined
  #from: number
  #travelling: Promise<void> = Promise.resolve()
  readonly #running = new Set<Promise<void>>()
  #closed = false

  constructor(
    private readonly functions: Map<string, Deployed>,
    private readonly clock: Clock,
    private readonly fire: (fn: string, timer: string) => Promise<unknown>,
    private readonly runsPerJump = RUNS_PER_JUMP,
  ) {
    this.#from = clock.now()
  }

  start(): void {
    this.#from = this.clock.now()
    this.#plan()
  }

  /** Fires no more, and waits a moment for what is running. */
  async close(): Promise<void> {
    this.#closed = true
    this.#stop()
    let timeout: NodeJS.Timeout | undefined
    const enough = new Promise(resolve => (timeout = setTimeout(resolve, LONGEST_CLOSE_MS)))
    await Promise.race([Promise.all(this.#running), enough])
    clearTimeout(timeout)
  }

  #stop(): void {
    clearTimeout(this.#timeout)
    this.#timeout = undefined
  }

  /** Moves the clock, stopping on the way wherever a timer is due; one journey after the other. */
  travel(to: () => number): Promise<void> {
    this.#travelling = this.#travelling.then(() => this.#travel(to()))
    return this.#travelling
  }

  async #travel(to: number): Promise<void> {
    const running = this.#timeout !== undefined
    this.#stop()
    if (running) {
      for (const due of this.#between(this.#from, to)) {
        if (this.#closed) return
        this.clock.set(due.at)
        await this.#fire(due)
      }
    }
    this.clock.set(to)
    if (running && !this.#closed) this.start()
  }

  /** All moments due in (from, to], in order, thinned out for long jumps. */
  #between(from: number, to: number): Due[] {
    return this.#all()
      .flatMap(({ fn, timer }) =>
        thin(momentsOf(timer, from, to), this.runsPerJump).map(at => ({ at, fn, timer })),
      )
      .sort((a, b) => a.at - b.at)
  }

  #all(): { fn: string; timer: Timer }[] {
    return [...this.functions.values()].flatMap(({ name, timers }) =>
      timers.map(timer => ({ fn: name, timer })),
    )
  }

  #plan(): void {
    const dues = this.#all().flatMap(({ fn, timer }) => {
      const at = nextDue(timer.cron, this.#from)
      return at === undefined ? [] : [{ at, fn, timer }]
    })
    const next = Math.min(...dues.map(({ at }) => at))
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, next - this.clock.now()))
    this.#timeout = setTimeout(() => {
      const now = this.clock.now()
      for (const due of dues.filter(({ at }) => at <= now)) void this.#fire(due)
      if (now >= next) this.#from = now
      this.#plan()
    }, wait)
    this.#timeout.unref()
  }

  async #fire({ fn, timer }: Due): Promise<void> {
    const run = this.fire(fn, timer.name).then(
      () => {},
      (error: unknown) => {
        // Cut off because the cloud closes: nobody's mistake.
        if (!this.#closed) console.error(`timer ${timer.name} of ${fn} failed:`, error)
      },
    )
    this.#running.add(run)
    await run
    this.#running.delete(run)
  }
}

function momentsOf({ cron }: Timer, from: number, to: number): number[] {
  const out: number[] = []
  for (let at = nextDue(cron, from); at !== undefined && at <= to; at = nextDue(cron, at)) out.push(at)
  return out
}

function thin(moments: number[], most: number): number[] {
  if (moments.length <= most) return moments
  return Array.from(
    { length: most },
    (_, i) => moments[Math.ceil(((i + 1) * moments.length) / most) - 1] as number,
  )
}
