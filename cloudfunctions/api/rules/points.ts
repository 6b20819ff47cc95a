/** What earns points in a village: shown, looked at before it is saved, saved as a new version by its office. */
import { about } from '../../../miniprogram/core/about'
import { fromDayKey, isDayKey, startOfDay } from '../../../miniprogram/core/clock/shanghai'
import { itemDifferences, itemOf, revised } from '../../../miniprogram/core/points/revising'
import { pointsRulesAt } from '../../../miniprogram/core/points/rules'
import type { PointsRules } from '../../../miniprogram/core/points/types'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { GridDoc } from '../../_documents'
import { pointsRulebook, savedPointsRules, savePointsRules } from '../../_journal/points/saving-rules'
import { checkTyped } from '../../_journal/words/keep-words'
import { people } from '../../_people/names'
import { logOffice, officialOf } from '../../_people/log/office-log'
import type { Known } from '../../_people/person'
import { seal } from '../../_platform/ports'
import { nodeOf } from '../county/facts'
import type { Ask, Handler } from '../request/serve'
import { answerOf, wasOvertaken } from './answer'

/** A village, or the county for those that have none of their own. */
async function placeOf(id: string, me: Known): Promise<{ node: GridDoc; of: string } | Refusal> {
  const node = await nodeOf(id, me, false)
  if (isRefusal(node)) return node
  if (node.ended || (node.level !== 2 && node.level !== 0)) return refuse('NOT_FOUND_HERE')
  return { node, of: node.level === 0 ? '*' : node._id }
}

/** What is shown and changed: the newest of its own, begun or not; where there is none, what counts here today. */
async function baseOf(
  of: string,
  now: number,
): Promise<{ base: PointsRules; version: number; isOwn: boolean }> {
  const { own, shared, newest } = await pointsRulebook(of)
  const last = own.find(({ version }) => version === newest)
  return {
    base: last ?? pointsRulesAt([...own, ...shared], of, now),
    version: newest,
    isOwn: last !== undefined,
  }
}

export const showPoints: Handler<'rules.points'> = {
  async known({ node: id }, me) {
    const place = await placeOf(id, me)
    if (isRefusal(place)) return place
    const { node, of } = place
    const [{ base, version, isOwn }, docs] = await Promise.all([baseOf(of, me.now), savedPointsRules(of)])
    const known = await people.of(docs.map(({ by }) => by))
    return {
      place: node.name,
      villageId: of === '*' ? null : of,
      isOwn,
      version,
      from: base.from,
      items: base.items,
      versions: docs
        .map(({ body, by }) => ({
          version: (body as PointsRules).version,
          from: (body as PointsRules).from,
          by: known.get(by)?.staffName ?? '后台',
        }))
        .reverse(),
    }
  },
}

/** A new line's id follows from the press: the same press names it alike. */
const itemsOf = ({ items, key }: Ask<'rules.changePoints'>, me: Known) =>
  items.map(({ id, ...wish }, n) =>
    itemOf(id ?? `i${seal.codeHash('item', `${me.person._id}:${key}:${n}`).slice(0, 15)}`, {
      ...wish,
      cap: wish.cap,
    }),
  )

const SAVED = '存好了。以前报的好事还照自己那一版。'

export const changePoints: Handler<'rules.changePoints'> = {
  async known(ask, me) {
    const { node: id, basedOn, day, preview, key } = ask
    const place = await placeOf(id, me)
    if (isRefusal(place)) return place
    if (me.again) return answerOf(true, [], [], SAVED)
    const { node, of } = place
    if (!isDayKey(day) || fromDayKey(day) < startOfDay(me.now)) return refuse('DAY_PAST', {}, 'day')
    const { base, version } = await baseOf(of, me.now)
    if (version !== basedOn) return refuse('STALE')
    const after: PointsRules = {
      villageId: of,
      version: version + 1,
      from: fromDayKey(day),
      items: revised(base.items, { items: itemsOf(ask, me), gone: ask.gone }),
    }
    const lines = itemDifferences(base.items, after.items)
    if (lines.length === 0) return answerOf(false, [], ['没有改动，不用存。'])
    // Everybody of the village reads them, so nothing doubtful is saved: anybody who writes rules can write them otherwise.
    const check = preview ? 'pass' : await checkTyped(me)
    if (isRefusal(check)) return check
    if (check !== 'pass') return refuse(check === 'pending' ? 'CHECK_NOT_LET' : 'CHECK_SILENT')
    const done = await savePointsRules(after, {
      by: me.person._id,
      dryRun: preview,
      also: tx =>
        logOffice(tx, officialOf(me, key), {
          about: about('node', node._id),
          path: node.path,
          step: {
            type: 'PointsRulesSaved',
            place: node.name,
            version: after.version,
            from: after.from,
            changes: lines.length,
          },
          now: me.now,
        }),
    })
    if (isRefusal(done)) return done
    if (wasOvertaken(done)) return refuse('STALE')
    return answerOf(
      done.saved,
      lines,
      done.problems.map(({ message }) => message),
      SAVED,
    )
  },
}
