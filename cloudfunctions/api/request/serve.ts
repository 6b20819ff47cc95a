/**
 * One request: parse → who → run → reply. The only catch. What the phone says about itself is not believed; what it
 * may not send is refused with the field to mend.
 */
import type * as z from 'zod'
import { CONTRACT } from '../../../contract/version'
import { routes, type Replies, type Route } from '../../../contract'
import type { Reply } from '../../../contract/wire'
import { BEFORE, type Older } from '../../../contract/before'
import { moderatedText, withIds } from '../../../contract/typed'
import { sentenceFor } from '../../../contract/sentences'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { inPost, type Post } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { NewsDoc, PersonDoc } from '../../_documents'
import { giveTurnBack, hasteOf, lineUp, takeTurn, tooOften, type Turn } from './brakes'
import { logFailure } from '../../_platform/failure'
import { callBy } from '../../_platform/calls/guard'
import { isTooMuch } from '../../_platform/measure'
import { idempotencyKeyOf, usedBefore, type Used } from '../../_journal/keys'
import { whileDemoLasts } from '../../_people/county'
import { acting, actorOf, type Known, type Visitor } from '../../_people/person'
import { now, seal, store } from '../../_platform/ports'
import { KeyTaken, newsNow, currentKey, type IdempotencyKey } from '../../_platform/idempotency'
import { DatabaseError } from '../../_platform/database-error'
import { tellAtOnce } from '../../_telling/at-once'

export type Ask<R extends Route> = z.output<(typeof routes)[R]>
type Answer<R extends Route> = Promise<Replies[R] | Refusal>
/** For anybody who signed in; `forAnyone` marks the few routes that also serve strangers. */
export type Handler<R extends Route> =
  | { known: (ask: Ask<R>, me: Known) => Answer<R> }
  | { anyone: (ask: Ask<R>, visitor: Visitor) => Answer<R> }
export type Table = { [R in Route]: Handler<R> }

const LIMITS = { bytes: 64 * 1024, depth: 12 }
/** `userInfo` and `tcbContext` are put in by the platform. */
const ENVELOPE: readonly string[] = ['route', 'data', 'contract', 'userInfo', 'tcbContext']

export async function serve(table: Table, event: unknown, context: unknown): Promise<Reply<unknown>> {
  const envelope = (typeof event === 'object' && event !== null ? event : {}) as Record<string, unknown>
  const route =
    typeof envelope.route === 'string' && Object.hasOwn(routes, envelope.route)
      ? (envelope.route as Route)
      : null
  try {
    const older = route && envelope.contract === CONTRACT - 1 ? BEFORE[route] : undefined
    const openid = callBy('person', 'api', event, context)?.openid ?? null
    const written: NewsDoc[] = []
    const answer = openid
      ? await newsNow.run(written, () => answerTo(table, envelope, openid, route, older))
      : refuse('NOT_ALLOWED')
    if (written.length > 0) await tellAtOnce(written)
    if (!isRefusal(answer)) return { ok: true, data: older?.answer ? older.answer(answer) : answer }
    const { refused, message, retry, field, order } = answer
    return {
      ok: false,
      code: refused,
      message,
      retry,
      ...(field ? { field } : {}),
      ...(order ? { order } : {}),
    }
  } catch (error) {
    const passing = error instanceof DatabaseError && error.kind !== 'other' && error.kind !== 'noCollection'
    const { refused, message, retry } = refuse(passing ? 'BUSY' : 'INTERNAL')
    return { ok: false, code: refused, message, retry, log: logFailure('api', route, error) }
  }
}

