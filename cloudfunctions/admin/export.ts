/** A village's tickets, events, words, points, what offices changed, and seals as JSON lines: what `verify` reads, and what a county keeps elsewhere. */
import { about } from '../../miniprogram/core/about'
import { now as clock } from '../_platform/ports'
import { asStored } from '../_documents/upcasters'
import type { AdminInput } from './contract'
import { OFFICES, officeLines, officesAt } from './offices-pages'
import { pointsLines, sectionOf, type Section } from './points-pages'
import type { Line } from './verify/lines'
import { sealsAfter, ticketsOf, wordsOf } from './village'
import { eventsOf } from '../_journal/events'

/** `next`: hand it back as `cursor`; null when the village is complete. */
export interface Exported {
  lines: string[]
  next: string | null
}

/** An answer may have 6 MB; a ticket with its history is a few KB. */
const PAGE = 50
const SEALS = 'seals|'
const FIRST: Section = 'accounts'

export async function exportVillage({ villageId, cursor }: AdminInput<'export'>): Promise<Exported> {
  if (cursor.startsWith(SEALS)) {
    const { seals, next } = await sealsAfter(villageId, cursor.slice(SEALS.length))
    return {
      lines: linesOf(seals.map(doc => ({ kind: 'seal', doc }))),
      next: next === null ? null : SEALS + next,
    }
  }
  const section = sectionOf(cursor)
  if (section) {
    const { lines, next } = await pointsLines(section, villageId)
    return { lines: linesOf(lines), next: next ?? OFFICES }
  }
  const offices = officesAt(cursor)
  if (offices) {
    const { lines, next } = await officeLines(villageId, offices)
    return { lines: linesOf(lines), next: next ?? SEALS }
  }
  const { tickets, next } = await ticketsOf(villageId, cursor, PAGE)
  const lines: Line[] = cursor === '' ? [{ kind: 'village', v: 1, villageId, at: clock() }] : []
  for (const doc of tickets) {
    lines.push({ kind: 'ticket', doc })
    for (const event of await eventsOf(about('ticket', doc._id))) lines.push({ kind: 'event', doc: event })
    for (const words of await wordsOf(about('ticket', doc._id))) lines.push({ kind: 'words', doc: words })
  }
  return { lines: linesOf(lines), next: next === '' ? `${FIRST}|` : next }
}

/** As it is stored: what is kept elsewhere is held against the same hashes. */
const linesOf = (lines: readonly Line[]): string[] =>
  lines.map(line =>
    JSON.stringify(line.kind === 'village' ? line : { kind: line.kind, doc: asStored(line.doc) }),
  )
