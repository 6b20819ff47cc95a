/** Who hears of what happens to offices: one row each, and no default. */
import { dateText } from '../clock/shanghai'
import { ASK_IN_PERSON } from '../text/shared'
import { LONG } from '../lasts'
import type { Asked } from '../people/joining'
import type { How, NewsPage, Template } from './tell'

/** What the sentence needs to know. */
interface Facts {
  PostEnded: { name: string; post: string; held: number }
  DeskEmpty: { village: string; waiting: number; urgent: boolean }
  NotReached: { urgent: boolean }
  CalendarMissing: { year: number }
  /** `name`: masked. */
  MemberJoined: { name: string }
  MemberLeft: { name: string }
  /** `name`: masked. Somebody asks to join, for another account, or for their post. */
  JoinAsked: { name: string; asked: Asked }
  JoinAnswered: { asked: Asked; yes: boolean }
  /** `name`: masked; `by`: who met them face to face. */
  AccountChanged: { name: string; by: string }
  /** Two entries of one human became one. */
  SelvesJoined: { name: string; by: string }
  PostConfirmed: { name: string; by: string }
  TakenOut: Record<string, never>
  /** Codes are being guessed; `where`: a village, or the county. */
  CodesGuessed: { where: string }
  /** Somebody looked at unusually many people's numbers or words today. `name`: public. */
  ManyRead: { name: string; people: number }
  /** By a county's file. `by`: anyone who brought it in. */
  PostGiven: { post: string; by: string }
  PostTaken: { post: string; by: string }
  /** For the level above. `name`: public. */
  PostGivenBelow: { name: string; post: string; by: string }
  PostTakenBelow: { name: string; post: string; by: string }
  /** For who may say the second yes, and then for who proposed it. */
  PostProposed: { name: string; post: string; by: string }
  PostAnswered: { name: string; post: string; by: string; yes: boolean }
  /** For who was asked for the second yes. */
  PostTakenBack: { name: string; post: string; by: string }
  /** A list of people with their numbers: for who may let it out, for who wanted it, for who let it out. */
  ExportAsked: { village: string; by: string; purpose: string }
  ExportAnswered: { village: string; by: string; yes: boolean }
  ExportFetched: { village: string; by: string }
  /** Grids were split or merged. `holders`: who looks after the household from now on. */
  /** What was decided for today no longer fits. */
  RegroupingDropped: { grid: string; why: string }
  GridOfHousehold: { grid: string; holders: readonly string[] }
  HouseholdsCame: { from: string; grid: string; households: number; orders: number }
  HouseholdsWent: { from: string; grid: string; households: number }
  /** What somebody agreed to was written down by `by`, or is about to end. Never which: it may be read over a shoulder. */
  TagHeard: { by: string; yes: boolean }
  TagEnding: { day: number }
  TagEndingThere: { day: number }
  /** One a file, for the level above: whose posts began and ended, by public name. */
  PostsFromFile: { by: string; given: readonly string[]; taken: readonly string[] }
}
export type OfficeEvent = keyof Facts

/** `answerers`: anyone who may say yes (`core/people/joining.ts`); `levelAbove`: anyone who is next in post above; `desk`: anyone who calls; `official`: who asked for it in an office; `person`: who wrote it. */
export type OfficeWho =
  | 'levelAbove'
  | 'desk'
  | 'town'
  | 'county'
  | 'official'
  | 'person'
  | 'household'
  | 'answerers'
/** Who is told in an office, and hears nothing once it has ended. A housemate answers, too, and a post is given to a person. */
export const IN_OFFICE: Readonly<Record<OfficeWho, boolean>> = {
  levelAbove: true,
  desk: true,
  town: true,
  county: true,
  official: true,
  person: false,
  household: false,
  answerers: false,
}
export interface OfficeTell {
  who: OfficeWho
  how: How
  template: Template
  message: string
  page: NewsPage
}

