/**
 * What guessing costs. Wrong codes are counted per account (`tries.ts`), and here per door, village and county: in lines
 * of sixteen parts, outside any transaction, so that a crowd neither waits nor is refused. Too many never close a
 * village: for a day its letters also need somebody's yes, and its town is told.
 */
import { about } from '../../miniprogram/core/about'
import { days, hours } from '../../miniprogram/core/clock'
import { ALARM_AT, ALARM_FOR } from '../../miniprogram/core/people/joining'
import { officeTell } from '../../miniprogram/core/news/office-tells'
import { isDemo } from '../../miniprogram/core/people/demo'
import type { GridId } from '../../miniprogram/core/people/grid'
import type { GridDoc } from '../_documents'
import { holdersUnder } from './names'
import { newsFor } from '../_notices/news'
import { seal, store } from '../_platform/ports'
import { few } from '../_platform/reach'
import { withRetry } from '../_platform/retry'
import { isDuplicate } from '../_platform/database-error'

const PARTS = 16
const COUNTY = 'county'

/** Where the wrong try was made, as far as it is known. */
export interface Place {
  householdId?: string | null
  villageId?: GridId | null
}

const idOf = (line: string, part: number): string => seal.codeHash('tries', `${line}:${part}`)

/** Counts one, and says how many there were within the present stretch of `ms`. */
async function countOne(line: string, ms: number, now: number): Promise<number> {
  const stretch = `${line}:${Math.floor(now / ms)}`
  const _id = idOf(stretch, Math.floor(Math.random() * PARTS))
  const until = now + 2 * ms
  if ((await store.change('tries', { _id }, { inc: { wrong: 1 } })) === 0)
    await store.create('tries', { _id, v: 1, wrong: 1, until }).catch(async (error: unknown) => {
      if (!isDuplicate(error)) throw error
      await store.change('tries', { _id }, { inc: { wrong: 1 } })
    })
  const parts = await store.some(
    'tries',
    Array.from({ length: PARTS }, (_, part) => idOf(stretch, part)),
  )
  return parts.reduce((sum, { wrong }) => sum + wrong, 0)
}

/** A wrong code, an ended letter, a request that was refused: counted where it belongs, and told when there are too many. */
export async function countWrong({ villageId = null }: Place, now: number): Promise<void> {
  if (villageId !== null && (await countOne(`wrong:${villageId}`, hours(1), now)) >= ALARM_AT.village)
    await alarm(villageId, now)
  if (villageId === null && (await countOne(`wrong:${COUNTY}`, hours(1), now)) >= ALARM_AT.county)
    await alarm(null, now)
}

/** How many asked at this door today, the present one included. */
export const askedAt = (householdId: string, now: number): Promise<number> =>
  countOne(`door:${householdId}`, days(1), now)

/** Whether letters of this village also need somebody's yes just now. */
export async function isBraked(villageId: GridId, now: number): Promise<boolean> {
  const brakes = await store.some('brakes', [villageId, COUNTY])
  return brakes.some(({ until }) => until > now)
}

const realTowns = async (): Promise<GridDoc[]> =>
  (
    await store.list('grids', { where: { level: 1 }, limit: few(200, 'a county has some thirty towns') })
  ).filter(({ path }) => !isDemo(path))

/** Switches the village, or the whole county, for a day; tells its towns once a day. */
async function alarm(villageId: GridId | null, now: number): Promise<void> {
  const _id = villageId ?? COUNTY
  const before = await store.get('brakes', _id)
  if (before && before.until > now) return
  const village = villageId === null ? null : await store.get('grids', villageId)
  const towns = village === null ? await realTowns() : await store.some('grids', village.path.slice(1, 2))
  const told = await Promise.all(
    towns.map(async town => ({
      town,
      to: (await holdersUnder('inspector', town._id, now)).map(one => one._id),
    })),
  )
  const where = village?.name ?? '县里'
  await withRetry(() =>
    store.transaction(async tx => {
      const present = await tx.get('brakes', _id)
      if (present && present.until > now) return
      await tx.put('brakes', { _id, v: 1, at: now, until: now + ALARM_FOR })
      for (const { town, to } of told)
        if (to.length > 0)
          await tx.put(
            'due',
            newsFor({
              id: `brake-${_id}-${town._id}-${now}`,
              about: about('node', _id),
              villageId: villageId ?? town._id,
              ...officeTell('CodesGuessed', { where }),
              to,
              now,
            }),
          )
    }),
  )
}
