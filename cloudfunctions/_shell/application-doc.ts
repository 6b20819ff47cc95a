/** An application as it is stored, and the ids of the words that belong to it. */
import { dueAt } from '../../miniprogram/core/points/application'
import type { Application } from '../../miniprogram/core/points/types'
import type { ApplicationDoc } from './points-documents'

const MOST_TAPS = 50

export const timeKey = (at: number): string => String(at).padStart(13, '0')

export const applicationDoc = (application: Application, taps: readonly string[]): ApplicationDoc => ({
  _id: application.id,
  v: 1,
  application,
  villageId: application.villageId,
  path: application.path,
  state: application.state,
  of: [...new Set([...application.households.map(({ id }) => id), application.by])],
  sortKey: `${timeKey(application.at)}${application.id}`,
  nextDueAt: dueAt(application),
  openObjections: application.objections.filter(one => one.answer === null).length,
  taps: taps.slice(-MOST_TAPS),
})

/** Ids of the words of an application. */
export const deedWordsId = (id: string): string => `${id}:deed`
export const refusalWordsId = (id: string): string => `${id}:refuse`
export const objectionWordsId = (id: string, objectionId: string): string => `${id}:${objectionId}`
export const answerWordsId = (id: string, objectionId: string): string => `${id}:${objectionId}:answer`
