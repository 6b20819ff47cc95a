/**
 * Two things the self-check can only begin: an address of sixty seconds, which must be dead when the timer fetches it, and a
 * picture whose verdict WeChat must push to `hooks`.
 */
import { minutes } from '../../miniprogram/core/clock/units'
import type { ProbeDoc } from '../_documents'
import { files, now, seal, store, wechat } from './ports'

const LIVES = minutes(1)
/** Past its end by so much: clocks differ. */
const SLACK = 10_000
/** WeChat answers within half an hour or not at all; the timer has fetched by then, too. */
const GIVEN_UP_AFTER = minutes(35)
/** A result is shown for so long before it is tried again. */
const FRESH_FOR = minutes(5)
const FETCH_WITHIN_MS = 5000

/** Begun again unless it still waits or has only just come to something. */
const isDue = (probe: ProbeDoc | null, at: number): boolean =>
  probe === null || at > probe.at + (probe.came === 'waits' ? GIVEN_UP_AFTER : FRESH_FOR + LIVES)

/** What came of the last ones; where it is time, the next ones begin. `fileId`: a file of the function's own. */
export async function probesFor(
  openid: string,
  fileId: string | null,
  picture: Buffer,
): Promise<Record<ProbeDoc['_id'], ProbeDoc | null>> {
  const at = now()
  const [address, push] = await Promise.all([store.get('probes', 'address'), store.get('probes', 'push')])
  if (fileId !== null && isDue(address, at)) await beginAddress(fileId, at)
  if (isDue(push, at)) await beginPush(openid, picture, at)
  return { address, push }
}

async function beginAddress(fileId: string, at: number): Promise<void> {
  const found = (await files.addresses([fileId], LIVES / 1000)).get(fileId)
  if (found === undefined) return
  const deadBy = at + LIVES + SLACK
  await store.put('probes', {
    _id: 'address',
    v: 1,
    at,
    deadBy,
    sealed: seal.seal(found),
    traceId: null,
    came: 'waits',
  })
}

async function beginPush(openid: string, picture: Buffer, at: number): Promise<void> {
  const id = await files.upload('selfcheck/probe.png', picture)
  const address = (await files.addresses([id])).get(id)
  const asked = address === undefined ? null : await wechat.checkMedia(openid, address, 'photo')
  if (asked === null || asked === 'noPermission') return
  const { traceId } = asked
  await store.put('probes', { _id: 'push', v: 1, at, deadBy: 0, sealed: null, traceId, came: 'waits' })
}

/** The timer fetches an address that should be dead by now: refused is right, and only an answer counts. */
export async function fetchDeadAddress({ _id, sealed }: ProbeDoc): Promise<void> {
  const came = sealed === null ? 'silent' : await isDead(seal.open(sealed))
  await store.change('probes', { _id, came: 'waits' }, { set: { came, sealed: null } })
}

async function isDead(address: string): Promise<ProbeDoc['came']> {
  try {
    const { status } = await fetch(address, { signal: AbortSignal.timeout(FETCH_WITHIN_MS) })
    if (status === 401 || status === 403) return 'good'
    return status === 200 ? 'bad' : 'silent'
  } catch {
    return 'silent'
  }
}

/** A push that is about no file of anybody's: perhaps it is the one the self-check waits for. */
export const pushArrived = async (traceId: string): Promise<boolean> =>
  (await store.change('probes', { _id: 'push', traceId, came: 'waits' }, { set: { came: 'good' } })) > 0
