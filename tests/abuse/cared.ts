/**
 * What a grid member knows of a household is for them and the household alone (rules §4). One tag and one visit carry marks;
 * who may read them, and by which route, is written out below.
 */
import { fromDayKey } from '../../miniprogram/core/clock'
import type { Route } from '../../contract'
import type { County } from '../functions/county'
import type { Who } from '../functions/routes'
import { seal } from '../functions/seeded'

const MARKS = {
  tag: '记号甲听到的',
  visit: fromDayKey('2026-10-07'),
} as const
type Mark = keyof typeof MARKS

/** 周福生 agreed to something and was visited; 李春兰 looks after the grid. */
export function leaveCare({ cloud: { store } }: County): void {
  const alone = { how: 'spoken', heardBy: MARKS.tag, at: 1, until: fromDayKey('2027-06-01') }
  store.put('tags', {
    _id: 'zhou',
    v: 1,
    householdId: 'h_n1_zhou',
    sealed: seal.seal(JSON.stringify({ alone })),
    dueAt: fromDayKey('2027-05-18'),
  })
  store.put('visits', {
    _id: 'li',
    v: 1,
    sealed: seal.seal(JSON.stringify({ h_n1_zhou: { day: MARKS.visit, how: 'went' } })),
    until: fromDayKey('2027-04-06'),
  })
}

/** Everybody else may not, by any route. */
const MAY: Partial<Record<Route, Partial<Record<Mark, Who>>>> = {
  'me.care': { tag: 'zhou', visit: 'zhou' },
  'visit.list': { visit: 'li' },
  'visit.open': { tag: 'li', visit: 'li' },
}

/** Which marks stand in an answer. */
export const marksIn = (reply: unknown): Mark[] => {
  const text = JSON.stringify(reply)
  return (Object.keys(MARKS) as Mark[]).filter(mark => text.includes(String(MARKS[mark])))
}

/** What an answer tells somebody whose business it is not: a line each. */
export const careIn = (who: Who, route: Route, reply: unknown): string[] =>
  marksIn(reply)
    .filter(mark => MAY[route]?.[mark] !== who)
    .map(mark => `${route}: ${who} reads a ${mark}`)
