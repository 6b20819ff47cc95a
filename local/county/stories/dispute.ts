import type { Story } from './story'

/** 邻里 家庭 土地 工钱 借钱 损坏 别的纠纷：只有办的人看得见，永远不上墙。 */
export const dispute: Story[] = [
  {
    key: 'gutter', voice: 'sample-4s.wav', sub: 'neighbour', matter: 'private', asked: '两家为屋檐滴水沟争起来了，[吵了两回|话都不说了]，请来个说公道话的。',
    measures: '先两家分开听，再一起去看沟，量清楚滴到谁家。', progress: ['两家都听了，沟是共用的，各让三寸。', '请了老支书一起坐下来，茶喝完话就软了。'],
    done: '说好沟修在中间，砖一家一半，写了字各留一份。', partly: '沟先不动，都答应等清明家里人回来再说。', thanks: '见面又点头了。', gripe: '字是签了，心里还有点气。',
  },
  {
    sub: 'neighbour', matter: 'private', asked: '隔壁的[鸡天天进我菜地|公鸡半夜叫]，说了几次不听。',
    measures: '去两家各坐一会儿，看篱笆从哪里破的。', progress: ['篱笆破了个口，一家出竹子一家出工。'],
    done: '篱笆补好，被啄的菜赔了一篮鸡蛋，两家都笑了。', thanks: '小事说开了就好。',
  },
  {
    sub: 'neighbour', matter: 'private', asked: '楼上[打牌到半夜|放音响]，家里有上高中的孩子，睡不好。',
    measures: '晚上去听一次，再跟主人家说定个时间。', progress: ['去听了，十一点还在打。'],
    done: '说好夜里十点散，周末到十一点，家家都知道。', thanks: '这一周都安静。', gripe: '前三天好，后来又晚了。',
  },
  {
    sub: 'family', matter: 'private', asked: '老人的[养老钱|看病的账]几个儿女说不拢，过年都没坐到一起。',
    measures: '把几个儿女约到一处，先让老人说。', progress: ['电话都打通了，约在这个月十五。', '老人说不要钱，要人常回来，几个都哭了。'],
    done: '写了一张单子：每月谁出多少，谁管看病，都按了手印。', partly: '大的两个答应了，最小的说年底回来再商量。', thanks: '我一个老的，就图个和气。',
  },
  {
    sub: 'family', matter: 'private', teller: 'young', asked: '两口子吵架，[她带着孩子回娘家了|他几天不着家]，想请人劝一劝。',
    measures: '请妇联主任一起去，两边先听，不当着孩子说。', progress: ['两边都愿意谈，就是钱上没说清楚。'],
    done: '回来了，钱由两个人一起记账，答应有话当天说。', thanks: '没有闹大，谢谢来的人。',
  },
  {
    key: 'boundary', sub: 'land', matter: 'private', asked: '分地时候的界石不见了，[多犁过来两尺|竹子长过来一排]，两家各说各的。',
    measures: '找出当年的册子，请司法所和组长一起去量。', progress: ['册子找到了，跟证上对得上。', '司法所定了日子，两家都来。'],
    done: '重新栽了界石，拍了照，调解书两家签了。', partly: '量过了，一家还不服，已经告诉他可以去司法所再调。', thanks: '有册子有石头，说得清楚。',
  },
  {
    sub: 'land', matter: 'private', asked: '山林流转的钱[少付了一年|换了老板不认账]，合同在我手上。',
    measures: '把合同拍清楚，跟司法所一起找现在的老板谈。', progress: ['老板承认少付，说年底前补。'],
    done: '补了一年的钱，新的付款日子写进了补充协议。', thanks: '拿到钱了。',
  },
  {
    key: 'wages', sub: 'labour', matter: 'private', asked: '在[工地|砖厂]做了两个月，工钱只给了一半，打电话不接了。',
    measures: '记下名字和日子，跟镇劳动所一起找包工头。', progress: ['劳动所打通了电话，说月底结。', '到场的六个人都登记了。'],
    done: '当着劳动所的面结清，六个人都签了字。', partly: '给了七成，剩下的写了欠条，劳动所盯着。', thanks: '过年的钱有了。', gripe: '还差三成，不知道哪天给。',
  },
  {
    sub: 'debt', matter: 'private', asked: '借给[表亲|同学]的钱三年没还，写了条子，开不了口去要。',
    measures: '先单独去问一问难处，能分几次还就写个日子。', progress: ['对方说今年收成好，愿意分三次。'],
    done: '第一笔还了，后两笔写了日子，见证人签了字。', thanks: '没撕破脸，钱也有着落。',
  },
  {
    sub: 'damage', matter: 'private', asked: '收割机过路把我家[院墙角|排水管]撞坏了，车主说自己没撞。',
    measures: '去看印子和车，问问当时在场的人。', progress: ['漆对上了，车主认了。'],
    done: '车主请人砌好，又赔了两百块，握了手。', partly: '车主答应修，等农忙过了动工。', thanks: '砌得比原来还牢。',
  },
  {
    sub: 'disputeOther', matter: 'private', asked: '祠堂修缮的账[没贴出来|有人不认]，捐了钱的都在问。',
    measures: '请管账的把单子理出来，约几个捐钱的一起看。', progress: ['单子理了三天，少两张收据，找补上了。'],
    done: '账当面念了一遍，贴在祠堂门口，没人再说。', thanks: '账清楚了，话就少了。',
  },
]
