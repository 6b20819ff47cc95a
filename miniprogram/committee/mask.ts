/** Points at words that may name somebody, so that a person looks twice. It never decides that a text is safe. */
export interface Finding {
  id: string
  words: string
  kind: string /** Numbers of people may never be shown. */
  must: boolean
}

const KINDS: { kind: string; must: boolean; pattern: RegExp }[] = [
  { kind: '电话', must: true, pattern: /1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}/g },
  { kind: '证件号', must: true, pattern: /\d{17}[\dXx]/g },
  { kind: '门牌', must: false, pattern: /\d+\s*(?:号|栋|单元|室|户)/g },
  {
    kind: '车牌',
    must: true,
    pattern: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}/g,
  },
  {
    kind: '人名',
    must: false,
    pattern:
      /[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹窦潘葛范彭鲁马苗方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪毛狄米贝戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田胡凌霍虞万支柯管卢莫房缪解应宗丁邓洪包左石崔吉龚程邢裴陆荣翁][\u4e00-\u9fa5]{0,2}(?:家|大爷|大妈|大娘|大叔|大婶|婶|伯|爷爷|奶奶|老师|师傅|同志|书记|主任)/g,
  },
]

/** Every doubtful piece once, in the order of the text. */
export function suspicious(text: string): Finding[] {
  const found: Finding[] = []
  for (const { kind, must, pattern } of KINDS) {
    for (const words of text.match(pattern) ?? []) {
      if (!found.some(one => one.words === words)) found.push({ id: `${kind}-${words}`, words, kind, must })
    }
  }
  return found.sort((a, b) => text.indexOf(a.words) - text.indexOf(b.words))
}
