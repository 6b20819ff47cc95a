/** The county's deadlines, sub-categories and days off: shown, looked at before they are saved, saved as a new version. */
import { fromDayKey, isDayKey, startOfDay } from '../../../miniprogram/core/clock/shanghai'
import type { RuleSet } from '../../../miniprogram/core/clock'
import { differences, nextRules } from '../../../miniprogram/core/county/rules'
import { isOfDemo } from '../../../miniprogram/core/people/demo'
import { inForce } from '../../../miniprogram/core/people/role'
import { isRefusal, refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { pointsRulesReads, pointsRulesWrites } from '../../../contract/county/points-rules'
import type { rulesReads, rulesWrites } from '../../../contract/county/rules'
import { rulebook } from '../../_journal/rulebook'
import { saveRuleSet, saveYear } from '../../_journal/saving-rules'
import { people } from '../../_people/names'
import type { Known } from '../../_people/person'
import { store } from '../../_platform/ports'
import type { Handler, Table } from '../request/serve'
import { answerOf, wasOvertaken } from './answer'
import { changePoints, showPoints } from './points'

/** The county's administrators only; none of the demonstration's: rules are everybody's. */
const mayNot = ({ actor, person, now }: Known): Refusal | null =>
  !isOfDemo(person) && actor.posts.some(post => post.role === 'admin' && inForce(post, now))
    ? null
    : refuse('NOT_ALLOWED')

const newestOf = (sets: readonly RuleSet[]): RuleSet => {
  const [first, ...rest] = sets
  if (!first) throw new Error('no rules at all')
  return rest.reduce((a, b) => (b.version > a.version ? b : a), first)
}

const show: Handler<'rules.show'> = {
  async known(_, me) {
    const refusal = mayNot(me)
    if (refusal) return refusal
    const [{ sets, calendars }, docs] = await Promise.all([
      rulebook({ fresh: true }),
      store.all('rules', { where: { kind: 'rules' } }),
    ])
    const years = await store.all('rules', { where: { kind: 'calendar' } })
    const known = await people.of([...docs, ...years].map(({ by }) => by))
    const named = (by: string | undefined): string | null =>
      by === undefined ? null : (known.get(by)?.staffName ?? '后台')
    const newest = newestOf(sets)
    const versionBy = new Map(docs.map(({ body, by }) => [(body as RuleSet).version, by]))
    const yearBy = new Map(
      [...years].sort((a, b) => a.at - b.at).map(({ body, by }) => [(body as { year: number }).year, by]),
    )
    return {
      version: newest.version,
      from: newest.from,
      steps: newest.steps,
      tracks: { 1: newest.tracks[1].days, 2: newest.tracks[2].days },
      subs: newest.subs.map(({ id, category, label, track, needsPhoto, days, unit }) => ({
        id,
        category,
        label,
        track,
        needsPhoto,
        unit,
        ...(days === undefined ? {} : { days }),
      })),
      versions: sets
        .map(({ version, from }) => ({ version, from, by: named(versionBy.get(version)) }))
        .reverse(),
      years: [...new Map(calendars.map(one => [one.year, one])).values()]
        .sort((a, b) => b.year - a.year)
        .map(({ year, source, holidays, workdays }) => ({
          year,
          source,
          holidays: [...holidays],
          workdays: [...workdays],
          by: named(yearBy.get(year)),
        })),
    }
  },
}

const change: Handler<'rules.change'> = {
  async known({ basedOn, day, steps, tracks, subs, preview }, me) {
    const refusal = mayNot(me)
    if (refusal) return refusal
    const { sets } = await rulebook({ fresh: true })
    const before = newestOf(sets)
    const base = sets.find(({ version }) => version === basedOn)
    // The answer to this press was lost, or its function ended right after it: what is asked for is there.
    if (!preview && base && isDayKey(day)) {
      const wanted = nextRules(base, basedOn + 1, fromDayKey(day), { steps, tracks, subs })
      const next = sets.find(({ version }) => version === wanted.version)
      if (next && next.from === wanted.from && differences(next, wanted).length === 0)
        return answerOf(true, [], [])
    }
    if (before.version !== basedOn) return refuse('STALE')
    if (!isDayKey(day) || fromDayKey(day) < startOfDay(me.now)) return refuse('DAY_PAST', {}, 'day')
    const after = nextRules(before, before.version + 1, fromDayKey(day), { steps, tracks, subs })
    const lines = differences(before, after)
    if (lines.length === 0) return answerOf(false, [], ['没有改动，不用存。'])
    const done = await saveRuleSet(after, { by: me.person._id, dryRun: preview })
    if (isRefusal(done) && done.refused !== 'RULES_DONT_FIT') return done
    if (wasOvertaken(done)) return refuse('STALE')
    return answerOf(
      'saved' in done && done.saved,
      lines,
      done.problems.map(({ message }) => message),
    )
  },
}

const calendar: Handler<'calendar.change'> = {
  async known({ year, source, holidays, workdays, preview }, me) {
    const refusal = mayNot(me)
    if (refusal) return refusal
    const { calendars } = await rulebook({ fresh: true })
    const before = calendars.filter(one => one.year === year).pop()
    const lines = [
      ...changed('放假', before?.holidays ?? [], holidays),
      ...changed('上班', before?.workdays ?? [], workdays),
    ]
    const done = await saveYear({ year, source, holidays, workdays }, { by: me.person._id, dryRun: preview })
    if (isRefusal(done)) return done
    return answerOf(
      done.saved,
      lines,
      done.problems.map(({ message }) => message),
      '存好了。在办的单，日子跟着改。',
    )
  },
}

function changed(what: string, before: readonly string[], after: readonly string[]): string[] {
  const more = after.filter(one => !before.includes(one))
  const fewer = before.filter(one => !after.includes(one))
  return [
    ...(more.length > 0 ? [`多了 ${more.length} 天${what}：${more.join('、')}`] : []),
    ...(fewer.length > 0 ? [`少了 ${fewer.length} 天${what}：${fewer.join('、')}`] : []),
  ]
}

export const rulesTable: Pick<
  Table,
  | keyof typeof rulesReads
  | keyof typeof rulesWrites
  | keyof typeof pointsRulesReads
  | keyof typeof pointsRulesWrites
> = {
  'rules.show': show,
  'rules.change': change,
  'calendar.change': calendar,
  'rules.points': showPoints,
  'rules.changePoints': changePoints,
}
