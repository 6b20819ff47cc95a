/** The page `docs/api.md`: every route with who may, what it takes, what it answers. Made from the contract itself. */
import * as z from 'zod'
import { rowOf, type Verb } from '../miniprogram/core/ticket/lifecycle'
import { RELATION_WORDS } from '../miniprogram/core/words'
import { REFUSALS } from '../miniprogram/core/refusal'
import type { About } from './about'
import { ABOUT_COUNTY, ABOUT_RULES } from './described/county'
import { ABOUT_POINTS } from './described/points'
import { ABOUT_PRINT } from './described/print'
import { ABOUT_ROSTER } from './described/roster'
import { presses, reads, routes, writes, type Route } from '.'
import { pointsReads, pointsWrites } from './points'

type Described = keyof typeof reads | keyof typeof writes | keyof typeof ABOUT_POINTS

/** What the schemas cannot say. A route without a line here is a type error. */
const ABOUT: Record<Described, About> = {
  ...ABOUT_POINTS,
  ...ABOUT_ROSTER,
  ...ABOUT_COUNTY,
  ...ABOUT_RULES,
  ...ABOUT_PRINT,
  'me.home': { who: 'anyone', what: 'The first page in one call', answers: 'Home' },
  'me.groups': { who: 'signed in', what: 'WeChat groups of the nodes I lead', answers: 'GroupInfo[]' },
  'me.contact': {
    who: 'anyone',
    what: 'My grid members and the desk; by a card’s code those of its door; for someone unknown here the desk of the village they name',
    answers: 'Contact[]',
  },
  'me.news': { who: 'signed in', what: 'The news behind that of the first page', answers: 'Page<Badge>' },
  'me.access': {
    who: 'signed in',
    what: 'Who looked at my name and number, or at the words of my order, with a purpose',
    answers: '{ at, by, what, purpose, no }[]',
  },
  'ticket.open': {
    who: 'by the sight table',
    what: 'A ticket’s own page',
    answers: 'TicketDetail & { now, unheard }',
  },
  'ticket.bySlip': {
    who: 'signed in, with the slip of paper',
    what: 'The order a slip belongs to; five wrong codes lock for an hour',
    answers: 'SlipOrder',
  },
  'ticket.colleagues': {
    who: 'the holder, while it is in their hands',
    what: 'Whom they may ask along (`ticket.addHandler`)',
    answers: 'Candidate[]',
  },
  'ticket.list': {
    who: 'by list: `mine`, `published` everyone; desk lists the dispatcher; `running` … the supervisor; `town` … the inspector',
    what: 'One page of a list, 20 at a time',
    answers: 'Page<TicketInfo>',
  },
  'grid.today': {
    who: 'grid member, inspector',
    what: 'Offered to me and in my hands, the most pressing first, 60 at a time, and how many there are',
    answers: 'Today',
  },
  'grid.places': { who: 'anyone', what: 'Towns of the county, villages of a town', answers: 'GridInfo[]' },
  'grid.people': {
    who: 'grid member, dispatcher',
    what: 'Whom I may order for, 20 at a time; whole names only when typed',
    answers: '{ people: HelpedPerson[], next }',
  },
  'county.selfCheck': {
    who: 'the administrator of the county',
    what: 'What the functions see of their own environment, and what the phone shall try in vain',
    answers: 'SelfCheck',
  },
  'desk.counters': {
    who: 'dispatcher, inspector',
    what: 'Numbers of the desk, 100 means 99+',
    answers: 'DeskCounters',
  },
  'desk.sheet': {
    who: 'dispatcher, inspector of the ticket',
    what: 'Everything needed to dispatch one',
    answers: 'DispatchSheet',
  },
  'desk.reviews': {
    who: 'dispatcher, inspector; an administrator where the town has nobody in post, each text written down',
    what: 'What the checker left to people',
    answers: 'Page<Review>',
  },
  'desk.notReached': {
    who: 'dispatcher',
    what: 'People whom no message reached',
    answers: 'Page<NotReached>',
  },
  'board.show': { who: 'anyone', what: 'The wall of a village and month', answers: 'VillageBoard' },
  'board.tickets': {
    who: 'signed in',
    what: 'The tickets behind a rate, as far as I may see them',
    answers: 'Page<TicketInfo>',
  },
  'share.look': {
    who: 'anyone who holds the card',
    what: 'Number, state, promised day and the desk’s line of a shared order; no words, no name',
    answers: 'SharedOrder',
  },
  'share.card': {
    who: 'signed in; a ticket by the sight table',
    what: 'Title and picture that give nothing away',
    answers: 'ShareCard',
  },
  'me.household': {
    who: 'signed in: my own; a grid member: any door of theirs',
    what: 'Who belongs to the household, who came and went',
    answers: 'HouseholdInfo | null',
  },
  'join.waiting': {
    who: 'signed in',
    what: 'Who waits for my yes: at my household, at the doors of my grid, for posts below mine',
    answers: 'Page<JoinRequestInfo>',
  },
  'join.letters': {
    who: 'grid member',
    what: 'Letters made for the doors of my grid; never their codes',
    answers: 'Page<LetterInfo>',
  },
  'me.join': {
    who: 'anyone with a card',
    what: 'Asks to join the door of a card; a housemate or the grid member says yes. Five wrong codes lock for an hour',
    answers: 'JoinAnswer',
  },
  'me.letter': {
    who: 'anyone who holds the letter',
    what: 'Joins at once with a letter for one person; asks instead while codes are being guessed in the village',
    answers: 'JoinAnswer',
  },
  'me.post': {
    who: 'anyone',
    what: 'Asks for an account for one’s post; the level above confirms face to face',
    answers: 'JoinAnswer',
  },
  'demo.enter': {
    who: 'anyone with a code whom no village knows; each code for the first account that used it',
    what: 'Becomes one of the invented people of the demonstration county. Five wrong codes lock for an hour',
    answers: 'Me',
  },
  'demo.leave': {
    who: 'anyone',
    what: 'Gives the demonstration’s person back; the account is nobody’s again',
    answers: '{ message }',
  },
  'join.answer': {
    who: 'a housemate, the grid member over the door, or the level above a post',
    what: 'Yes or no to a request; exchanges of accounts and posts need the number off the asker’s phone',
    answers: '{ message }',
  },
  'join.letter': {
    who: 'grid member over the door, never of their own household',
    what: 'Makes a letter with a join code of 128 bits, shown once',
    answers: 'LetterMade',
  },
  'join.revoke': {
    who: 'as `join.letter`',
    what: 'Makes an unused letter worthless',
    answers: '{ message }',
  },
  'join.takeOut': {
    who: 'oneself, a housemate, the grid member over the door',
    what: 'Takes somebody out who joined; within 48 hours and unused it leaves no relation',
    answers: '{ message }',
  },
  'me.settings': {
    who: 'signed in',
    what: 'Large text, agreement to the privacy guide, one’s own number; one’s name, when it was not let through',
    answers: 'Me',
  },
  'me.accepted': {
    who: 'signed in',
    what: 'Subscription messages accepted in a tap; counted once per key',
    answers: '{ kept }',
  },
  'me.seen': { who: 'signed in', what: 'Badges I have seen', answers: '{ left }' },
  'me.feedback': { who: 'signed in', what: 'Complaint or suggestion, to the town', answers: '{ id, no }' },
  'feedback.list': {
    who: '`mine`: signed in; `open`, `answered`: the town, the county what was appealed',
    what: 'Complaints and suggestions, 20 at a time',
    answers: 'Page<FeedbackInfo>',
  },
  'feedback.open': {
    who: 'who wrote it, the town, the county once it was appealed',
    what: 'One of them',
    answers: 'FeedbackInfo & { now }',
  },
  'feedback.answer': {
    who: 'the town; after the appeal the county; never who wrote it',
    what: 'The answer that its writer reads',
    answers: 'FeedbackInfo',
  },
  'feedback.appeal': {
    who: 'who wrote it, once',
    what: 'Asks the county to look at it again',
    answers: 'FeedbackInfo',
  },
  'me.erase': {
    who: 'requester or author of a ticket that has ended',
    what: 'Deletes my own words, photos and voice; the chain still verifies',
    answers: '{ erased }',
  },
  'file.issue': { who: 'signed in', what: 'A path to upload one file to', answers: 'UploadPass' },
  'file.done': {
    who: 'whom the path was issued to',
    what: 'Looks at the file, strips it, moves it, has it checked',
    answers: '{ id, state }',
  },
  'share.give': {
    who: 'the requester',
    what: 'A card for the family: at most five an order, none of a dispute, a private matter or a complaint',
    answers: 'ShareCard',
  },
  'ticket.record': {
    who: 'the town; anyone who approves 改分类',
    what: 'Texts that are closed, with their photos; the purpose is written down for the person concerned',
    answers: '{ now, no, lines }',
  },
  'ticket.redact': {
    who: 'the town',
    what: 'Takes a name, number, door or photo out of an office’s text on request; written down likewise',
    answers: '{ now, no, lines }',
  },
  'ticket.unmask': {
    who: 'by the sight table',
    what: 'A whole name and number; the purpose is written down for the person concerned',
    answers: '{ name, phone }',
  },
  'desk.review': {
    who: 'dispatcher, inspector of the place, an administrator where the town has nobody in post; never of one’s own words',
    what: 'Decides what the checker left',
    answers: '{ left }',
  },
  'desk.reached': { who: 'dispatcher', what: 'Somebody was called', answers: '{ left }' },
  'group.bind': {
    who: 'who holds a post on this very node',
    what: 'Binds a WeChat group; the cloudID is opened by WeChat',
    answers: 'GroupInfo',
  },
  'group.unbind': { who: 'who holds a post on this very node', what: 'Frees it again', answers: 'GroupInfo' },
}

