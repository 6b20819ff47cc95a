/** What WeChat refuses the whole county: kept for the person who can see to it, written at most every ten minutes. */
import { ALARM_MESSAGES, type Alarm } from '../../miniprogram/core/alarms'
import { days, minutes } from '../../miniprogram/core/clock/units'
import { isDuplicate } from './database-error'
import { log, now, store } from './ports'
import { lte } from './bounds'

const AT_MOST_EVERY = minutes(10)
/** Quiet for so long, it is over. */
const STANDS_FOR = days(1)

/** `seen`: the api and its code, for the person who mends it. Never throws: the work that met the refusal goes on. */
export async function raiseAlarm(_id: Alarm, seen: string): Promise<void> {
  const at = now()
  try {
    const known = await store.change('alarms', { _id, at: lte(at - AT_MOST_EVERY) }, { set: { at, seen } })
    if (known === 0) await store.create('alarms', { _id, v: 1, at, seen })
    log({ alarm: _id, seen })
  } catch (error) {
    if (!isDuplicate(error)) log({ alarm: _id, seen, kept: false })
  }
}

/** It works again. */
export const endAlarm = async (_id: Alarm): Promise<void> => {
  await store.remove('alarms', _id)
}

export async function alarmsNow(): Promise<Alarm[]> {
  const kept = await store.some('alarms', Object.keys(ALARM_MESSAGES))
  return kept
    .filter(({ at }) => at > now() - STANDS_FOR)
    .map(({ _id }) => _id)
    .sort()
}
