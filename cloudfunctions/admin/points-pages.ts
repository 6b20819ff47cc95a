/** Points of a village, section by section and page by page: for the export, and for the verification over the environment. */
import { about, type About } from '../../miniprogram/core/about'
import type { AccountDoc, Collection, Documents, EntryDoc } from '../_documents'
import { eventsOf } from '../_journal/events'
import { store } from '../_platform/ports'
import type { Line } from './verify/lines'
import { wordsOf } from './village'
import { onePage } from '../_platform/reach'

/** In this order. */
const SECTIONS = [
  'accounts',
  'deeds',
  'steps',
  'shops',
  'goods',
  'redemptions',
  'honours',
  'opinions',
] as const
type Name = (typeof SECTIONS)[number]
/** The cursor: section and the last id of the page before. */
export type Section = Name
export interface At {
  name: Name
  after: string
}

/** null: a cursor of something else. */
export function sectionOf(cursor: string): At | null {
  const [name = '', after = ''] = cursor.split(/\|(.*)/s)
  return (SECTIONS as readonly string[]).includes(name) ? { name: name as Name, after } : null
}

/** An account comes with all its entries. */
const PAGE: Partial<Record<Name, number>> = { accounts: 40 }

/** `next`: the cursor of the page that follows; null when the last section is complete. */
export async function pointsLines(
  { name, after }: At,
  villageId: string,
): Promise<{ lines: Line[]; next: string | null }> {
  const limit = PAGE[name] ?? 200
  const docs =
    name === 'shops'
      ? await shopOf(villageId)
      : await store.list(name, { where: { villageId }, sort: ['_id', 'asc'], after, limit: onePage(limit) })
  const lines: Line[] = []
  for (const doc of docs) lines.push(...(await LINES[name](doc as never)))
  const last = docs.at(-1)?._id
  const following = SECTIONS[SECTIONS.indexOf(name) + 1]
  return {
    lines,
    next:
      docs.length === limit && last !== undefined ? `${name}|${last}` : following ? `${following}|` : null,
  }
}

const shopOf = async (villageId: string) => {
  const shop = await store.get('shops', villageId)
  return shop ? [shop] : []
}

const LINES: { [N in Name]: (doc: Documents[N]) => Promise<Line[]> } = {
  accounts: async ({ _id }) => {
    const { account, entries } = await wholeAccount(_id)
    const words: Line[] = []
    for (const entry of entries)
      if (entry.commitment !== null) words.push(...(await typed(about('entry', entry._id))))
    const statements = await all('statements', { householdId: _id }, 'month')
    return [
      ...(account ? [{ kind: 'account', doc: account } as const] : []),
      ...entries.map((doc): Line => ({ kind: 'entry', doc })),
      ...statements.map((doc): Line => ({ kind: 'statement', doc })),
      ...words,
    ]
  },
  deeds: async doc => [{ kind: 'deed', doc }, ...(await stepsOf(about('deed', doc._id)))],
  honours: async doc => [{ kind: 'honour', doc }, ...(await stepsOf(about('honour', doc._id)))],
  // Of a town or a county: a village has none.
  opinions: async doc => [{ kind: 'feedback', doc }, ...(await stepsOf(about('feedback', doc._id)))],
  steps: async doc => [{ kind: 'step', doc }],
  shops: async doc => [{ kind: 'shop', doc }],
  goods: async doc => [
    { kind: 'good', doc },
    ...(await all('stock_moves', { goodId: doc._id }, '_id')).map(
      (one): Line => ({ kind: 'stockMove', doc: one }),
    ),
  ],
  // Codes stay here: an export lies on other people's disks.
  redemptions: async doc => [
    { kind: 'redemption', doc: { ...doc, code: '', token: '' } },
    ...(await eventsOf(about('redemption', doc._id))).map((event): Line => ({ kind: 'event', doc: event })),
    ...(await typed(about('redemption', doc._id))),
  ],
}

/** Its events and what was typed with them. */
const stepsOf = async (matter: About<'deed' | 'honour' | 'feedback'>): Promise<Line[]> => [
  ...(await eventsOf(matter)).map((event): Line => ({ kind: 'event', doc: event })),
  ...(await typed(matter)),
]

const typed = async (matter: About): Promise<Line[]> =>
  (await wordsOf(matter)).map((doc): Line => ({ kind: 'words', doc }))

const TRIES = 5

/** An account and its entries of one moment: read again while points move. */
export async function wholeAccount(
  householdId: string,
): Promise<{ account: AccountDoc | null; entries: EntryDoc[] }> {
  for (let attempt = 1; ; attempt++) {
    const before = await store.get('accounts', householdId)
    const entries = await all('entries', { householdId }, 'rev')
    const account = await store.get('accounts', householdId)
    if (account?.rev === before?.rev || attempt === TRIES) return { account, entries }
  }
}

const all = <C extends Collection>(
  collection: C,
  where: Record<string, string>,
  key: string,
): Promise<Documents[C][]> => store.all(collection, { where, sort: [key, 'asc'] })
