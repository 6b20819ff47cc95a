/** What a new good deed needs before its transaction: whose it is, the line of the rules, an unused number, files that are the sender's own. */
import { decide } from '../../../miniprogram/core/deed/decide'
import type { Deed, Facts } from '../../../miniprogram/core/deed/kinds'
import { commonPath } from '../../../miniprogram/core/deed/reporting'
import type { DeedInputs } from '../../../miniprogram/core/deed/commands'
import { NOTHING_COUNTED, tallyId } from '../../../miniprogram/core/points/often'
import { itemOf } from '../../../miniprogram/core/points/rules'
import type { PointsItem } from '../../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { households } from '../../_people/households'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { first } from '../../_platform/reach'
import type { Begun, Press } from '../keeping'
import { drawNumbers } from '../numbers'
import { pointsRules } from '../points/rules'
import { ownedBy } from '../words/attached'

type Whose = NonNullable<Facts['whose']>

export async function beginDeed(
  { command, by, now }: Press<'deed'>,
  id: string,
): Promise<{ found: Deed } | Begun<'deed'> | Refusal> {
  if (command.verb !== 'apply' || !by) return refuse('NOT_ALLOWED')
  const { input } = command
  const [present, whose] = await Promise.all([store.get('deeds', id), whoseOf(input.households, by)])
  if (present) return { found: present.deed }
  if (isRefusal(whose)) return whose
  const [, , villageId] = commonPath(whose.map(({ path }) => path))
  if (villageId === undefined) return refuse('BAD_INPUT', {}, 'households')
  const rules = await pointsRules(villageId, now)
  const item = itemOf(rules, input.itemId)
  const line = { item, rulesVersion: rules.version }
  const facts: Facts = { whose, line, ...(item ? await knownOf(whose, item) : {}) }
  // Asked once without a number: a form with a mistake in it takes none.
  const trial = decide(null, command, { actor: by.actor, now, facts: { ...facts, no: '' } })
  if (isRefusal(trial)) return trial
  if (!(await areTheirs(input.attachments, by))) return refuse('FILE_NOT_YOURS', {}, 'attachments')
  const numbers = await drawNumbers('deed', villageId, now)
  return { facts: ({ attempt }) => ({ ...facts, no: numbers[(attempt - 1) % numbers.length] }) }
}

/** The named ones, or the own one. */
async function whoseOf(named: readonly string[] | undefined, { person }: Known): Promise<Whose | Refusal> {
  if (!named && !person.householdId) return refuse('NO_HOUSEHOLD')
  const ids = named ?? [person.householdId ?? '']
  const known = await households.of(ids)
  if (known.size !== ids.length) return named ? refuse('BAD_INPUT', {}, 'households') : refuse('NO_HOUSEHOLD')
  return [...known.values()].map(({ _id, title, path }) => ({ id: _id, title, path }))
}

const MOST_STEPS = 100
/** How often the only household has done it, and which of the three steps were taken before a minus. */
async function knownOf([only, ...others]: Whose, item: PointsItem): Promise<Pick<Facts, 'tally' | 'steps'>> {
  if (!only || others.length > 0) return {}
  const [tally, steps] = await Promise.all([
    store.get('quotas', tallyId(only.id, item.id)),
    item.points < 0
      ? store.list('steps', {
          where: { householdId: only.id, itemId: item.id },
          sort: ['at', 'desc'],
          limit: first(MOST_STEPS),
        })
      : [],
  ])
  return { tally: tally ?? NOTHING_COUNTED, steps }
}

async function areTheirs(
  attachments: DeedInputs['apply']['attachments'],
  { actor }: Known,
): Promise<boolean> {
  if (attachments.length === 0) return true
  const ids = attachments.map(({ id }) => id)
  const files = new Map((await store.some('files', ids)).map(file => [file._id, file]))
  return ownedBy(actor.id, attachments, files)
}
