/** Where each verb is done: a page of its own, a sheet on the order's page, a dialog, or a switch. */
import { verbButtons, type VerbButton } from '../../views/ticket-card'
import type { PersonVerb } from '../../../cloudfunctions/_contract/verbs'
import type { Verb } from '../../core/ticket/lifecycle'
import type { State } from '../../core/ticket/types'
import { isFormVerb, type FormVerb } from '../components/verb-sheet/forms'

const PAGES = {
  claim: '/grid/claim/claim',
  progress: '/grid/progress/progress',
  resolve: '/grid/resolve/resolve',
  giveBack: '/grid/giveback/giveback',
  dispatch: '/desk/dispatch/dispatch',
  decline: '/desk/decline/decline',
  merge: '/desk/dispatch/dispatch',
  reassign: '/desk/dispatch/dispatch',
  reclassify: '/desk/dispatch/dispatch',
  committeeRate: '/committee/rate/rate',
  publish: '/committee/publish/publish',
  revisit: '/committee/revisit/revisit',
  rate: '/resident/rate/rate',
  reopen: '/resident/reopen/reopen',
} as const satisfies Partial<Record<Verb, string>>

/** Done at once after a dialog. */
const ASKED = {
  withdraw: { title: '撤单', words: '撤了就不办了。要再办，得重新点一单。', yes: '撤单' },
  agreeCancel: { title: '同意撤单', words: '点单的人说不用办了。同意了，这单就撤下来。', yes: '同意撤' },
} as const satisfies Partial<Record<Verb, { title: string; words: string; yes: string }>>
export const DIALOGS: Partial<Record<Verb, { title: string; words: string; yes: string }>> = ASKED

export function pageOf(verb: Verb, id: string): string | null {
  const page = (PAGES as Partial<Record<Verb, string>>)[verb]
  return page === undefined
    ? null
    : `${page}?id=${id}${verb === 'reassign' || verb === 'reclassify' ? `&verb=${verb}` : ''}`
}

export const hasSheet = (verb: Verb): boolean => isFormVerb(verb)

export interface Bar {
  main: string
  mainIcon: string
  side: string
  sideIcon: string
  verb: Verb | ''
  sideVerb: Verb | ''
  mainCalls: boolean
  sideCalls: boolean /** Nothing is waited for: the button is only outlined. */
  quiet: boolean
}
export interface Ways {
  bar: Bar
  rest: VerbButton[]
  consent: boolean
}

/** A switch of its own, or not done to an order that is there. */
const NOT_A_BUTTON = ['consent', 'submit', 'register'] as const satisfies readonly Verb[]
const isButton = (verb: Verb): boolean => !NOT_A_BUTTON.some(one => one === verb)

/** A new verb finds no place here until it has one: a page, the sheet, a dialog or a switch. */
type Homeless = Exclude<
  PersonVerb,
  keyof typeof PAGES | FormVerb | keyof typeof ASKED | (typeof NOT_A_BUTTON)[number]
>
true satisfies Homeless extends never ? true : Homeless
/** Stand beside the main button rather than in the list; the first of them that may be pressed. */
const BESIDE: readonly Verb[] = ['progress', 'amend', 'recommit', 'decline', 'giveBack']

/**
 * The bar: what most wants doing, else the phone; beside it the phone, else a quiet verb. Everything else is a line in
 * the list. `callWho` is '' when there is nobody to call.
 */
export function waysOf(can: readonly Verb[], callWho: string, state?: State): Ways {
  const buttons = verbButtons(can.filter(isButton), state)
  const main = buttons.find(button => button.main)
  const calls = callWho === '' ? '' : `给${callWho}打电话`
  const beside = BESIDE.map(verb => buttons.find(button => button !== main && button.verb === verb)).find(
    button => button !== undefined,
  )
  const sideCalls = main !== undefined && calls !== '' && !(beside && beside.verb !== 'amend')
  const first = main ?? (calls === '' ? beside : undefined)
  const second = sideCalls ? undefined : beside !== first ? beside : undefined
  const used = [first?.verb, second?.verb]
  return {
    bar: {
      main: first ? first.words : calls,
      mainIcon: first || calls === '' ? '' : 'call',
      verb: first ? first.verb : '',
      mainCalls: !first && calls !== '',
      side: sideCalls ? '打电话' : second ? second.words : '',
      sideIcon: sideCalls ? 'call' : '',
      sideVerb: second ? second.verb : '',
      sideCalls,
      quiet: main === undefined && calls === '',
    },
    rest: buttons.filter(button => used.indexOf(button.verb) < 0),
    consent: can.indexOf('consent') >= 0,
  }
}
