import type { About } from './about'
import type { treeReads, treeWrites } from '../county/tree'
import type { selfCheckReads } from '../county/self-check'
import type { householdReads, householdWrites } from '../county/households'
import type { pointsRulesReads, pointsRulesWrites } from '../county/points-rules'
import type { readyReads, readyWrites } from '../county/ready'
import type { rulesReads, rulesWrites } from '../county/rules'

const WHO = 'desk, town, county: of what lies at or below their own office'
/** What the schemas of the county's pages cannot say. */
export const ABOUT_COUNTY: Record<
  | keyof typeof treeReads
  | keyof typeof treeWrites
  | keyof typeof householdReads
  | keyof typeof householdWrites,
  About
> = {
  'county.tree': {
    who: WHO,
    what: 'A node of the tree with its children: who holds what, what nobody holds, households, groups',
    answers: 'TreeSeen',
  },
  'county.find': {
    who: WHO,
    what: 'People of this whole name who live or work where the node lies, to give a post to',
    answers: 'FoundPerson[]',
  },
  'county.log': { who: WHO, what: 'Who changed what, the newest first', answers: '{ lines, next }' },
  'county.doors': {
    who: WHO,
    what: 'The doors of a grid, in order, with how many live there; where asked for, the grids of the village that they may go to',
    answers: '{ name, doors, targets }',
  },
  'node.preview': {
    who: WHO,
    what: 'What a split, a merge or a move would bring: households, open and closed orders',
    answers: 'RegroupingPreview',
  },
  'node.add': { who: WHO, what: 'A node below another', answers: '{ message, id }' },
  'node.rename': {
    who: 'the office above the node',
    what: 'A node is called otherwise',
    answers: '{ message }',
  },
  'node.end': {
    who: 'the office above the node',
    what: 'A node without households and open orders ends; closed ones keep it',
    answers: '{ message }',
  },
  'node.regroup': {
    who: 'the office above both grids',
    what: 'Households go to another grid of the village, with their open orders; goes on by itself after a stop',
    answers: '{ message, done }',
  },
  'node.callOff': {
    who: 'the same',
    what: 'What was decided for a later day does not happen',
    answers: '{ message }',
  },
  'county.shop': {
    who: WHO,
    what: 'Where a village’s points shop is, and when it is open',
    answers: '{ village, isThere, name, place, opens, closes }',
  },
  'county.setShop': { who: WHO, what: 'The same, written', answers: '{ message }' },
  'household.open': {
    who: WHO,
    what: 'A household: its door, its people and who left it, names masked',
    answers: 'HouseholdOpened',
  },
  'household.add': { who: WHO, what: 'A door of a grid', answers: '{ message }' },
  'household.setDoor': { who: WHO, what: 'A door is written otherwise', answers: '{ message }' },
  'household.person': { who: WHO, what: 'Somebody lives there who is on no list', answers: '{ message }' },
  'household.move': {
    who: WHO,
    what: 'People go to another household of the village, or to a new door of the grid',
    answers: '{ message }',
  },
  'household.gone': {
    who: WHO,
    what: 'Somebody moved away or died; not while an order of theirs is open or they hold a post',
    answers: '{ message }',
  },
  'household.unite': {
    who: WHO,
    what: 'Two entries of one human become one; the orders of the second follow',
    answers: '{ message }',
  },
  'post.waiting': {
    who: 'town, county',
    what: 'Posts below me that wait for a second yes; never one I gave, those come beside as `mine`',
    answers: 'Page<AppointmentSeen> & { mine, moreMine }',
  },
  'post.give': {
    who: WHO,
    what: 'Gives a post. All but grid members and shopkeepers wait for a second yes; a new account’s sleeps until it is confirmed',
    answers: '{ message }',
  },
  'post.answer': {
    who: 'town, county: above the post, near to nobody concerned',
    what: 'Agreed or refused by the second person',
    answers: '{ message }',
  },
  'post.takeBack': {
    who: 'whoever proposed it',
    what: 'A proposed post is taken back before anybody answered',
    answers: '{ message }',
  },
  'post.end': { who: WHO, what: 'Ends a post, at once or after a day', answers: '{ message }' },
}

/** What the schemas of the rules of county and villages cannot say. */
export const ABOUT_RULES: Record<
  | keyof typeof rulesReads
  | keyof typeof rulesWrites
  | keyof typeof pointsRulesReads
  | keyof typeof pointsRulesWrites,
  About
> = {
  'rules.show': {
    who: 'county',
    what: 'Deadlines and sub-categories of the newest version, all versions, days off of each year',
    answers: 'RulesInfo',
  },
  'rules.change': {
    who: 'county',
    what: 'A new version from a day on, or what it would change; what was submitted before keeps its own',
    answers: 'RulesChanged',
  },
  'rules.points': {
    who: 'desk, town, county: of a village at or below their own office; of the county itself: the county',
    what: 'What earns points: the newest version, begun or not, and all versions saved',
    answers: '{ place, villageId, isOwn, version, from, items, versions }',
  },
  'rules.changePoints': {
    who: 'the same',
    what: 'A new version from a day on, or what it would change; a good deed keeps the version it was reported under',
    answers: 'RulesChanged',
  },
  'calendar.change': {
    who: 'county',
    what: 'The days off of a year; open orders get the days that are right then',
    answers: 'RulesChanged',
  },
}

export const ABOUT_SELF_CHECK: Record<keyof typeof selfCheckReads, About> = {
  'county.selfCheck': {
    who: 'the administrator of the county',
    what: 'What the functions see of their own environment, and what the phone shall try in vain',
    answers: 'SelfCheck',
  },
}

export const ABOUT_READY: Record<keyof typeof readyReads | keyof typeof readyWrites, About> = {
  'ready.mine': {
    who: 'whoever serves in a village',
    what: 'The sentences that the villages of one’s posts keep ready, by where they are offered',
    answers: 'ReadyBook',
  },
  'ready.show': { who: WHO, what: 'Those of a village, to be kept', answers: '{ village, book }' },
  'ready.change': {
    who: WHO,
    what: 'One is added, changed, taken away or put one place up',
    answers: '{ book }',
  },
}