const OFFICE_TELLS: { readonly [E in OfficeEvent]: (facts: Facts[E]) => OfficeTell } = {
  PostEnded: ({ name, post, held }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'returned',
    message: `${name}的${post}到期了${held > 0 ? `，手上 ${held} 件正在重新派` : ''}。要接着干，请县里补上。`,
    page: 'inbox',
  }),
  DeskEmpty: ({ village, waiting, urgent }) => ({
    who: 'levelAbove',
    how: urgent ? 'now' : 'badge',
    template: 'newOrder',
    message: `${village}派单台没有人在岗，${waiting > 0 ? `${waiting > 99 ? '99+' : waiting} 件等您派。` : '先由您派。'}`,
    page: 'inbox',
  }),
  NotReached: ({ urgent }) => ({
    who: 'desk',
    how: urgent ? 'now' : 'badge',
    template: 'newOrder',
    message: '有消息没送到，请打电话告诉。',
    page: 'reached',
  }),
  CalendarMissing: ({ year }) => ({
    who: 'desk',
    how: 'badge',
    template: 'newOrder',
    message: `${year} 年的放假安排还没录，明年的日子先按星期算，录了会改。请县里管理员录入国务院办公厅的通知。`,
    page: 'inbox',
  }),
  MemberJoined: ({ name }) => ({
    who: 'household',
    how: 'message',
    template: 'points',
    message: `${name} 登记到您家这一户了，能看您家的积分。不认识的话，请马上找网格员。`,
    page: 'household',
  }),
  MemberLeft: ({ name }) => ({
    who: 'household',
    how: 'message',
    template: 'points',
    message: `${name} 不在您家户里了。不对的话，请找网格员。`,
    page: 'household',
  }),
  JoinAsked: ({ name, asked }) => ({
    who: 'answerers',
    how: asked === 'post' || asked === 'account' ? 'badge' : 'message',
    template: 'points',
    message: ASKS[asked](name),
    page: 'joins',
  }),
  JoinAnswered: ({ asked, yes }) => ({
    who: 'person',
    how: 'message',
    template: 'points',
    message: yes ? WELCOME[asked] : `您想登记的那一户没有同意。${ASK_IN_PERSON}`,
    page: 'household',
  }),
  AccountChanged: ({ name, by }) => ({
    who: 'household',
    how: 'message',
    template: 'points',
    message: `${name} 换了新的微信，原来的微信登不进来了，由${by}当面核对。不对的话，请马上给镇里打电话。`,
    page: 'household',
  }),
  SelvesJoined: ({ name, by }) => ({
    who: 'household',
    how: 'message',
    template: 'points',
    message: `${name} 先后登记过两次，由${by}当面核对，是同一个人，并到一起了。不对的话，请马上给镇里打电话。`,
    page: 'household',
  }),
  PostConfirmed: ({ name, by }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'points',
    message: `${name}的岗位由${by}当面核对过，可以用了。`,
    page: 'joins',
  }),
  TakenOut: () => ({
    who: 'person',
    how: 'message',
    template: 'points',
    message: '您登记的那一户把您撤下来了。是自己家的话，请家里人或网格员当面说一声。',
    page: 'household',
  }),
  CodesGuessed: ({ where }) => ({
    who: 'town',
    how: 'message',
    template: 'newOrder',
    message: `${where}有人在一个接一个地试登记的编号。${LONG.guessing}内，用信登记也要有人点头；请提醒网格员，不认识的人不要同意。`,
    page: 'joins',
  }),
  ManyRead: ({ name, people }) => ({
    who: 'town',
    how: 'message',
    template: 'newOrder',
    message: `${name}今天已经看了 ${people} 个人的电话或原话，比平常多得多，请问一问。每个被看的人都看得到是谁、为什么看。`,
    page: 'inbox',
  }),
  PostGiven: ({ post, by }) => ({
    who: 'person',
    how: 'message',
    template: 'points',
    message: `${by}登记您任${post}。由上一级当面核对后就能用。不是您，请马上给镇里打电话。`,
    page: 'joins',
  }),
  PostTaken: ({ post, by }) => ({
    who: 'person',
    how: 'message',
    template: 'points',
    message: `${by}登记您不再任${post}。不对的话，请给镇里打电话。`,
    page: 'joins',
  }),
  PostGivenBelow: ({ name, post, by }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'points',
    message: `${by}定了${name}任${post}。`,
    page: 'joins',
  }),
  PostTakenBelow: ({ name, post, by }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'points',
    message: `${by}定了${name}不再任${post}。`,
    page: 'joins',
  }),
  PostProposed: ({ name, post, by }) => ({
    who: 'levelAbove',
    how: 'message',
    template: 'points',
    message: `${by}提了${name}任${post}，等您点头。`,
    page: 'posts',
  }),
  PostAnswered: ({ name, post, by, yes }) => ({
    who: 'official',
    how: 'message',
    template: 'points',
    message: yes ? `${by}同意了${name}任${post}。` : `${by}没有同意${name}任${post}。`,
    page: 'posts',
  }),
  PostTakenBack: ({ name, post, by }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'points',
    message: `${by}收回了提的${name}任${post}，不用点头了。`,
    page: 'posts',
  }),
  ExportAsked: ({ village, by, purpose }) => ({
    who: 'levelAbove',
    how: 'message',
    template: 'points',
    message: `${by}要${village}带电话的名单，用处是${purpose}，等您点头。`,
    page: 'exports',
  }),
  ExportAnswered: ({ village, by, yes }) => ({
    who: 'official',
    how: 'message',
    template: 'points',
    message: yes
      ? `${by}同意了${village}带电话的名单，${LONG.exportFetch}内取。`
      : `${by}没有同意${village}带电话的名单。`,
    page: 'exports',
  }),
  ExportFetched: ({ village, by }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'points',
    message: `${by}取走了${village}带电话的名单，是您点头的。`,
    page: 'exports',
  }),
  RegroupingDropped: ({ grid, why }) => ({
    who: 'official',
    how: 'badge',
    template: 'returned',
    message: `${grid}到了日子没有动：${why}`,
    page: 'inbox',
  }),
  GridOfHousehold: ({ grid, holders }) => ({
    who: 'household',
    how: 'badge',
    template: 'points',
    message: `网格调整，您家归到${grid}了${holders.length > 0 ? `，网格员是${holders.join('、')}` : ''}。`,
    page: 'household',
  }),
  HouseholdsCame: ({ from, grid, households, orders }) => ({
    who: 'person',
    how: 'message',
    template: 'newOrder',
    message: `${from}的 ${households} 户归到${grid}，由您照看${orders > 0 ? `，${orders} 件在办的单也跟着过来` : ''}。`,
    page: 'today',
  }),
  HouseholdsWent: ({ from, grid, households }) => ({
    who: 'person',
    how: 'badge',
    template: 'returned',
    message: `${from}的 ${households} 户归到${grid}了。您答应过日子的单，还是您办。`,
    page: 'today',
  }),
  TagHeard: ({ by, yes }) => ({
    who: 'person',
    how: 'message',
    template: 'points',
    message: yes
      ? `${by}记下了您当面答应的一件事，好多来看看您。没答应过的，点开收回。`
      : `您当面说不用再记的，${by}去掉了。`,
    page: 'care',
  }),
  TagEnding: ({ day }) => ({
    who: 'person',
    how: 'badge',
    template: 'points',
    message: `您答应网格员记着的，到 ${dateText(day)}就不作数了。还要人多来看看，点开再答应一次。`,
    page: 'care',
  }),
  TagEndingThere: ({ day }) => ({
    who: 'official',
    how: 'badge',
    template: 'points',
    message: `有一户答应记着的，到 ${dateText(day)}就不作数了。下次上门，当面再问一句。`,
    page: 'visits',
  }),
  PostsFromFile: ({ by, given, taken }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'points',
    message: `${by}收了一份名册。${named('新任', given)}${named('离任', taken)}`,
    page: 'joins',
  }),
}

