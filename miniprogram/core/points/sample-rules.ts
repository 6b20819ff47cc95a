/**
 * A set to begin with, made from what villages with points really reward: the yard, the road, the river, kin and
 * neighbours, weddings and funerals kept simple. A county looks through it and saves its own.
 */
import type { PointsItem, PointsRules } from './types'

const BOTH: PointsItem['who'] = ['household', 'gridMember']

export const SAMPLE_RULES: PointsRules = {
  villageId: '*', version: 1, from: 0, sample: true,
  items: [
    { id: 'river', words: '清河道', detail: '捞垃圾、清水草、护河岸，按小时算。', points: 5, unit: '小时', most: 8, who: BOTH, often: { times: 4, per: 'month' }, evidence: 'photo' },
    { id: 'sweep', words: '义务扫路', detail: '扫自家门前以外的路，一段算一次。', points: 5, unit: '次', most: 2, who: BOTH, often: { times: 2, per: 'week' }, evidence: 'photo' },
    { id: 'yard', words: '院子干净', detail: '妇女小组来看，屋前屋后、柴草农具都整齐。', points: 20, unit: '次', most: 1, who: ['gridMember'], often: { times: 1, per: 'month' }, evidence: 'photo' },
    { id: 'sorting', words: '垃圾分类', detail: '一个月都分得清、扔得准，网格员看过。', points: 10, unit: '月', most: 1, who: BOTH, often: { times: 1, per: 'month' }, evidence: 'words' },
    { id: 'elders', words: '孝老爱亲', detail: '照看独居或卧床的老人，按天算，不是自家老人也算。', points: 6, unit: '天', most: 7, who: BOTH, often: { times: 4, per: 'month' }, evidence: 'words' },
    { id: 'simpleWedding', words: '红事从简', detail: '不比排场，桌数和礼金按村规民约来。', points: 50, unit: '次', most: 1, who: BOTH, often: { times: 2, per: 'year' }, evidence: 'words' },
    { id: 'simpleFuneral', words: '白事从简', detail: '不大操大办，不在路上抛撒，按村规民约来。', points: 50, unit: '次', most: 1, who: BOTH, often: { times: 2, per: 'year' }, evidence: 'words' },
    { id: 'peace', words: '帮着调解', detail: '劝和邻里、家里的矛盾，只写劝成了，不写谁家的事。', points: 15, unit: '件', most: 1, who: BOTH, often: { times: 4, per: 'month' }, evidence: 'words' },
    { id: 'labour', words: '义务劳动', detail: '修渠、修路、栽树、搬运，村里组织的都算。', points: 5, unit: '小时', most: 10, who: BOTH, often: { times: 8, per: 'month' }, evidence: 'photo' },
    { id: 'patrol', words: '防火防汛巡查', detail: '跟着排班走一趟，走完报一声。', points: 8, unit: '趟', most: 2, who: BOTH, often: { times: 8, per: 'month' }, evidence: 'words' },
    { id: 'meeting', words: '院坝会出主意', detail: '到会，主意被采用，会上记下来的。', points: 5, unit: '次', most: 1, who: ['gridMember'], often: { times: 2, per: 'month' }, evidence: 'words' },
    { id: 'helping', words: '帮邻居一把', detail: '帮收粮、送饭、看病接送、看孩子。', points: 5, unit: '次', most: 2, who: BOTH, often: { times: 6, per: 'month' }, evidence: 'words' },
    { id: 'blood', words: '无偿献血', detail: '凭献血证，一次一报。', points: 60, unit: '次', most: 1, who: ['household'], often: { times: 2, per: 'year' }, evidence: 'photo' },
    { id: 'bookshelf', words: '家里有书架', detail: '有书、有人看，肯借给邻居看。', points: 20, unit: '次', most: 1, who: BOTH, often: { times: 1, per: 'year' }, evidence: 'photo' },
    { id: 'soldier', words: '送子参军', detail: '家里有人参军入伍。', points: 100, unit: '人', most: 3, who: BOTH, often: { times: 1, per: 'year' }, evidence: 'words' },
    { id: 'dumping', words: '乱倒垃圾', detail: '劝过、批评过，还往河里路边倒。', points: -5, unit: '次', most: 1, who: ['gridMember'], often: { times: 2, per: 'month' }, evidence: 'photo', threeSteps: true },
    { id: 'burning', words: '露天烧秸秆', detail: '劝过、批评过，还在地里烧。', points: -10, unit: '次', most: 1, who: ['gridMember'], often: { times: 2, per: 'month' }, evidence: 'photo', threeSteps: true },
  ],
}
