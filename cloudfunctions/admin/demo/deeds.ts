/** Good deeds of the sample household: one old enough for the clock to credit it, one that stands on the notice. */
import { createHash } from 'node:crypto'
import { about } from '../../../miniprogram/core/about'
import { dayKey } from '../../../miniprogram/core/clock/shanghai'
import { days, hours } from '../../../miniprogram/core/clock/units'
import { ownHouseholds } from '../../../miniprogram/core/people/impartial'
import { reported } from '../../../miniprogram/core/points/deed/reported'
import type { Application, PointsItem } from '../../../miniprogram/core/points/types'
import { isRefusal, type Refusal } from '../../../miniprogram/core/refusal'
import { drawNumbers } from '../../_journal/numbers'
import { keepWords } from '../../_journal/words/keep-words'
import { households } from '../../_people/households'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { allOrNo } from '../../_platform/transaction'
import { applicationDoc, deedWordsId, pressApplication } from '../../_points/applications'
import { pointsRules } from '../../_journal/points/rules'
import { DEMO_VILLAGE, HOUSEHOLD } from './sample'
import { sampleOf } from './sample-of'

/** How long ago they were reported, the oldest first. */
const REPORTED = [days(8), days(1)] as const
const VOUCHED_AFTER = hours(3)

/** Of what a household reports with words alone the first ones, whatever rules the county has. Answers how many there are. */
export async function deeds(now: number): Promise<number | Refusal> {
  const rules = await pointsRules(DEMO_VILLAGE, now)
  const items = rules.items.filter(
    ({ points, who, evidence }) => points > 0 && evidence === 'words' && who.includes('household'),
  )
  const told = REPORTED.flatMap((ago, i) => (items[i] ? [{ ago, item: items[i] }] : []))
  for (const { ago, item } of told) {
    const no = await deed(item, rules.version, now - ago)
    if (no) return no
  }
  return told.length
}

async function deed(item: PointsItem, rulesVersion: number, at: number): Promise<Refusal | null> {
  const me = await sampleOf('resident', at)
  const home = (await households.of([HOUSEHOLD])).get(HOUSEHOLD)
  if (!home) throw new Error('the demonstration has no household')
  const id = `a${createHash('sha256').update(`demo:${item.id}`).digest('hex').slice(0, 23)}`
  const numbers = await drawNumbers('deed', DEMO_VILLAGE, at)
  await allOrNo(async (tx, attempt) => {
    if (await tx.get('applications', id)) return null
    const no = numbers[(attempt - 1) % numbers.length] ?? ''
    const application = handedIn({ id, no, item, rulesVersion, at }, home, me)
    await tx.create('applications', applicationDoc(application, []))
    await keepWords(tx, {
      id: deedWordsId(id),
      about: about('deed', id),
      no,
      villageId: DEMO_VILLAGE,
      path: home.path,
      by: me.person._id,
      owner: me.person._id,
      at,
      words: { text: `样例：${item.words}` },
      check: 'pass',
    })
    return null
  })
  const vouched = await pressApplication({
    id,
    command: { verb: 'confirm' },
    key: 'story',
    by: await sampleOf('gridMember', at + VOUCHED_AFTER),
  })
  if (!isRefusal(vouched)) return null
  if (vouched.refused === 'BUSY') return vouched
  // Whoever tries the demonstration may have taken it back, or said yes or no to it themselves.
  if ((await store.get('applications', id))?.state !== 'waiting') return null
  throw new Error(`the deed «${item.id}»: ${vouched.refused}`)
}

function handedIn(
  { id, no, item, rulesVersion, at }: Pick<Application, 'id' | 'no' | 'item' | 'rulesVersion' | 'at'>,
  home: { _id: string; title: string; path: string[] },
  { person, actor }: Known,
): Application {
  return reported({
    id,
    no,
    villageId: DEMO_VILLAGE,
    path: home.path,
    by: person._id,
    byName: person.staffName,
    byHousehold: person.householdId,
    byHouseholds: ownHouseholds(actor, at),
    households: [{ id: home._id, title: home.title }],
    group: false,
    item,
    rulesVersion,
    quantity: 1,
    day: dayKey(at),
    at,
  })
}