async function answerTo(
  table: Table,
  envelope: Record<string, unknown>,
  openid: string,
  route: Route | null,
  older: Older | undefined,
): Promise<unknown> {
  if (Object.keys(envelope).some(field => !ENVELOPE.includes(field)) || claimsToBeAnother(envelope, openid))
    return refuse('BAD_INPUT')
  if (!route || (envelope.contract !== CONTRACT && envelope.contract !== CONTRACT - 1))
    return refuse('NO_SUCH_ROUTE')
  const { data = {} } = envelope
  if (isTooMuch(data, LIMITS)) return refuse('BAD_INPUT')
  const asks = isObject(data) && older?.ask ? older.ask(data) : data
  const parsed = (routes[route] as z.ZodType).safeParse(asks)
  if (!parsed.success) return sentenceFor(parsed.error)
  const handler = table[route] as Handler<Route>
  const schema = routes[route] as z.ZodType
  const asked = withIds(schema, parsed.data as Ask<Route>, hidden => seal.reveal(openid, hidden))
  if (asked === null) return refuse('PAGE_OLD')
  const at = now()
  const idempotencyKey = idempotencyKeyOf(openid, route, asked, at)
  // Asked side by side: a key costs no call in sequence.
  const [person, used, haste, turn] = await Promise.all([
    personOf(openid, at),
    idempotencyKey ? usedBefore(idempotencyKey, asked) : null,
    idempotencyKey ? hasteOf(route, idempotencyKey) : null,
    idempotencyKey ? lineUp(route, idempotencyKey) : null,
  ])
  const fast =
    idempotencyKey && used === 'fresh' ? await tooOften(route, idempotencyKey, haste, person) : null
  if (fast) {
    if (turn?.taken) await giveTurnBack(turn)
    return fast
  }
  const kept = turn && (await heldTurn(route, turn, used, person))
  if (isRefusal(kept)) return kept
  const visitor = { openid, now: at, person, typed: moderatedText(schema, asked) }
  const answer =
    idempotencyKey && used
      ? await runOnce(handler, asked, visitor, idempotencyKey, used)
      : await run(handler, asked, visitor)
  if (kept && isRefusal(answer)) await giveTurnBack(kept)
  return withHiddenNext(answer, openid)
}

const isObject = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

/** Where a list goes on (`next`, `newsNext`) is a stored key, and that may name somebody: only we can read it. */
function withHiddenNext(answer: unknown, openid: string): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer
  return Object.fromEntries(
    Object.entries(answer).map(([field, value]: [string, unknown]) => [
      field,
      /^next$|Next$/.test(field) && typeof value === 'string' ? seal.hide(openid, value) : value,
    ]),
  )
}

/** The place this request holds in its line; none for a tap that was there before, which makes nothing new. */
async function heldTurn(
  route: Route,
  turn: Turn,
  used: Used | null,
  person: PersonDoc | null,
): Promise<Turn | Refusal | null> {
  if (used === 'fresh') return (await takeTurn(route, turn, person)) ? turn : refuse('SPAM')
  if (turn.taken) await giveTurnBack(turn)
  return null
}

const LOOKS = 4

/** One deed a key. A twin that was quicker, or an edited form, is found when the deed is kept: then it is looked up. */
async function runOnce(
  handler: Handler<Route>,
  ask: Ask<Route>,
  visitor: Visitor,
  idempotencyKey: IdempotencyKey,
  first: Used,
): Promise<unknown> {
  let used = first
  for (let look = 1; ; look++) {
    if (isRefusal(used)) return used
    const again = used === 'again'
    const turn = { ...idempotencyKey, kept: again }
    try {
      return await currentKey.run(turn, async () => {
        const answer = await run(handler, ask, again ? { ...visitor, again } : visitor)
        // A deed without a transaction of its own keeps its key after it.
        if (!turn.kept && !isRefusal(answer)) await store.transaction(() => Promise.resolve(), true)
        return answer
      })
    } catch (error) {
      if (!(error instanceof KeyTaken) || look >= LOOKS) throw error
      used = await usedBefore(idempotencyKey, ask)
    }
  }
}

async function run(handler: Handler<Route>, ask: Ask<Route>, visitor: Visitor): Promise<unknown> {
  if ('anyone' in handler)
    return (handler.anyone as (ask: unknown, visitor: Visitor) => Promise<unknown>)(ask, visitor)
  if (!visitor.person) return refuse('NOT_SIGNED_IN')
  const { as } = ask as { as?: Post['role'] }
  const actor = actorOf(visitor.person)
  const me: Known = { ...visitor, person: visitor.person, actor: as ? inPost(actor, as) : actor }
  return (handler.known as (ask: unknown, me: Known) => Promise<unknown>)(ask, me)
}

/** Posts that sleep are not seen by any handler, nor is anybody of a demonstration that is over. */
async function personOf(openid: string, at: number): Promise<PersonDoc | null> {
  const person = await store.find('people', { openid })
  const lasting = person && isOfDemo(person) ? await whileDemoLasts(person, at) : person
  return lasting && acting(lasting)
}

const claimsToBeAnother = ({ userInfo }: Record<string, unknown>, openid: string): boolean => {
  const { openId } = (userInfo ?? {}) as { openId?: unknown }
  return openId !== undefined && openId !== openid
}
