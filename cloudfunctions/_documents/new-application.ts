/** An application as it is stored, and the ids of the words that belong to it. */
import { nextDueAt } from '../../miniprogram/core/points/deed/application-clock'
import type { Application } from '../../miniprogram/core/points/types'
import { openOf } from '../../miniprogram/core/points/objections'
import type { ApplicationDoc } from '.'

const MOST_KEYS = 50

const timeKey = (at: number): string => String(at).padStart(13, '0')

/** What makes two reports the same deed: line, day and household, also in a group's form. */
export const deedsOf = ({
  households,
  item,
  day,
}: Pick<Application, 'households' | 'item' | 'day'>): string[] =>
  households.map(({ id }) => `${id}:${item.id}:${day}`)

export const applicationDoc = (
  application: Application,
  idempotencyKeys: readonly string[],
): ApplicationDoc => ({
  _id: application.id,
  v: 1,
  application,
  villageId: application.villageId,
  path: application.path,
  state: application.state,
  of: [...new Set([...application.households.map(({ id }) => id), application.by])],
  deeds: deedsOf(application),
  sortKey: `${timeKey(application.at)}${application.id}`,
  nextDueAt: nextDueAt(application),
  openObjections: openOf(application.objections).length,
  idempotencyKeys: idempotencyKeys.slice(-MOST_KEYS),
})

/** Ids of the words of an application. */
export const deedWordsId = (id: string): string => `${id}:deed`
export const refusalWordsId = (id: string): string => `${id}:refuse`
export const objectionWordsId = (id: string, objectionId: string): string => `${id}:${objectionId}`
export const answerWordsId = (id: string, objectionId: string): string => `${id}:${objectionId}:answer`
