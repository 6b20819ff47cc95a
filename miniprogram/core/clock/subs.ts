import type { SubCategory } from './policy'

const infrastructure = { category: 'infrastructure', track: 1, needsPhoto: true, unit: 'days' } as const
const policy = { category: 'policy', track: 1, needsPhoto: false, unit: 'days' } as const
const livelihood = { category: 'livelihood', track: 1, needsPhoto: false, unit: 'days' } as const
// Anyone who quarrels comes to two sides at least, hence ★★; on ★★★ the mediation limit holds.
const dispute = {
  category: 'dispute',
  track: 2,
  needsPhoto: false,
  unit: 'days',
  statute: 'mediation',
} as const

const subs = [
  { ...infrastructure, id: 'lamp', label: '路灯' },
  { ...infrastructure, id: 'road', label: '道路桥梁', track: 2 },
  { ...infrastructure, id: 'ditch', label: '水沟渠道' },
  { ...infrastructure, id: 'water', label: '用水', days: 3 },
  { ...infrastructure, id: 'power', label: '用电', days: 3 },
  { ...infrastructure, id: 'toilet', label: '公厕' },
  { ...infrastructure, id: 'rubbish', label: '垃圾污水' },
  { ...infrastructure, id: 'network', label: '电视网络' },
  { ...infrastructure, id: 'infrastructureOther', label: '别的设施' },

  { ...policy, id: 'lowIncome', label: '低保救助', track: 2 },
  { ...policy, id: 'medicalInsurance', label: '医保' },
  { ...policy, id: 'pension', label: '养老' },
  { ...policy, id: 'homestead', label: '宅基地建房', track: 2 },
  { ...policy, id: 'farmSubsidy', label: '种田补贴' },
  { ...policy, id: 'disability', label: '残疾人补贴' },
  { ...policy, id: 'policyOther', label: '别的政策' },

  // Certificates are stamped by offices, and offices are closed on days off.
  { ...livelihood, id: 'certificate', label: '办证', unit: 'workdays' },
  { ...livelihood, id: 'errand', label: '代办跑腿' },
  { ...livelihood, id: 'job', label: '就业', track: 2 },
  { ...livelihood, id: 'doctor', label: '就医' },
  { ...livelihood, id: 'ride', label: '接送' },
  { ...livelihood, id: 'homeHelp', label: '上门照料' },
  { ...livelihood, id: 'livelihoodOther', label: '别的难处' },

  { ...dispute, id: 'neighbour', label: '邻里' },
  { ...dispute, id: 'family', label: '家庭婚姻' },
  { ...dispute, id: 'land', label: '土地山林', track: 3 },
  { ...dispute, id: 'labour', label: '劳务工钱', track: 3 },
  { ...dispute, id: 'debt', label: '借钱还钱' },
  { ...dispute, id: 'damage', label: '损坏赔偿' },
  { ...dispute, id: 'disputeOther', label: '别的纠纷' },
] as const satisfies readonly SubCategory[]

/** The sub-categories a county starts with; it may change every line. */
export const defaultSubs: readonly SubCategory[] = subs
export type DefaultSub = (typeof subs)[number]['id']