/** Markdown. */
export function describeApi(): string {
  return [
    '# Routes of the function `api`',
    '',
    'Generated from `contract`; do not edit. The phone sends `{ route, data, contract: 1 }` and gets `{ ok: true, data }` or `{ ok: false, code, message, retry, field?, log? }`.',
    'Identity is never in the data: it is the openid of the platform. Unknown fields are refused. The same `key` by the same person is one tap, however often it arrives; with another route or input it is `KEY_USED`. An edited form has a new `key` and names the ones it had before in `instead`.',
    '',
    '## Reading',
    '',
    ...table(Object.keys(reads) as (keyof typeof reads)[]),
    '',
    '## Writing',
    '',
    ...table(Object.keys(writes) as (keyof typeof writes)[]),
    '',
    '## Points, shop, honours',
    '',
    'Buttons come from `can` in the answer, which is the table that decides. `humanCheck: true` as for a ticket’s verbs.',
    '',
    ...table(Object.keys(pointsReads) as Described[]),
    '',
    ...table(Object.keys(pointsWrites) as Described[]),
    '',
    '## Verbs of a ticket',
    '',
    'Asked as `{ ticketId, key, input, humanCheck? }` (`submit` and `register` without `ticketId`); answer: `Pressed { ticket: TicketDetail | null, message }`. `humanCheck: true` sends words on to a person after TEXT_RISKY. States and relations are those of `docs/lifecycle.md`.',
    '',
    '| route | from → to | by | input |',
    '|---|---|---|---|',
    ...(Object.keys(presses) as (keyof typeof presses)[]).map(verbLine),
    '',
    '## Refusals',
    '',
    '| code | says |',
    '|---|---|',
    ...Object.entries(REFUSALS).map(([code, message]) => `| \`${code}\` | ${message} |`),
    '',
  ].join('\n')
}

