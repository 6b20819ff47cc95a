/** A good deed is put in: by a household for itself, by a grid member for one without a phone or for a whole group. */
import { about } from '../../../miniprogram/core/about'
import { createHash } from 'node:crypto'
import { ownHouseholds } from '../../../miniprogram/core/people/impartial'
import { reported } from '../../../miniprogram/core/points/deed/reported'
import type { Application } from '../../../miniprogram/core/points/types'
import type { CheckState } from '../../../miniprogram/core/ticket/sight/infos'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import { allOrNo } from '../../_platform/transaction'
import { applicationDoc, deedWordsId, nearestVouchers } from '../../_points/applications'
import { ownedBy } from '../../_journal/words/attached'
import type { ApplicationDoc, FileDoc } from '../../_documents'
import { DEED_TELLS } from '../../../miniprogram/core/points/tells'
import { newsFor } from '../../_notices/news'
import { drawNumbers } from '../../_journal/numbers'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import { checkTyped, keepWords } from '../../_journal/words/keep-words'
import type { Ask, Handler } from '../request/serve'
import { accepted, type Accepted } from './acceptable'
import { seen } from './press'
import { first } from '../../_platform/reach'

export const apply: Handler<'points.apply'> = {
  async known(ask, me) {
    const who = me.person._id
    const id = `a${createHash('sha256').update(`${who}:${ask.key}`).digest('hex').slice(0, 23)}`
    const [before, may, newest] = await Promise.all([
      store.get('applications', id),
      accepted(ask, me),
      store.list('applications', {
        where: { of: who },
        sort: ['sortKey', 'desc'],
        limit: first(PER_MINUTE),
      }),
    ])
    // A key that was used for another deed is no receipt for this one.
    if (before)
      return isSame(before.application, ask, me)
        ? receipt(before.application, me)
        : refuse('BAD_INPUT', {}, 'key')
    if (isRefusal(may)) return may
    if (tooFast(me, newest)) return refuse('SPAM')
    const files = new Map(
      (
        await store.some(
          'files',
          ask.attachments.map(one => one.id),
        )
      ).map(file => [file._id, file]),
    )
    if (!ownedBy(who, ask.attachments, files)) return refuse('FILE_NOT_YOURS', {}, 'attachments')
    const check = await checkTyped(me, ask.humanCheck)
    if (isRefusal(check)) return check
    const application = applicationOf(id, ask, may, me)
    const [numbers, vouchers] = await Promise.all([
      drawNumbers('deed', may.villageId, me.now),
      nearestVouchers(application, me.now),
    ])
    // A number that somebody else took meanwhile is a duplicate: the next attempt brings the next one.
    const after = await allOrNo<Application>((tx, attempt) =>
      write(
        tx,
        { ...application, no: numbers[(attempt - 1) % numbers.length] ?? '' },
        ask,
        me,
        check,
        vouchers,
      ),
    )
    return isRefusal(after) ? after : receipt(after, me)
  },
}

const isSame = (
  { item, quantity, day, households }: Application,
  ask: Ask<'points.apply'>,
  { person }: Known,
): boolean =>
  item.id === ask.itemId &&
  quantity === ask.quantity &&
  day === ask.day &&
  [...households.map(({ id }) => id)].sort().join() ===
    [...(ask.households ?? [person.householdId ?? ''])].sort().join()

const A_MINUTE = 60_000
const PER_MINUTE = 5
/** Staff who enter what a meeting counted are quicker than that. */
const tooFast = ({ actor, now }: Known, newest: readonly ApplicationDoc[]): boolean =>
  actor.posts.length === 0 &&
  newest.length === PER_MINUTE &&
  newest.every(({ application }) => application.at > now - A_MINUTE)

const receipt = (application: Application, me: Known) =>
  seen(application, me, `报上去了，编号 ${application.no}，等人证实。`)

async function write(
  tx: Parameters<Parameters<typeof allOrNo>[0]>[0],
  application: Application,
  { text, consentWords, attachments, key }: Ask<'points.apply'>,
  me: Known,
  check: CheckState,
  vouchers: readonly string[],
): Promise<Application | Refusal> {
  const { id, no, villageId, path, by } = application
  // The same form sent twice at once: its id says who sent which.
  const twin = await tx.get('applications', id)
  if (twin) return twin.application
  const files = new Map<string, FileDoc>()
  for (const one of attachments) {
    const file = await tx.get('files', one.id)
    if (file) files.set(one.id, file)
  }
  if (!ownedBy(by, attachments, files)) return refuse('FILE_NOT_YOURS', {}, 'attachments')
  await tx.create('applications', applicationDoc(application, [`${by}:${key}`]))
  const words = {
    ...(text ? { text } : {}),
    ...(consentWords ? { consent: consentWords } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  }
  if (Object.keys(words).length > 0)
    await keepWords(tx, {
      id: deedWordsId(id),
      about: about('deed', id),
      no,
      villageId,
      path,
      by: me.person._id,
      // Reported for one's own household it is one's own; for others it was written in office.
      owner: application.households.some(one => one.id === me.person.householdId) ? me.person._id : null,
      at: me.now,
      words,
      check,
      files: [...files.values()],
    })
  for (const { who: _, ...tell } of DEED_TELLS.apply(application))
    await tx.create(
      'due',
      newsFor({
        id: `${id}:apply`,
        about: about('deed', id),
        villageId,
        ...tell,
        no,
        to: vouchers,
        now: me.now,
      }),
    )
  return application
}

/** Without its number, which is drawn meanwhile. */
function applicationOf(
  id: string,
  { quantity, day, households: named }: Ask<'points.apply'>,
  { villageId, path, item, rulesVersion, households }: Accepted,
  { person, actor, now }: Known,
): Application {
  return reported({
    id,
    no: '',
    villageId,
    path,
    by: person._id,
    byName: person.staffName,
    byHousehold: person.householdId,
    byHouseholds: ownHouseholds(actor, now),
    households: households.map(one => ({ id: one._id, title: one.title })),
    group: (named?.length ?? 1) > 1,
    item,
    rulesVersion,
    quantity,
    day,
    at: now,
  })
}
