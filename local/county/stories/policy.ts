import type { Story } from './story'

/** 低保 医保 养老 宅基地 种田补贴 残疾人补贴 别的政策 */
export const policy: Story[] = [
  {
    key: 'lowIncome', sub: 'lowIncome', matter: 'private', asked: '想问低保怎么申请，[老伴住院|家里收粮少]，今年花了不少，儿子在外面也紧。',
    measures: '上门把材料对一遍，缺哪样帮着开，一起交镇里。', progress: ['收入证明和住院单子都齐了，已经报镇民政。', '镇里来家里看过了，下周开会评。'],
    done: '镇里批了，下个月起发到一卡通。', partly: '评下来不够低保，办了一次临时救助。', thanks: '跑前跑后都是网格员，我就签了个字。', gripe: '没评上，救助的钱不多，不过话说清楚了。',
  },
  {
    sub: 'lowIncome', matter: 'private', teller: 'young', asked: '[大伯|二叔]摔断了腿，一个人过，今年收不了庄稼，看看有没有临时救助。',
    measures: '先去医院把单子拿齐，这两天就报临时救助。', progress: ['单子复印好了，银行卡也找到了。'],
    done: '临时救助批了，钱到了卡上，隔壁说好帮着收稻子。', thanks: '没想到这么快，稻子也有人帮着收。',
  },
  {
    sub: 'medicalInsurance', matter: 'minor', asked: '医保在手机上怎么交都交不上，说[身份信息不对|没有参保地]，快到日子了。',
    measures: '带身份证号去镇医保窗口查一下，能改当场改。', progress: ['查到了，名字里有个字录错了，改完要等一天。'],
    done: '改好了，陪着在手机上交成了，截了图留着。', thanks: '交上了，心放下了。', gripe: '跑了两趟才改好。',
    shown: { asked: '医保交不上，系统里名字录错了。', done: '陪着改了信息，当场交成。' },
  },
  {
    sub: 'medicalInsurance', matter: 'minor', teller: 'old', asked: '去县里住院，回来不知道怎么报，[单子一大包|儿女都不在家]，看不懂。',
    measures: '把单子分好类，陪着去镇里报，报不了的跟您说清楚为什么。', progress: ['单子分好了，少一张出院小结，跟医院要了。'],
    done: '报了，镇里说十天内到卡，哪些不能报写了一张纸。', thanks: '一样一样跟我讲，听明白了。',
    shown: { asked: '住院单子不会报销。', done: '帮着分好单子，陪去镇里报了。' },
  },
  {
    key: 'insurance', sub: 'medicalInsurance', matter: 'minor', teller: 'young', asked: '在外面打工，给[爸妈|两个孩子]补缴医保，过了期还能不能交。',
    measures: '先问清楚补缴有没有等待期，再告诉您划算不划算。', progress: ['镇里说能补，有三个月等待期。'],
    done: '补上了，等待期到哪天写给您了。', thanks: '问得清楚，省得我请假回来。',
    shown: { asked: '外出打工，想给家里人补缴医保。', done: '补缴成功，等待期也说清楚了。' },
  },
  {
    key: 'face', sub: 'pension', matter: 'minor', teller: 'old', asked: '养老金要刷脸认证，[手机没有摄像头|眨眼老是过不了]，停发了怎么办。',
    measures: '上门用村里的手机给您刷，刷不过就带去镇里窗口。', progress: ['光线暗，换到门口刷过了。'],
    done: '认证过了，下个月照发，记了明年提醒的日子。', thanks: '在家门口就办了。',
    shown: { asked: '养老金认证刷不过。', done: '上门帮着认证，下月照发。' },
  },
  {
    sub: 'pension', matter: 'minor', teller: 'young', asked: '[奶奶|爷爷]满八十了，高龄补贴从哪个月算，要交什么。',
    measures: '带身份证复印件和卡号就行，我去代交。', progress: ['材料交镇里了，说从满八十的下个月算。'],
    done: '办下来了，从生日的下个月补发。', thanks: '没让老人跑。', gripe: '等了一个多月才到账。',
    shown: { asked: '老人满八十，问高龄补贴。', done: '代交了材料，从满八十的下个月补发。' },
  },
  {
    sub: 'pension', matter: 'minor', asked: '养老金这个月[少发了一百多|没到账]，存折打出来看不懂。',
    measures: '去信用社和社保所各问一下，看是扣了什么。', progress: ['问到了，是卡换过，银行退回去了。'],
    done: '卡号改了，两个月一起补发到账，陪着看了余额。', thanks: '补回来了，一分不少。',
    shown: { asked: '养老金没到账。', done: '改了卡号，两个月一起补发。' },
  },
  {
    sub: 'homestead', matter: 'private', asked: '老屋要翻新，[在原来的地基上|往后挪一米]，手续怎么走，怕盖一半叫停。',
    measures: '先量一下面积和四邻，再把要的材料写给您，陪着交镇里。', progress: ['面积量了，四邻有三家签了字，还差一家。', '四邻都签了，交镇里了。'],
    done: '批了，证拿到了，放线那天镇里的人来过。', partly: '镇里说有一角压了规划路，要退半米，图改了重报。', thanks: '有证心里踏实，放心动工。', gripe: '来来回回报了两次。',
  },
  {
    sub: 'homestead', matter: 'private', teller: 'young', asked: '户口分出来了，想[申请一块宅基地|盖两间房]结婚用，够不够条件。',
    measures: '查一下户口和家里现有的面积，够就排进今年的报名。', progress: ['查了，条件够，今年村里还有两个名额。'],
    done: '报上去了，公示了七天没人提意见，等镇里批。', thanks: '话说得明白，知道排在哪里。',
  },
  {
    sub: 'farmSubsidy', matter: 'minor', asked: '种粮补贴只发了[一半|一块田的]，我家实际种了 {n} 亩。',
    measures: '带皮尺去田里量，跟登记册对，错了就报更正。', progress: ['量了，册子上少记了一块。'],
    done: '更正报上去了，差的钱跟下一批发，镇里给了回条。', thanks: '量得仔细，没话说。', gripe: '要等下一批，不知道哪天。',
    shown: { asked: '种粮补贴少发了。', done: '重新量了田，更正报了镇里，下一批补发。' },
  },
  {
    sub: 'farmSubsidy', matter: 'minor', asked: '野猪把[玉米|红薯]拱了一片，保险能不能赔，找谁看。',
    measures: '今天去拍照量面积，帮您报保险公司。', progress: ['拍了，一亩二分，保险的人周三来。'],
    done: '保险定了，赔款打到一卡通，又领了两捆反光带。', partly: '保险说这一块没参保，赔不了；领了反光带围上了。', thanks: '赔得不多，可是有人管。', gripe: '没赔着，白高兴一场。',
    shown: { asked: '野猪拱了庄稼，问保险。', done: '拍照定损，赔款到账，领了反光带。' },
  },
  {
    sub: 'farmSubsidy', matter: 'minor', asked: '买了台[旋耕机|插秧机]，农机补贴要怎么领，发票在手里。',
    measures: '带发票和机子的照片去镇农机站，我约好时间一起去。', progress: ['农机站验过机子了，贴了牌。'],
    done: '补贴公示过了，打到卡上。', thanks: '一趟就办成了。',
    shown: { asked: '买农机，问怎么领补贴。', done: '陪着验机办手续，补贴到账。' },
  },
  {
    sub: 'disability', matter: 'private', asked: '[我弟|我妹]的残疾证要换，人走不动，能不能请医生到家里来评。',
    measures: '报残联的上门评定，凑够几户一起来。', progress: ['残联说下周三下乡，排在第二家。'],
    done: '医生来评过了，新证寄到村里，送到家了。', thanks: '人没出门，证就换了。',
  },
  {
    sub: 'disability', matter: 'private', teller: 'young', asked: '想给[我爸|我妈]申请一个轮椅，去年摔了以后走不了远路。',
    measures: '帮着填表报残联，先借村里的用着。', progress: ['表交了，借的那台今天推过去。'],
    done: '轮椅到了，教了怎么刹车，借的那台收回来了。', thanks: '能推出去晒太阳了。',
  },
  {
    sub: 'policyOther', matter: 'minor', asked: '听说[建档立卡的孩子|大学生]开学有补助，到哪里填，截止哪天。',
    measures: '问清楚教育局的口径，把表打印好送去。', progress: ['表打好了，要学校盖个章。'],
    done: '表交上去了，镇里收了，开学前发。', thanks: '没误了日子。',
    shown: { asked: '问学生开学补助怎么填。', done: '送表上门，按时交了镇里。' },
  },
  {
    sub: 'policyOther', matter: 'minor', asked: '退伍证丢了，[优抚金|慰问]那边要重新登记，不知道找哪里。',
    measures: '去镇退役军人服务站问补证要什么，能代的我代。', progress: ['要派出所的户籍底子，已经开出来了。'],
    done: '登记上了，补证要一个月，到了送来。', thanks: '问了一圈，就您这里给办了。',
    shown: { asked: '退伍证丢了，要重新登记。', done: '帮着开了底子，登记好了。' },
  },
]
