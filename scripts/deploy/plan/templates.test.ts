import { describe, expect, it } from 'vitest'
import { mapFields, templateVariables } from './templates'

describe('a template that a county chose', () => {
  it('gets our fields by label and kind, whatever its keys are', () => {
    const text = `
      受理编号{{character_string7.DATA}}
      事项名称：{{thing2.DATA}}
      办理状态 {{phrase12.DATA}}
      完成时间{{date5.DATA}}
      温馨提示{{thing9.DATA}}`
    expect(mapFields(text)).toEqual({
      keys: [
        ['character_string7', 'no'],
        ['thing2', 'about'],
        ['phrase12', 'status'],
        ['date5', 'at'],
        ['thing9', 'hint'],
      ],
      misfits: [],
    })
  })

  it('whose fields are all things still gets each of ours once, the label first', () => {
    const text =
      '工单编号{{thing1.DATA}} 处理结果{{thing2.DATA}} 工单内容{{thing3.DATA}} 工单名称{{thing4.DATA}}'
    expect(mapFields(text).keys).toEqual([
      ['thing1', 'no'],
      ['thing2', 'status'],
      ['thing3', 'about'],
      ['thing4', 'hint'],
    ])
  })

  it('names what nothing of ours fits: names, phones and money are not said in messages', () => {
    expect(mapFields('处理人{{name1.DATA}} 金额{{amount2.DATA}} 备注{{thing3.DATA}}').misfits).toEqual([
      '处理人（name1）',
      '金额（amount2）',
    ])
  })

  it('is handed to the functions as one variable', () => {
    const text = '事项{{thing2.DATA}} 时间{{time4.DATA}}'
    expect(
      templateVariables({
        newOrder: { id: 'abc', text, longTerm: true },
        points: { id: 'def', text, longTerm: false },
      }),
    ).toEqual({
      TEMPLATE_NEW_ORDER: 'abc|thing2=about,time4=at|long',
      TEMPLATE_POINTS: 'def|thing2=about,time4=at',
    })
  })
})
