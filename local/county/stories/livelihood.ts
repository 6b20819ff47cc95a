import type { Story } from './story'

/** 办证 代办 就业 就医 接送 上门照料 别的难处 */
export const livelihood: Story[] = [
  {
    sub: 'certificate', matter: 'minor', teller: 'young', asked: '孩子上学要[户口页|居住证明]，人在外面请不下假，能不能代办。',
    measures: '把要的材料拍给我，我去派出所问能不能代。', progress: ['派出所说可以代，要一张委托，发您手机上签。'],
    done: '办好了，寄到您那边了，单号发您了。', thanks: '省了一趟车票。',
    shown: { asked: '人在外地，要给孩子办户口页。', done: '代办好寄过去了。' },
  },
  {
    sub: 'certificate', matter: 'minor', teller: 'old', asked: '身份证到期了，[坐车晕|腿脚不便]，去县里照相不方便。',
    measures: '镇派出所每月有一天下村照相，给您报上，接送。', progress: ['报上了，这个月二十六号上午来村部。'],
    done: '照好了，证送到家里了。', thanks: '在村部就照了，人家还帮我理了理头发。',
    shown: { asked: '身份证到期，不方便去县里。', done: '派出所下村照相，证送到家。' },
  },
  {
    sub: 'certificate', matter: 'private', asked: '老人过世了，[销户|火化证明]要哪些东西，我们做小辈的没办过。',
    measures: '把要办的五样写给您，能代的我跑。', progress: ['医院和派出所两处开好了。'],
    done: '五样都办完了，丧葬补助也一起报了。', thanks: '那几天乱，多亏有人帮着跑。',
  },
  {
    sub: 'errand', matter: 'minor', teller: 'old', asked: '[降压药|胰岛素]快吃完了，卫生室没有，镇上才有，我坐不了车。',
    measures: '带医保卡去镇医院给您取，明天送到。', progress: ['取到了，开了一个月的量。'],
    done: '药送到了，跟您儿子说了下回提前几天讲。', thanks: '药送到手上，吃得放心。',
    shown: { asked: '镇上才有的药，老人取不了。', done: '代取了一个月的药，送到家。' },
  },
  {
    sub: 'errand', matter: 'minor', teller: 'old', asked: '孙子寄来个大件放在镇上驿站，[我扛不动|三轮坏了]，能帮着拿一下吗。',
    measures: '下午去镇上开会，顺路拉回来。', progress: ['取件码对了，是台取暖器。'],
    done: '送到家，插上试了，教了怎么开。', thanks: '这个冬天暖和了。',
    shown: { asked: '镇上驿站的大件拿不回来。', done: '顺路拉回来，送到家试好了。' },
  },
  {
    sub: 'errand', matter: 'minor', asked: '稻子晒好了，[粮站|收粮的]要在手机上预约，弄不来，眼看要下雨。',
    measures: '用村里手机给您约，约到最早的一天。', progress: ['约到后天上午，一共 {n} 户一起。'],
    done: '都卖了，过磅单拍给各家了。', thanks: '没淋着雨。',
    shown: { asked: '卖稻要手机预约，不会弄。', done: '帮几户一起约好，都卖了。' },
  },
  {
    sub: 'job', matter: 'minor', teller: 'young', asked: '厂里放假了，想在[镇上|家门口]找点活，带着孩子走不远。',
    measures: '问一下镇零工驿站和制衣车间，有合适的带您去看。', progress: ['制衣车间要缝纫工，计件，可以晚到半小时送孩子。'],
    done: '试了两天，留下了，一个月说好休四天。', partly: '先接了一批手工活在家做，车间要等下月。', thanks: '离家近，孩子也顾得上。', gripe: '活不多，做做停停。',
    shown: { asked: '想在家门口找活，要带孩子。', done: '介绍到镇上制衣车间，已经上班。' },
  },
  {
    sub: 'job', matter: 'minor', asked: '村里[修渠|植树]要不要人手，我有力气，农闲闲着也是闲着。',
    measures: '公益岗位和工程用工都帮您报名，先到先做。', progress: ['修渠那边下周开工，要八个人，报上了。'],
    done: '做了十二天，工钱当面结清，签了字。', thanks: '活干得踏实，钱也没拖。',
    shown: { asked: '农闲想找工做。', done: '介绍去修渠，工钱当面结清。' },
  },
  {
    sub: 'job', matter: 'minor', teller: 'young', asked: '想学[电焊|育婴]，听说县里有不要钱的培训，怎么报名。',
    measures: '把班次和日子问清楚，名额有了就叫您。', progress: ['下月初一个班，名字报了，要带一寸照片。'],
    done: '班上完了，证考下来了。', thanks: '有证好找活。',
    shown: { asked: '想参加技能培训。', done: '报上名，学完拿到证。' },
  },
  {
    sub: 'doctor', matter: 'minor', asked: '县医院的号在手机上抢不到，[老人眼睛|孩子牙]看了三个月没看上。',
    measures: '家庭医生那边有转诊号，我联系卫生院。', progress: ['卫生院留了一个号，下周二。'],
    done: '看上了，医生说滴药水先观察，下月复查。', thanks: '总算看上了。',
    shown: { asked: '县医院的号抢不到。', done: '通过卫生院转诊看上了。' },
  },
  {
    sub: 'doctor', matter: 'minor', teller: 'old', asked: '卫生室量血压的[机器坏了|医生半个月没来]，想量一下还要跑镇上。',
    measures: '问卫生院哪天下村，机器我今天拿去修。', progress: ['机器是电池没电，换了就好。'],
    done: '机器好了，医生定在每周三上午来，贴在卫生室门上。', thanks: '周三量上了，高的那个数也写给我了。',
    shown: { asked: '卫生室量不了血压。', done: '机器修好，医生每周三上午来。' },
  },
  {
    key: 'school', sub: 'ride', matter: 'public', place: '{school}门口',
    asked: '小学门口早上车太多，接送不安全，[上星期擦了一个书包|挤得孩子从车缝里走]。',
    measures: '早上七点半到八点我去站着，再划一条等车的线。', progress: ['站了三天，家长都知道靠右等了。', '线划好了，牌子明天挂。'],
    done: '划了线，立了牌，三个家长排了班。', thanks: '现在有秩序了。', gripe: '没人站着的时候还是乱停。',
    shown: { asked: '小学门口接送车多，不安全。', done: '划了等车线，家长排班站岗。' },
  },
  {
    sub: 'ride', matter: 'minor', teller: 'old', asked: '每月初二要去县里[透析|复查]，班车改了点，赶不上。',
    measures: '问客运站能不能改回来，改之前我找车接送。', progress: ['客运站说月底调，这两回坐村里的车。'],
    done: '班车提前了二十分，时刻抄了一张给您。', partly: '班车没改成，跟跑县城的面包车说好了，初二来门口接。', thanks: '接送了两回，连茶都没喝一口。', gripe: '面包车有时候不准点。',
    shown: { asked: '班车改点，去县里看病赶不上。', done: '客运站把班车提前了二十分钟。' },
  },
  {
    sub: 'homeHelp', matter: 'private', teller: 'young', asked: '我在外地，[我妈|我爸]一个人在家，这两天电话老没人接，帮着去看一眼。',
    measures: '今天就去，看完给您回电话，以后隔三天去一趟。', progress: ['人好着，是手机静音了，已经给调大。'],
    done: '教会了接视频，跟隔壁说好每天照个面。', thanks: '悬着的心放下来了。',
  },
  {
    sub: 'homeHelp', matter: 'private', teller: 'old', asked: '瓦漏了，[床头接着盆|粮食都挪了地方]，我上不了房。',
    measures: '请泥瓦匠上去看，材料能用旧瓦补的先补。', progress: ['上去看了，滑了十几片，要换一根椽子。'],
    done: '补好了，雨后去看过，不漏。', thanks: '下了两天雨，一滴没漏。', gripe: '补的那块好了，西边又滴。',
  },
  {
    sub: 'homeHelp', matter: 'minor', teller: 'old', asked: '[灶|煤气]打不着火，换了电池也不行，一个人不敢乱动。',
    measures: '先把阀门关着，我带师傅来看。', progress: ['是点火针锈了。'],
    done: '换了点火针，软管也换了新的，教了怎么关。', thanks: '当天就吃上热饭了。',
    shown: { asked: '煤气灶打不着火。', done: '换了点火针和软管。' },
  },
  {
    sub: 'livelihoodOther', matter: 'minor', asked: '柑子熟了卖不出去，[收的价太低|老板说不来了]，一树一树掉地上。',
    measures: '拍几张照发到镇里的帮卖群，问问学校食堂要不要。', progress: ['食堂要三百斤，群里有人要整车。'],
    done: '卖了一千多斤，比收的价高两毛。', partly: '卖掉六百斤，剩下的做了柑饼。', thanks: '没烂在地里。', gripe: '卖得慢，还是烂了一些。',
    shown: { asked: '柑子卖不出去。', done: '联系食堂和买家，卖了一千多斤。' },
  },
  {
    sub: 'livelihoodOther', matter: 'public', place: '{ground}', asked: '村里流浪狗多了，[追电动车|晚上叫一夜]，孩子上学怕。',
    measures: '约镇里的人来捉，有主的挨家说拴绳。', progress: ['挨家说了，九家有狗的都答应拴。'],
    done: '没主的送走了五只，有主的都拴了绳打了针。', thanks: '早上跑步没狗追了。',
    shown: { asked: '流浪狗追人。', done: '没主的送走，有主的拴绳打针。' },
  },
  {
    sub: 'errand', matter: 'minor', teller: 'old', asked: '手机欠费了[停在那里|打不出去]，不会在手机上交，儿女电话也打不通。',
    measures: '下午过去帮您交上，再把儿女的号存成大字。', progress: ['交上了，儿子的号设成了按 1。'],
    done: '话费交好，按 1 是儿子，按 2 是我。', thanks: '按一下就通，比以前还方便。',
    shown: { asked: '老人手机欠费，不会交。', done: '帮着交了费，设好一键拨号。' },
  },
  {
    sub: 'doctor', matter: 'minor', asked: '打疫苗的本子找不到了，[孩子要上幼儿园|被狗咬了要接着打]，能不能补。',
    measures: '去卫生院查底子，能补当天补。', progress: ['底子查到了，差一个章。'],
    done: '补了一本，章盖齐了，送到家里。', thanks: '没耽误日子。',
    shown: { asked: '疫苗本丢了。', done: '查到底子补了一本。' },
  },
  {
    sub: 'livelihoodOther', matter: 'minor', teller: 'old', asked: '老屋墙上裂了一条缝，[越来越宽|能塞进手指]，夜里听得见响。',
    measures: '今天先看一眼能不能住人，请镇里的人来鉴定。', progress: ['镇里来贴了石膏条，看它还动不动。', '石膏条没断，说先加两根扁铁。'],
    done: '加了扁铁，缝用砂浆灌了，石膏条留着再看一个月。', thanks: '夜里不响了，睡得着。', gripe: '缝是灌了，还是有点怕。',
    shown: { asked: '老屋墙上裂了缝。', done: '镇里鉴定后加了扁铁，灌了缝。' },
  },
]
