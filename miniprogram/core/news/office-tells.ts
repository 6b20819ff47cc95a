/** Who hears of what happens to offices and to complaints: one row each, and no default. */
import type { How, NewsPage, Template } from './tell'

/** What the sentence needs to know. */
interface Facts {
  PostEnded: { name: string; post: string; held: number }
  DeskEmpty: { village: string; waiting: number; urgent: boolean }
  NotReached: { urgent: boolean }
  FeedbackSent: { no: string; complaint: boolean }
  FeedbackAnswered: { no: string }
  FeedbackAppealed: { no: string }
  /** `name`: masked. */
  MemberJoined: { name: string }
  MemberLeft: { name: string }
}
export type OfficeEvent = keyof Facts

/** `levelAbove`: whoever is next in post above; `desk`: whoever calls; `person`: who wrote it. */
export type OfficeWho = 'levelAbove' | 'desk' | 'town' | 'county' | 'person' | 'household'
export interface OfficeTell {
  who: OfficeWho
  how: How
  template: Template
  says: string
  page: NewsPage
}

export const OFFICE_TELLS: { readonly [E in OfficeEvent]: (facts: Facts[E]) => OfficeTell } = {
  PostEnded: ({ name, post, held }) => ({
    who: 'levelAbove',
    how: 'badge',
    template: 'returned',
    says: `${name}的${post}到期了${held > 0 ? `，手上 ${held} 件正在重新派` : ''}。要接着干，请县里补上。`,
    page: 'inbox',
  }),
  DeskEmpty: ({ village, waiting, urgent }) => ({
    who: 'levelAbove',
    how: urgent ? 'now' : 'badge',
    template: 'newOrder',
    says: `${village}派单台没有人在岗，${waiting > 0 ? `${waiting > 99 ? '99+' : waiting} 件等您派。` : '先由您派。'}`,
    page: 'inbox',
  }),
  NotReached: ({ urgent }) => ({
    who: 'desk',
    how: urgent ? 'now' : 'badge',
    template: 'newOrder',
    says: '有消息没送到，请打电话告诉。',
    page: 'reached',
  }),
  FeedbackSent: ({ no, complaint }) => ({
    who: 'town',
    how: 'badge',
    template: 'newOrder',
    says: `${no} 有一条${complaint ? '投诉' : '建议'}，请看一看，答复。`,
    page: 'feedback',
  }),
  FeedbackAnswered: ({ no }) => ({
    who: 'person',
    how: 'message',
    template: 'resolved',
    says: `${no} 有了答复，点开看看。`,
    page: 'feedback',
  }),
  FeedbackAppealed: ({ no }) => ({
    who: 'county',
    how: 'badge',
    template: 'newOrder',
    says: `${no} 对镇里的答复不满意，请县里看一看。`,
    page: 'feedback',
  }),
  MemberJoined: ({ name }) => ({
    who: 'household',
    how: 'message',
    template: 'points',
    says: `${name} 成了您家的一员，能看您家的积分。不认识的话，请马上找网格员。`,
    page: 'household',
  }),
  MemberLeft: ({ name }) => ({
    who: 'household',
    how: 'message',
    template: 'points',
    says: `${name} 不在您家户里了。不对的话，请找网格员。`,
    page: 'household',
  }),
}

export const officeTell = <E extends OfficeEvent>(event: E, facts: Facts[E]): OfficeTell =>
  OFFICE_TELLS[event](facts)