/** A file may bring hundreds: the first five by name, and how many there are. */
const named = (what: string, names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `${what} ${names.length} 人：${names.slice(0, 5).join('、')}${names.length > 5 ? '等' : ''}。`

const ASKS: Record<Asked, (name: string) => string> = {
  newcomer: name => `${name} 想登记到这一户。认识就同意，不认识就不同意。`,
  listed: name => `${name} 想用自己的手机登记。认识就同意，不认识就不同意。`,
  account: name => `${name} 换了微信，等您当面核对。`,
  move: name => `${name} 想搬到这一户来。认识就同意，不认识就不同意。`,
  post: name => `${name} 的岗位等您当面核对后才能用。`,
}

const WELCOME: Record<Asked, string> = {
  newcomer: `登记好了，您是这一户的人了。积分可以看；登记满${LONG.newcomer}可以换东西。`,
  listed: '登记好了。以前替您点的单，也在「我的单」里。',
  account: '登记好了，原来的单和积分都在。',
  move: `登记好了，您是这一户的人了。积分可以看；登记满${LONG.newcomer}可以换东西。`,
  post: '您的岗位可以用了。',
}

export const officeTell = <E extends OfficeEvent>(event: E, facts: Facts[E]): OfficeTell =>
  OFFICE_TELLS[event](facts)
