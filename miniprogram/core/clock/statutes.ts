import type { Statute, StatuteId } from './policy'

/** Limits the law sets, with the article each comes from. */
export const statutes: Readonly<Record<StatuteId, Statute>> = {
  // The article says 一个月; a month is counted as 30 days.
  mediation: { label: '人民调解', n: 30, unit: 'days', source: '《人民调解工作若干规定》第三十三条' },
  judicialConfirmation: { label: '申请司法确认', n: 30, unit: 'days', source: '《人民调解法》第三十三条' },
  petitionAccept: { label: '信访受理告知', n: 15, unit: 'days', source: '《信访工作条例》第二十三条' },
  petitionHandle: { label: '信访办理', n: 60, unit: 'days', source: '《信访工作条例》第三十四条' },
  petitionExtend: { label: '信访延长办理', n: 30, unit: 'days', source: '《信访工作条例》第三十四条' },
  petitionReview: { label: '请求复查', n: 30, unit: 'days', source: '《信访工作条例》第三十五条' },
}
