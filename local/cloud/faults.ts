import type { Body } from './wire/body'
import type { Invocation } from './host/host'

export type OpenapiFault = { errcode: number; errmsg?: string } | 'hang'

/** Ways to make things go wrong on purpose. All are off until asked for; `clear()` switches all off. */
export class Faults {
  /** Added to every database call. */
  latencyMs = 0
  /** Told after every database call of a function and what it asked on the wire, before the function hears of it. */
  onCall: ((fn: string, databaseCall: number, asked: Body) => void) | null = null
  /** Temporary addresses open for ever, as in an environment whose files everybody may read. */
  addressesLive = false
  readonly openapi = new Map<string, OpenapiFault>()
  readonly #kills: { function: string; afterCall: number }[] = []
  readonly #doomed = new Map<string, number>()
  readonly #drops: { action: string; left: number }[] = []
  readonly #refusals: { action: string; code: string; left: number }[] = []
  #hanging: (() => void)[] = []

  /** The next invocation of `fn` dies once its n-th database call has been done, before it hears of it. */
  killAfter(fn: string, databaseCall: number): void {
    this.#kills.push({ function: fn, afterCall: databaseCall })
  }

  /** The answer of the n-th next such wire action (`database.commitTransaction`) is lost after it was done. */
  dropAnswer(action: string, nth = 1): void {
    this.#drops.push({ action, left: nth })
  }

  /** Every such wire action (`storage.getUploadMetadata`, `database.` for all of them) is refused with this code, `times` times or until `clear()`. */
  failAction(action: string, code: string, times = Infinity): void {
    this.#refusals.push({ action, code, left: times })
  }

  /** An openapi refuses with this error, or never answers ('hang'), until `clear()`. */
  failOpenapi(api: string, fault: OpenapiFault): void {
    this.openapi.set(api, fault)
  }

  clear(): void {
    this.latencyMs = 0
    this.addressesLive = false
    this.onCall = null
    this.openapi.clear()
    this.#kills.length = 0
    this.#doomed.clear()
    this.#drops.length = 0
    this.#refusals.length = 0
    for (const wake of this.#hanging) wake()
    this.#hanging = []
  }

  /** @internal An invocation begins: is it doomed? */
  begins(invocation: Invocation): void {
    const at = this.#kills.findIndex(kill => kill.function === invocation.function.name)
    const kill = this.#kills[at]
    if (!kill) return
    this.#kills.splice(at, 1)
    this.#doomed.set(invocation.id, kill.afterCall)
  }

  /** @internal Was this its last database call? */
  isLast(invocation: Invocation): boolean {
    return this.#doomed.get(invocation.id) === invocation.databaseCalls && this.#doomed.delete(invocation.id)
  }

  /** @internal The code it is refused with. */
  refusesNow(action: string): string | null {
    const found = this.#refusals.find(({ action: of, left }) => left > 0 && action.startsWith(of))
    if (!found) return null
    found.left--
    return found.code
  }

  /** @internal */
  dropsNow(action: string): boolean {
    const at = this.#drops.findIndex(drop => drop.action === action)
    const drop = this.#drops[at]
    if (!drop || --drop.left > 0) return false
    this.#drops.splice(at, 1)
    return true
  }

  /** @internal */
  hang(): Promise<void> {
    return new Promise(resolve => this.#hanging.push(resolve))
  }
}
