/** What one viewer sees of one story, in the words of sight.md. */
import { defaultRules } from '../../clock/defaults'
import type { Actor } from '../../people/role'
import { detailOf } from '../sight/detail'
import type { DetailView } from '../sight/view'
import type { Names } from '../types'
import type { Story } from '../testing'
import { CALENDARS, people } from '../story/people.testing'
import { bai, cao } from './roads.testing'

const NAME = '陈玉娥'
const PHONE = '13812345678'
export const PHOTO = { id: 'ph', kind: 'photo' as const }
export const VOICE = { id: 'vo', kind: 'voice' as const, seconds: 12 }
const STAFF_PHONE = '13900001111'

const names: Names = {
  people: Object.fromEntries(
    [...Object.values(people), bai, cao].map(({ id, staffName }) => [
      id,
      id === 'chen'
        ? { name: NAME, phone: PHONE, post: '' }
        : { name: staffName ?? `${id}某`, phone: STAFF_PHONE, post: '网格员' },
    ]),
  ),
  grids: { willow: '柳溪村', group3: '三组', leaf32: '三组 2 格' },
}

/** Everything typed has passed the check. */
export function viewOf(story: Story, viewer: Actor, change: Partial<DetailView> = {}): DetailView {
  const typed = Object.fromEntries(
    story.events.flatMap(({ id, by, at }) => {
      const words = story.words[id]
      const files = { ph: 'pass', vo: 'pass' } as const
      return words ? [[id, { by, at, words, erasedAt: null, check: { text: 'pass' as const, files } }]] : []
    }),
  )
  return {
    ticket: story.here,
    viewer,
    now: story.now,
    rules: defaultRules,
    names,
    typed,
    urls: { ph: 'https://f/ph', vo: 'https://f/vo' },
    events: story.events,
    calendars: CALENDARS,
    ...change,
  }
}

export const page = (story: Story, viewer: Actor, change?: Partial<DetailView>) =>
  detailOf(viewOf(story, viewer, change))

/** Texts that stand in every story of the table, by whom they are for. */
const TOLD = '明天带梯子去换灯泡'
const OFFICE = ['要两个人', '不顺路']

/** One row as the viewer has it; `?` behind a level that two levels would both show. */
export function rowFor(
  story: Story,
  viewer: Actor,
  change?: Partial<DetailView>,
): Record<string, string> | null {
  const seen = page(story, viewer, change)
  if (!seen) return null
  const { ticket, content, timeline, holder, resolution, rating, committee } = seen
  const has = (yes: boolean) => (yes ? '✓' : '·')
  const photos = (content?.photos.length ?? 0) > 0
  const voice = content?.voice != null
  return {
    card: ticket.category === null ? 'state' : 'whole',
    words: has(content?.text != null && ticket.title !== null),
    files: photos && voice ? '✓' : voice ? 'voice' : photos ? 'photos' : '·',
    place: has(ticket.place !== null && content?.place != null),
    name: ticket.requester === null ? '·' : nameLevel(JSON.stringify(seen), ticket.requester.masked),
    promise: has(ticket.promise !== null && ticket.promise.measures === TOLD),
    call: has(holder?.phone === STAFF_PHONE),
    history: historyOf(story, timeline),
    result: has(resolution?.text != null),
    rating: has(rating !== null && ticket.rated !== null),
    committee: has(committee.length > 0),
  }
}

function nameLevel(reply: string, masked: boolean): string {
  const whole = reply.includes(NAME) || reply.includes(PHONE)
  return masked ? (whole ? 'masked but whole' : 'masked') : whole ? 'own' : 'neither'
}

const SAID: readonly string[] = ['Submitted', 'Registered', 'Amended']

type Timeline = NonNullable<ReturnType<typeof page>>['timeline']
function historyOf(story: Story, timeline: Timeline): string {
  if (timeline.length === 0) return '·'
  const typed = Object.values(story.words).map(words => JSON.stringify(words))
  const read = (text: string) => timeline.some(item => item.text?.includes(text) === true)
  const wrote = (text: string) => typed.some(one => one.includes(text))
  const steps = story.events.filter(({ type }) => !SAID.includes(type))
  if (steps.length > 0 && timeline.length === story.events.length - steps.length) return 'content'
  // A holder reads what they wrote themselves; all is what others in office wrote, too.
  const office = OFFICE.filter(wrote)
  if (office.length > 0 && office.every(read)) return 'all'
  if (office.some(read)) return 'part'
  if (read(TOLD)) return OFFICE.some(wrote) ? 'told' : 'told or all'
  if (wrote(TOLD)) return 'steps'
  return timeline.some(item => item.text !== null) ? 'told or all' : 'steps'
}