function table(names: readonly Described[]): string[] {
  return [
    '| route | what | who | input | answers |',
    '|---|---|---|---|---|',
    ...names.map(name => {
      const { who, what, answers } = ABOUT[name]
      return `| \`${name}\` | ${what} | ${who} | ${inputOf(name)} | \`${answers.replaceAll('|', '\\|')}\` |`
    }),
  ]
}

function verbLine(route: keyof typeof presses): string {
  const row = rowOf(route.slice('ticket.'.length) as Verb)
  const to = row.to.join(', ')
  return `| \`${route}\` ${row.label} | ${row.from.join(', ')} → ${to} | ${row.by.map(relation => RELATION_WORDS[relation]).join('、')} | ${inputOf(route, 'input')} |`
}

interface Shape {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  maxLength?: number
  pattern?: string
}

function inputOf(route: Route, part?: 'input'): string {
  const whole = z.toJSONSchema(routes[route] as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Shape
  const { properties = {}, required = [] } = (part ? whole.properties?.[part] : whole) ?? {}
  // Said once above the tables.
  const fields = Object.entries(properties)
    .filter(([name]) => name !== 'instead')
    .map(([name, shape]) => `${name}${required.includes(name) ? '' : '?'}: ${wordOf(shape)}`)
  return fields.length > 0 ? `\`${fields.join('; ')}\`` : '–'
}

function wordOf(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  // A bar would end the cell of the table.
  if (shape.enum) return shape.enum.map(String).join(' / ')
  if (shape.anyOf) return shape.anyOf.map(wordOf).join(' / ')
  if (shape.items) return `${wordOf(shape.items)}[]`
  if (shape.properties)
    return `{ ${Object.entries(shape.properties)
      .map(([name, of]) => `${name}${shape.required?.includes(name) ? '' : '?'}: ${wordOf(of)}`)
      .join('; ')} }`
  if (shape.type === 'string' && shape.maxLength) return `text ≤ ${shape.maxLength / 2}`
  return String(shape.type ?? 'any')
}
