/** What phones call: a table of contents. The rules are in miniprogram/core, the one transaction in _journal/execute.ts. */
import { verbInputs, type PersonVerb } from '../../contract/ticket/verbs'
import { serve, type Handler, type Table } from './request/serve'
import { show } from './board/show'
import { tickets } from './board/tickets'
import { careTable } from './care'
import { countyTable } from './county'
import { selfCheck } from './county/self-check'
import { counters } from './desk/counters'
import { notReached, reached } from './desk/reached'
import { review, reviews } from './desk/reviews'
import { sheet } from './desk/sheet'
import { told } from './desk/told'
import { done } from './file/done'
import { issue } from './file/issue'
import { find } from './find/find'
import { findPeople } from './find/people'
import { feedbackTable } from './feedback'
import { people } from './grid/people'
import { places } from './grid/places'
import { today } from './grid/today'
import { bind, unbind } from './group/bind'
import { enter as enterGroup } from './group/enter'
import { unbound } from './group/unbound'
import { villages } from './town/villages'
import { copy, copyPart, copyShow } from './me/copy'
import { deleteMe, leaving } from './me/delete'
import { erase } from './me/erase'
import { groups } from './me/groups'
import { home } from './me/home'
import { news, seen } from './me/news'
import { answer } from './join/answer'
import { enter, leave } from './join/demo'
import { household, takeOut } from './join/household'
import { join } from './join/join'
import { letter, make, revoke } from './join/letter'
import { phone } from './join/phone'
import { post } from './join/post'
import { letters, waiting } from './join/waiting'
import { settings } from './me/settings'
import { accepted, access, contact } from './me/small'
import { honourTable } from './honour'
import { pointsTable } from './points'
import { card } from './share/card'
import { give } from './share/give'
import { openShared } from './share/open'
import { readyTable } from './county/ready'
import { exportsTable } from './exports'
import { printTable } from './print'
import { rosterTable } from './roster'
import { rulesTable } from './rules'
import { shopTable } from './shop'
import { bySlip } from './ticket/by-slip'
import { colleagues } from './ticket/colleagues'
import { list } from './ticket/list'
import { open } from './ticket/open'
import { record, redact } from './ticket/record'
import { verb } from './ticket/press'
import { unmask } from './ticket/unmask'

type Verbs = { [V in PersonVerb as `ticket.${V}`]: Handler<`ticket.${V}`> }
const verbs = Object.fromEntries(
  Object.keys(verbInputs).map(name => [`ticket.${name}`, verb(name as PersonVerb)]),
) as unknown as Verbs

const table: Table = {
  ...verbs,
  ...pointsTable,
  ...shopTable,
  ...honourTable,
  ...feedbackTable,
  ...rosterTable,
  ...countyTable,
  ...rulesTable,
  ...printTable,
  ...exportsTable,
  ...careTable,
  ...readyTable,
  'me.home': home,
  'me.join': join,
  'me.phone': phone,
  'me.letter': letter,
  'me.post': post,
  'me.household': household,
  'demo.enter': enter,
  'demo.leave': leave,
  'join.waiting': waiting,
  'join.letters': letters,
  'join.answer': answer,
  'join.letter': make,
  'join.revoke': revoke,
  'join.takeOut': takeOut,
  'me.settings': settings,
  'me.groups': groups,
  'me.contact': contact,
  'me.access': access,
  'me.news': news,
  'me.accepted': accepted,
  'me.seen': seen,
  'me.erase': erase,
  'me.leaving': leaving,
  'me.delete': deleteMe,
  'me.copy': copy,
  'me.copyShow': copyShow,
  'me.copyPart': copyPart,
  'ticket.open': open,
  'ticket.bySlip': bySlip,
  'ticket.colleagues': colleagues,
  'ticket.list': list,
  'ticket.find': find,
  'ticket.findPeople': findPeople,
  'ticket.unmask': unmask,
  'ticket.record': record,
  'ticket.redact': redact,
  'file.issue': issue,
  'file.done': done,
  'desk.counters': counters,
  'county.selfCheck': selfCheck,
  'desk.sheet': sheet,
  'desk.reviews': reviews,
  'desk.review': review,
  'desk.notReached': notReached,
  'desk.reached': reached,
  'desk.told': told,
  'grid.today': today,
  'grid.places': places,
  'grid.people': people,
  'group.bind': bind,
  'group.enter': enterGroup,
  'group.unbound': unbound,
  'group.unbind': unbind,
  'board.show': show,
  'town.villages': villages,
  'board.tickets': tickets,
  'share.card': card,
  'share.give': give,
  'share.open': openShared,
}

export const main = (event: unknown, context: unknown) => serve(table, event, context)
