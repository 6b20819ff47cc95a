/** What the schemas of everybody’s own pages cannot say. A route without a line here is a type error. */
import type { About } from './about'
import type { careWrites } from '../person/care'
import type { personReads, personWrites } from '../person'
import { ABOUT_OWN } from './own'

export const ABOUT_PERSON: Record<
  keyof typeof personReads | Exclude<keyof typeof personWrites, keyof typeof careWrites>,
  About
> = {
  ...ABOUT_OWN,
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
  'me.phone': {
    who: 'anyone whose number WeChat verified',
    what: 'In at once, where the list names this number beside this name and it was confirmed within a year; else as `me.join`',
    answers: 'JoinAnswer',
  },
  'group.unbound': {
    who: 'dispatcher, inspector',
    what: 'Grids of my villages whose residents have no WeChat group bound, 50 at a time',
    answers: 'Page<UnboundGrid>',
  },
  'group.enter': {
    who: 'anyone in a bound group',
    what: 'The grid of the WeChat group one came from, and a proof of it for `me.join`',
    answers: 'GroupEntered',
  },
  'me.join': {
    who: 'anyone with a card, or who names a door of a village',
    what: 'Asks to join a door; a housemate or the grid member says yes. Five wrong codes or doors lock for an hour',
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
  'me.feedback': {
    who: 'signed in',
    what: 'Complaint or suggestion, to the town; `aboutTown`: to the county, and the town never hears of it',
    answers: '{ id, no, answerDueAt }',
  },
  'feedback.list': {
    who: '`mine`: signed in; `open`, `answered`: the town; the county what was appealed, left without an answer, or is about a town',
    what: 'Complaints and suggestions, 20 at a time',
    answers: 'Page<FeedbackInfo>',
  },
  'feedback.open': {
    who: 'who wrote it, whose inbox it lies in',
    what: 'One of them',
    answers: 'FeedbackInfo & { now }',
  },
  'feedback.answer': {
    who: 'whose inbox it waits in; never who wrote it',
    what: 'The answer that its writer reads',
    answers: 'FeedbackInfo',
  },
  'feedback.appeal': {
    who: 'who wrote it, once, within 30 days',
    what: 'Asks the county to look at it again',
    answers: 'FeedbackInfo',
  },
  'feedback.withdraw': {
    who: 'who wrote it, while it waits',
    what: 'Takes it back: nobody else reads it any more',
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
  'group.bind': {
    who: 'who holds a post on this very node',
    what: 'Binds a WeChat group; the cloudID is opened by WeChat',
    answers: 'GroupInfo',
  },
  'group.unbind': { who: 'who holds a post on this very node', what: 'Frees it again', answers: 'GroupInfo' },
}
