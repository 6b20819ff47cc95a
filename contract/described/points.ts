/** What the schemas of points, shop and honours cannot say, for `docs/api.md`. A route without a line here is a type error. */
import type { About } from './about'
import type { pointsReads, pointsWrites } from '../points'

export const ABOUT_POINTS: Record<keyof typeof pointsReads | keyof typeof pointsWrites, About> = {
  'points.home': {
    who: 'signed in',
    what: 'The passbook of my household: balance, newest lines, what is pencilled in, the work that waits for me',
    answers: 'PointsHome',
  },
  'points.entries': {
    who: 'members of the household',
    what: 'The ledger whole, newest first, 200 at a time: the phone computes hashes and sums itself',
    answers: 'LedgerPage',
  },
  'points.proof': {
    who: 'members of the household',
    what: 'That the account stood under the village’s seal of a day (the newest without `day`)',
    answers: 'Proof',
  },
  'points.statement': {
    who: 'members of the household',
    what: 'The statement of a month',
    answers: 'Statement',
  },
  'points.rules': {
    who: 'signed in',
    what: 'How points are earned in a village; how often my household still may',
    answers: 'RulesInfo',
  },
  'points.households': {
    who: 'grid member, supervisor, inspector: of their nodes; anyone of the village: by typing a door or surname',
    what: 'Households to choose from: door and surname',
    answers: 'HouseholdInfo[]',
  },
  'points.list': {
    who: 'by list: `mine`, `notice` everyone; `toConfirm`, `done` grid member, supervisor, inspector; `objected` supervisor, inspector',
    what: 'One page of applications, newest first, 20 at a time',
    answers: 'Page<ApplicationInfo>',
  },
  'points.open': {
    who: 'the household, who applied, who vouches or answers, who objected; on the notice the village (the deed, no words, no photos)',
    what: 'An application’s own page',
    answers: 'ApplicationDetail',
  },
  'points.apply': {
    who: 'a household for itself; a grid member for households of their node (several: a group activity; a minus: after two steps)',
    what: 'A good deed is put in; answers with a receipt',
    answers: '{ application, message }',
  },
  'points.confirm': {
    who: 'grid member of the node, supervisor of the village (a minus: supervisor only); nobody of a household in it or of who applied',
    what: 'Vouches, or says why not; three days of notice begin',
    answers: '{ application, message }',
  },
  'points.withdraw': {
    who: 'who applied; of a form for one household, its members',
    what: 'Takes it back before the notice is over',
    answers: '{ application, message }',
  },
  'points.object': {
    who: 'anyone of the village, once, not of a household in it (of a minus also the household)',
    what: 'An objection during the notice; only who answers learns whose',
    answers: '{ application, message }',
  },
  'points.answer': {
    who: 'supervisor who neither vouched nor objected nor lives there; where there is none, the inspector',
    what: 'Answers an objection; upheld: nothing is credited',
    answers: '{ application, message }',
  },
  'points.standAside': {
    who: 'anybody who may vouch or answer',
    what: 'Stands aside for kinship: by name, counted no more; the next who may is asked',
    answers: '{ application, message }',
  },
  'points.reverse': {
    who: 'supervisor (where there is none, the inspector) who did not vouch and does not live there',
    what: 'Cures an entry by a second one, with a reason, once',
    answers: '{ entry, message }',
  },
  'points.step': {
    who: 'grid member of the node, supervisor of the village; never of the household',
    what: 'Writes down step 1 or 2 before a minus',
    answers: '{ message }',
  },
  'shop.goods': {
    who: 'signed in, of a village with a shop',
    what: 'What the village’s shop has, at my price',
    answers: 'ShopPage',
  },
  'shop.codes': {
    who: 'members of the household, the helper',
    what: 'What was redeemed, newest first',
    answers: 'Page<CodeInfo>',
  },
  'shop.code': {
    who: 'members of the household, the helper',
    what: 'One redemption; the code only while it waits',
    answers: 'CodeDetail',
  },
  'shop.counter': { who: 'shopkeeper; the supervisors look', what: 'Today’s hand-outs', answers: 'Counter' },
  'shop.waiting': {
    who: 'shopkeeper; the supervisors look',
    what: 'Redeemed and not collected yet',
    answers: 'Page<CounterRow>',
  },
  'shop.stock': {
    who: 'shopkeeper; the supervisors look',
    what: 'All goods with stock, held pieces and the last count',
    answers: '{ now, shop, shops, goods }',
  },
  'shop.prices': {
    who: 'supervisor, shopkeeper, inspector',
    what: 'Prices changed within a day of a redemption, with what was redeemed',
    answers: 'Page<PriceChangeInfo>',
  },
  'shop.redeem': {
    who: 'a household for itself; a grid member for one of their node, with its consent',
    what: 'Points, stock and code in one transaction; the same key again is the same redemption',
    answers: '{ redemption, message }',
  },
  'shop.cancel': {
    who: 'members of the household, the helper',
    what: 'Everything back, before it is handed out',
    answers: '{ redemption, message }',
  },
  'shop.find': {
    who: 'shopkeeper, supervisor; five wrong codes lock for an hour',
    what: 'What a code stands for',
    answers: 'Looked',
  },
  'shop.handOut': {
    who: 'shopkeeper, not of that household or the helper’s; for the shopkeeper’s own, and for what was redeemed for somebody without a phone, a supervisor',
    what: 'Hands out, once',
    answers: '{ looked, message }',
  },
  'shop.saveGood': { who: 'shopkeeper', what: 'A good is made or changed', answers: '{ good, message }' },
  'shop.stockIn': { who: 'shopkeeper', what: 'Pieces came in', answers: '{ good, message }' },
  'shop.count': {
    who: 'shopkeeper',
    what: 'Stock-taking; a difference needs a reason',
    answers: '{ good, message }',
  },
  'honour.list': {
    who: 'by list: `shown`, `notice`, `mine` signed in; `toDecide` supervisor',
    what: 'Honours, 20 at a time; never ranked',
    answers: 'Page<HonourInfo>',
  },
  'honour.open': {
    who: 'by state: awarded and shown everyone; on the notice the village; else who is concerned',
    what: 'One nomination',
    answers: 'HonourDetail',
  },
  'honour.nominate': {
    who: 'anyone of the village',
    what: 'Proposes a household, once a round and kind',
    answers: '{ honour, message }',
  },
  'honour.consent': {
    who: 'members of the household; for one without a phone the grid member who did not nominate it, with words on how it agreed',
    what: 'Agrees to stand on the notice, or takes it back',
    answers: '{ honour, message }',
  },
  'honour.object': {
    who: 'anyone of the village, once, not of the household',
    what: 'An objection during the notice',
    answers: '{ honour, message }',
  },
  'honour.answer': {
    who: 'supervisor, not concerned',
    what: 'Answers an objection',
    answers: '{ honour, message }',
  },
  'honour.standAside': {
    who: 'anybody who may vote or answer',
    what: 'Stands aside for kinship: a vote given before is taken back, the others decide',
    answers: '{ honour, message }',
  },
  'honour.vote': {
    who: 'supervisor, not of the household',
    what: 'The committee decides, by name',
    answers: '{ honour, message }',
  },
}
