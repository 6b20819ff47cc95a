/** Everybody of a village with name and number. Who had it and what for is written for each of them before the file is. */
import { createHash } from 'node:crypto'
import { about } from '../../../miniprogram/core/about'
import { EXPORT_PURPOSES } from '../../../miniprogram/core/county/exporting'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { KINSHIP_LABELS } from '../../../miniprogram/core/people/kinship'
import type { ListingDoc, PersonDoc, ReaderDoc } from '../../_documents'
import { calledOf } from '../../_people/joining'
import { isDuplicate } from '../../_platform/database-error'
import { seal, store } from '../../_platform/ports'
import type { Sheet } from '../write/book'
import { below } from './places'

const HEADINGS = ['村', '网格', '门牌', '姓名', '与户主关系', '电话']
/** Lines of the reader log that are on their way at once. */
const AT_ONCE = 20

export async function people(one: ListingDoc): Promise<Sheet> {
  const { letOut } = one
  if (!letOut) throw new Error('a list with numbers that nobody let out')
  const [{ nameOf }, homes, all] = await Promise.all([
    below(one.node),
    store.all('households', { where: { path: one.node } }),
    store.all('people', { where: { home: one.node } }),
  ])
  const listed = all.filter(person => !isOfDemo(person) && person.united === undefined)
  await logEach(one, letOut, listed)
  const doors = new Map(homes.map(({ _id, door }) => [_id, door]))
  const lines = listed.map(person => {
    const { village, grid } = nameOf(person.home)
    return [
      village,
      grid,
      doors.get(person.householdId ?? '') ?? '',
      calledOf(person),
      person.relation ? KINSHIP_LABELS[person.relation] : '',
      person.phoneSealed === null ? '' : seal.open(person.phoneSealed),
    ]
  })
  return {
    name: '名单',
    rows: [HEADINGS, ...lines.sort(byPlace)],
    notes: [
      `用处：${EXPORT_PURPOSES[letOut.purpose]}。只做这一件事用，用完删掉，不要转发。`,
      `${letOut.byName}点头。名单上的每一位都看得到是谁取的、做什么用。`,
    ],
  }
}

/** By village, grid, door, as people count. */
const byPlace = (a: readonly string[], b: readonly string[]): number =>
  a.slice(0, 3).join('|').localeCompare(b.slice(0, 3).join('|'), 'zh', { numeric: true })

async function logEach(
  { _id, by, byName, node, at }: ListingDoc,
  { purpose }: NonNullable<ListingDoc['letOut']>,
  listed: readonly PersonDoc[],
): Promise<void> {
  const lines = listed.map(
    (person): ReaderDoc => ({
      // The same file made again writes the same lines.
      _id: createHash('sha256').update(`${_id}:${person._id}`).digest('hex').slice(0, 32),
      v: 1,
      at,
      by,
      byName,
      of: person._id,
      about: about('node', node),
      no: '',
      what: 'list',
      purpose: EXPORT_PURPOSES[purpose],
    }),
  )
  for (let n = 0; n < lines.length; n += AT_ONCE)
    await Promise.all(
      lines.slice(n, n + AT_ONCE).map(line =>
        store.create('readers', line).catch((error: unknown) => {
          if (!isDuplicate(error)) throw error
        }),
      ),
    )
}
